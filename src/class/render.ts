import { ClassFacts, Disguise, VersionOwner } from './render-context';
import { controlPlaneSetup, poolSetup } from '../cluster/group-setup';
import { EffectiveKubernetes } from '../cluster/kubernetes';
import { ClusterContext } from '../contract/cluster';
import { Distribution } from '../contract/distribution';
import { nonEmptyMap } from '../contract/machine-lifecycle';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';
import { canonical } from '../manifest/canonical';
import { Manifest } from '../manifest/manifest';
import { PoolOptions } from '../options/group/groups';
import { NodeSetup } from '../options/node/node-setup';

/** Everything a class is made of. */
export interface ClassSource {
  readonly topology: Topology;
  readonly distribution: Distribution;
  readonly setup?: NodeSetup;
  readonly kubernetes: EffectiveKubernetes;
  readonly facts: ClassFacts;
}

/** One template of a class: what it is for, and what Cluster API is told to find it by. */
export interface Target {
  /** `infrastructure`, `control-plane`, `control-plane-machines`, `<pool>-bootstrap`, `<pool>-machines`; also the name's middle part. */
  readonly role: string;

  /** The pool it belongs to. */
  readonly pool?: string;

  /** Whether that pool is a MachinePool. */
  readonly isMachinePool?: boolean;

  /** The `…Template` object, stand-ins included; its spec has sorted keys. */
  readonly template: Manifest;

  /** The object it is a template of, for machine and bootstrap templates itself. */
  readonly kind: string;

  /** Number of replicas of a hosted control plane, if its template lacks them: then each cluster says it. */
  readonly replicas?: number;
}

/** Every template of a class, rendered for a cluster in disguise. */
export function renderTargets(source: ClassSource, disguise: Disguise, version: string): Target[] {
  const context = (owner: VersionOwner) => disguise.context(version, owner);
  const revealed = (template: Manifest) => ({ ...template, spec: disguise.reveal(canonical(template.spec) ?? {}) });
  return targetsFor(source, context).map(target => ({ ...target, template: revealed(target.template) }));
}

/** The same for a cluster as it is: what the class's templates would come to. */
export function targetsFor(source: ClassSource, context: (owner: VersionOwner) => ClusterContext): Target[] {
  const { topology, distribution, setup, kubernetes } = source;
  const cluster = context('controlPlane');
  const infrastructure = topology.infrastructureCluster(context('cluster'));
  const machines = distribution.controlPlaneMachines ? topology.controlPlaneMachines(cluster) : undefined;
  const { groupAnnotations } = topology.controlPlane;
  const managed = distribution.infrastructureAnnotations(infrastructure.kind);
  const controlPlane = distribution.controlPlane({
    cluster,
    options: topology.controlPlane,
    replicas: cluster.controlPlaneReplicas,
    setup: controlPlaneSetup(topology, cluster, kubernetes.setup, setup),
    machineLabels: {},
    kubernetes: kubernetes.options,
  });
  return [
    {
      role: 'infrastructure',
      kind: infrastructure.kind,
      template: asTemplate({ ...infrastructure, annotations: nonEmptyMap({ ...infrastructure.annotations, ...managed }) }, infrastructure.spec),
    },
    {
      role: 'control-plane',
      kind: controlPlane.kind,
      replicas: machines || !distribution.classOmits.includes('replicas') ? undefined : controlPlane.spec?.replicas,
      template: asTemplate(
        { ...controlPlane, annotations: nonEmptyMap({ ...controlPlane.annotations, ...groupAnnotations }) },
        without(controlPlane.spec, distribution.classOmits),
      ),
    },
    ...(machines ? [{ role: 'control-plane-machines', kind: machines.kind, template: machines }] : []),
    ...topology.pools.flatMap(pool => poolTargets(source, pool, context)),
  ];
}

/** The two templates of a pool. What they make for a MachinePool is one object each, without `Template` in its kind. */
function poolTargets(
  { topology, distribution, setup, kubernetes }: ClassSource, pool: PoolOptions, context: (owner: VersionOwner) => ClusterContext,
): Target[] {
  const isMachinePool = topology.poolKind(pool.name) !== PoolKind.MACHINE_DEPLOYMENT;
  const cluster = context(isMachinePool ? 'machinePool' : 'pool');
  const bootstrap = distribution.poolBootstrap({
    cluster, pool, setup: poolSetup(topology, cluster, pool, kubernetes.setup, setup), kubernetes: kubernetes.options,
  });
  const machines = topology.poolMachines(cluster, pool.name);
  const of = { pool: pool.name, isMachinePool };
  return [
    { ...of, role: `${pool.name}-bootstrap`, kind: isMachinePool ? bootstrap.kind.replace(/Template$/, '') : bootstrap.kind, template: bootstrap },
    { ...of, role: `${pool.name}-machines`, kind: machines.kind, template: isMachinePool ? asTemplate(machines, machines.spec) : machines },
  ];
}

/** The `…Template` of an object: its metadata and spec one level deeper. Cluster API's contract asks for no more. */
function asTemplate({ apiVersion, kind, labels, annotations }: Manifest, spec: unknown): Manifest {
  return { apiVersion, kind: `${kind}Template`, spec: { template: { metadata: { labels, annotations }, spec } } };
}

function without(spec: any, omitted: readonly string[]): any {
  return Object.fromEntries(Object.entries(spec ?? {}).filter(([field]) => !omitted.includes(field)));
}
