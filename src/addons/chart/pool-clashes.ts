import { ClusterContext } from '../../contract/cluster';
import { IpRange } from '../../values/ip-range';

/** Addresses for services under a name. */
export interface NamedAddresses {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** Addresses of pools that something else in the cluster has already. */
export function poolClashes(addon: string, { name, podCidrs, serviceCidrs, endpoint }: ClusterContext, pools: readonly NamedAddresses[]): string[] {
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
