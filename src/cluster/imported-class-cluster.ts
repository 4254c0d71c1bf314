import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterObject } from './cluster-object';
import { featureGates } from './feature-gates';
import { ImportedClass, importedClass } from './imported-class';
import { ImportedControlPlaneOptions, ImportedMachinePoolOptions, ImportedPoolOptions } from './imported-groups';
import { importedControlPlane, importedMachinePools, importedPools } from './imported-shapes';
import { importedTopology } from './imported-topology';
import { CLUSTER_NAME } from './labels';
import { networkOf } from './network';
import { objectKinds } from './object-kinds';
import { ClusterContext, ClusterNetwork, ICluster } from '../contract/cluster';
import { networkShape } from '../contract/shapes';
import { Emitter } from '../manifest/emit';
import { NamedManifest } from '../manifest/manifest';
import { checkOnSynth, SynthChecks } from '../validation/check-on-synth';
import { checkProps, refuse, required, Shape } from '../values/check';
import { plainMap } from '../values/check-data';
import { annotations, dnsLabel, labels } from '../values/check-names';
import { flag } from '../values/check-scalars';
import { KubernetesVersion, kubernetesVersion } from '../values/kubernetes-version';
import { DEFAULT_PROFILE } from '../values/render-profile';
import { withoutNulls } from '../values/without-nulls';

/** What any cluster of an imported class is told, whatever the class. */
export interface ImportedClusterOptions {
  /**
   * Kubernetes version of every machine, for example `v1.34.3`. A new version is a planned rolling replacement of all machines. One minor
   * version at a time, unless the class lists its versions.
   */
  readonly kubernetesVersion: string;

  /**
   * Name of the cluster. Renaming a cluster deletes it and makes a new one.
   * @default - the construct id
   */
  readonly name?: string;

  /**
   * Namespace on the management cluster. Moving a cluster to another namespace deletes it and makes a new one.
   * @default - the chart's namespace, else "default"
   */
  readonly namespace?: string;

  /**
   * Address ranges and DNS domain inside the cluster. The rest of the network (kube-proxy, addresses of a node) is the class's affair.
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
   * Stop everything Cluster API does to the cluster until it is taken away again. The nodes go on running.
   * @default false
   */
  readonly paused?: boolean;
}

/** A cluster of a class that lives elsewhere. Generated classes narrow these props to what their class offers. */
export interface ImportedClassClusterProps extends ImportedClusterOptions {
  /** The class, as its generated file describes it. */
  readonly class: ImportedClass;

  /**
   * Values of the class's variables, by their names in TypeScript.
   * @default - the defaults of the class
   */
  readonly variables?: { [name: string]: any };

  /**
   * The control plane.
   * @default - 3 machines, or what a hosted control plane decides
   */
  readonly controlPlane?: ImportedControlPlaneOptions;

  /**
   * Pools of workers.
   * @default - none
   */
  readonly pools?: ImportedPoolOptions[];

  /**
   * Pools of workers that the infrastructure scales as a group.
   * @default - none
   */
  readonly machinePools?: ImportedMachinePoolOptions[];
}

const shape: Shape<ImportedClassClusterProps> = {
  class: required(importedClass),
  kubernetesVersion: required(kubernetesVersion),
  name: dnsLabel(),
  namespace: dnsLabel(),
  network: (where, value) => {
    const network = checkProps(where, value as ClusterNetwork, networkShape);
    for (const prop of ['kubeProxy', 'nodeCidrMaskSize', 'nodeCidrMaskSizeIpv6'] as const) {
      if (network[prop] !== undefined) { refuse(`${where}.${prop}`, network[prop], 'has no effect, because the class decides it; leave it out'); }
    }
  },
  labels,
  annotations,
  paused: flag,
  variables: plainMap,
  controlPlane: importedControlPlane,
  pools: importedPools,
  machinePools: importedMachinePools,
};

/**
 * One cluster stamped from a ClusterClass that lives elsewhere: a Cluster whose `spec.topology` names the class and carries the values of its
 * variables, checked against the class's own schemas. The base of the classes that `cdk8s-cluster-api import` writes.
 *
 * The Cluster is found by its construct id for JSON patches: `cluster.node.findChild('Cluster')`.
 */
export class ImportedClassCluster extends Construct implements ICluster {
  public readonly context: ClusterContext;
  public readonly labels: { [key: string]: string };
  public readonly requiredAddons: string[];
  public readonly facts: { [key: string]: string };
  public readonly objectKinds: string[];
  public readonly featureGates: string[];
  public readonly classNamespace?: string;
  private readonly where: string;
  private readonly checks: SynthChecks;

  public constructor(scope: Construct, id: string, props: ImportedClassClusterProps) {
    super(scope, id);
    const where = `${new.target.name} "${id}"`;
    this.where = where;
    // The class comes from a generated file; null is a value in a schema.
    props = { ...withoutNulls(props), class: props?.class };
    checkProps(where, props, shape);
    const type = props.class;
    offered(where, type, props.kubernetesVersion);
    const name = props.name ?? id;
    dnsLabel()(`${where}.name`, name);
    const machines = type.controlPlaneMachines ?? true;
    this.context = {
      name,
      namespace: props.namespace ?? Chart.of(this).namespace ?? 'default',
      kubernetesVersion: KubernetesVersion.of(props.kubernetesVersion),
      ...networkOf(where, props.network),
      controlPlanePorts: [],
      controlPlaneReplicas: machines ? props.controlPlane?.replicas ?? 3 : 0,
      renderProfile: DEFAULT_PROFILE,
      apiVersions: 'v1beta2',
    };
    this.labels = { [CLUSTER_NAME]: name, ...props.labels };
    this.classNamespace = type.namespace ?? this.context.namespace;
    this.requiredAddons = [];
    this.facts = {};

    const { namespace } = this.context;
    const topology = importedTopology(where, namespace, props);
    const cluster: NamedManifest = { ...clusterObject(this.context, { ...props, labels: this.labels }, { topology }), name, namespace };
    this.objectKinds = [...new Set([...objectKinds([cluster]), ...type.objectKinds ?? []])].sort();
    this.featureGates = featureGates([cluster]);
    const emitter = new Emitter(this);
    this.node.defaultChild = emitter.emit('Cluster', cluster) as ApiObject;
    this.checks = checkOnSynth(emitter);
  }

  /**
   * Live with a finding of the Cluster. The reason is written to it as an annotation, where the `validate` command finds it too. An
   * acknowledgement that silences nothing is reported.
   * @param id rule id, for example `LNT-01`
   * @param reason why it may stay, for the next reader
   */
  public acknowledge(id: string, reason: string): void {
    this.checks.acknowledge(this.where, id, reason);
  }
}

/** TOP-04: Cluster API compares the text. */
function offered(where: string, { name, kubernetesVersions }: ImportedClass, version: string): void {
  if (kubernetesVersions && !kubernetesVersions.includes(version)) {
    refuse(`${where}.kubernetesVersion`, version, `is not offered by the class "${name}"; write ${kubernetesVersions.join(', ')}`);
  }
}
