import { PlacedGroup, placementsOf } from './placement';
import { BootFormat } from '../../options/node/identity';

/** What of a network device holds without the guest's help. */
const HOLDS: readonly string[] = ['network', 'dhcp4', 'dhcp6', 'skipAddresses'];

/**
 * VSP-31: the provider hands network settings over as cloud-init metadata, which nothing on a machine that boots with Ignition reads
 * (cluster-api-provider-vsphere v1.16.1 guestinfo.metadata; its issue 2684). An address from a pool would be taken and never used.
 */
export function ignitionProblems(groups: PlacedGroup[]): string[] {
  return groups.filter(({ options }) => options.bootFormat === BootFormat.IGNITION).flatMap(group => placementsOf(group).flatMap(({ zone, nics }) => {
    const given = nics.flatMap((nic, index) => Object.entries(nic)
      .filter(([prop, value]) => value !== undefined && !HOLDS.includes(prop)).map(([prop]) => `devices[${index}].${prop}`));
    const at = zone === undefined ? group.where : `${group.where} in zone "${zone}"`;
    return given.length === 0 ? [] : [
      `VSP-31 ignition-network: machines of ${at} boot with Ignition and get no network settings but those of DHCP; leave out ${given.join(', ')}, or write BootFormat.CLOUD_INIT with an image for it.`,
    ];
  }));
}
