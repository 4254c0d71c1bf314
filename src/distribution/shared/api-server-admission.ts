import { ComponentParts, ComponentPlace, configFile } from './component-parts';
import { yamlDocument } from '../../manifest/yaml';
import { AdmissionOptions } from '../../options/kubernetes/admission-options';
import { EventRateLimit } from '../../options/kubernetes/event-rate-limit';
import { PodSecurityLevel, PodSecurityOptions } from '../../options/kubernetes/pod-security';

/** Plugins that are gone, with the minor version that took them away. */
const REMOVED: { readonly [plugin: string]: number } = { PodSecurityPolicy: 25, SecurityContextDeny: 30, PersistentVolumeLabel: 31 };

/** Plugins and their configuration. NodeRestriction is always among them: naming others would else turn it off. */
export function admissionParts(admission: AdmissionOptions = {}, place: ComponentPlace): ComponentParts {
  const { enabledPlugins = [], disabledPlugins = [], podSecurity, eventRateLimits } = admission;
  const enabled = [...new Set(['NodeRestriction', ...enabledPlugins, ...(eventRateLimits ? ['EventRateLimit'] : [])])];
  check(place, [...enabled, ...disabledPlugins]);
  for (const [plugin, option] of [['PodSecurity', podSecurity && 'podSecurity'], ['EventRateLimit', eventRateLimits && 'eventRateLimits']]) {
    if (plugin && option && disabledPlugins.includes(plugin)) {
      throw new Error(`${place.where}.admission: ${option} needs the plugin "${plugin}", which disabledPlugins turns off; leave one of them out, with hardening ${HARDENING[plugin]}: false.`);
    }
  }
  const plugins = pluginConfigurations(admission);
  const file = plugins.length > 0 ? configFile(place, 'admission', 'admission.yaml', yamlDocument({
    apiVersion: 'apiserver.config.k8s.io/v1', kind: 'AdmissionConfiguration', plugins,
  }), 'shorten it') : undefined;
  return {
    flags: {
      'enable-admission-plugins': enabled.length > 1 ? enabled.sort().join(',') : undefined,
      'disable-admission-plugins': [...new Set(disabledPlugins)].sort().join(',') || undefined,
      'admission-control-config-file': file?.path,
    },
    files: file ? [file] : [],
  };
}

/** The plugins that have a configuration, with it: those with options of their own first. */
export function pluginConfigurations(admission: AdmissionOptions = {}): { readonly name: string; readonly configuration: object }[] {
  const { podSecurity, eventRateLimits, configuration = {} } = admission;
  return [
    ...(podSecurity ? [{ name: 'PodSecurity', configuration: podSecurityConfiguration(podSecurity) }] : []),
    ...(eventRateLimits ? [{ name: 'EventRateLimit', configuration: rateLimitConfiguration(eventRateLimits) }] : []),
    ...Object.keys(configuration).sort().map(name => ({ name, configuration: configuration[name] })),
  ];
}

const HARDENING: { readonly [plugin: string]: string } = { PodSecurity: 'podSecurity', EventRateLimit: 'eventRateLimit' };

function check({ where, version }: ComponentPlace, plugins: readonly string[]): void {
  const gone = plugins.find(plugin => Object.hasOwn(REMOVED, plugin) && version.isAtLeast(REMOVED[plugin]));
  if (gone) { throw new Error(`${where}.admission: Kubernetes ${version.text} has no plugin "${gone}" since v1.${REMOVED[gone]}; leave it out.`); }
}

function podSecurityConfiguration(options: PodSecurityOptions): object {
  const { enforce, audit, warn, enforceVersion, auditVersion, warnVersion } = options;
  const level = (given?: PodSecurityLevel) => given ?? PodSecurityLevel.PRIVILEGED;
  return {
    apiVersion: 'pod-security.admission.config.k8s.io/v1',
    kind: 'PodSecurityConfiguration',
    defaults: {
      'enforce': level(enforce),
      'enforce-version': enforceVersion ?? 'latest',
      'audit': level(audit),
      'audit-version': auditVersion ?? 'latest',
      'warn': level(warn),
      'warn-version': warnVersion ?? 'latest',
    },
    exemptions: {
      usernames: options.exemptUsers ?? [],
      runtimeClasses: options.exemptRuntimeClasses ?? [],
      namespaces: options.exemptNamespaces ?? ['kube-system'],
    },
  };
}

function rateLimitConfiguration(limits: EventRateLimit[]): object {
  return {
    apiVersion: 'eventratelimit.admission.k8s.io/v1alpha1',
    kind: 'Configuration',
    limits: limits.map(({ type, qps, burst, cacheSize }) => ({ type, qps, burst, cacheSize })),
  };
}
