import { ControlPlaneContext, Distribution, PoolContext } from '../contract/distribution';
import { machineLifecycle, nonEmptyMap } from '../contract/machine-lifecycle';
import { clusterOfPool } from '../contract/pool-cluster';
import { Manifest } from '../manifest/manifest';
import { NodeFile } from '../options/node/files';
import { NodeSetup } from '../options/node/node-setup';
import { checkProps } from '../values/check';
import { withoutNulls } from '../values/without-nulls';
import { kubeVipFeatures } from './canonical-kubernetes/kube-vip';
import { CanonicalFeature, CanonicalKubernetesProps, canonicalShape, checkSource } from './canonical-kubernetes/props';
import { literalFile, literalText } from './shared/cloud-init-text';
import { NodeFeature, NodeRole } from './shared/node-feature';
import { filledList, machineReference, SNAP_ITEMS, snapNode } from './shared/snap-node';

/** Options of Kubernetes that the kinds have a field for. */
const KUBERNETES = ['apiServer.extraArguments', 'apiServer.certificateSans', 'controllerManager.extraArguments', 'scheduler.extraArguments'];

/**
 * Nodes that run Canonical Kubernetes from a snap on Ubuntu, by Canonical's bootstrap and control plane provider (cluster-api-k8s), tested with
 * the CRDs of v0.6.1. It speaks the v1beta1 contract of Cluster API, which v1.16 drops.
 */
export class CanonicalKubernetes extends Distribution {
  private readonly props: CanonicalKubernetesProps;

  /** Throws on options that contradict each other. */
  public constructor(props: CanonicalKubernetesProps = {}) {
    super();
    this.props = withoutNulls(checkProps('CanonicalKubernetes', withoutNulls(props), canonicalShape));
    checkSource(this.props);
  }

  public get classProblem(): string | undefined {
    return 'CK8sControlPlane refers to its machines at machineTemplate.infrastructureTemplate, where Cluster API does not fill them in (v0.6.1)';
  }

  public controlPlane(context: ControlPlaneContext): Manifest {
    const { cluster, options, replicas, setup, kubernetes = {}, machineLabels } = context;
    const { rollout = {}, remediation } = options;
    this.refuseOptions(context);
    const { deletion } = machineLifecycle(options) as { deletion: { [timeout: string]: number } };
    const role = { cluster, where: `"${cluster.name}" controlPlane.setup`, kubernetesVersion: cluster.kubernetesVersion, controlPlane: true };
    return {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
      kind: 'CK8sControlPlane',
      spec: {
        replicas,
        version: cluster.kubernetesVersion.text,
        rolloutAfter: rollout.after,
        rolloutStrategy: { rollingUpdate: { maxSurge: Number(rollout.maxSurge ?? 1) } },
        remediationStrategy: remediation && {
          maxRetry: remediation.maxRetry,
          retryPeriod: remediation.retryPeriod && `${remediation.retryPeriod.toSeconds()}s`,
          minHealthyPeriod: remediation.minHealthyPeriod && `${remediation.minHealthyPeriod.toSeconds()}s`,
        },
        machineTemplate: {
          metadata: { labels: nonEmptyMap(machineLabels), annotations: nonEmptyMap(options.annotations) },
          infrastructureTemplate: machineReference(context),
          nodeDrainTimeout: `${deletion.nodeDrainTimeoutSeconds}s`,
          nodeVolumeDetachTimeout: `${deletion.nodeVolumeDetachTimeoutSeconds}s`,
          nodeDeletionTimeout: `${deletion.nodeDeletionTimeoutSeconds}s`,
        },
        spec: {
          ...this.node(setup, role, kubeVipFeatures(cluster)),
          initConfig: this.initConfig,
          controlPlane: {
            cloudProvider: setup.externalCloudProvider ? 'external' : undefined,
            datastoreType: this.props.datastore,
            extraSANs: filledList(kubernetes.apiServer?.certificateSans ?? []),
            extraKubeAPIServerArgs: flags(kubernetes.apiServer?.extraArguments),
            extraKubeControllerManagerArgs: flags(kubernetes.controllerManager?.extraArguments),
            extraKubeSchedulerArgs: flags(kubernetes.scheduler?.extraArguments),
            nodeTaints: filledList(snapNode(setup, role).taints),
          },
        },
      },
    };
  }

  public poolBootstrap({ cluster, pool, setup, kubernetes }: PoolContext): Manifest {
    this.refuseUnsupportedKubernetes(kubernetes ?? {}, KUBERNETES);
    const { kubernetesVersion } = clusterOfPool(cluster, pool);
    const role = { cluster, where: `"${cluster.name}" pools["${pool.name}"].setup`, kubernetesVersion, controlPlane: false };
    const { taints } = snapNode(setup, role);
    const node = this.node(setup, role, []);
    return {
      apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2',
      kind: 'CK8sConfigTemplate',
      spec: {
        template: {
          spec: {
            ...node,
            extraKubeletArgs: nonEmptyMap({ ...node.extraKubeletArgs, ...(taints.length > 0 ? { '--register-with-taints': taints.join(',') } : {}) }),
          },
        },
      },
    };
  }

  /** What is enabled on the first machine; everything is said, because the provider enables most of it by default. */
  private get initConfig(): object {
    const { features = [CanonicalFeature.DNS] } = this.props;
    return Object.fromEntries(Object.values(CanonicalFeature).map(feature => [`enableDefault${feature}`, features.includes(feature)]));
  }

  /** What both kinds say of a machine. */
  private node(setup: NodeSetup, role: NodeRole, own: readonly NodeFeature[]): { readonly [field: string]: any } {
    this.refuseUnsupported(setup, [...SNAP_ITEMS]);
    const node = snapNode(setup, role, own);
    const { channel, revision, localPath, airGapped } = this.props;
    const labels: { [flag: string]: string } = node.labels.length > 0 ? { 'node-labels': node.labels.join(',') } : {};
    return {
      channel,
      revision,
      localPath,
      airGapped,
      nodeName: setup.nodeName,
      bootCommands: filledList(node.bootCommands.map(literalText)),
      preRunCommands: filledList(node.preCommands.map(literalText)),
      postRunCommands: filledList(node.postCommands.map(literalText)),
      files: filledList(node.files.map(file => fileEntry(role.where, literalFile(file, true)))),
      extraKubeletArgs: flags({ ...labels, ...node.kubeletFlags }),
      ...node.proxy,
    };
  }

  private refuseOptions({ cluster, options, kubernetes }: ControlPlaneContext): void {
    this.refuseUnsupportedKubernetes(kubernetes ?? {}, KUBERNETES);
    const { kubeProxy, nodeCidrMaskSize, nodeCidrMaskSizeIpv6 } = cluster;
    const given = options.machineNaming ? 'machineNaming' : options.readinessGates?.length ? 'readinessGates'
      : options.rollout?.beforeCertificatesExpire ? 'rollout.beforeCertificatesExpire' : undefined;
    if (given) { throw new Error(`"${cluster.name}" controlPlane.${given}: CK8sControlPlane has none; leave it out.`); }
    if (!kubeProxy) { throw new Error(`"${cluster.name}" network.kubeProxy: Canonical Kubernetes always runs kube-proxy; leave it out.`); }
    if (nodeCidrMaskSize !== undefined || nodeCidrMaskSizeIpv6 !== undefined) {
      throw new Error(`"${cluster.name}" network.nodeCidrMaskSize: CK8sConfig has no such field; leave it out.`);
    }
  }
}

/** The kinds want flags with their dashes. */
function flags(args: { [flag: string]: string } = {}): { [flag: string]: string } | undefined {
  return nonEmptyMap(Object.fromEntries(Object.keys(args).sort().map(flag => [`--${flag}`, literalText(args[flag])])));
}

function fileEntry(where: string, { path, content, fromSecret, encoding, append, owner = 'root:root', permissions = '0644' }: NodeFile): object {
  if (append) { throw new Error(`${where}.files["${path}"].append: CK8sConfig cannot; write the whole file, or append in preJoinCommands.`); }
  return { path, content, contentFrom: fromSecret && { secret: { name: fromSecret.name, key: fromSecret.key } }, encoding, owner, permissions };
}
