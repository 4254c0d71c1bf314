import { fields, items } from './read';
import { Cidr } from '../../values/cidr';
import { Path } from '../subject';

/** One block of a Cluster's network as it is written. */
export interface NetworkBlock {
  readonly of: 'pods' | 'services';
  readonly path: Path;
  readonly block: string;
}

/** The blocks of pods and services that are text. */
export function networkBlocks(cluster: unknown): NetworkBlock[] {
  const { clusterNetwork } = fields(fields(cluster).spec);
  return (['pods', 'services'] as const).flatMap(of => items(fields(fields(clusterNetwork)[of]).cidrBlocks).flatMap((block, index) =>
    typeof block === 'string' ? [{ of, path: ['spec', 'clusterNetwork', of, 'cidrBlocks', index], block }] : []));
}

/** The blocks that can be read, as ranges of addresses. */
export function networkRanges(cluster: unknown): (NetworkBlock & { readonly cidr: Cidr })[] {
  return networkBlocks(cluster).flatMap(found => {
    const cidr = Cidr.parse(found.block);
    return cidr ? [{ ...found, cidr }] : [];
  });
}
