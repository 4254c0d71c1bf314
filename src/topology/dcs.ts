import { Size } from 'cdk8s';
import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { DcsControlPlaneOptions, DcsMachineOptions, DcsPoolOptions, machineShape } from './dcs/options';
import { machineLayers, needed, withVersion } from './shared/machine-layers';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { BootFormat } from '../options/node/identity';
import { NodeSetup } from '../options/node/node-setup';
import { Credentials } from '../options/secret/credentials';
import { credentialsCheck } from '../options/secret/credentials-shape';
import { checkProps, listOf, required, Shape, struct } from '../values/check';
import { objectName } from '../values/check-names';
import { flag, instanceOf, size, text } from '../values/check-scalars';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta1';
const KEYS = ['authUser', 'authKey', 'endpoint'];
const UNSUITABLE = 'machines of the DCS provider start from templates with kubeadm and Ignition';

/** Virtual machines of Huawei DCS. The machine options here are the defaults of the control plane and of every pool. */
export interface DcsTopologyProps extends DcsMachineOptions {
  /** Secret in `cpaas-system` with the keys `authUser`, `authKey` and `endpoint` (`https://host:7443`). Neither another name nor new content replaces machines. */
  readonly credentialsSecret: string;

  /**
   * How that Secret gets there.
   * @default - it exists already
   */
  readonly credentials?: Credentials;

  /** Address of the API server: a TCP balancer of your own in front of the control plane machines. It cannot be changed. */
  readonly endpoint: Endpoint;

  /** Public SSH keys that let the user `boot` in, one at least. Changing them replaces every machine. */
  readonly sshAuthorizedKeys: string[];

  /**
   * Site of DCS.
   * @default - the only one
   */
  readonly site?: string;

  /**
   * Keep control plane machines on different hosts by a rule of DCS.
   * @default true
   */
  readonly spread?: boolean;

  /** The control plane machines. */
  readonly controlPlane: DcsControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: DcsPoolOptions[];
}

const shape: Shape<DcsTopologyProps> = {
  ...machineShape,
  credentialsSecret: required(objectName),
  credentials: credentialsCheck,
  endpoint: required(instanceOf(Endpoint, 'Endpoint.loadBalancer(…)')),
  sshAuthorizedKeys: required(listOf(text({ what: 'public SSH key', pattern: /^(ssh-|ecdsa-|sk-)\S+ \S+/, example: 'ssh-ed25519 AAAA… name' }), { min: 1 })),
  site: text({ max: 255 }),
  spread: flag,
  controlPlane: required(struct<DcsControlPlaneOptions>({ ...controlPlaneShape, ...machineShape, etcdDisk: size('gibibytes', 8) })),
  pools: poolList<DcsPoolOptions>({ ...poolShape, ...machineShape }),
};

/** Virtual machines of Huawei DCS by the provider of the Alauda Container Platform, written for v1.0.22 from its published documents. */
export class DcsTopology extends Topology {
  private readonly props: DcsTopologyProps;

  /** Throws on the first value that the provider would refuse. */
  public constructor(props: DcsTopologyProps) {
    props = withoutNulls(props);
    checkProps('DcsTopology', props, shape);
    super(props.controlPlane, props.pools ?? [], props.endpoint);
    this.props = props;
    const missing = props.credentials?.missing(KEYS);
    if (missing !== undefined) { throw new Error(`DcsTopology.credentials: ${missing}.`); }
    if (props.endpoint.kubeVipOptions) { throw new Error('DcsTopology.endpoint: the provider wants a balancer of your own; write Endpoint.loadBalancer(…).'); }
    const taken = new Map<string, string>();
    const groups: [string, DcsMachineOptions][] = [
      ['controlPlane', { cpus: 4, memory: Size.gibibytes(8), ...machineLayers(machineShape, props, props.controlPlane) }],
      ...(props.pools ?? []).map((pool): [string, DcsMachineOptions] => [`pools["${pool.name}"]`, machineLayers(machineShape, props, pool)]),
    ];
    for (const [where, options] of groups) {
      for (const option of ['template', 'ipPool', 'cpus', 'memory'] as const) { needed<unknown>(`DcsTopology.${where}.${option}`, options[option]); }
      const other = taken.get(options.ipPool!);
      if (other) { throw new Error(`DcsTopology.${where}.ipPool: "${options.ipPool}" is that of ${other} too; give each group its own.`); }
      taken.set(options.ipPool!, where);
    }
  }

  public get clusterLabels(): { [key: string]: string } {
    return { 'cluster-type': 'DCS' };
  }

  public get clusterAnnotations(): { [key: string]: string } {
    return {
      'capi.cpaas.io/resource-group-version': API_VERSION,
      'capi.cpaas.io/resource-kind': 'DCSCluster',
      'cpaas.io/nodes-mode': 'self-managed',
    };
  }

  public get classProblem(): string | undefined {
    return 'DCSCluster has no template kind (v1.0.22)';
  }

  public get unsuitable(): { [controlPlaneKind: string]: string } {
    const kinds = ['CK8sControlPlane', 'K0sControlPlane', 'K0smotronControlPlane', 'KThreesControlPlane', 'KamajiControlPlane', 'MicroK8sControlPlane', 'RKE2ControlPlane', 'TalosControlPlane'];
    return Object.fromEntries(kinds.map(kind => [kind, UNSUITABLE]));
  }

  public infrastructureCluster(_cluster: ClusterContext): Manifest {
    const { credentialsSecret, endpoint: { host, port }, site, spread = true } = this.props;
    return {
      apiVersion: API_VERSION,
      kind: 'DCSCluster',
      spec: {
        credentialSecretRef: { name: credentialsSecret },
        site,
        networkType: 'kube-ovn',
        controlPlaneEndpoint: { host, port },
        controlPlaneLoadBalancer: { type: 'external', host, port },
        controlPlaneHA: { enabled: spread },
      },
    };
  }

  public supportingObjects({ namespace }: ClusterContext): NamedManifest[] {
    const { credentials, credentialsSecret } = this.props;
    return credentials ? [credentials.manifest({ name: credentialsSecret, namespace, keys: KEYS })] : [];
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    const { controlPlane } = this.props;
    const options = { cpus: 4, memory: Size.gibibytes(8), ...machineLayers(machineShape, this.props, controlPlane) };
    return this.machines(cluster, options, { quantity: controlPlane.etcdDisk?.toGibibytes() ?? 20, path: '/var/lib/etcd' });
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    return this.machines(cluster, machineLayers(machineShape, this.props, this.props.pools?.find(({ name }) => name === poolName)));
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return { ...this.setup, nodeLabels: { 'kube-ovn/role': 'master' } };
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return this.setup;
  }

  public problems({ name }: ClusterContext): string[] {
    return name === 'global' || name.startsWith('global-') ? [`DCS-01 cluster-name: "${name}" is a name of the platform's own cluster; choose another.`] : [];
  }

  /** The provider writes the values in place of the two words. */
  private get setup(): NodeSetup {
    return {
      bootFormat: BootFormat.IGNITION,
      users: [{ name: 'boot', sshAuthorizedKeys: this.props.sshAuthorizedKeys }],
      kubeletArguments: { 'provider-id': 'PROVIDER_ID', 'node-ip': 'NODE_IP' },
    };
  }

  private machines({ kubernetesVersion }: ClusterContext, options: Partial<DcsMachineOptions>, etcd?: object): Manifest {
    const { template, ipPool, cpus, memory, datastoreCluster: datastoreClusterName, kubeletDisk, containerdDisk, folder, computeCluster } = options;
    const disks = [
      ...(etcd ? [etcd] : []),
      { quantity: kubeletDisk?.toGibibytes() ?? 100, path: '/var/lib/kubelet' },
      { quantity: containerdDisk?.toGibibytes() ?? 100, path: '/var/lib/containerd' },
    ];
    return {
      apiVersion: API_VERSION,
      kind: 'DCSMachineTemplate',
      spec: {
        template: {
          spec: {
            vmTemplateName: withVersion(template, kubernetesVersion.text),
            ipHostPoolRef: { name: ipPool },
            location: folder === undefined ? undefined : { type: 'folder', name: folder },
            resource: computeCluster === undefined ? undefined : { type: 'cluster', name: computeCluster },
            vmConfig: {
              dcsMachineCpuSpec: { quantity: cpus },
              dcsMachineMemorySpec: { quantity: memory?.toMebibytes() },
              // A system disk of size 0 has that of the template.
              dcsMachineDiskSpec: [{ quantity: 0, systemVolume: true, datastoreClusterName }, ...disks.map(disk => ({ ...disk, format: 'xfs', datastoreClusterName }))],
            },
          },
        },
      },
    };
  }
}
