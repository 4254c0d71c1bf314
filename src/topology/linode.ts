import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { LinodeControlPlaneOptions, LinodeMachineOptions, LinodePoolOptions, machineShape } from './linode/options';
import { machineLayers, needed } from './shared/machine-layers';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { Credentials } from '../options/secret/credentials';
import { credentialsCheck } from '../options/secret/credentials-shape';
import { checkProps, refuse, required, Shape, struct } from '../values/check';
import { objectName } from '../values/check-names';
import { flag, instanceOf, integer, text } from '../values/check-scalars';
import { cidr, Cidr } from '../values/cidr';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1alpha2';
const KEYS = ['apiToken'];
const NETWORK = '10.0.0.0/16';

/** Machines at Linode. The machine options here are the defaults of the control plane and of every pool. */
export interface LinodeTopologyProps extends LinodeMachineOptions {
  /** Region of everything, for example `de-fra-2`. It cannot be changed. */
  readonly region: string;

  /** Secret in the cluster's namespace with the key `apiToken`. Neither another name nor new content replaces machines. */
  readonly credentialsSecret: string;

  /**
   * How that Secret gets there.
   * @default - it exists already; label it `clusterctl.cluster.x-k8s.io/move`
   */
  readonly credentials?: Credentials;

  /**
   * Put the machines into a VPC of the cluster's own. It cannot be changed.
   * @default true
   */
  readonly vpc?: boolean;

  /**
   * Addresses of the VPC's one subnet: IPv4, private. They cannot be changed.
   * @default 10.0.0.0/16
   */
  readonly subnet?: string;

  /**
   * Number of the Cloud Firewall in front of the NodeBalancer.
   * @default - none: the API server is open to the Internet
   */
  readonly balancerFirewallId?: number;

  /**
   * Address of the API server, in place of a NodeBalancer.
   * @default - that of a NodeBalancer, which the provider makes
   */
  readonly endpoint?: Endpoint;

  /**
   * The control plane machines.
   * @default - three machines
   */
  readonly controlPlane?: LinodeControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: LinodePoolOptions[];
}

const shape: Shape<LinodeTopologyProps> = {
  ...machineShape,
  region: required(text({ what: 'region', pattern: /^[a-z]{2}-[a-z0-9-]+$/, example: 'de-fra-2' })),
  credentialsSecret: required(objectName),
  credentials: credentialsCheck,
  vpc: flag,
  subnet: (where, value) => {
    cidr(where, value);
    if (Cidr.parse(value as string)!.family !== 4) { refuse(where, value, 'is IPv6; write IPv4 addresses, for example "10.0.0.0/16"'); }
  },
  balancerFirewallId: integer({ min: 1 }),
  endpoint: instanceOf(Endpoint, 'Endpoint.loadBalancer(…)'),
  controlPlane: struct<LinodeControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<LinodePoolOptions>({ ...poolShape, ...machineShape }),
};

/** Machines of Linode (Akamai) by cluster-api-provider-linode, tested with v0.10.10. */
export class LinodeTopology extends Topology {
  private readonly props: LinodeTopologyProps;

  /** Throws on the first value that the provider or Linode would refuse. */
  public constructor(props: LinodeTopologyProps) {
    props = withoutNulls(props);
    checkProps('LinodeTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
    this.props = props;
    const { credentials, endpoint, balancerFirewallId, vpc, subnet } = props;
    const missing = credentials?.missing(KEYS);
    if (missing !== undefined) { throw new Error(`LinodeTopology.credentials: ${missing}.`); }
    if (endpoint && balancerFirewallId !== undefined) { throw new Error('LinodeTopology.balancerFirewallId: with endpoint there is no NodeBalancer; leave one of the two out.'); }
    if (vpc === false && subnet !== undefined) { throw new Error('LinodeTopology.subnet: there is no VPC; leave it out, or vpc.'); }
    for (const [where, group] of [['controlPlane', props.controlPlane], ...(props.pools ?? []).map(pool => [`pools["${pool.name}"]`, pool])] as [string, LinodeMachineOptions | undefined][]) {
      const { type, image } = machineLayers(machineShape, props, group);
      needed(`LinodeTopology.${where}.type`, type);
      needed(`LinodeTopology.${where}.image`, image);
    }
  }

  public get requiredAddons(): string[] {
    return ['linode-cloud-controller-manager', 'linode-csi'];
  }

  public get facts(): { [key: string]: string } {
    return { 'linode.region': this.props.region, ...(this.hasVpc ? { 'linode.vpc': 'true' } : {}) };
  }

  public get unsuitable(): { [controlPlaneKind: string]: string } {
    return {
      MicroK8sControlPlane: 'nodes on Linode are called as the metadata service says, which the bootstrap provider is not known to fill in (v0.6.11)',
    };
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    const { region, credentialsSecret, endpoint, balancerFirewallId } = this.props;
    const external = endpoint !== undefined || cluster.controlPlaneReplicas === 0;
    const ports = external ? [] : cluster.controlPlanePorts;
    return {
      apiVersion: API_VERSION,
      kind: 'LinodeCluster',
      spec: {
        region,
        credentialsRef: { name: credentialsSecret },
        vpcRef: this.hasVpc ? { apiVersion: API_VERSION, kind: 'LinodeVPC', name: cluster.name, namespace: cluster.namespace } : undefined,
        controlPlaneEndpoint: endpoint && { host: endpoint.host, port: endpoint.port },
        network: {
          loadBalancerType: external ? 'external' : 'NodeBalancer',
          nodeBalancerFirewallID: external ? undefined : balancerFirewallId,
          additionalPorts: ports.length > 0 ? ports.map(port => ({ port })) : undefined,
        },
      },
    };
  }

  public supportingObjects({ name, namespace }: ClusterContext): NamedManifest[] {
    const { credentials, credentialsSecret, region, subnet = NETWORK } = this.props;
    return [
      ...(credentials ? [credentials.manifest({ name: credentialsSecret, namespace, keys: KEYS })] : []),
      ...(this.hasVpc ? [{
        apiVersion: API_VERSION,
        kind: 'LinodeVPC',
        name,
        namespace,
        spec: { region, credentialsRef: { name: credentialsSecret }, subnets: [{ label: 'default', ipv4: subnet }] },
      }] : []),
    ];
  }

  public controlPlaneMachines(_cluster: ClusterContext): Manifest {
    return this.machines(this.props.controlPlane);
  }

  public poolMachines(_cluster: ClusterContext, poolName: string): Manifest {
    return this.machines(this.props.pools?.find(({ name }) => name === poolName));
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return SETUP;
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return SETUP;
  }

  public problems({ name }: ClusterContext): string[] {
    const cluster = name.length >= 3 && name.length <= 32 ? [] : [`LIN-01 cluster-name: "${name}" has ${name.length} characters and the provider takes 3 to 32; choose another name.`];
    return [...cluster, ...this.pools.flatMap(pool => {
      // A hash follows the name of the template.
      const length = (pool.names?.machineTemplate ?? `${name}-${pool.name}`).length + 9;
      return length <= 58 ? [] : [`LIN-02 template-name: the machine template of pool "${pool.name}" has a name of ${length} characters and the provider takes 58; shorten the name of the pool or write names.machineTemplate.`];
    })];
  }

  private get hasVpc(): boolean {
    return this.props.vpc ?? true;
  }

  private machines(group: LinodeMachineOptions | undefined): Manifest {
    const { type, image, diskEncryption = true, firewallId, authorizedUsers, tags } = machineLayers(machineShape, this.props, group);
    return {
      apiVersion: API_VERSION,
      kind: 'LinodeMachineTemplate',
      spec: {
        template: {
          spec: {
            region: this.props.region,
            type,
            image: image,
            diskEncryption: diskEncryption ? 'enabled' : 'disabled',
            firewallID: firewallId,
            authorizedUsers,
            tags,
          },
        },
      },
    };
  }
}

/** The cloud provider finds machines by their label, which is the name of the Machine. */
const SETUP: NodeSetup = { nodeName: '{{ ds.meta_data.label }}', externalCloudProvider: true };
