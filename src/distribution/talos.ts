import { ControlPlaneContext, Distribution, PoolContext } from '../contract/distribution';
import { clusterOfPool } from '../contract/pool-cluster';
import { canonical } from '../manifest/canonical';
import { Manifest } from '../manifest/manifest';
import { yamlDocument } from '../manifest/yaml';
import { ControlPlaneOptions } from '../options/group/groups';
import { NodeSetup } from '../options/node/node-setup';
import { checkProps } from '../values/check';
import { withoutNulls } from '../values/without-nulls';
import { NodeFeature, NodeRole } from './shared/node-feature';
import { machineReference } from './shared/snap-node';
import { KUBERNETES, TalosControlPlane } from './talos/control-plane';
import { SETUP_ITEMS, talosDocuments, talosMachine, withoutHostCommands } from './talos/machine';
import { TalosCni, TalosProps, talosShape } from './talos/props';
import { talosVip } from './talos/vip';

/** Options of the group that TalosControlPlane has no field for. */
const NOT_IN_KIND: readonly (keyof ControlPlaneOptions)[] = [
  'annotations', 'deletionTimeout', 'drainTimeout', 'machineNaming', 'readinessGates', 'remediation', 'volumeDetachTimeout',
];

/** Sections of a machine configuration. */
type Sections = { readonly [section: string]: unknown };

/**
 * Machines that run Talos Linux, which has no shell and no SSH, by Sidero Labs' bootstrap and control plane providers, tested with the CRDs of
 * v0.6.12 and v0.5.12. They speak the v1beta1 contract of Cluster API, which v1.16 drops.
 */
export class Talos extends Distribution {
  private readonly props: TalosProps;

  /** Throws on options that Talos would refuse. */
  public constructor(props: TalosProps) {
    super();
    this.props = withoutNulls(checkProps('Talos', withoutNulls(props), talosShape));
  }

  public get classProblem(): string | undefined {
    return 'TalosControlPlane has no template kind (v0.5.12)';
  }

  public get bootstrapsMachinePools(): boolean {
    return true;
  }

  public controlPlane(context: ControlPlaneContext): Manifest {
    const { cluster, options, replicas, kubernetes = {} } = context;
    this.refuseUnsupportedKubernetes(kubernetes, [...KUBERNETES]);
    refuseOptions(context);
    const { sections, features } = new TalosControlPlane(context);
    const { schedulableControlPlane, cni = TalosCni.NONE, dhcp } = this.props;
    const role = { cluster, where: `"${cluster.name}" controlPlane.setup`, kubernetesVersion: cluster.kubernetesVersion, controlPlane: true };
    const own: Sections = {
      ...sections,
      allowSchedulingOnControlPlanes: schedulableControlPlane,
      network: { cni: { name: cni } },
      proxy: cluster.kubeProxy ? undefined : { disabled: true },
    };
    return {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1alpha3',
      kind: 'TalosControlPlane',
      spec: {
        replicas,
        version: cluster.kubernetesVersion.text,
        infrastructureTemplate: machineReference(context),
        rolloutStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: Number(options.rollout?.maxSurge ?? '1') } },
        controlPlaneConfig: { controlplane: this.config(context.setup, role, { cluster: own, network: talosVip(cluster, dhcp), features }) },
      },
    };
  }

  public poolBootstrap({ cluster, pool, setup, kubernetes }: PoolContext): Manifest {
    this.refuseUnsupportedKubernetes(kubernetes ?? {}, [...KUBERNETES]);
    const { kubernetesVersion } = clusterOfPool(cluster, pool);
    const role = { cluster, where: `"${cluster.name}" pools["${pool.name}"].setup`, kubernetesVersion, controlPlane: false };
    return {
      apiVersion: 'bootstrap.cluster.x-k8s.io/v1alpha3',
      kind: 'TalosConfigTemplate',
      spec: { template: { spec: this.config(setup, role) } },
    };
  }

  /** How a machine's configuration is generated and what is merged into it. Patches of RFC 6902 no longer work from Talos v1.12 on. */
  private config(
    given: NodeSetup,
    role: NodeRole,
    more: { readonly cluster?: Sections; readonly network?: object; readonly features?: readonly NodeFeature[] } = {},
  ): object {
    const setup = withoutHostCommands(given);
    this.refuseUnsupported(setup, [...SETUP_ITEMS]);
    const { talosVersion, installDisk, installImage, discoveryService, hostname } = this.props;
    const patch = canonical({
      machine: {
        ...talosMachine(setup, role, more.features),
        install: { disk: installDisk, image: installImage },
        network: more.network,
      },
      cluster: {
        ...more.cluster,
        discovery: discoveryService ? undefined : { registries: { service: { disabled: true } } },
        externalCloudProvider: setup.externalCloudProvider ? { enabled: true } : undefined,
      },
    });
    const patches = [patch, ...talosDocuments(role.where, setup)].filter(document => document !== undefined).map(yamlDocument);
    return {
      generateType: role.controlPlane ? 'controlplane' : 'worker',
      talosVersion,
      hostname: hostname && { source: hostname },
      strategicPatches: patches.length > 0 ? patches : undefined,
    };
  }
}

function refuseOptions({ cluster, options, replicas, machineLabels }: ControlPlaneContext): void {
  const at = `"${cluster.name}" controlPlane`;
  const given = NOT_IN_KIND.find(option => options[option] !== undefined && (options[option] as unknown[]).length !== 0);
  if (given) { throw new Error(`${at}.${given}: TalosControlPlane has none; leave it out.`); }
  const rollout = (['after', 'beforeCertificatesExpire'] as const).find(option => options.rollout?.[option] !== undefined);
  if (rollout) { throw new Error(`${at}.rollout.${rollout}: TalosControlPlane has none; leave it out.`); }
  if (Object.keys(machineLabels).length > 0) {
    throw new Error(`${at}.labels: TalosControlPlane has no labels of machines; leave out "${Object.keys(machineLabels).sort().join('", "')}".`);
  }
  if (replicas % 2 === 0) { throw new Error(`${at}.replicas: ${replicas} is even, and etcd needs a majority; write an odd number.`); }
}
