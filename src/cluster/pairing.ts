import { ClusterContext } from '../contract/cluster';
import { Distribution } from '../contract/distribution';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';

/** A topology with a distribution, and the kinds they are known by. */
export interface Pairing {
  readonly topology: Topology;
  readonly distribution: Distribution;
  readonly infrastructureKind: string;
  readonly controlPlaneKind: string;
}

/** Rule lines about a topology and a distribution that do not go together. */
export function pairProblems(cluster: ClusterContext, pairing: Pairing): string[] {
  return [...unsuitable(pairing), ...endpointProblems(cluster, pairing), ...hostedProblems(pairing), ...poolProblems(pairing)];
}

function unsuitable({ topology, distribution, infrastructureKind, controlPlaneKind }: Pairing): string[] {
  const reason = own(distribution.unsuitable, infrastructureKind) ?? own(topology.unsuitable, controlPlaneKind);
  return reason === undefined ? [] : [`PAIR-01 unsuitable-pair: ${nameOf(distribution)} does not work on ${nameOf(topology)}: ${reason}.`];
}

/** Somebody has to say where the API server is, and machines that do not exist cannot announce it. */
function endpointProblems({ endpoint, controlPlaneReplicas }: ClusterContext, { topology, distribution }: Pairing): string[] {
  if (controlPlaneReplicas === 0) {
    return endpoint?.kubeVipOptions
      ? [`PAIR-03 endpoint: ${nameOf(distribution)} hosts the control plane, so there are no machines for kube-vip; leave the endpoint out, or write Endpoint.loadBalancer("${endpoint.host}").`]
      : [];
  }
  return topology.needsEndpoint && !endpoint
    ? [`PAIR-03 endpoint: ${nameOf(topology)} allocates no address for the API server; write endpoint: Endpoint.kubeVip(…) or Endpoint.loadBalancer(…).`]
    : [];
}

/** Options of machines that a hosted control plane does not have. */
function hostedProblems({ topology, distribution }: Pairing): string[] {
  if (distribution.controlPlaneMachines) { return []; }
  const given = Object.entries(topology.controlPlane).filter(([, value]) => value !== undefined).map(([option]) => option).sort();
  return given.length > 0
    ? [`PAIR-04 hosted-control-plane: ${nameOf(distribution)} has no control plane machines; leave out controlPlane.${given.join(', controlPlane.')}.`]
    : [];
}

function poolProblems({ topology, distribution }: Pairing): string[] {
  if (distribution.bootstrapsMachinePools) { return []; }
  return topology.pools.filter(({ name }) => topology.poolKind(name) === PoolKind.MACHINE_POOL).map(({ name }) =>
    `PAIR-02 machine-pool: ${nameOf(distribution)} does not bootstrap MachinePools; make pools["${name}"] of single machines.`);
}

function own(reasons: { [kind: string]: string }, kind: string): string | undefined {
  return Object.hasOwn(reasons, kind) ? reasons[kind] : undefined;
}

function nameOf(part: Topology | Distribution): string {
  return part.constructor.name;
}
