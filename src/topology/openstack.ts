import { machineOptions, machineShape, machineSpec } from './openstack/machine';
import { OpenStackMachineBase } from './openstack/machine-base';
import {
  loadBalancer, network, networkFields, OpenStackLoadBalancer, OpenStackNetwork, OpenStackSecurityRule, securityGroupSpec, securityRules,
} from './openstack/network';
import { OpenStackControlPlaneOptions, OpenStackMachineOptions, OpenStackPoolOptions } from './openstack/options';
import { OpenStackResource, resource } from './openstack/resource';
import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { Credentials } from '../options/secret/credentials';
import { credentialsCheck } from '../options/secret/credentials-shape';
import { checkProps, listOf, required, Shape, struct } from '../values/check';
import { exactlyOne } from '../values/check-data';
import { objectName } from '../values/check-names';
import { flag, instanceOf, text } from '../values/check-scalars';
import { ipAddress } from '../values/cidr';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta1';

/** Machines on OpenStack. The machine options here are the defaults of the control plane and of every pool. */
export interface OpenStackTopologyProps extends OpenStackMachineBase {
  /** Flavor of the machines; see `OpenStackMachineOptions.flavor`. */
  readonly flavor: string;

  /** Image of the machines; see `OpenStackMachineOptions.image`. */
  readonly image: string;

  /**
   * Secret in the cluster's namespace with `clouds.yaml`, and `cacert` where the cloud has an authority of its own. Either this or
   * `clusterIdentity`.
   * @default - none: `clusterIdentity` is given
   */
  readonly credentialsSecret?: string;

  /**
   * How the Secret `credentialsSecret` gets there.
   * @default - it exists already
   */
  readonly credentials?: Credentials;

  /**
   * Name of an OpenStackClusterIdentity, an account for several clusters.
   * @default - none: `credentialsSecret` is given
   */
  readonly clusterIdentity?: string;

  /**
   * Entry of `clouds.yaml`.
   * @default openstack
   */
  readonly cloudName?: string;

  /**
   * Region of the cloud. It cannot be changed.
   * @default - as `clouds.yaml` says
   */
  readonly cloudRegion?: string;

  /**
   * Network that floating addresses come from.
   * @default - the only external network of the cloud
   */
  readonly externalNetwork?: OpenStackResource;

  /**
   * The cluster's network. It cannot be changed.
   * @default - one of its own, 10.6.0.0/24
   */
  readonly network?: OpenStackNetwork;

  /**
   * Let machines of the cluster connect to each other only as Kubernetes needs it. Rules for the network addon then stand in `securityRules`.
   * @default false
   */
  readonly closedTraffic?: boolean;

  /**
   * Further rules of the security groups. They change in place.
   * @default - none
   */
  readonly securityRules?: OpenStackSecurityRule[];

  /**
   * The balancer of Octavia.
   * @default - one of the cloud's own kind; none where `endpoint` is given
   */
  readonly loadBalancer?: OpenStackLoadBalancer;

  /**
   * Floating address of the API server, one of yours.
   * @default - a new one
   */
  readonly floatingIp?: string;

  /**
   * Give the API server no floating address.
   * @default false
   */
  readonly privateEndpoint?: boolean;

  /**
   * Address of the API server in the network of the cluster, where there is no Octavia: that of kube-vip, or of a balancer of yours.
   * @default - that of the balancer
   */
  readonly endpoint?: Endpoint;

  /**
   * Availability zones of Nova over which control plane machines are spread.
   * @default - all
   */
  readonly zones?: string[];

  /**
   * Tags of everything that belongs to the cluster.
   * @default - none
   */
  readonly tags?: string[];

  /**
   * The control plane machines.
   * @default - three machines
   */
  readonly controlPlane?: OpenStackControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: OpenStackPoolOptions[];
}

const KEYS = ['clouds.yaml'];
const OCTAVIA = ['loadBalancer', 'floatingIp', 'privateEndpoint'] as const;
const zone = text({ what: 'availability zone', pattern: /^\S+$/, max: 255, example: 'nova' });

const shape: Shape<OpenStackTopologyProps> = {
  ...machineShape,
  flavor: required(machineShape.flavor),
  image: required(machineShape.image),
  credentialsSecret: objectName,
  credentials: credentialsCheck,
  clusterIdentity: objectName,
  cloudName: text({ max: 255 }),
  cloudRegion: text({ what: 'region', pattern: /^[^\s/]+$/, max: 255, example: 'RegionOne' }),
  externalNetwork: resource,
  network,
  closedTraffic: flag,
  securityRules,
  loadBalancer,
  floatingIp: ipAddress,
  privateEndpoint: flag,
  endpoint: instanceOf(Endpoint, 'Endpoint.kubeVip(…) or Endpoint.loadBalancer(…)'),
  zones: listOf(zone, { min: 1 }),
  tags: listOf(text({ what: 'tag without a comma', pattern: /^[^,]+$/, max: 60 }), { min: 1 }),
  controlPlane: struct<OpenStackControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<OpenStackPoolOptions>({ ...poolShape, ...machineShape, failureDomain: zone }),
};

/**
 * Servers of OpenStack by cluster-api-provider-openstack, tested with v0.14.7. Its cloud provider and storage driver become addons of the cluster by
 * themselves. The provider needs the OpenStack Resource Controller beside it.
 */
export class OpenStackTopology extends Topology {
  private readonly props: OpenStackTopologyProps;

  /** Throws on the first value that OpenStack or the provider would refuse. */
  public constructor(props: OpenStackTopologyProps) {
    props = withoutNulls(props);
    checkProps('OpenStackTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
    this.props = props;
    exactlyOne('OpenStackTopology', props, 'credentialsSecret', 'clusterIdentity');
    if (props.credentials && props.credentialsSecret === undefined) {
      throw new Error('OpenStackTopology.credentials: belongs to credentialsSecret; leave it out with clusterIdentity.');
    }
    const missing = props.credentials?.missing(KEYS);
    if (missing !== undefined) { throw new Error(`OpenStackTopology.credentials: ${missing}.`); }
    const unused = OCTAVIA.find(key => props[key] !== undefined);
    if (props.endpoint && unused) { throw new Error(`OpenStackTopology.${unused}: belongs to the balancer of Octavia; leave it out or leave out endpoint.`); }
    if (props.privateEndpoint && props.floatingIp !== undefined) {
      throw new Error('OpenStackTopology.floatingIp: with privateEndpoint there is none; leave out one of the two.');
    }
  }

  public get requiredAddons(): string[] {
    return ['openstack-cloud-controller-manager', 'openstack-cinder-csi'];
  }

  public get facts(): { [key: string]: string } {
    const { cloudRegion } = this.props;
    return { 'openstack.cloud': this.cloud, ...(cloudRegion === undefined ? {} : { 'openstack.region': cloudRegion }) };
  }

  public get unsuitable(): { [controlPlaneKind: string]: string } {
    return {
      MicroK8sControlPlane: 'machines on OpenStack learn their ids from templates of cloud-init, which the bootstrap provider is not known to fill in (v0.6.11)',
    };
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    const { externalNetwork, closedTraffic, securityRules: rules, zones, tags, credentialsSecret, clusterIdentity, cloudRegion } = this.props;
    return {
      apiVersion: API_VERSION,
      kind: 'OpenStackCluster',
      spec: {
        identityRef: {
          type: clusterIdentity === undefined ? 'Secret' : 'ClusterIdentity',
          name: clusterIdentity ?? credentialsSecret,
          cloudName: this.cloud,
          region: cloudRegion,
        },
        externalNetwork: externalNetwork?._spec,
        ...networkFields(this.props.network),
        managedSecurityGroups: securityGroupSpec(closedTraffic, rules),
        ...this.endpointFields(cluster),
        controlPlaneAvailabilityZones: zones,
        tags,
      },
    };
  }

  public supportingObjects({ namespace }: ClusterContext): NamedManifest[] {
    const { credentials: source, credentialsSecret } = this.props;
    return source ? [source.manifest({ name: credentialsSecret!, namespace, keys: KEYS })] : [];
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    const { endpoint, controlPlane } = this.props;
    return this.machineTemplate(cluster, controlPlane, endpoint?.kubeVipOptions && !endpoint.kubeVipOptions.bgp ? endpoint.host : undefined);
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    return this.machineTemplate(cluster, this.props.pools?.find(({ name }) => name === poolName));
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return this.setup;
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return this.setup;
  }

  public problems({ name, controlPlaneReplicas }: ClusterContext): string[] {
    const unused = OCTAVIA.filter(key => this.props[key] !== undefined);
    return controlPlaneReplicas === 0 && unused.length > 0
      ? [`OST-01 load-balancer: the control plane of "${name}" is hosted, and with it its balancer; leave out ${unused.join(', ')}.`]
      : [];
  }

  /** A hosted control plane brings its own address; Kamaji writes it to `apiServerFixedIP` (Kamaji v0.20.0). */
  private endpointFields({ controlPlaneReplicas, controlPlanePorts }: ClusterContext): object {
    const { endpoint, loadBalancer: balancer = {}, floatingIp, privateEndpoint } = this.props;
    if (endpoint || controlPlaneReplicas === 0) {
      return {
        apiServerLoadBalancer: { enabled: false },
        disableAPIServerFloatingIP: true,
        apiServerFixedIP: endpoint?.host,
        apiServerPort: endpoint?.port === 6443 ? undefined : endpoint?.port,
      };
    }
    const { provider, flavor, availabilityZone, allowedCidrs } = balancer;
    return {
      apiServerLoadBalancer: {
        enabled: true,
        provider,
        flavor,
        availabilityZone,
        allowedCIDRs: allowedCidrs,
        additionalPorts: controlPlanePorts.length > 0 ? controlPlanePorts : undefined,
      },
      apiServerFloatingIP: floatingIp,
      disableAPIServerFloatingIP: privateEndpoint,
    };
  }

  /** Kubelets say which server they are, so that a node and its machine find each other also before the cloud provider runs. */
  private get setup(): NodeSetup {
    return {
      externalCloudProvider: true,
      nodeName: '{{ local_hostname }}',
      kubeletArguments: { 'provider-id': `openstack://${this.props.cloudRegion ?? ''}/{{ instance_id }}` },
      proxyBypass: ['169.254.169.254'],
    };
  }

  private get cloud(): string {
    return this.props.cloudName ?? 'openstack';
  }

  private machineTemplate(cluster: ClusterContext, own: OpenStackMachineOptions | undefined, virtual?: string): Manifest {
    const spec = machineSpec(cluster, machineOptions(this.props, own), virtual);
    return { apiVersion: API_VERSION, kind: 'OpenStackMachineTemplate', spec: { template: { spec } } };
  }
}
