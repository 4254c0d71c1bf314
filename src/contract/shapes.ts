import { ClusterNetwork } from './cluster';
import { listOf, Shape } from '../values/check';
import { flag, integer, text } from '../values/check-scalars';
import { cidr } from '../values/cidr';

/** Runtime checks of the contract's structs. A provider spreads them into the shapes of its own props. */

export { nodeSetupShape } from '../options/node/setup-shapes';

/** Checks of `ClusterNetwork`. */
export const networkShape: Shape<ClusterNetwork> = {
  podCidrs: listOf(cidr, { min: 1, max: 2 }),
  serviceCidrs: listOf(cidr, { min: 1, max: 2 }),
  nodeCidrMaskSize: integer({ min: 1, max: 30 }),
  nodeCidrMaskSizeIpv6: integer({ min: 1, max: 126 }),
  serviceDomain: text({ what: 'DNS domain', pattern: /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, max: 253, example: 'cluster.local' }),
  kubeProxy: flag,
};
