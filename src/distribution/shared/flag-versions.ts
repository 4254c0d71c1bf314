import { ComponentPlace } from './component-parts';

type Minors = { readonly [component: string]: { readonly [flag: string]: number } };

/** Flags that are gone, with the minor version that took them away (kubernetes, changelogs). A component does not start with one. */
const REMOVED: Minors = {
  apiServer: {
    'basic-auth-file': 19,
    'kubelet-https': 22,
    'insecure-port': 24,
    'insecure-bind-address': 24,
  },
  controllerManager: { 'port': 24, 'address': 24, 'pod-eviction-timeout': 27, 'enable-taint-manager': 27 },
  scheduler: { 'policy-config-file': 23, 'policy-configmap': 23, 'port': 24, 'address': 24 },
};

/** Flags that are younger than the oldest versions in use. */
const ADDED: Minors = {
  apiServer: {
    'encryption-provider-config-automatic-reload': 26,
    'peer-ca-file': 28,
    'authorization-config': 30,
    'emulated-version': 31,
  },
};

/** Refuse flags that the version no longer or not yet has, as far as they are known. */
export function checkFlagVersions({ where, version }: ComponentPlace, component: string, flags: { readonly [flag: string]: string } = {}): void {
  for (const name of Object.keys(flags)) {
    const removed = minorOf(REMOVED, component, name);
    const added = minorOf(ADDED, component, name);
    if (removed !== undefined && version.isAtLeast(removed)) {
      throw new Error(`${where}.extraArguments: Kubernetes ${version.text} has no flag "${name}" since v1.${removed}; leave it out.`);
    }
    if (added !== undefined && !version.isAtLeast(added)) {
      throw new Error(`${where}.extraArguments: Kubernetes ${version.text} has no flag "${name}" before v1.${added}; leave it out or use v1.${added}.`);
    }
  }
}

function minorOf(minors: Minors, component: string, name: string): number | undefined {
  const known = minors[component] ?? {};
  return Object.hasOwn(known, name) ? known[name] : undefined;
}
