import { KubernetesVersion } from '../../../values/kubernetes-version';

/** Where RKE2 or K3s keeps its things, and what its releases are called. Both are one program with two names. */
export interface RancherPlace {
  /** Name of the class, for messages. */
  readonly distribution: string;

  /** Folder of configuration. */
  readonly etc: string;

  /** Folder of data. */
  readonly data: string;

  /** Kubeconfig of the administrator on a control plane machine. */
  readonly kubeconfig: string;

  /** systemd service on control plane machines and on the others. */
  readonly services: readonly [string, string];

  /** How the suffix of a release begins, and an example. */
  readonly release: RegExp;
  readonly suffix: string;
}

export const RKE2: RancherPlace = {
  distribution: 'Rke2',
  etc: '/etc/rancher/rke2',
  data: '/var/lib/rancher/rke2',
  kubeconfig: '/etc/rancher/rke2/rke2.yaml',
  services: ['rke2-server', 'rke2-agent'],
  release: /\+rke2r\d+$/,
  suffix: '+rke2r1',
};

export const K3S: RancherPlace = {
  distribution: 'K3s',
  etc: '/etc/rancher/k3s',
  data: '/var/lib/rancher/k3s',
  kubeconfig: '/etc/rancher/k3s/k3s.yaml',
  services: ['k3s', 'k3s-agent'],
  release: /\+k3s\d+$/,
  suffix: '+k3s1',
};

/** Refuse a version without the suffix of a release: the install script would look for one that does not exist. */
export function checkRelease(where: string, { text }: KubernetesVersion, { distribution, release, suffix }: RancherPlace): void {
  // In a ClusterClass the version is a stand-in, which the cluster fills in.
  if (text.startsWith('v1.') && !release.test(text)) {
    throw new Error(`${where}: "${text}" is no release of ${distribution}; write for example "${text.replace(/\+.*$/, '')}${suffix}".`);
  }
}
