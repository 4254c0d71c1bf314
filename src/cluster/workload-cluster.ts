import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterAssembly, Part } from './assemble';
import { featureGates } from './feature-gates';
import { effectiveKubernetes } from './kubernetes';
import { kubernetesProblems } from './kubernetes-problems';
import { networkOf } from './network';
import { objectKinds } from './object-kinds';
import { pairProblems } from './pairing';
import { clusterProblems, nameProblems } from './problems';
import { ClusterContext, ClusterNetwork, ICluster } from '../contract/cluster';
import { Distribution } from '../contract/distribution';
import { networkShape, nodeSetupShape } from '../contract/shapes';
import { Topology } from '../contract/topology';
import { Kubeadm } from '../distribution/kubeadm';
import { Emitter } from '../manifest/emit';
import { ConditionGate } from '../options/group/conditions';
import { DrainRule } from '../options/group/drain-rule';
import { drainRules } from '../options/group/drain-shapes';
import { conditionGates } from '../options/group/lifecycle-shapes';
import { KubernetesOptions } from '../options/kubernetes/kubernetes-options';
import { kubernetesOptions } from '../options/kubernetes/kubernetes-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { checkOnSynth, SynthChecks } from '../validation/check-on-synth';
import { checkProps, required, Shape, struct } from '../values/check';
import { annotations, dnsLabel, labels } from '../values/check-names';
import { flag, instanceOf, oneOf, text } from '../values/check-scalars';
import { KubernetesVersion, kubernetesVersion } from '../values/kubernetes-version';
import { DEFAULT_PROFILE, profileName } from '../values/render-profile';
import { withoutNulls } from '../values/without-nulls';

/** One Kubernetes cluster: where its machines live, how they become nodes, which version they run. */
export interface WorkloadClusterProps {
  /**
   * Kubernetes version of every machine, for example `v1.34.3`. A new version is a planned rolling replacement of all machines:
   * first the control plane, then the pools. One minor version at a time.
   */
  readonly kubernetesVersion: string;

  /** Where the machines live and how many there are. */
  readonly topology: Topology;

  /**
   * How machines become nodes.
   * @default - new Kubeadm(), or what a managed service brings along
   */
  readonly distribution?: Distribution;

  /**
   * Name of the cluster and prefix of all its objects. Renaming a cluster deletes it and makes a new one.
   * @default - the construct id
   */
  readonly name?: string;

  /**
   * Namespace on the management cluster. Moving a cluster to another namespace deletes it and makes a new one.
   * @default - the chart's namespace, else "default"
   */
  readonly namespace?: string;

  /**
   * Address ranges and DNS domain inside the cluster.
   * @default - pods 192.168.0.0/16, services 10.96.0.0/12, cluster.local
   */
  readonly network?: ClusterNetwork;

  /**
   * Labels of the Cluster object; addon stacks and GitOps engines select clusters by them. Changing them replaces no machines.
   * @default - only the cluster's name
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the Cluster object. Changing them replaces no machines.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * What every machine of the cluster needs before it joins. Changing it replaces all machines.
   * @default - only what the infrastructure needs
   */
  readonly setup?: NodeSetup;

  /**
   * Options of Kubernetes itself: API server, etcd, certificates, hardening. Most replace the control plane machines when they change.
   * @default - the distribution's own
   */
  readonly kubernetes?: KubernetesOptions;

  /**
   * Any text. A new one replaces all machines of the cluster although nothing else changed.
   * @default - none
   */
  readonly rolloutToken?: string;

  /**
   * Stop everything Cluster API does to the cluster: no rollout, no scaling, no replacement of broken machines, until it is taken away
   * again. The nodes go on running. `false` is the same as leaving it out: nothing is written, so a backup or an operator that pauses the
   * cluster by hand is not undone by the next sync.
   * @default false
   */
  readonly paused?: boolean;

  /**
   * Conditions of the Cluster object that must hold before it counts as available, beside those of Cluster API. Changing them replaces
   * no machines.
   * @default - none
   */
  readonly availabilityGates?: ConditionGate[];

  /**
   * How certain pods leave machines that are deleted, sorted by name: Cluster API takes the first rule that matches, by name.
   * The rules count for this cluster only. Changing them replaces no machines.
   * @default - every pod is evicted
   */
  readonly drainRules?: DrainRule[];

  /**
   * Everything this library decides by itself and that would replace machines if it decided otherwise. An upgrade of the library
   * changes nothing under the same profile; a new profile is a planned rollout.
   * @default 2026-11
   */
  readonly renderProfile?: string;

  /**
   * API version of the objects. `V1BETA1` is for management clusters with Cluster API before v1.11; Cluster API stops serving it in v1.16.
   * Switching replaces machines, because templates are named after their content. With Cluster API 1.11 or later use `V1BETA2`: these
   * releases store references without a version, so that v1beta1 objects differ from Git for ever.
   * @default ClusterApiVersion.V1BETA2
   */
  readonly apiVersions?: ClusterApiVersion;
}

/** API version of Cluster API's own kinds and of the vSphere provider's. */
export enum ClusterApiVersion {
  /** Cluster API v1.11 and later. */
  V1BETA2 = 'v1beta2',

  /** Cluster API up to v1.10 (cluster-api-provider-vsphere up to v1.15). */
  V1BETA1 = 'v1beta1',
}

const shape: Shape<WorkloadClusterProps> = {
  kubernetesVersion: required(kubernetesVersion),
  topology: required(instanceOf(Topology, 'for example new VSphereTopology({…})')),
  distribution: instanceOf(Distribution, 'for example new Kubeadm()'),
  name: dnsLabel(),
  namespace: dnsLabel(),
  network: struct(networkShape),
  labels,
  annotations,
  setup: struct(nodeSetupShape),
  kubernetes: kubernetesOptions,
  rolloutToken: text({ max: 253 }),
  paused: flag,
  availabilityGates: conditionGates,
  drainRules,
  renderProfile: profileName,
  apiVersions: oneOf(ClusterApiVersion),
};

/**
 * Every object of one cluster, self-contained: Cluster, infrastructure, control plane, pools, health checks.
 *
 * Objects are found by their construct id for JSON patches (`cluster.node.findChild('Pool-general')`): Cluster, InfrastructureCluster,
 * ControlPlane, ControlPlaneMachines, ControlPlaneHealthCheck, and per pool Pool-…, PoolMachines-…, PoolBootstrap-…, PoolHealthCheck-….
 * A patch on a template changes its name, so its machines roll over as they must.
 */
export class WorkloadCluster extends Construct implements ICluster {
  public readonly context: ClusterContext;
  public readonly labels: { [key: string]: string };
  public readonly requiredAddons: string[];
  public readonly classNamespace?: string;
  public readonly facts: { [key: string]: string };
  private readonly parts: Part[];
  private readonly checks: SynthChecks;

  public constructor(scope: Construct, id: string, props: WorkloadClusterProps) {
    super(scope, id);
    const where = `WorkloadCluster "${id}"`;
    props = withoutNulls(props);
    checkProps(where, props, shape);
    const { topology } = props;
    const name = props.name ?? id;
    dnsLabel()(`${where}.name`, name);
    if (props.distribution && topology.requiredDistribution) {
      throw new Error(`${where}.distribution: ${topology.constructor.name} brings its own distribution; leave it out.`);
    }
    const distribution = topology.requiredDistribution ?? props.distribution ?? new Kubeadm();
    this.context = {
      name,
      namespace: props.namespace ?? Chart.of(this).namespace ?? 'default',
      kubernetesVersion: KubernetesVersion.of(props.kubernetesVersion),
      ...networkOf(where, props.network),
      controlPlanePorts: distribution.controlPlanePorts,
      controlPlaneReplicas: distribution.controlPlaneMachines ? topology.controlPlane.replicas ?? 3 : 0,
      endpoint: topology.endpoint,
      renderProfile: props.renderProfile ?? DEFAULT_PROFILE,
      apiVersions: props.apiVersions ?? ClusterApiVersion.V1BETA2,
    };
    this.labels = { 'cluster.x-k8s.io/cluster-name': name, ...topology.clusterLabels, ...props.labels };
    this.requiredAddons = topology.requiredAddons;
    this.facts = topology.facts;

    const emitter = new Emitter(this);
    const kubernetes = effectiveKubernetes(props.kubernetes);
    const assembly = new ClusterAssembly(this.context, topology, distribution, props, kubernetes);
    this.parts = assembly.parts();
    for (const part of this.parts) { emitter.emit(part.id, part.manifest); }
    this.node.defaultChild = this.node.findChild('Cluster') as ApiObject;
    this.checks = checkOnSynth(emitter, () => [
      ...clusterProblems(this.context, topology, props.drainRules),
      ...pairProblems(this.context, assembly.pairing),
      ...kubernetesProblems(this.context, topology, kubernetes.options),
      ...nameProblems(this.parts.map(part => part.manifest)),
      ...topology.problems(this.context),
      ...distribution.problems(this.context),
    ]);
  }

  /**
   * Live with a finding of the cluster's objects. The reason is written to the Cluster as an annotation, where the `validate` command finds it
   * too. An acknowledgement that silences nothing is reported.
   * @param id rule id, for example `LNT-01`
   * @param reason why it may stay, for the next reader
   */
  public acknowledge(id: string, reason: string): void {
    this.checks.acknowledge(`WorkloadCluster "${this.node.id}"`, id, reason);
  }

  public get featureGates(): string[] {
    return featureGates(this.parts.map(part => part.manifest));
  }

  public get objectKinds(): string[] {
    return objectKinds(this.parts.map(part => part.manifest));
  }
}
