import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { Metal3Host } from './metal3/host';
import { hostObject } from './metal3/host-object';
import { dataTemplate, ipPools, machineOptions, machineTemplate } from './metal3/machine';
import { Metal3ControlPlaneOptions, Metal3Image, Metal3MachineBase, Metal3MachineOptions, Metal3PoolOptions } from './metal3/options';
import { hostList, machineShape } from './metal3/shapes';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { Check, checkProps, listOf, refuse, required, Shape, struct } from '../values/check';
import { flag, instanceOf, text } from '../values/check-scalars';
import { IpAddress } from '../values/cidr';
import { countOf } from '../values/count-or-percent';
import { Endpoint } from '../values/endpoint';
import { IpRange } from '../values/ip-range';
import { withoutNulls } from '../values/without-nulls';

/** A part of the data centre that fails on its own. Hosts are in it by the label `infrastructure.cluster.x-k8s.io/failure-domain`. */
export interface Metal3FailureDomain {
  /** Name, the value of the hosts' label. */
  readonly name: string;

  /**
   * Control plane machines may go there.
   * @default true
   */
  readonly controlPlane?: boolean;
}

/** Machines on bare metal. The machine options here are the defaults of the control plane and of every pool. */
export interface Metal3TopologyProps extends Metal3MachineBase {
  /** The image of machines that name none. */
  readonly image: Metal3Image;

  /**
   * Address of the API server. Needed wherever machines carry the control plane: nothing allocates one on bare metal.
   * @default - the hosted control plane tells it
   */
  readonly endpoint?: Endpoint;

  /**
   * Failure domains. Control plane machines are spread over those that allow them. When no host of the domain is free the provider takes one of
   * another domain (v1.13.2). Changing them replaces no machines.
   * @default - none
   */
  readonly failureDomains?: Metal3FailureDomain[];

  /**
   * Hosts to register with the cluster.
   * @default - none: they exist in the cluster's namespace
   */
  readonly hosts?: Metal3Host[];

  /**
   * The control plane machines.
   * @default - three machines
   */
  readonly controlPlane?: Metal3ControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: Metal3PoolOptions[];
}

const failureDomains: Check = (where, value) => {
  listOf(struct<Metal3FailureDomain>({ name: required(text({ max: 63 })), controlPlane: flag }), { min: 1, max: 100 })(where, value);
  const names = (value as Metal3FailureDomain[]).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) { refuse(where, twice, 'is the name of two failure domains; give each its own'); }
};

const shape: Shape<Metal3TopologyProps> = {
  ...machineShape,
  image: required(machineShape.image),
  endpoint: instanceOf(Endpoint, 'Endpoint.kubeVip(…) or Endpoint.loadBalancer(…)'),
  failureDomains,
  hosts: hostList,
  controlPlane: struct<Metal3ControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<Metal3PoolOptions>({ ...poolShape, ...machineShape }),
};

const CONTROL_PLANE = 'control-plane';

/**
 * Bare metal by cluster-api-provider-metal3, tested with v1.13.2, baremetal-operator v0.13.2 and ip-address-manager v1.13.2. The provider itself
 * tells nodes which host they are, so no cloud provider is needed.
 */
export class Metal3Topology extends Topology {
  private readonly props: Metal3TopologyProps;

  /** Throws on the first value that the provider or cloud-init would refuse. */
  public constructor(props: Metal3TopologyProps) {
    props = withoutNulls(props);
    checkProps('Metal3Topology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
    this.props = props;
    this.checkReuse('controlPlane', props.controlPlane ?? {});
    for (const pool of props.pools ?? []) {
      const where = `pools["${pool.name}"]`;
      this.checkReuse(where, pool);
      this.checkFailureDomain(where, pool.failureDomain);
    }
    props.hosts?.forEach(({ name, failureDomain }) => { this.checkFailureDomain(`hosts["${name}"]`, failureDomain); });
  }

  public get needsEndpoint(): boolean {
    return true;
  }

  public get unsuitable(): { [controlPlaneKind: string]: string } {
    return { MicroK8sControlPlane: 'hosts learn their names from templates of cloud-init, which the bootstrap provider is not known to fill in (v0.6.11)' };
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    if (cluster.apiVersions === 'v1beta1') {
      throw new Error('Metal3Topology: the v1beta1 kinds of the Metal3 provider are not rendered; leave apiVersions out, Cluster API v1.11 or later.');
    }
    const { endpoint, failureDomains: domains } = this.props;
    return {
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
      kind: 'Metal3Cluster',
      spec: {
        controlPlaneEndpoint: endpoint && { host: endpoint.host, port: endpoint.port },
        cloudProviderEnabled: false,
        failureDomains: domains?.map(({ name, controlPlane }) => ({ name, controlPlane: controlPlane ?? true })),
      },
    };
  }

  public supportingObjects(cluster: ClusterContext): NamedManifest[] {
    const groups = this.groups(cluster);
    return [
      ...(this.props.hosts ?? []).map(host => hostObject(cluster, host)),
      ...ipPools(cluster, groups.map(({ options }) => options)),
      ...groups.map(({ part, options }) => dataTemplate(cluster, part, options)),
    ];
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return machineTemplate(cluster, CONTROL_PLANE, this.optionsOf(this.props.controlPlane));
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    return machineTemplate(cluster, poolName, this.optionsOf(this.props.pools?.find(({ name }) => name === poolName)));
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return SETUP;
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return SETUP;
  }

  public problems(cluster: ClusterContext): string[] {
    return [...this.imageProblems(cluster), ...this.endpointProblems(cluster), ...this.hostProblems(cluster)];
  }

  /** MTL-01: kubeadm runs the binaries of the image; distributions with a suffix in their version install themselves. */
  private imageProblems(cluster: ClusterContext): string[] {
    return this.groups(cluster).flatMap(({ where, options, version }) => {
      const url = options.image!.url.split('{version}').join(version);
      if (version.includes('+') || url.includes(version.replace(/^v/, ''))) { return []; }
      return [`MTL-01 image-version: ${where}.image.url "${url}" does not name Kubernetes ${version}; write an address with {version} in it.`];
    });
  }

  /** MTL-02: the address of the API server must stay free. */
  private endpointProblems(cluster: ClusterContext): string[] {
    const address = this.endpoint && IpAddress.parse(this.endpoint.host);
    if (!address) { return []; }
    const pools = new Set(this.groups(cluster).flatMap(({ options }) => options.network?.addresses.flatMap(({ pool }) => pool?.options ?? []) ?? []));
    return [...pools].filter(({ addresses }) => addresses.some(range => IpRange.parse(range)?.contains(address)))
      .map(({ name }) => `MTL-02 endpoint-in-pool: Metal3IpPool "${name}" may give ${this.endpoint!.host}, the address of the API server, to a machine; leave it out of addresses.`);
  }

  /** MTL-03: a replacement that is made first needs a host of its own. Hosts that are registered elsewhere are not known. */
  private hostProblems(cluster: ClusterContext): string[] {
    const { hosts, pools = [] } = this.props;
    if (!hosts) { return []; }
    const surge = cluster.controlPlaneReplicas > 0 ? Number(this.controlPlane.rollout?.maxSurge ?? '1') : 0;
    const sizes = pools.map(({ replicas = 1, autoscale, rollout }) => {
      const most = autoscale?.max ?? replicas;
      return { most, surge: most > 0 ? countOf(rollout?.maxSurge ?? '1', most) : 0 };
    });
    const machines = cluster.controlPlaneReplicas + sizes.reduce((sum, { most }) => sum + most, 0);
    const needed = machines + Math.max(surge, ...sizes.map(one => one.surge), 0);
    if (needed <= hosts.length) { return []; }
    const instead = machines <= hosts.length ? 'write rollout: { maxSurge: \'0\' }, or register more' : 'register more';
    return [`MTL-03 hosts: the machines of cluster "${cluster.name}" need ${needed} hosts during a rollout and ${hosts.length} are registered; ${instead}.`];
  }

  private groups(cluster: ClusterContext): { part: string; where: string; options: Metal3MachineOptions; version: string }[] {
    const { controlPlane, pools = [] } = this.props;
    const version = cluster.kubernetesVersion.text;
    return [
      ...(cluster.controlPlaneReplicas > 0 ? [{ part: CONTROL_PLANE, where: 'controlPlane', options: this.optionsOf(controlPlane), version }] : []),
      ...pools.map(pool => ({
        part: pool.name, where: `pools["${pool.name}"]`, options: this.optionsOf(pool), version: pool.kubernetesVersion ?? version,
      })),
    ];
  }

  private optionsOf(group: Metal3MachineOptions | undefined): Metal3MachineOptions {
    return machineOptions(this.props, group);
  }

  private checkReuse(where: string, group: Metal3ControlPlaneOptions | Metal3PoolOptions): void {
    if (this.optionsOf(group).nodeReuse && group.rollout?.maxSurge !== '0') {
      throw new Error(`Metal3Topology.${where}.nodeReuse: the host is free only once its machine is gone; write rollout: { maxSurge: '0' }.`);
    }
  }

  private checkFailureDomain(where: string, wanted: string | undefined): void {
    const known = this.props.failureDomains?.map(({ name }) => name);
    if (known && wanted !== undefined && !known.includes(wanted)) {
      refuse(`Metal3Topology.${where}.failureDomain`, wanted, `is not one of failureDomains, which are ${known.join(', ')}`);
    }
  }
}

/** The label is how the provider finds the node of a host; the operator gives every host its `uuid`. */
const SETUP: NodeSetup = { nodeName: '{{ ds.meta_data.name }}', nodeLabels: { 'metal3.io/uuid': '{{ ds.meta_data.uuid }}' } };
