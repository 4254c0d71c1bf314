import { ClusterContext } from '../../../contract/cluster';
import { IpRange } from '../../../values/ip-range';
import { shared } from '../../freeze';

/** What a pool says; the addon's own struct has the documentation. */
export interface PoolOptions {
  readonly name: string;
  readonly addresses: string[];
  readonly autoAssign?: boolean;
}

/** The pools, and what announces them. */
export function poolObjects(namespace: string, pools: readonly PoolOptions[], layer2: boolean): object[] {
  if (pools.length === 0) { return []; }
  return shared([
    ...pools.map(({ name, addresses, autoAssign }) => ({
      apiVersion: 'metallb.io/v1beta1',
      kind: 'IPAddressPool',
      metadata: { name, namespace },
      spec: { addresses: [...addresses], ...(autoAssign === undefined ? {} : { autoAssign }) },
    })),
    ...(layer2 ? [{
      apiVersion: 'metallb.io/v1beta1',
      kind: 'L2Advertisement',
      metadata: { name: 'pools', namespace },
      spec: { ipAddressPools: pools.map(({ name }) => name) },
    }] : []),
  ]);
}

/** Addresses of pools that something else in the cluster has already. */
export function poolClashes(addon: string, { name, podCidrs, serviceCidrs, endpoint }: ClusterContext, pools: readonly PoolOptions[]): string[] {
  const taken = [
    ...podCidrs.map(text => ({ text, what: 'its pods' })),
    ...serviceCidrs.map(text => ({ text, what: 'its services' })),
    ...(endpoint ? [{ text: endpoint.host, what: 'its API server' }] : []),
  ];
  return pools.flatMap(pool => pool.addresses.flatMap(given => taken.flatMap(({ text, what }) => {
    if (!overlap(given, text)) { return []; }
    return [`ADD-07 pool-clash: addresses ${given} of pool "${pool.name}" of "${addon}" overlap with ${text} of cluster "${name}", which belongs to ${what}; take them out of the pool.`];
  })));
}

function overlap(a: string, b: string): boolean {
  const [one, other] = [IpRange.parse(a), IpRange.parse(b)];
  return one !== undefined && other !== undefined && one.family === other.family && one.first <= other.last && other.first <= one.last;
}
