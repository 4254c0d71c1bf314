import { Size } from 'cdk8s';
import { ClusterContext } from '../contract/cluster';
import { clusterOfPool } from '../contract/pool-cluster';
import { Topology } from '../contract/topology';
import { failureDomainObject, NutanixFailureDomain } from './nutanix/failure-domain';
import { imageProblem, machineOptions, machineTemplate } from './nutanix/machine';
import { NutanixControlPlaneOptions, NutanixMachineBase, NutanixMachineOptions, NutanixPoolOptions } from './nutanix/options';
import { failureDomains, machineShape } from './nutanix/shapes';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { joinName } from '../manifest/names';
import { MachineCapacity } from '../options/group/autoscale';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { Credentials } from '../options/secret/credentials';
import { credentialsCheck } from '../options/secret/credentials-shape';
import { checkProps, refuse, required, Shape, struct } from '../values/check';
import { objectName } from '../values/check-names';
import { content, flag, instanceOf, integer } from '../values/check-scalars';
import { host } from '../values/cidr';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';

const SECRET_KEYS = ['credentials'];
const CONTROL_PLANE_SIZE: NutanixMachineOptions = { cpus: 4, memory: Size.gibibytes(8), disk: Size.gibibytes(80) };
const POOL_SIZE: NutanixMachineOptions = { cpus: 4, memory: Size.gibibytes(16), disk: Size.gibibytes(80) };

/** Machines on Nutanix. The machine options here are the defaults of the control plane and of every pool. */
export interface NutanixTopologyProps extends NutanixMachineBase {
  /** Host name or IP address of Prism Central, without a scheme. */
  readonly prismCentral: string;

  /**
   * TCP port of Prism Central.
   * @default 9440
   */
  readonly port?: number;

  /**
   * Do not check its certificate.
   * @default false
   */
  readonly insecure?: boolean;

  /**
   * Certificate authorities of Prism Central as PEM text, for the provider and the cloud provider. Changing it replaces no machines.
   * @default - those of the controllers' images
   */
  readonly trustBundle?: string;

  /**
   * Secret in the cluster's namespace with the key `credentials`, the provider's list of accounts as JSON. The provider owns it afterwards and deletes
   * it with the cluster, so each cluster needs a Secret of its own (cluster-api-provider-nutanix v1.10.3). Neither another name nor new content
   * replaces machines.
   */
  readonly credentialsSecret: string;

  /**
   * How that Secret gets there.
   * @default - it exists already
   */
  readonly credentials?: Credentials;

  /**
   * Address of the API server. Needed wherever machines carry the control plane: Nutanix allocates none.
   * @default - the hosted control plane tells it
   */
  readonly endpoint?: Endpoint;

  /**
   * Failure domains. Control plane machines are spread over those that allow them; a pool is in the one it names as its `failureDomain`, and a pool that
   * names none where its machine options say.
   * @default - none: machines go where their options say
   */
  readonly failureDomains?: NutanixFailureDomain[];

  /** Image of machines that name none, in Prism Central, by name or UUID. `{version}` in a name stands for the Kubernetes version (`v1.34.3`). */
  readonly image: string;

  /**
   * The control plane machines.
   * @default - three machines with 4 CPUs and 8 GiB
   */
  readonly controlPlane?: NutanixControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: NutanixPoolOptions[];
}

const shape: Shape<NutanixTopologyProps> = {
  ...machineShape,
  prismCentral: required(host),
  port: integer({ min: 1, max: 65535 }),
  insecure: flag,
  trustBundle: (where, value) => {
    content(65536, 'leave out what Prism Central does not need')(where, value);
    if (!/^-----BEGIN CERTIFICATE-----\n[^]+-----END CERTIFICATE-----\n?$/.test(value as string)) {
      throw new Error(`${where}: not a list of certificates; write the PEM text, from -----BEGIN CERTIFICATE----- on.`);
    }
  },
  credentialsSecret: required(objectName),
  credentials: credentialsCheck,
  endpoint: instanceOf(Endpoint, 'Endpoint.kubeVip(…) or Endpoint.loadBalancer(…)'),
  failureDomains,
  image: required(machineShape.image),
  controlPlane: struct<NutanixControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<NutanixPoolOptions>({ ...poolShape, ...machineShape }),
};

/**
 * Virtual machines on Nutanix AHV by cluster-api-provider-nutanix, tested with v1.10.3. Cloud provider and storage driver become addons of the cluster by
 * themselves.
 */
export class NutanixTopology extends Topology {
  private readonly props: NutanixTopologyProps;

  /** Throws on the first value that the provider or Prism would refuse. */
  public constructor(props: NutanixTopologyProps) {
    props = withoutNulls(props);
    checkProps('NutanixTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
    this.props = props;
    const missing = props.credentials?.missing(SECRET_KEYS);
    if (missing !== undefined) { throw new Error(`NutanixTopology.credentials: ${missing}.`); }
    this.checkPlace('controlPlane', machineOptions(props, props.controlPlane), this.controlPlaneDomains.length > 0);
    for (const pool of props.pools ?? []) {
      const where = `pools["${pool.name}"]`;
      const known = props.failureDomains?.map(({ name }) => name);
      if (known && pool.failureDomain !== undefined && !known.includes(pool.failureDomain)) {
        refuse(`NutanixTopology.${where}.failureDomain`, pool.failureDomain, `is not one of failureDomains, which are ${known.join(', ')}`);
      }
      this.checkPlace(where, machineOptions(props, pool), pool.failureDomain !== undefined);
    }
  }

  public get needsEndpoint(): boolean {
    return true;
  }

  public get requiredAddons(): string[] {
    return ['nutanix-cloud-provider', 'nutanix-csi'];
  }

  public get facts(): { [key: string]: string } {
    const { prismCentral, port = 9440, insecure, trustBundle } = this.props;
    return {
      'nutanix.prism-central': prismCentral,
      'nutanix.port': String(port),
      ...(insecure ? { 'nutanix.insecure': 'true' } : {}),
      ...(trustBundle ? { 'nutanix.trust-bundle': encoded(trustBundle) } : {}),
    };
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    const { prismCentral, port = 9440, insecure, trustBundle, credentialsSecret, endpoint } = this.props;
    const domains = this.controlPlaneDomains.map(domain => ({ name: failureDomainObject(cluster, domain).name }));
    return {
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
      kind: 'NutanixCluster',
      spec: {
        prismCentral: {
          address: prismCentral,
          port,
          insecure,
          credentialRef: { kind: 'Secret', name: credentialsSecret },
          additionalTrustBundle: trustBundle && { kind: 'ConfigMap', name: trustBundleName(cluster) },
        },
        controlPlaneEndpoint: endpoint && { host: endpoint.host, port: endpoint.port },
        controlPlaneFailureDomains: domains.length > 0 && cluster.controlPlaneReplicas > 0 ? domains : undefined,
      },
    };
  }

  public supportingObjects(cluster: ClusterContext): NamedManifest[] {
    const { credentials, credentialsSecret, trustBundle } = this.props;
    return [
      ...(credentials ? [credentials.manifest({ name: credentialsSecret, namespace: cluster.namespace, keys: SECRET_KEYS })] : []),
      ...(trustBundle ? [trustBundleObject(cluster, trustBundle)] : []),
      ...(this.props.failureDomains ?? []).map(domain => failureDomainObject(cluster, domain)),
    ];
  }

  public poolFailureDomain(cluster: ClusterContext, poolName: string): string | undefined {
    const failureDomain = super.poolFailureDomain(cluster, poolName);
    const domain = this.props.failureDomains?.find(({ name }) => name === failureDomain);
    // Without failure domains of its own the topology takes the name of an existing object as it is.
    return domain ? failureDomainObject(cluster, domain).name : failureDomain;
  }

  public controlPlaneMachines({ kubernetesVersion }: ClusterContext): Manifest {
    const options = machineOptions(CONTROL_PLANE_SIZE, this.props, this.props.controlPlane);
    return machineTemplate(options, kubernetesVersion, this.controlPlaneDomains.length > 0);
  }

  public poolMachines({ kubernetesVersion }: ClusterContext, poolName: string): Manifest {
    const pool = this.pool(poolName);
    const options = machineOptions(POOL_SIZE, this.props, pool);
    this.checkPlace(`pools["${poolName}"]`, options, pool?.failureDomain !== undefined);
    return machineTemplate(options, kubernetesVersion, pool?.failureDomain !== undefined);
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return this.setup;
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return this.setup;
  }

  public poolCapacity(poolName: string): MachineCapacity {
    const { cpus, coresPerCpu = 1, memory } = machineOptions(POOL_SIZE, this.props, this.pool(poolName));
    return { cpus: cpus! * coresPerCpu, memory: memory! };
  }

  public problems(cluster: ClusterContext): string[] {
    const { controlPlane, pools = [] } = this.props;
    return [
      ...(cluster.controlPlaneReplicas > 0 ? imageProblem('controlPlane', machineOptions(this.props, controlPlane).image!, cluster.kubernetesVersion) : []),
      ...pools.flatMap(pool => imageProblem(`pools["${pool.name}"]`, machineOptions(this.props, pool).image!, clusterOfPool(cluster, pool).kubernetesVersion)),
    ];
  }

  /** The provider fills in the machine's name. The cloud provider finds machines by their UUID, so nodes may be called like that. */
  private get setup(): NodeSetup {
    return {
      externalCloudProvider: true,
      proxyBypass: [this.props.prismCentral],
      preJoinCommands: ['hostnamectl set-hostname "{{ ds.meta_data.hostname }}"'],
    };
  }

  private get controlPlaneDomains(): NutanixFailureDomain[] {
    return (this.props.failureDomains ?? []).filter(({ controlPlane }) => controlPlane !== false);
  }

  private pool(poolName: string): NutanixPoolOptions | undefined {
    return this.props.pools?.find(({ name }) => name === poolName);
  }

  private checkPlace(where: string, { cluster, subnets }: NutanixMachineOptions, inFailureDomain: boolean): void {
    if (inFailureDomain) { return; }
    for (const [prop, value] of Object.entries({ cluster, subnets })) {
      if (value === undefined) { throw new Error(`NutanixTopology.${where}.${prop}: a value is required, here or for all groups, unless the machines are in a failure domain.`); }
    }
  }
}

function trustBundleName({ name }: ClusterContext): string {
  return joinName('ConfigMap of the trust bundle', name, 'prism-central');
}

function trustBundleObject(cluster: ClusterContext, trustBundle: string): NamedManifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: trustBundleName(cluster),
    namespace: cluster.namespace,
    labels: { 'cluster.x-k8s.io/cluster-name': cluster.name, 'clusterctl.cluster.x-k8s.io/move': '' },
    fields: { binaryData: { 'ca.crt': encoded(trustBundle) } },
  };
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64');
}
