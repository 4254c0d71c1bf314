import { ControlPlaneContext, Distribution, PoolContext } from '../contract/distribution';
import { machineLifecycle, nonEmptyMap } from '../contract/machine-lifecycle';
import { Manifest } from '../manifest/manifest';
import { goDuration } from '../manifest/v1beta1/common';
import { NodeSetup, TaintEffect } from '../options/node/node-setup';
import { checkProps } from '../values/check';
import { KubernetesVersion } from '../values/kubernetes-version';
import { bootConfig, sudoFeature } from './rke2/boot';
import { Rke2Props, Rke2RegistrationMethod, rke2Shape } from './rke2/props';
import { admissionFile, serverConfig } from './rke2/server-config';
import { withoutNulls } from '../values/without-nulls';
import { NodeFeature, NodeRole } from './shared/node-feature';
import { KUBERNETES_OPTIONS, RancherControlPlane } from './shared/rancher/control-plane';
import { kubeVipFeatures } from './shared/rancher/kube-vip';
import { RancherNode } from './shared/rancher/node';
import { checkRelease, RKE2 } from './shared/rancher/place';
import { refuseContainerd, refuseGroupOptions, SETUP_ITEMS } from './shared/rancher/refusals';
import { registriesOf } from './shared/rancher/registries';

/** What a machine comes to, and its part of the manifest. */
interface Rke2Node {
  readonly node: RancherNode;
  readonly config: object;
}

/**
 * Nodes that run RKE2, by Rancher's bootstrap and control plane provider (CAPRKE2), tested with the CRDs of v0.25.0.
 * Versions have the suffix of a release: `v1.34.3+rke2r1`.
 */
export class Rke2 extends Distribution {
  private readonly props: Rke2Props;

  public constructor(props: Rke2Props = {}) {
    super();
    this.props = withoutNulls(checkProps('Rke2', props, rke2Shape));
    const { registrationMethod, registrationAddress, airGapped, airGappedChecksum } = this.props;
    if ((registrationMethod === Rke2RegistrationMethod.ADDRESS) !== (registrationAddress !== undefined)) {
      throw new Error('Rke2.registrationAddress: belongs to registrationMethod: Rke2RegistrationMethod.ADDRESS; write both or neither.');
    }
    if (airGappedChecksum && !airGapped) { throw new Error('Rke2.airGappedChecksum: nothing is compared without airGapped: true; write it or leave out the checksum.'); }
  }

  public get classOmits(): string[] {
    return ['replicas', 'version', 'machineTemplate'];
  }

  /** The supervisor's, where machines register through the endpoint. */
  public get controlPlanePorts(): number[] {
    const { registrationMethod = Rke2RegistrationMethod.CONTROL_PLANE_ENDPOINT } = this.props;
    return [Rke2RegistrationMethod.CONTROL_PLANE_ENDPOINT, Rke2RegistrationMethod.ADDRESS].includes(registrationMethod) ? [9345] : [];
  }

  public controlPlane(context: ControlPlaneContext): Manifest {
    const { cluster, options, kubernetes, machineTemplate, machineLabels, replicas } = context;
    const { rollout = {}, remediation = {} } = options;
    checkRelease(`"${cluster.name}" kubernetesVersion`, cluster.kubernetesVersion, RKE2);
    this.refuseUnsupportedKubernetes(kubernetes ?? {}, [...KUBERNETES_OPTIONS]);
    refuseGroupOptions(context, RKE2);
    if (rollout.after) { throw new Error(`"${cluster.name}" controlPlane.rollout.after: RKE2ControlPlane has no such time; change rolloutToken at that time instead.`); }
    const setup = this.props.schedulableControlPlane ? context.setup : {
      ...context.setup,
      taints: [...context.setup.taints ?? [], { key: 'node-role.kubernetes.io/control-plane', effect: TaintEffect.NO_SCHEDULE }],
    };
    const components = new RancherControlPlane(context, RKE2, setup.externalCloudProvider ? 'external' : undefined);
    const role = { cluster, where: `"${cluster.name}" controlPlane.setup`, kubernetesVersion: cluster.kubernetesVersion, controlPlane: true };
    const own = [...kubeVipFeatures(cluster, RKE2), ...components.features];
    const { node, config } = this.node(setup, role, own, admissionFile(components));
    return {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
      kind: 'RKE2ControlPlane',
      spec: {
        replicas,
        version: cluster.kubernetesVersion.text,
        registrationMethod: this.props.registrationMethod ?? Rke2RegistrationMethod.CONTROL_PLANE_ENDPOINT,
        registrationAddress: this.props.registrationAddress,
        rolloutStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: Number(rollout.maxSurge ?? '1') } },
        remediationStrategy: {
          maxRetry: remediation.maxRetry,
          retryPeriod: goDuration(remediation.retryPeriod?.toSeconds()),
          minHealthyPeriod: goDuration(remediation.minHealthyPeriod?.toSeconds()),
        },
        machineTemplate: {
          metadata: { labels: nonEmptyMap(machineLabels), annotations: nonEmptyMap(options.annotations) },
          spec: { deletion: machineLifecycle(options).deletion, infrastructureRef: machineTemplate },
        },
        serverConfig: serverConfig(this.props, context, components, node),
        ...config,
      },
    };
  }

  public poolBootstrap({ cluster, pool, setup }: PoolContext): Manifest {
    const kubernetesVersion = pool.kubernetesVersion ? KubernetesVersion.of(pool.kubernetesVersion) : cluster.kubernetesVersion;
    checkRelease(`"${cluster.name}" pools["${pool.name}"].kubernetesVersion`, kubernetesVersion, RKE2);
    const role = { cluster, where: `"${cluster.name}" pools["${pool.name}"].setup`, kubernetesVersion, controlPlane: false };
    return {
      apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2',
      kind: 'RKE2ConfigTemplate',
      spec: { template: { spec: this.node(setup, role).config } },
    };
  }

  /** The part of a control plane and of a pool's configuration that both have. */
  private node(given: NodeSetup, role: NodeRole, own: NodeFeature[] = [], admission?: string): Rke2Node {
    this.refuseUnsupported(given, [...SETUP_ITEMS, 'users', 'ntpServers', 'bootCommands', 'ignitionConfig']);
    const { where } = role;
    const { containerd: { selinux, ...containerd } = {}, ...rest } = given;
    refuseContainerd(where, given, RKE2);
    const setup = { ...rest, containerd };
    const registries = registriesOf(where, setup, RKE2.etc, this.props.embeddedRegistry);
    const authority = Object.keys(registries?.authorities ?? {})[0];
    if (authority) {
      throw new Error(`${where}.registryMirrors: RKE2Config has no place for the certificate authority of "${authority}" alone; write it in trustedCertificates, which containerd trusts as well.`);
    }
    const settings = { 'disable-default-registry-endpoint': registries?.mirrorsOnly || undefined };
    const sudo = sudoFeature(setup);
    const node = new RancherNode(RKE2, setup, role, settings, sudo ? [...own, sudo] : own);
    const { cisProfile, airGapped, airGappedChecksum, systemDefaultRegistry, gzipUserData } = this.props;
    return {
      node,
      config: {
        agentConfig: {
          ...bootConfig(where, setup),
          airGapped,
          airGappedChecksum,
          cisProfile: cisProfile ? 'cis' : undefined,
          enableContainerdSElinux: selinux,
          kubelet: { extraArgs: node.kubeletArguments },
          nodeLabels: node.labels,
          nodeTaints: node.taints,
          ntp: setup.ntpServers?.length ? { enabled: true, servers: [...new Set(setup.ntpServers)] } : undefined,
          podSecurityAdmissionConfigFile: admission,
          systemDefaultRegistry,
        },
        files: node.files,
        gzipUserData,
        preRKE2Commands: node.preCommands,
        postRKE2Commands: node.postCommands,
        privateRegistriesConfig: registries && { mirrors: registries.mirrors },
      },
    };
  }
}
