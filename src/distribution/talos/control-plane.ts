import { ControlPlaneContext } from '../../contract/distribution';
import { AnonymousAccess } from '../../options/kubernetes/api-server-options';
import { AuditOptions } from '../../options/kubernetes/audit-options';
import { StackedEtcdOptions } from '../../options/kubernetes/etcd';
import { KubernetesOptions } from '../../options/kubernetes/kubernetes-options';
import { apiServerParts } from '../shared/api-server';
import { pluginConfigurations } from '../shared/api-server-admission';
import { ComponentParts, ComponentPlace, Flags } from '../shared/component-parts';
import { controllerManagerParts, schedulerParts } from '../shared/control-loops';
import { etcdFlags } from '../shared/etcd-flags';
import { NodeFeature } from '../shared/node-feature';

/** Options of Kubernetes that Talos can say; Secrets it encrypts by itself. */
export const KUBERNETES: readonly string[] = [
  'apiServer.admission', 'apiServer.anonymousAccess', 'apiServer.audit', 'apiServer.authentication', 'apiServer.certificateSans', 'apiServer.eventTimeToLive',
  'apiServer.extraArguments', 'apiServer.goawayChance', 'apiServer.maxMutatingRequestsInFlight', 'apiServer.maxRequestsInFlight', 'apiServer.mounts',
  'apiServer.profiling', 'apiServer.requestTimeout', 'apiServer.serviceAccounts', 'controllerManager', 'scheduler', 'etcd', 'tls', 'featureGates',
];

/** What Talos does not decide about the members of etcd. */
const ETCD: readonly (keyof StackedEtcdOptions)[] = [
  'quota', 'snapshotCount', 'heartbeatInterval', 'electionTimeout', 'compactionRetention', 'maxRequestSize', 'metricsUrls', 'extraArguments',
];

const FOLDER = '/var/etc/kubernetes';
const MAX_FILE = 32768;

/** Options of Kubernetes as sections of `cluster`, and the files they name. */
export class TalosControlPlane {
  readonly sections: { readonly [section: string]: unknown };
  readonly features: NodeFeature[];

  constructor({ cluster, kubernetes = {} }: ControlPlaneContext) {
    const { name, kubernetesVersion } = cluster;
    const place = (part: string): ComponentPlace => ({
      where: `"${name}" kubernetes.${part}`, version: kubernetesVersion, folder: `${FOLDER}/${part.toLowerCase()}`, maxFile: MAX_FILE,
    });
    const { audit, admission = {}, anonymousAccess, ...plain } = kubernetes.apiServer ?? {};
    if (anonymousAccess === AnonymousAccess.HEALTH_ONLY) {
      throw new Error(`"${name}" kubernetes.apiServer.anonymousAccess: Talos answers nobody without credentials; leave it out, with hardening anonymousAccess: false.`);
    }
    const { enabledPlugins, disabledPlugins } = admission;
    const eventRate = admission.eventRateLimits ? ['EventRateLimit'] : [];
    const apiServer = apiServerParts({
      ...kubernetes, apiServer: { ...plain, admission: { enabledPlugins: [...enabledPlugins ?? [], ...eventRate], disabledPlugins } },
    }, [], place('apiServer'));
    const files = apiServer.files.map(file => {
      if (file.fromSecret) { throw new Error(`"${name}" kubernetes.apiServer: "${file.path}" would come from a Secret, and Talos reads none; write the option without one.`); }
      // The API server is not root there.
      return { ...file, permissions: '0644' };
    });
    const { configuration, ...scheduler } = kubernetes.scheduler ?? {};
    const plugins = pluginConfigurations(admission);
    const names = [...new Set([...cluster.endpoint?.certificateSans ?? [], ...plain.certificateSans ?? []])];
    const anonymous: Flags = anonymousAccess ? { 'anonymous-auth': String(anonymousAccess === AnonymousAccess.OPEN) } : {};
    this.features = files.length > 0 ? [{ source: 'kubernetes.apiServer', files }] : [];
    this.sections = {
      apiServer: {
        ...component({ ...apiServer, flags: { ...apiServer.flags, ...anonymous, ...auditFlags(name, audit) } }),
        certSANs: names.length > 0 ? names : undefined,
        admissionControl: plugins.length > 0 ? plugins : undefined,
        auditPolicy: auditPolicy(name, audit),
      },
      controllerManager: component(controllerManagerParts(kubernetes, {
        'node-cidr-mask-size-ipv4': cluster.nodeCidrMaskSize?.toString(),
        'node-cidr-mask-size-ipv6': cluster.nodeCidrMaskSizeIpv6?.toString(),
      }, place('controllerManager'))),
      scheduler: {
        ...component(schedulerParts({ ...kubernetes, scheduler }, '', place('scheduler'))),
        config: configuration && { apiVersion: 'kubescheduler.config.k8s.io/v1', kind: 'KubeSchedulerConfiguration', ...configuration },
      },
      etcd: { extraArgs: args(etcdArguments(name, kubernetes)) },
    };
  }
}

function component({ flags, mounts }: Required<ComponentParts>): object {
  return {
    extraArgs: args(flags),
    extraVolumes: mounts.length > 0
      ? mounts.map(({ path, mountPath, writable }) => ({ hostPath: path, mountPath: mountPath ?? path, readonly: writable ? undefined : true }))
      : undefined,
  };
}

function args(flags: Flags): object | undefined {
  const given = Object.entries(flags).filter(([, value]) => value !== undefined);
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

function auditPolicy(name: string, audit: AuditOptions | undefined): object | undefined {
  if (audit?.policy?.secret) { throw new Error(`"${name}" kubernetes.apiServer.audit.policy: Talos reads no Secrets; write AuditPolicy.of({…}).`); }
  return audit?.policy && { apiVersion: 'audit.k8s.io/v1', kind: 'Policy', ...audit.policy.policy };
}

/** Talos writes the log to a folder of its own, and it writes metadata where no policy is given. */
function auditFlags(name: string, audit: AuditOptions = {}): Flags {
  const item = audit.webhook ? 'webhook' : audit.log?.path ? 'log.path' : undefined;
  if (item) { throw new Error(`"${name}" kubernetes.apiServer.audit.${item}: Talos writes the log to /var/log/audit/kube; leave it out.`); }
  return {
    'audit-log-maxage': audit.log?.maxAge?.toDays().toString(),
    'audit-log-maxbackup': audit.log?.maxFiles?.toString(),
    'audit-log-maxsize': audit.log?.maxSize?.toMebibytes().toString(),
  };
}

function etcdArguments(name: string, { etcd, tls }: KubernetesOptions): Flags {
  if (etcd?.endpoints) { throw new Error(`"${name}" kubernetes.etcd: Talos has its own etcd on the control plane machines; write Etcd.stacked().`); }
  const members = etcd?.members ?? {};
  const other = (Object.keys(members) as (keyof StackedEtcdOptions)[]).find(option => members[option] !== undefined && !ETCD.includes(option));
  if (other) { throw new Error(`"${name}" kubernetes.etcd.${other}: Talos decides it itself; leave it out.`); }
  return { ...etcdFlags(members, tls), ...members.extraArguments };
}
