import { ClassFacts, Disguise, VersionOwner } from './render-context';
import { controlPlaneSetup, poolSetup } from '../cluster/group-setup';
import { EffectiveKubernetes } from '../cluster/kubernetes';
import { ClusterContext } from '../contract/cluster';
import { Distribution } from '../contract/distribution';
import { nonEmptyMap } from '../contract/machine-lifecycle';
import { Topology } from '../contract/topology';
import { canonical } from '../manifest/canonical';
import { Manifest } from '../manifest/manifest';
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

  /** The `…Template` object, stand-ins included; its spec has sorted keys. */
  readonly template: Manifest;

  /** The object it is a template of, for machine and bootstrap templates itself. */
  readonly kind: string;
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
      template: asTemplate(
        { ...controlPlane, annotations: nonEmptyMap({ ...controlPlane.annotations, ...groupAnnotations }) },
        without(controlPlane.spec, distribution.classOmits),
      ),
    },
    ...(machines ? [{ role: 'control-plane-machines', kind: machines.kind, template: machines }] : []),
    ...topology.pools.flatMap((pool): Target[] => {
      const poolContext = context('pool');
      const bootstrap = distribution.poolBootstrap({
        cluster: poolContext, pool, setup: poolSetup(topology, poolContext, pool, kubernetes.setup, setup), kubernetes: kubernetes.options,
      });
      const poolMachines = topology.poolMachines(poolContext, pool.name);
      return [
        { role: `${pool.name}-bootstrap`, pool: pool.name, kind: bootstrap.kind, template: bootstrap },
        { role: `${pool.name}-machines`, pool: pool.name, kind: poolMachines.kind, template: poolMachines },
      ];
    }),
  ];
}

/** The `…Template` of an object: its metadata and spec one level deeper. Cluster API's contract asks for no more. */
function asTemplate({ apiVersion, kind, labels, annotations }: Manifest, spec: unknown): Manifest {
  return { apiVersion, kind: `${kind}Template`, spec: { template: { metadata: { labels, annotations }, spec } } };
}

function without(spec: any, omitted: readonly string[]): any {
  return Object.fromEntries(Object.entries(spec ?? {}).filter(([field]) => !omitted.includes(field)));
}
