import { AwsMachinePoolOptions } from './machine-pool';
import { AwsNetwork } from './network';
import { PoolOptions } from '../../../options/group/groups';
import { refuse } from '../../../values/check';
import { splitText } from '../../../values/placeholder';

/** A pool that may be an auto scaling group. */
interface PlacedPool extends PoolOptions {
  readonly machinePool?: AwsMachinePoolOptions;
}

/** Where a cluster is. */
interface Place {
  readonly region: string;
  readonly network?: AwsNetwork;
}

/** Refuse zones that no subnet of the cluster is in. */
export function checkZones(where: string, { region, network }: Place, pools: readonly PlacedPool[]): void {
  const isLiteral = splitText(region).every(part => typeof part === 'string');
  const known = network?.subnets?.every(({ zone }) => zone !== undefined) ? network.subnets.map(({ zone }) => zone!) : undefined;
  const check = (at: string, zone: string): void => {
    if (splitText(zone).some(part => typeof part !== 'string')) { return; }
    if (isLiteral && !zone.startsWith(region)) { refuse(at, zone, `is not a zone of ${region}`); }
    if (known && !known.includes(zone)) { refuse(at, zone, `has no subnet; the subnets of network are in ${[...new Set(known)].sort().join(', ')}`); }
  };
  network?.subnets?.forEach(({ id, zone }) => {
    if (zone !== undefined && isLiteral && !zone.startsWith(region)) { refuse(`${where}.network.subnets["${id}"].zone`, zone, `is not a zone of ${region}`); }
  });
  for (const { name, failureDomain, machinePool } of pools) {
    if (failureDomain !== undefined) { check(`${where}.pools["${name}"].failureDomain`, failureDomain); }
    machinePool?.zones?.forEach((zone, index) => check(`${where}.pools["${name}"].machinePool.zones[${index}]`, zone));
  }
}
