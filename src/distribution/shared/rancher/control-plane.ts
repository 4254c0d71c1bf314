import { RancherPlace } from './place';
import { ControlPlaneContext } from '../../../contract/distribution';
import { AnonymousAccess } from '../../../options/kubernetes/api-server-options';
import { StackedEtcdOptions } from '../../../options/kubernetes/etcd';
import { KubernetesOptions } from '../../../options/kubernetes/kubernetes-options';
import { apiServerParts } from '../api-server';
import { ComponentParts, ComponentPlace, Flags } from '../component-parts';
import { controllerManagerParts, schedulerParts } from '../control-loops';
import { etcdFlags } from '../etcd-flags';
import { NodeFeature } from '../node-feature';

/** Options of Kubernetes that RKE2 and K3s can express. */
export const KUBERNETES_OPTIONS: readonly string[] = ['apiServer', 'controllerManager', 'scheduler', 'etcd', 'tls', 'featureGates'];

/** What the members of etcd take: everything else about them is decided by the distribution. */
const ETCD_OPTIONS: readonly (keyof StackedEtcdOptions)[] = [
  'quota', 'snapshotCount', 'heartbeatInterval', 'electionTimeout', 'compactionRetention', 'maxRequestSize', 'extraArguments',
];

const MAX_FILE = 10240; // what a file of a setup may have

/** Options of Kubernetes as flags of the components, and the files these name. */
export class RancherControlPlane {
  readonly apiServer: Required<ComponentParts>;
  readonly controllerManager: Required<ComponentParts>;
  readonly scheduler: Required<ComponentParts>;
  readonly etcd: Flags;
  readonly features: NodeFeature[];

  constructor({ cluster, kubernetes = {} }: ControlPlaneContext, private readonly place: RancherPlace, cloudProvider?: string) {
    const { name, kubernetesVersion } = cluster;
    const at = (component: string, folder: string): ComponentPlace => ({
      where: `"${name}" kubernetes.${component}`, version: kubernetesVersion, folder: `${place.etc}/${folder}`, maxFile: MAX_FILE,
    });
    this.checkAnonymous(name, kubernetes);
    this.apiServer = apiServerParts(kubernetes, [], at('apiServer', 'apiserver'));
    this.controllerManager = controllerManagerParts(kubernetes, {
      'cloud-provider': cloudProvider,
      'node-cidr-mask-size-ipv4': cluster.nodeCidrMaskSize?.toString(),
      'node-cidr-mask-size-ipv6': cluster.nodeCidrMaskSizeIpv6?.toString(),
    }, at('controllerManager', 'controller-manager'));
    this.scheduler = schedulerParts(kubernetes, `${place.data}/server/cred/scheduler.kubeconfig`, at('scheduler', 'scheduler'));
    this.etcd = this.etcdArguments(name, kubernetes);
    this.features = [['apiServer', this.apiServer], ['controllerManager', this.controllerManager], ['scheduler', this.scheduler]]
      .map(([component, parts]) => componentFeature(component as string, parts as Required<ComponentParts>))
      .filter(feature => feature !== undefined);
  }

  /** The flag and a section of the configuration file about anonymous requests exclude each other, and the distribution always gives the flag. */
  private checkAnonymous(name: string, { apiServer }: KubernetesOptions): void {
    if (apiServer?.anonymousAccess === AnonymousAccess.HEALTH_ONLY) {
      throw new Error(`"${name}" kubernetes.apiServer.anonymousAccess: ${this.place.distribution} always gives the API server the flag "anonymous-auth", which excludes paths; `
        + 'leave it out, with hardening anonymousAccess: false.');
    }
  }

  private etcdArguments(name: string, { etcd, tls }: KubernetesOptions): Flags {
    const { distribution } = this.place;
    if (etcd?.endpoints) { throw new Error(`"${name}" kubernetes.etcd: ${distribution} has its own etcd on the control plane machines here; write Etcd.stacked().`); }
    const members = etcd?.members ?? {};
    const said = (Object.keys(members) as (keyof StackedEtcdOptions)[]).filter(option => members[option] !== undefined);
    const other = said.find(option => !ETCD_OPTIONS.includes(option));
    if (other) {
      const instead = other === 'metricsUrls' ? `write etcdMetrics: true at ${distribution}` : 'leave it out';
      throw new Error(`"${name}" kubernetes.etcd.${other}: ${distribution} decides it itself; ${instead}.`);
    }
    return { ...etcdFlags(members, tls), ...members.extraArguments };
  }
}

/** Folders that a component writes to exist before it starts. */
function componentFeature(component: string, { files, mounts }: Required<ComponentParts>): NodeFeature | undefined {
  const folders = mounts.filter(({ created }) => created).map(({ path }) => path);
  if (files.length === 0 && folders.length === 0) { return undefined; }
  return { source: `kubernetes.${component}`, files, commands: folders.length > 0 ? [`mkdir -p -m 0700 ${folders.join(' ')}`] : [] };
}
