import { Fields, fields, items, text } from './read';
import { IpAddress } from '../../values/cidr';
import { IpRange } from '../../values/ip-range';
import { Entry } from '../manifest-set';

/** The pools of the in-cluster IPAM provider. */
export const POOL_KINDS: readonly string[] = ['InClusterIPPool.ipam.cluster.x-k8s.io', 'GlobalInClusterIPPool.ipam.cluster.x-k8s.io'];

/** The spec of a pool. */
export function poolSpec(entry: Entry): Fields {
  return fields(fields(entry.object).spec);
}

/** The entries of one of its lists that are addresses, with their index. */
export function rangesOf(spec: Fields, list: 'addresses' | 'excludedAddresses'): { readonly range: IpRange; readonly index: number }[] {
  return items(spec[list]).flatMap((entry, index) => {
    const range = IpRange.parse(entry);
    return range ? [{ range, index }] : [];
  });
}

/** The gateway as an address. */
export function gatewayOf(spec: Fields): IpAddress | undefined {
  return text(spec.gateway) === undefined ? undefined : IpAddress.parse(spec.gateway);
}
