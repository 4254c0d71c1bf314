import { ClassPlaceholder } from './class-placeholder';
import { ClusterContext } from '../contract/cluster';
import { Endpoint } from '../values/endpoint';
import { Placeholder, placeholderOf, splitText } from '../values/placeholder';

/** Values by the name of their variable. */
export type Values = ReadonlyMap<string, unknown>;

/** The value a stand-in has in one cluster; undefined when the cluster leaves it out. */
export function valueOf(placeholder: Placeholder, values: Values, cluster: ClusterContext): unknown {
  const { owner, name, sample, expression } = placeholder as ClassPlaceholder;
  if (owner !== undefined) {
    const [variable, ...path] = name.split('.');
    return path.reduce<any>((found, key) => found?.[key], values.get(variable));
  }
  switch (expression) {
    case '.builtin.cluster.name': return cluster.name;
    case '.builtin.cluster.namespace': return cluster.namespace;
    case '.builtin.cluster.network.serviceDomain': return cluster.serviceDomain;
  }
  const block = /network\.(pods|services) (\d)$/.exec(expression);
  if (block) { return (block[1] === 'pods' ? cluster.podCidrs : cluster.serviceCidrs)[Number(block[2])]; }
  if (/\.version$/.test(expression)) { return expression.startsWith('.') ? cluster.kubernetesVersion.text : cluster.kubernetesVersion.plain; }
  return sample;
}

/** Data with the values of one cluster in place of stand-ins. */
export function resolve(value: any, values: Values, cluster: ClusterContext): any {
  const exact = placeholderOf(value);
  if (exact) { return valueOf(exact, values, cluster); }
  if (typeof value === 'string') {
    return splitText(value).map(part => (typeof part === 'string' ? part : String(valueOf(part, values, cluster)))).join('');
  }
  if (Array.isArray(value)) {
    return value.flatMap(item => (placeholderOf(item)?.shape === 'list' ? resolve(item, values, cluster) as unknown[] : [resolve(item, values, cluster)]));
  }
  if (value === null || typeof value !== 'object' || (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null)) { return value; }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, values, cluster)]));
}

/** The endpoint of one cluster. */
export function resolveEndpoint(endpoint: Endpoint | undefined, values: Values, cluster: ClusterContext): Endpoint | undefined {
  if (!endpoint) { return undefined; }
  const { host, port, certificateSans, kubeVipOptions } = endpoint;
  return kubeVipOptions
    ? Endpoint.kubeVip(resolve(host, values, cluster), resolve(kubeVipOptions, values, cluster))
    : Endpoint.loadBalancer(resolve(host, values, cluster), resolve({ port, certificateSans }, values, cluster));
}
