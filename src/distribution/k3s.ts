import { ControlPlaneContext, Distribution, PoolContext } from '../contract/distribution';
import { machineLifecycle, nonEmptyMap } from '../contract/machine-lifecycle';
import { Manifest } from '../manifest/manifest';
import { goDuration } from '../manifest/v1beta1/common';
import { BootFormat } from '../options/node/identity';
import { NodeSetup, TaintEffect } from '../options/node/node-setup';
import { checkProps } from '../values/check';
import { KubernetesVersion } from '../values/kubernetes-version';
import { K3sProps, k3sShape } from './k3s/props';
import { registriesFeature } from './k3s/registries-file';
import { checkKubernetes, cloudProvider, serverConfig, serverSettings } from './k3s/server-config';
import { withoutNulls } from '../values/without-nulls';
import { NodeFeature, NodeRole } from './shared/node-feature';
import { KUBERNETES_OPTIONS, RancherControlPlane } from './shared/rancher/control-plane';
import { kubeVipFeatures } from './shared/rancher/kube-vip';
import { argumentList, RancherNode, Settings } from './shared/rancher/node';
import { checkRelease, K3S } from './shared/rancher/place';
import { refuseContainerd, refuseGroupOptions, SETUP_ITEMS } from './shared/rancher/refusals';
import { registriesOf } from './shared/rancher/registries';
import { snapshotSettings } from './shared/rancher/snapshots';

/**
 * Nodes that run K3s, by the K3s project's bootstrap and control plane provider (cluster-api-k3s), tested with the CRDs of v0.3.1.
 * Versions have the suffix of a release: `v1.34.3+k3s1`.
 */
export class K3s extends Distribution {
  private readonly props: K3sProps;

  public constructor(props: K3sProps = {}) {
    super();
    this.props = withoutNulls(checkProps('K3s', props, k3sShape));
    if (this.props.airGappedInstallScript && !this.props.airGapped) {
      throw new Error('K3s.airGappedInstallScript: not run without airGapped: true; write it or leave out the script.');
    }
  }

  public get classOmits(): string[] {
    return ['replicas', 'version', 'machineTemplate'];
  }

  public controlPlane(context: ControlPlaneContext): Manifest {
    const { cluster, options, kubernetes = {}, machineTemplate, machineTemplateApiVersion, machineLabels, replicas } = context;
    const { rollout = {}, remediation = {} } = options;
    checkRelease(`"${cluster.name}" kubernetesVersion`, cluster.kubernetesVersion, K3S);
    this.refuseUnsupportedKubernetes(kubernetes, [...KUBERNETES_OPTIONS]);
    checkKubernetes(context, kubernetes);
    refuseGroupOptions(context, K3S);
    if (rollout.maxSurge === '0') { throw new Error(`"${cluster.name}" controlPlane.rollout.maxSurge: the K3s provider always makes the new machine first; leave it out.`); }
    const setup = this.props.schedulableControlPlane ? context.setup : {
      ...context.setup,
      taints: [...context.setup.taints ?? [], { key: 'node-role.kubernetes.io/control-plane', effect: TaintEffect.NO_SCHEDULE }],
    };
    const components = new RancherControlPlane(context, K3S);
    const snapshots = snapshotSettings(cluster, K3S, this.props.etcdSnapshots);
    const role = { cluster, where: `"${cluster.name}" controlPlane.setup`, kubernetesVersion: cluster.kubernetesVersion, controlPlane: true };
    const settings = { ...serverSettings(this.props, context, argumentList(components.etcd)), ...snapshots.settings };
    const { node, config } = this.node(setup, role, settings, [...kubeVipFeatures(cluster, K3S), ...components.features, ...snapshots.features]);
    const timeouts = machineLifecycle(options).deletion as { readonly [name: string]: number };
    return {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
      kind: 'KThreesControlPlane',
      spec: {
        replicas,
        version: cluster.kubernetesVersion.text,
        rolloutAfter: rollout.after,
        remediationStrategy: {
          maxRetry: remediation.maxRetry,
          retryPeriod: goDuration(remediation.retryPeriod?.toSeconds()),
          minHealthyPeriod: goDuration(remediation.minHealthyPeriod?.toSeconds()),
        },
        machineTemplate: {
          metadata: { labels: nonEmptyMap(machineLabels), annotations: nonEmptyMap(options.annotations) },
          nodeDrainTimeout: goDuration(timeouts.nodeDrainTimeoutSeconds),
          nodeVolumeDetachTimeout: goDuration(timeouts.nodeVolumeDetachTimeoutSeconds),
          nodeDeletionTimeout: goDuration(timeouts.nodeDeletionTimeoutSeconds),
          infrastructureRef: machineTemplate && {
            apiVersion: machineTemplateApiVersion, kind: machineTemplate.kind, name: machineTemplate.name, namespace: cluster.namespace,
          },
        },
        kthreesConfigSpec: { ...config, serverConfig: serverConfig(this.props, context, components, node) },
      },
    };
  }

  public poolBootstrap({ cluster, pool, setup }: PoolContext): Manifest {
    const kubernetesVersion = pool.kubernetesVersion ? KubernetesVersion.of(pool.kubernetesVersion) : cluster.kubernetesVersion;
    checkRelease(`"${cluster.name}" pools["${pool.name}"].kubernetesVersion`, kubernetesVersion, K3S);
    const role = { cluster, where: `"${cluster.name}" pools["${pool.name}"].setup`, kubernetesVersion, controlPlane: false };
    const { config } = this.node(setup, role, {}, []);
    return {
      apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2',
      kind: 'KThreesConfigTemplate',
      // Of the server's options an agent's kubelet takes the cloud provider.
      spec: { template: { spec: { ...config, serverConfig: cloudProvider(setup.externalCloudProvider) } } },
    };
  }

  /** The part of a control plane and of a pool's configuration that both have. */
  private node(given: NodeSetup, role: NodeRole, settings: Settings, own: NodeFeature[]): { readonly node: RancherNode; readonly config: object } {
    const { where } = role;
    if (given.bootFormat === BootFormat.IGNITION) {
      throw new Error(`${where}.bootFormat: the K3s provider writes cloud-init only; choose an image that boots with cloud-init, or Rke2.`);
    }
    this.refuseUnsupported(given, [...SETUP_ITEMS]);
    refuseContainerd(where, given, K3S);
    const registries = registriesOf(where, given, K3S.etc, this.props.embeddedRegistry);
    const features = registries ? [...own, registriesFeature(registries)] : own;
    // The provider itself says the cloud provider to kubelets.
    const { nodeName, externalCloudProvider: _external, ...setup } = given;
    const node = new RancherNode(K3S, setup, role, { ...settings, 'disable-default-registry-endpoint': registries?.mirrorsOnly || undefined }, features);
    const { airGapped, airGappedInstallScript } = this.props;
    return {
      node,
      config: {
        agentConfig: {
          airGapped,
          airGappedInstallScriptPath: airGappedInstallScript,
          kubeletArgs: node.kubeletArguments,
          nodeLabels: node.labels,
          nodeName: nodeName && node.literal(nodeName),
          nodeTaints: node.taints,
        },
        files: node.files,
        preK3sCommands: node.preCommands,
        postK3sCommands: node.postCommands,
      },
    };
  }
}
