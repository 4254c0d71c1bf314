import { KubernetesOptions } from '../options/kubernetes/kubernetes-options';
import { NodeSetup } from '../options/node/node-setup';

/** Structs that ask for something even when all their members are left to the defaults. */
const MEANT_WHEN_EMPTY: readonly string[] = ['swap', 'nodeIp'];

/**
 * Refuse, by name, every item of a setup that a distribution has no translation for: nothing is dropped silently.
 * `proxyBypass` alone asks for nothing, so it needs no translation where no proxy is given.
 */
export function refuseUnsupported(setup: NodeSetup, supported: readonly string[], distribution: string): void {
  const items = Object.entries(setup)
    .filter(([item, value]) => value !== undefined && value !== false && (MEANT_WHEN_EMPTY.includes(item) || !isEmpty(value)))
    .map(([item]) => item)
    .filter(item => !supported.includes(item) && !(item === 'proxyBypass' && !setup.proxy));
  if (items.length > 0) {
    const names = items.sort().map(item => `"${item}"`).join(', ');
    throw new Error(`${distribution}: setup ${names} cannot be expressed; leave ${items.length > 1 ? 'them' : 'it'} out or choose another distribution.`);
  }
}

/** The same for options of Kubernetes, whose parts count one by one: `tls`, `apiServer.audit`. */
export function refuseUnsupportedKubernetes(kubernetes: KubernetesOptions, supported: readonly string[], distribution: string): void {
  const names = Object.entries(kubernetes)
    .filter(([, value]) => value !== undefined && !isEmpty(value))
    .flatMap(([option, value]) => COMPONENTS.includes(option) ? Object.keys(value).filter(part => value[part] !== undefined).map(part => `${option}.${part}`) : [option])
    .filter(name => !supported.includes(name) && !supported.includes(name.split('.')[0]));
  if (names.length > 0) {
    const list = names.sort().map(name => `"${name}"`).join(', ');
    throw new Error(`${distribution}: kubernetes ${list} cannot be expressed; leave ${names.length > 1 ? 'them' : 'it'} out or choose another distribution.`);
  }
}

/** Options whose members are options themselves. */
const COMPONENTS: readonly string[] = ['apiServer', 'controllerManager', 'scheduler', 'certificates', 'timeouts'];

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'object' && (Array.isArray(value) ? value.length === 0 : Object.keys(value as object).length === 0));
}
