import { clusterImages, etcdConfiguration } from './etcd-configuration';
import { ControlPlaneContext } from '../../contract/distribution';
import { AnonymousAccess } from '../../options/kubernetes/api-server-options';
import { KubernetesOptions } from '../../options/kubernetes/kubernetes-options';
import { apiServerParts } from '../shared/api-server';
import { literalText } from '../shared/cloud-init-text';
import { ComponentParts, ComponentPlace } from '../shared/component-parts';
import { controllerManagerParts, schedulerParts } from '../shared/control-loops';
import { isIgnition } from '../shared/kubeadm/ignition';
import { NodeFeature } from '../shared/node-feature';

const FOLDER = '/etc/kubernetes';
const MAX_FILE = 10240; // files[].content: cluster-api v1.14.0 KubeadmConfig schema
const MAX_SANS = 100;

/** What `kubeadm join` reads before the machine has credentials (kubeadm: discovery by token). */
const JOIN_PATHS = ['/api/v1/namespaces/kube-public/configmaps/cluster-info'];

/** Names of the volumes kubeadm itself mounts; a second one of the name would take its place (kubeadm: controlplane/volumes.go). */
const KUBEADM_VOLUMES = /^(k8s-certs|ca-certs|etc-pki.*|etc-ca-certificates|usr-.*ca-certificates|kubeconfig|flexvolume-dir|etcd-(data|certs).*)$/;

/** Options of Kubernetes as kubeadm's ClusterConfiguration, and the files it names. */
export class KubeadmControlPlane {
  readonly clusterConfiguration: object;

  /** Files of the components, to be written before kubeadm starts. */
  readonly features: NodeFeature[];

  private readonly options: KubernetesOptions;

  constructor(private readonly context: ControlPlaneContext) {
    const { cluster, setup, kubernetes = {} } = context;
    this.options = kubernetes;
    if (kubernetes.apiServer?.anonymousAccess === AnonymousAccess.CLOSED) {
      throw new Error(`"${cluster.name}" kubernetes.apiServer.anonymousAccess: kubeadm's health probes and joining machines have no credentials and would be turned away; write AnonymousAccess.HEALTH_ONLY.`);
    }
    const apiServer = apiServerParts(kubernetes, JOIN_PATHS, this.place('apiServer'));
    const controllerManager = controllerManagerParts(kubernetes, {
      'cloud-provider': setup.externalCloudProvider ? 'external' : undefined,
      // kubeadm and the controller manager take the flags by family for clusters of one family too; the plain flag only for those.
      'node-cidr-mask-size-ipv4': cluster.nodeCidrMaskSize?.toString(),
      'node-cidr-mask-size-ipv6': cluster.nodeCidrMaskSizeIpv6?.toString(),
    }, this.place('controllerManager'));
    const scheduler = schedulerParts(kubernetes, `${FOLDER}/scheduler.conf`, this.place('scheduler'));
    this.features = [['apiServer', apiServer], ['controllerManager', controllerManager], ['scheduler', scheduler]]
      .map(([name, parts]) => ({ source: `kubernetes.${name}`, files: (parts as Required<ComponentParts>).files }))
      .filter(({ files }) => files.length > 0);
    this.clusterConfiguration = {
      apiServer: { certSANs: this.certificateSans(), ...this.component('apiServer', apiServer) },
      controllerManager: this.component('controllerManager', controllerManager),
      scheduler: this.component('scheduler', scheduler),
      etcd: etcdConfiguration(context, flags => this.argumentList(flags)),
      ...clusterImages(kubernetes),
      ...this.certificates(),
    };
  }

  private place(component: string): ComponentPlace {
    const { name, kubernetesVersion } = this.context.cluster;
    const folder = { apiServer: 'apiserver', controllerManager: 'controller-manager', scheduler: 'scheduler' }[component];
    return { where: `"${name}" kubernetes.${component}`, version: kubernetesVersion, folder: `${FOLDER}/${folder}`, maxFile: MAX_FILE };
  }

  private component(name: string, { flags, mounts }: Required<ComponentParts>): object {
    const taken = mounts.find(mount => KUBEADM_VOLUMES.test(mount.name));
    if (taken) { throw new Error(`"${this.context.cluster.name}" kubernetes.${name}.mounts: "${taken.name}" is the name of a volume of kubeadm; choose another one.`); }
    return {
      extraArgs: this.argumentList(flags),
      extraVolumes: mounts.length > 0 ? mounts.map(mount => ({
        name: mount.name,
        hostPath: mount.path,
        mountPath: mount.mountPath ?? mount.path,
        readOnly: mount.writable ? undefined : true,
        pathType: mount.created ? 'DirectoryOrCreate' : undefined,
      })) : undefined,
    };
  }

  /** cloud-init renders kubeadm's configuration like everything else it gets. */
  private argumentList(flags: ComponentParts['flags'] = {}): object[] | undefined {
    const literal = (text: string): string => isIgnition(this.context.setup) ? text : literalText(text);
    const names = Object.keys(flags).filter(name => flags[name] !== undefined).sort();
    return names.length > 0 ? names.map(name => ({ name, value: literal(flags[name]!) })) : undefined;
  }

  private certificateSans(): string[] | undefined {
    const names = [...new Set([...this.context.cluster.endpoint?.certificateSans ?? [], ...this.options.apiServer?.certificateSans ?? []])];
    if (names.length > MAX_SANS) {
      throw new Error(`"${this.context.cluster.name}" kubernetes.apiServer.certificateSans: ${names.length} names with those of the endpoint; at most ${MAX_SANS} are allowed.`);
    }
    return names.length > 0 ? names : undefined;
  }

  private certificates(): object {
    const { validity, caValidity, keyAlgorithm } = this.options.certificates ?? {};
    const { name, kubernetesVersion } = this.context.cluster;
    if ((validity ?? caValidity ?? keyAlgorithm) !== undefined && !kubernetesVersion.isAtLeast(31)) {
      throw new Error(`"${name}" kubernetes.certificates: kubeadm of Kubernetes ${kubernetesVersion.text} cannot choose them; use v1.31 or later, or leave them out.`);
    }
    return {
      certificateValidityPeriodDays: validity?.toDays(),
      caCertificateValidityPeriodDays: caValidity?.toDays(),
      encryptionAlgorithm: keyAlgorithm,
    };
  }
}
