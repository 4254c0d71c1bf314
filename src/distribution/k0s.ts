import { ControlPlaneContext, Distribution, PoolContext } from '../contract/distribution';
import { nonEmptyMap } from '../contract/machine-lifecycle';
import { Manifest } from '../manifest/manifest';
import { ControlPlaneOptions } from '../options/group/groups';
import { checkProps } from '../values/check';
import { withoutNulls } from '../values/without-nulls';
import { K0sProps, k0sShape, K0sUpdateStrategy } from './k0s/props';
import { k0sClusterConfig, KUBERNETES } from './shared/k0s/cluster-config';
import { K0sNetwork } from './shared/k0s/network';
import { k0sNode, SETUP_ITEMS } from './shared/k0s/node';
import { checkRelease } from './shared/k0s/release';
import { k0sWorker } from './shared/k0s/worker';
import { machineReference } from './shared/snap-node';

/** Options of the group that K0sControlPlane has no field for. */
const NOT_IN_KIND: readonly (keyof ControlPlaneOptions)[] = [
  'deletionTimeout', 'drainTimeout', 'machineNaming', 'readinessGates', 'remediation', 'rollout', 'volumeDetachTimeout',
];

/**
 * Nodes that run k0s, control plane included, by k0smotron's bootstrap and control plane provider, tested with the CRDs of v2.1.0.
 * Versions have the suffix of a release: `v1.34.3+k0s.0`.
 */
export class K0s extends Distribution {
  private readonly props: K0sProps;

  /** Throws on options that the provider would refuse. */
  public constructor(props: K0sProps = {}) {
    super();
    this.props = withoutNulls(checkProps('K0s', withoutNulls(props), k0sShape));
  }

  public get classProblem(): string | undefined {
    return 'K0sControlPlane refers to its machines at machineTemplate.infrastructureRef, where Cluster API does not fill them in for its contract (v2.1.0)';
  }

  /** konnectivity and k0s' own API, from which controllers fetch what they join with. */
  public get controlPlanePorts(): number[] {
    return [8132, 9443];
  }

  public controlPlane(context: ControlPlaneContext): Manifest {
    const { cluster, options, replicas, setup, kubernetes = {}, machineLabels } = context;
    checkRelease(`"${cluster.name}" kubernetesVersion`, cluster.kubernetesVersion);
    this.refuseUnsupportedKubernetes(kubernetes, [...KUBERNETES]);
    this.refuseUnsupported(setup, [...SETUP_ITEMS]);
    this.refuseOptions(context);
    const { network = K0sNetwork.NONE, updateStrategy = K0sUpdateStrategy.IN_PLACE, schedulableControlPlane, preInstalled } = this.props;
    const role = { cluster, where: `"${cluster.name}" controlPlane.setup`, kubernetesVersion: cluster.kubernetesVersion, controlPlane: true };
    return {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
      kind: 'K0sControlPlane',
      spec: {
        replicas,
        version: cluster.kubernetesVersion.text,
        updateStrategy,
        machineTemplate: {
          metadata: { labels: nonEmptyMap(machineLabels), annotations: nonEmptyMap(options.annotations) },
          infrastructureRef: machineReference(context),
        },
        k0sConfigSpec: {
          // Without a kubelet a machine never becomes a Node, and health checks would replace it.
          ...k0sNode(setup, role, ['--enable-worker', ...(schedulableControlPlane ? ['--no-taints'] : [])]),
          k0s: k0sClusterConfig(context, network),
          preInstalledK0s: preInstalled,
        },
      },
    };
  }

  public poolBootstrap(context: PoolContext): Manifest {
    this.refuseUnsupportedKubernetes(context.kubernetes ?? {}, [...KUBERNETES]);
    this.refuseUnsupported(context.setup, [...SETUP_ITEMS]);
    const manifest = k0sWorker(context);
    const { template: { spec } } = manifest.spec as { template: { spec: object } };
    return { ...manifest, spec: { template: { spec: { ...spec, preInstalledK0s: this.props.preInstalled } } } };
  }

  private refuseOptions({ cluster, options, replicas }: ControlPlaneContext): void {
    const at = `"${cluster.name}" controlPlane`;
    const given = NOT_IN_KIND.find(option => options[option] !== undefined && (options[option] as unknown[]).length !== 0);
    if (given) { throw new Error(`${at}.${given}: K0sControlPlane has none; leave it out.`); }
    if (replicas % 2 === 0) { throw new Error(`${at}.replicas: ${replicas} is even, and etcd needs a majority; write an odd number.`); }
    if (replicas < 3 && this.props.updateStrategy === K0sUpdateStrategy.RECREATE_DELETE_FIRST) {
      throw new Error(`${at}.replicas: ${replicas} is too few for K0sUpdateStrategy.RECREATE_DELETE_FIRST; write 3 or another strategy.`);
    }
    if (cluster.endpoint?.kubeVipOptions) {
      throw new Error(`"${cluster.name}" endpoint: k0s has no place for kube-vip that works before its first node; write Endpoint.loadBalancer("${cluster.endpoint.host}") with a balancer of yours.`);
    }
  }
}
