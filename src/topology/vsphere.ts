import { Size } from 'cdk8s';
import { ClusterContext } from '../contract/cluster';
import { NodeSetup } from '../contract/node-setup';
import { controlPlaneShape, poolList, poolShape } from '../contract/shapes';
import { MachineCapacity, Topology } from '../contract/topology';
import { Manifest } from '../manifest/manifest';
import { checkProps, required, Shape, struct } from '../values/check';
import { objectName } from '../values/check-names';
import { instanceOf, text } from '../values/check-scalars';
import { host } from '../values/cidr';
import { Endpoint } from '../values/endpoint';
import { capacityOf, checkMachine, imageProblem, machineOptions, machineShape, machineSpec } from './vsphere/machine';
import { VSphereControlPlaneOptions, VSphereMachineOptions, VSpherePoolOptions } from './vsphere/options';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta2';

/** Machines on vSphere. The machine options here are the defaults of the control plane and of every pool. */
export interface VSphereTopologyProps extends VSphereMachineOptions {
  /** Host name or IP address of the vCenter, without a scheme. */
  readonly server: string;

  /**
   * Fingerprint of the vCenter's certificate, SHA-1 or SHA-256, as pairs of hex digits separated by colons.
   * Changing it replaces no machines.
   * @default - the certificate is not verified
   */
  readonly thumbprint?: string;

  /**
   * Existing Secret in the cluster's namespace with the keys `username` and `password`. The provider owns it afterwards and deletes it
   * with the cluster, so each cluster needs a Secret of its own (cluster-api-provider-vsphere v1.16.1).
   */
  readonly credentialsSecret: string;

  /** Address of the API server. */
  readonly endpoint: Endpoint;

  /** Template of the machines; see `VSphereMachineOptions.template`. */
  readonly template: string;

  /** Network of the machines; see `VSphereMachineOptions.network`. */
  readonly network: string;

  /**
   * The control plane machines.
   * @default - three machines with 4 CPUs and 8 GiB
   */
  readonly controlPlane?: VSphereControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: VSpherePoolOptions[];
}

const CONTROL_PLANE_SIZE: VSphereMachineOptions = { cpus: 4, memory: Size.gibibytes(8) };
const POOL_SIZE: VSphereMachineOptions = { cpus: 4, memory: Size.gibibytes(16) };

const shape: Shape<VSphereTopologyProps> = {
  ...machineShape,
  server: required(host),
  thumbprint: text({ what: 'certificate fingerprint of 20 or 32 bytes', pattern: /^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){19}((:[0-9A-Fa-f]{2}){12})?$/, example: 'AB:CD:…' }),
  credentialsSecret: required(objectName),
  endpoint: required(instanceOf(Endpoint, 'Endpoint.kubeVip(…) or Endpoint.loadBalancer(…)')),
  template: required(machineShape.template),
  network: required(machineShape.network),
  controlPlane: struct<VSphereControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<VSpherePoolOptions>({ ...poolShape, ...machineShape }),
};

/**
 * Virtual machines on vSphere by cluster-api-provider-vsphere (govmomi mode), tested with v1.16.1.
 * Its cloud provider and storage driver become addons of the cluster by themselves.
 */
export class VSphereTopology extends Topology {
  private readonly props: VSphereTopologyProps;

  /** Where the machines live and how large they are. Throws on the first value that vSphere or the provider would refuse. */
  public constructor(props: VSphereTopologyProps) {
    checkProps('VSphereTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
    this.props = props;
    for (const [where, options] of this.groups()) { checkMachine(`VSphereTopology.${where}`, options); }
  }

  public get requiredAddons(): string[] {
    return ['vsphere-cpi', 'vsphere-csi'];
  }

  public get facts(): { [key: string]: string } {
    const datacenters = [...new Set(this.groups().map(([, options]) => options.datacenter))];
    return {
      'vsphere.server': this.props.server,
      ...(datacenters.includes(undefined) ? {} : { 'vsphere.datacenters': datacenters.join(',') }),
      ...(this.props.thumbprint ? { 'vsphere.thumbprint': this.props.thumbprint } : {}),
    };
  }

  public infrastructureCluster(_cluster: ClusterContext): Manifest {
    const { server, thumbprint, credentialsSecret, endpoint } = this.props;
    return {
      apiVersion: API_VERSION,
      kind: 'VSphereCluster',
      spec: {
        server,
        thumbprint,
        controlPlaneEndpoint: { host: endpoint.host, port: endpoint.port },
        identityRef: { kind: 'Secret', name: credentialsSecret },
      },
    };
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return this.machineTemplate(cluster, this.controlPlaneOptions());
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    return this.machineTemplate(cluster, this.poolOptions(poolName));
  }

  public controlPlaneSetup(cluster: ClusterContext): NodeSetup {
    return this.poolSetup(cluster, '');
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return {
      // The cloud provider finds the virtual machine by the node's name, so both must be the name cloud-init got from vSphere.
      nodeName: '{{ local_hostname }}',
      externalCloudProvider: true,
      preJoinCommands: [
        'hostnamectl set-hostname "{{ ds.meta_data.hostname }}"',
        'echo "127.0.0.1 {{ ds.meta_data.hostname }} {{ local_hostname }} localhost localhost.localdomain" >/etc/hosts',
        'echo "::1 ip6-localhost ip6-loopback localhost6 localhost6.localdomain6" >>/etc/hosts',
      ],
    };
  }

  public poolCapacity(poolName: string): MachineCapacity {
    return capacityOf(this.poolOptions(poolName));
  }

  public problems(cluster: ClusterContext): string[] {
    return this.groups().flatMap(([where, options]) => imageProblem(where, cluster.kubernetesVersion, options) ?? []);
  }

  private machineTemplate(cluster: ClusterContext, options: VSphereMachineOptions): Manifest {
    return {
      apiVersion: API_VERSION,
      kind: 'VSphereMachineTemplate',
      spec: { template: { spec: machineSpec(cluster.kubernetesVersion, options) } },
    };
  }

  private groups(): [string, VSphereMachineOptions][] {
    return [
      ['controlPlane', this.controlPlaneOptions()],
      ...this.pools.map(({ name }): [string, VSphereMachineOptions] => [`pools["${name}"]`, this.poolOptions(name)]),
    ];
  }

  private controlPlaneOptions(): VSphereMachineOptions {
    return machineOptions(CONTROL_PLANE_SIZE, this.props, this.props.controlPlane);
  }

  private poolOptions(poolName: string): VSphereMachineOptions {
    return machineOptions(POOL_SIZE, this.props, this.props.pools?.find(({ name }) => name === poolName));
  }
}
