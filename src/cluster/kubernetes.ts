import { mergeSetups } from '../contract/merge-setups';
import { hardeningProfile } from '../options/kubernetes/hardening-profile';
import { KubernetesOptions } from '../options/kubernetes/kubernetes-options';
import { NodeSetup } from '../options/node/node-setup';

/** What the options of Kubernetes come to once hardening is taken apart. */
export interface EffectiveKubernetes {
  /** Options without `hardening`, its parts filled in where the user said nothing. */
  readonly options: KubernetesOptions;

  /** What they ask of every machine of the cluster. Setups of the user come after it and win. */
  readonly setup: NodeSetup;
}

type Plain = { readonly [key: string]: any };

/** TLS versions and suites belong together: the suites of one say nothing about the version of the other. */
const WHOLE: readonly string[] = ['tls'];

/** Take hardening apart. What the user said wins over it, member by member; plugins add up unless the user turned one off. */
export function effectiveKubernetes(given: KubernetesOptions = {}): EffectiveKubernetes {
  const { hardening, ...own } = given;
  const parts = (hardening?.parts ?? []).map(name => hardeningProfile[name as keyof typeof hardeningProfile]);
  const options: KubernetesOptions = [...parts.map(({ kubernetes }) => kubernetes), own].reduce(merge, {});
  return { options, setup: mergeSetups(...parts.map(({ setup }) => setup), kubeletSetup(options)) };
}

/** Kubelets share feature gates and TLS settings with the components of the control plane. */
function kubeletSetup({ tls, featureGates }: KubernetesOptions): NodeSetup {
  if (!tls && !featureGates) { return {}; }
  return { kubelet: { featureGates, tlsMinVersion: tls?.minVersion, tlsCipherSuites: tls?.cipherSuites } };
}

function merge(before: any, value: any): any {
  if (!isMap(before) || !isMap(value)) { return value ?? before; }
  const merged: { [key: string]: any } = { ...before };
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined && item !== null) { merged[key] = WHOLE.includes(key) ? item : merge(merged[key], item); }
  }
  if (before.enabledPlugins && value.enabledPlugins) { merged.enabledPlugins = [...new Set([...before.enabledPlugins, ...value.enabledPlugins])]; }
  if (value.disabledPlugins && merged.enabledPlugins) {
    merged.enabledPlugins = merged.enabledPlugins.filter((name: string) => !value.disabledPlugins.includes(name));
  }
  return merged;
}

/** Plain objects only: a Duration, an Etcd or an AuditPolicy is one value. */
function isMap(value: unknown): value is Plain {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) { return false; }
  const proto = Object.getPrototypeOf(value);
  return proto === null || Object.getPrototypeOf(proto) === null;
}
