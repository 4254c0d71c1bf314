import { KubernetesVersion } from '../../../values/kubernetes-version';

/** Refuse a version that names no release of k0s: the provider would take the first one of that Kubernetes version, with a warning. */
export function checkRelease(where: string, { text }: KubernetesVersion): void {
  // In a ClusterClass the version is a stand-in, which the cluster fills in.
  if (text.startsWith('v1.') && !/\+k0s\.\d+$/.test(text)) {
    throw new Error(`${where}: "${text}" is no release of k0s; write for example "${text.replace(/\+.*$/, '')}+k0s.0".`);
  }
}
