import { Construct } from 'constructs';
import { ClassNaming } from '../class/class-name-template';
import { ClassPlaceholder } from '../class/class-placeholder';
import { classShape } from '../class/class-props';
import { ClusterClass } from '../class/cluster-class';
import { addPlaceholder } from '../class/placed';
import { VariableSchema } from '../class/schema';
import { TextFormat } from '../class/schema-options';
import { ClassVariable } from '../class/variable';
import { VariableField, VariableFields } from '../class/variable-fields';
import { ClusterContext, ClusterNetwork } from '../contract/cluster';
import { Distribution } from '../contract/distribution';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { ControlPlaneOptions, PoolOptions } from '../options/group/groups';
import { KubernetesOptions } from '../options/kubernetes/kubernetes-options';
import { BootFormat } from '../options/node/identity';
import { NodeSetup } from '../options/node/node-setup';
import { VSphereTopology } from '../topology/vsphere';
import { CloneMode } from '../topology/vsphere/machine-base';
import { checkProps, refuse, Shape, struct } from '../values/check';
import { oneOf } from '../values/check-scalars';
import { Endpoint, KubeVipOptions } from '../values/endpoint';
import { placeholderOf } from '../values/placeholder';
import { withoutNulls } from '../values/without-nulls';

/** What all clusters of a vSphere class have in common; all else is theirs. */
export interface VSphereClassProps {
  /**
   * Who keeps the address of the API server alive: kube-vip with these options, in every cluster the same.
   * @default - kube-vip as `Endpoint.kubeVip` writes it
   */
  readonly kubeVip?: KubeVipOptions;

  /**
   * How machines become nodes.
   * @default - new Kubeadm()
   */
  readonly distribution?: Distribution;

  /**
   * What every machine needs before it joins.
   * @default - only what vSphere needs
   */
  readonly setup?: NodeSetup;

  /**
   * Options of Kubernetes itself.
   * @default - those of the distribution
   */
  readonly kubernetes?: KubernetesOptions;

  /**
   * How machines read their first instructions.
   * @default BootFormat.CLOUD_INIT
   */
  readonly bootFormat?: BootFormat;

  /**
   * The control plane as a group of machines; the machines themselves are the clusters' own.
   * @default - as in `VSphereTopology`
   */
  readonly controlPlane?: ControlPlaneOptions;

  /**
   * Kinds of pools, by what their machines need before they join; their size is the clusters' own. With a single one every pool of a cluster is
   * made from it, whatever its name.
   * @default - one, "workers"
   */
  readonly pools?: PoolOptions[];

  /**
   * What is the same inside every cluster; the address blocks are defaults.
   * @default - pods 192.168.0.0/16, services 10.96.0.0/12, cluster.local
   */
  readonly network?: ClusterNetwork;

  /**
   * The only Kubernetes versions clusters may have; see `ClusterClassProps.kubernetesVersions`.
   * @default - any from `minimumKubernetesVersion` on
   */
  readonly kubernetesVersions?: string[];

  /**
   * Oldest Kubernetes version of the clusters; see `ClusterClassProps.minimumKubernetesVersion`.
   * @default - the first of `kubernetesVersions`, else v1.32.0
   */
  readonly minimumKubernetesVersion?: string;

  /**
   * Names of the objects that Cluster API makes.
   * @default - as `WorkloadCluster` names them
   */
  readonly naming?: ClassNaming;

  /**
   * Name of the class before its content hash.
   * @default - the construct id
   */
  readonly name?: string;

  /**
   * Namespace on the management cluster.
   * @default - the chart's namespace, else "default"
   */
  readonly namespace?: string;

  /**
   * Everything this library decides by itself and that would replace machines if it decided otherwise.
   * @default 2026-11
   */
  readonly renderProfile?: string;
}

const shape: Shape<VSphereClassProps> = {
  kubeVip: (where, value) => {
    if (value === null || typeof value !== 'object') { refuse(where, value, 'is not an object of properties'); }
    if ((value as any).port !== undefined) { refuse(`${where}.port`, (value as any).port, 'is each cluster\'s own; leave it out'); }
    Endpoint.kubeVip('192.0.2.1', value as KubeVipOptions);
  },
  distribution: classShape.distribution,
  setup: classShape.setup,
  kubernetes: classShape.kubernetes,
  bootFormat: oneOf(BootFormat),
  controlPlane: struct(controlPlaneShape),
  pools: poolList(poolShape),
  network: classShape.network,
  kubernetesVersions: classShape.kubernetesVersions,
  minimumKubernetesVersion: classShape.minimumKubernetesVersion,
  naming: classShape.naming,
  name: classShape.name,
  namespace: classShape.namespace,
  renderProfile: classShape.renderProfile,
};

/**
 * A ready-made class for clusters on vSphere. Its variables are the props of `VSphereTopology`, so a cluster is written as if there were no class:
 * `new ClassCluster(chart, 'site-1', { class, kubernetesVersion, topology: new VSphereTopology({…}) })`. The values are read off the topology.
 * The same variable holds for the control plane and for pools; where they differ the cluster gets overrides.
 */
export class VSphereClass extends ClusterClass {
  public constructor(scope: Construct, id: string, props: VSphereClassProps = {}) {
    props = withoutNulls(checkProps(`VSphereClass "${id}"`, props, shape));
    const { kubeVip, bootFormat, controlPlane, pools = [{ name: 'workers' }], ...rest } = props;
    const host = ClassVariable.text('endpointHost', { format: TextFormat.IPV4 });
    const port = ClassVariable.integer('endpointPort', { min: 1, max: 65535, example: 6443 });
    const server = ClassVariable.text('server', { maxLength: 253, example: 'vcenter.example.com' });
    const ofCluster = CLUSTER_FIELDS();
    const ofMachines = MACHINE_FIELDS();
    const topology = new VSphereTopology({
      server: server.asString,
      credentialsSecret: 'vsphere-credentials',
      endpoint: Endpoint.kubeVip(host.asString, { ...kubeVip, port: port.asNumber }),
      template: 'ubuntu-{version}',
      network: 'network',
      bootFormat,
      controlPlane,
      pools,
    });
    super(scope, id, {
      ...rest,
      topology: new VariableFields(topology, ofCluster, ofMachines),
      variables: [server, host, port, ...[...ofCluster, ...ofMachines].map(({ variable }) => variable)],
    });
  }
}

const text = (example?: string, required = false) => VariableSchema.text({ required, example });
const number = (required = false, min = 0) => VariableSchema.integer({ required, min });
const list = (required = false, example: unknown = [{}]) => VariableSchema._open('list', required, example);
const object = (required = false, example: unknown = {}) => VariableSchema._open('object', required, example);

/** Fields of a VSphereCluster, by the props of `VSphereTopology` that say them. */
const CLUSTER_FIELDS = (): VariableField[] => [
  field('thumbprint', ['thumbprint'], text()),
  field('identity', ['identityRef'], object(true, { kind: 'Secret', name: 'vsphere-credentials' })),
  field('zones', ['failureDomainSelector'], object()),
];

/** Fields of a VSphereMachine, by the machine options that say them (cluster-api-provider-vsphere v1.16.1). */
const MACHINE_FIELDS = (): VariableField[] => [
  image(),
  field('cpus', ['numCPUs'], number(true, 2)),
  field('memoryMiB', ['memoryMiB'], number(true, 1024)),
  field('cloneMode', ['cloneMode'], VariableSchema.text({ values: Object.values(CloneMode) })),
  field('devices', ['network', 'devices'], list(true, [{ networkName: 'network', dhcp4: true }])),
  field('powerOffMode', ['powerOffMode'], text('trySoft', true)),
  field('powerOffTimeoutSeconds', ['guestSoftPowerOffTimeoutSeconds'], number()),
  field('snapshot', ['snapshot'], text()),
  field('coresPerSocket', ['numCoresPerSocket'], number()),
  field('diskGiB', ['diskGiB'], number(false, 1)),
  field('templateDisksGiB', ['additionalDisksGiB'], VariableSchema.list({ required: false, items: VariableSchema.integer({ min: 1 }) })),
  field('dataDisks', ['dataDisks'], list()),
  field('resources', ['resources'], object()),
  field('hardwareVersion', ['hardwareVersion'], text()),
  field('pciDevices', ['pciDevices'], list()),
  field('nestedVirtualization', ['nestedHV'], VariableSchema.boolean({ required: false })),
  field('encryptionProfile', ['cryptoProfile'], text()),
  field('encryptionKeyId', ['cryptoKeyID'], text()),
  field('migrationEncryption', ['migrateEncryption'], text()),
  field('faultToleranceEncryption', ['ftEncryptionMode'], text()),
  field('datacenter', ['datacenter'], text()),
  field('datastore', ['datastore'], text()),
  field('storagePolicy', ['storagePolicyName'], text()),
  field('folder', ['folder'], text()),
  field('resourcePool', ['resourcePool'], text()),
  field('tagIds', ['tagIDs'], VariableSchema.list({ required: false })),
  field('vmxKeys', ['customVMXKeys'], VariableSchema.map({ required: false })),
  field('vmName', ['naming', 'template'], text()),
];

function field(name: string, path: readonly string[], schema: VariableSchema): VariableField {
  const variable = ClassVariable.withSchema(name, schema);
  return { path, variable, mark: () => variable._mark };
}

/** The image keeps its `{version}` until Cluster API knows which one: on the way through several versions each step needs its own image. */
function image(): VariableField {
  const variable = ClassVariable.text('template', { maxLength: 2048, example: 'ubuntu-{version}' });
  const made = new Map<string, string>();
  return {
    path: ['template'],
    variable,
    mark: ({ kubernetesVersion }: ClusterContext) => {
      const version = (placeholderOf(kubernetesVersion.text) as ClassPlaceholder | undefined)?.expression ?? '.builtin.cluster.topology.version';
      if (!made.has(version)) {
        made.set(version, addPlaceholder({
          name: 'template',
          expression: `replace "{version}" ${version} .template`,
          owner: variable,
          guards: [],
          shape: 'scalar',
          numeric: false,
          sample: 'ubuntu-v1.32.0',
          checks: [],
          read: (literal, cluster) => String(literal).split(cluster.kubernetesVersion.text).join('{version}'),
        }).text);
      }
      return made.get(version)!;
    },
  };
}
