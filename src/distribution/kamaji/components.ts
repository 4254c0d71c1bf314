import { KamajiProps, KamajiResources } from './props';
import { ControlPlaneContext } from '../../contract/distribution';
import { nonEmptyMap } from '../../contract/machine-lifecycle';
import { AnonymousAccess } from '../../options/kubernetes/api-server-options';
import { NodeFile } from '../../options/node/files';
import { apiServerParts } from '../shared/api-server';
import { ComponentParts, ComponentPlace } from '../shared/component-parts';
import { controllerManagerParts, schedulerParts } from '../shared/control-loops';

const FOLDER = '/etc/kubernetes';
const ADMISSION = 'enable-admission-plugins';

/** Plugins that the kind's schema knows (v0.20.0). */
const PLUGINS = [
  'AlwaysAdmit', 'AlwaysDeny', 'AlwaysPullImages', 'CertificateApproval', 'CertificateSigning', 'CertificateSubjectRestriction', 'DefaultIngressClass',
  'DefaultStorageClass', 'DefaultTolerationSeconds', 'DenyEscalatingExec', 'DenyExecOnPrivileged', 'DenyServiceExternalIPs', 'EventRateLimit',
  'ExtendedResourceToleration', 'ImagePolicyWebhook', 'LimitPodHardAntiAffinityTopology', 'LimitRanger', 'MutatingAdmissionWebhook',
  'NamespaceAutoProvision', 'NamespaceExists', 'NamespaceLifecycle', 'NodeRestriction', 'OwnerReferencesPermissionEnforcement',
  'PersistentVolumeClaimResize', 'PersistentVolumeLabel', 'PodNodeSelector', 'PodSecurity', 'PodSecurityPolicy', 'PodTolerationRestriction', 'Priority',
  'ResourceQuota', 'RuntimeClass', 'SecurityContextDeny', 'ServiceAccount', 'StorageObjectInUseProtection', 'TaintNodesByCondition',
  'ValidatingAdmissionWebhook',
];

/** Options of Kubernetes as flags and volumes of the control plane's pods. A pod has no files of its own: Secrets become volumes. */
export class KamajiComponents {
  readonly spec: object;
  readonly volumes: object[] = [];

  /** Revisions of Secrets, by the path they are seen at: they are part of the pods, so that a new one rolls them. */
  readonly revisions: { [annotation: string]: string } = {};

  private readonly name: string;

  constructor({ cluster, setup, kubernetes = {} }: ControlPlaneContext, props: KamajiProps) {
    this.name = cluster.name;
    const place = (component: string): ComponentPlace => ({
      where: `"${cluster.name}" kubernetes.${component}`, version: cluster.kubernetesVersion, folder: `${FOLDER}/${component.toLowerCase()}`, maxFile: Infinity,
    });
    if ((kubernetes.apiServer?.anonymousAccess ?? AnonymousAccess.OPEN) !== AnonymousAccess.OPEN) {
      throw new Error(`"${cluster.name}" kubernetes.apiServer.anonymousAccess: Kamaji's probes and joining machines have no credentials; put an AuthenticationConfiguration into a Secret and write Authentication.fromSecret, with hardening anonymousAccess: false.`);
    }
    const { flags: { [ADMISSION]: plugins = 'NodeRestriction', ...flags }, ...apiServer } = apiServerParts(kubernetes, [], place('apiServer'));
    const controllerManager = controllerManagerParts(kubernetes, {
      'cloud-provider': setup.externalCloudProvider ? 'external' : undefined,
      'node-cidr-mask-size-ipv4': cluster.nodeCidrMaskSize?.toString(),
      'node-cidr-mask-size-ipv6': cluster.nodeCidrMaskSizeIpv6?.toString(),
    }, place('controllerManager'));
    const scheduler = schedulerParts(kubernetes, `${FOLDER}/scheduler.conf`, place('scheduler'));
    this.spec = {
      admissionControllers: this.plugins(plugins.split(',')),
      apiServer: this.component('apiServer', { ...apiServer, flags }, props.apiServerResources),
      controllerManager: this.component('controllerManager', controllerManager, props.controllerManagerResources),
      scheduler: this.component('scheduler', scheduler, props.schedulerResources),
    };
  }

  private plugins(names: string[]): string[] {
    const unknown = names.find(name => !PLUGINS.includes(name));
    if (unknown) { throw new Error(`"${this.name}" kubernetes.apiServer.admission: KamajiControlPlane does not know the plugin "${unknown}"; leave it out.`); }
    return names;
  }

  private component(name: string, { flags, files, mounts }: Required<ComponentParts>, resources: KamajiResources = {}): object {
    const names = Object.keys(flags).filter(flag => flags[flag] !== undefined).sort();
    const { requests, limits } = resources;
    return {
      extraArgs: names.length > 0 ? names.map(flag => `--${flag}=${flags[flag]}`) : undefined,
      extraVolumeMounts: mounts.length > 0 ? mounts.map(mount => this.mount(name, mount, files)) : undefined,
      resources: nonEmptyMap(requests) || nonEmptyMap(limits) ? { requests: nonEmptyMap(requests), limits: nonEmptyMap(limits) } : undefined,
    };
  }

  private mount(component: string, { name, path, created }: Required<ComponentParts>['mounts'][number], files: readonly NodeFile[]): object {
    const own = name === 'component-config';
    const volume = `${component.toLowerCase()}-${own ? 'config' : name}`;
    if (own) {
      this.volumes.push({ name: volume, projected: { sources: files.map(file => this.source(component, file, path)) } });
    } else if (created && name !== 'kms-socket') {
      // Lost with the pod, like the machine's with the machine elsewhere.
      this.volumes.push({ name: volume, emptyDir: {} });
    } else {
      throw new Error(`"${this.name}" kubernetes.${component}.${created ? 'encryption' : 'mounts'}: the components run in pods of the management cluster, which have no "${path}"; leave it out.`);
    }
    return { name: volume, mountPath: path, readOnly: own || undefined };
  }

  private source(component: string, { path, fromSecret }: NodeFile, folder: string): object {
    const file = path.slice(folder.length + 1);
    if (!fromSecret) {
      throw new Error(`"${this.name}" kubernetes.${component}: "${file}" would be a file, and the pods of the control plane take files from Secrets only; put it into one and write the option's fromSecret, or leave the option out.`);
    }
    if (fromSecret.revision) { this.revisions[`revision.${component.toLowerCase()}/${file}`] = fromSecret.revision; }
    return { secret: { name: fromSecret.name, items: [{ key: fromSecret.key, path: file }] } };
  }
}
