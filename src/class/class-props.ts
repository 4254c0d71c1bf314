import { ClassNaming, namingShape } from './class-name-template';
import { ClassPatch, extensionHandler } from './class-patch';
import { ClassVariable } from './variable';
import { ClusterNetwork } from '../contract/cluster';
import { Distribution } from '../contract/distribution';
import { PoolKind } from '../contract/pool-kind';
import { networkShape, nodeSetupShape } from '../contract/shapes';
import { Topology } from '../contract/topology';
import { ConditionGate } from '../options/group/conditions';
import { MachineGroupOptions, PoolOptions } from '../options/group/groups';
import { conditionGates } from '../options/group/lifecycle-shapes';
import { KubernetesOptions } from '../options/kubernetes/kubernetes-options';
import { kubernetesOptions } from '../options/kubernetes/kubernetes-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { listOf, refuse, required, Shape, struct } from '../values/check';
import { dnsLabel } from '../values/check-names';
import { instanceOf } from '../values/check-scalars';
import { KubernetesVersion, kubernetesVersion } from '../values/kubernetes-version';
import { profileName } from '../values/render-profile';

/** A blueprint for many clusters: where their machines live, how they become nodes, and what each cluster says itself. */
export interface ClusterClassProps {
  /**
   * Where the machines live. Its pools become classes of pools: a cluster has any number of pools of each. Class variables may stand where a text
   * or a number fits.
   */
  readonly topology: Topology;

  /**
   * How machines become nodes.
   * @default - new Kubeadm(), or what a managed service brings along
   */
  readonly distribution?: Distribution;

  /**
   * What every machine needs before it joins.
   * @default - only what the infrastructure needs
   */
  readonly setup?: NodeSetup;

  /**
   * Options of Kubernetes itself.
   * @default - those of the distribution
   */
  readonly kubernetes?: KubernetesOptions;

  /**
   * What is the same inside every cluster. Address blocks are the clusters' own: these are their defaults.
   * @default - pods 192.168.0.0/16, services 10.96.0.0/12, cluster.local
   */
  readonly network?: ClusterNetwork;

  /**
   * What each cluster says itself. A variable that nothing uses is refused.
   * @default - none
   */
  readonly variables?: ClassVariable[];

  /**
   * What only some clusters have, applied in this order after the values.
   * @default - none
   */
  readonly patches?: ClassPatch[];

  /**
   * The only Kubernetes versions clusters may have, oldest first, without a gap between minor versions. With a list a cluster may go up several
   * minor versions at once; Cluster API takes the steps. Needs Cluster API v1.12.
   * @default - any from `minimumKubernetesVersion` on, one minor version at a time
   */
  readonly kubernetesVersions?: string[];

  /**
   * Handler of a Runtime Extension that says over which versions a cluster goes up, for example `generate-upgrade-plan.my-extension`. Needs
   * Cluster API v1.12 and its feature gate RuntimeSDK; what the extension answers is not known here. Changing it replaces no machines.
   * @default - the versions of `kubernetesVersions`, else one minor version at a time
   */
  readonly upgradePlan?: string;

  /**
   * Oldest Kubernetes version of the clusters. What the templates must do otherwise from version to version is decided for it; where a newer
   * version needs something else the class is refused, and another class for newer versions is the answer.
   * @default - the first of `kubernetesVersions`, else v1.32.0
   */
  readonly minimumKubernetesVersion?: string;

  /**
   * Names of the objects that Cluster API makes.
   * @default - as `WorkloadCluster` names them
   */
  readonly naming?: ClassNaming;

  /**
   * Conditions of the Cluster object that must hold before it counts as available.
   * @default - none
   */
  readonly availabilityGates?: ConditionGate[];

  /**
   * Name of the class before its content hash.
   * @default - the construct id
   */
  readonly name?: string;

  /**
   * Namespace on the management cluster. Clusters of other namespaces may use the class too.
   * @default - the chart's namespace, else "default"
   */
  readonly namespace?: string;

  /**
   * Everything this library decides by itself and that would replace machines if it decided otherwise.
   * @default 2026-11
   */
  readonly renderProfile?: string;
}

/** Checks of `ClusterClassProps`. */
export const classShape: Shape<ClusterClassProps> = {
  topology: required(instanceOf(Topology, 'for example new VSphereTopology({…})')),
  distribution: instanceOf(Distribution, 'for example new Kubeadm()'),
  setup: struct(nodeSetupShape),
  kubernetes: kubernetesOptions,
  network: struct(networkShape),
  variables: listOf(instanceOf(ClassVariable, 'for example ClassVariable.integer("memoryMiB")'), { max: 1000 }),
  patches: listOf(instanceOf(ClassPatch, 'for example ClassPatch.when(…)'), { max: 100 }),
  kubernetesVersions: (where, value) => {
    listOf(kubernetesVersion, { min: 1, max: 100 })(where, value);
    checkSteps(where, value as string[]);
  },
  upgradePlan: extensionHandler('generate-upgrade-plan.my-extension'),
  minimumKubernetesVersion: kubernetesVersion,
  naming: struct(namingShape),
  availabilityGates: conditionGates,
  name: dnsLabel(45),
  namespace: dnsLabel(),
  renderProfile: profileName,
};

/** CC-10: every version is newer than the one before, and no minor version is left out. */
function checkSteps(where: string, versions: string[]): void {
  versions.slice(1).forEach((text, index) => {
    const [before, after] = [versions[index], text].map(version => KubernetesVersion.of(version));
    if (comparable(after) <= comparable(before)) { refuse(where, text, `is not newer than "${before.text}" before it; write the oldest first, each once`); }
    if (after.minor > before.minor + 1) { refuse(where, text, `leaves out v1.${before.minor + 1} after "${before.text}"; add a version of it`); }
  });
}

/** A number that grows with the version. */
export function comparable({ minor, plain }: KubernetesVersion): number {
  return minor * 1e6 + Number(plain.split('.')[2]);
}

/** What a group of machines of a class cannot have, by the prop and the reason. */
const NOT_IN_CLASS: { readonly [prop: string]: string } = {
  names: 'Cluster API names the objects of a class; leave it out',
  rolloutToken: 'Cluster API compares contents, so nothing would happen; set rollout.after of the cluster',
  kubernetesVersion: 'every machine of a cluster of a class has the version of the cluster; leave it out',
};

/** Refuse, by name, options that a class has no place for. */
export function checkClassGroups(where: string, topology: Topology): void {
  const { controlPlane, pools } = topology;
  checkGroup(`${where}.topology.controlPlane`, controlPlane, NOT_IN_CLASS);
  for (const pool of pools) {
    const at = `${where}.topology.pools["${pool.name}"]`;
    checkGroup(at, pool, { ...NOT_IN_CLASS, machineNaming: 'a class cannot name machines of pools; write naming.pools of the class, after which they are called' });
    checkPoolKind(at, topology.poolKind(pool.name), pool);
  }
  for (const [at, { rollout }] of [['controlPlane', controlPlane], ...pools.map(pool => [`pools["${pool.name}"]`, pool] as const)] as const) {
    if (rollout?.after !== undefined) { throw new Error(`${where}.topology.${at}.rollout.after: "${rollout.after}" is for one cluster; write it there.`); }
  }
}

/** Refuse what topologies and classes have no words for when a pool is a MachinePool. */
export function checkPoolKind(where: string, kind: PoolKind, pool: PoolOptions): void {
  switch (kind) {
    case PoolKind.MACHINE_DEPLOYMENT: return;
    case PoolKind.MACHINE_POOL: return checkGroup(where, pool, { readinessGates: 'a class has no readiness gates for MachinePools; leave it out' });
    case PoolKind.MANAGED_MACHINE_POOL: throw new Error(
      `${where}: a class names a bootstrap template for every MachinePool, and a managed service makes nodes without one; use WorkloadCluster.`);
  }
}

function checkGroup(where: string, group: MachineGroupOptions, refused: { readonly [prop: string]: string }): void {
  for (const [prop, reason] of Object.entries(refused)) {
    if ((group as any)[prop] !== undefined) { throw new Error(`${where}.${prop}: ${reason}.`); }
  }
}
