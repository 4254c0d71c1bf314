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
