import { usesDhcp4 } from './device-shape';
import { VSphereDevice } from './devices';
import { PoolFacts } from '../../values/ip-pool';

/** A device with its defaults filled in. */
export interface Nic extends VSphereDevice {
  readonly network: string;
  readonly dhcp4: boolean;
}

/** The devices of a machine with their defaults: one device with DHCP when nothing is said. */
export function nicsOf(devices: VSphereDevice[] | undefined, network: string): Nic[] {
  return (devices ?? [{}]).map(device => ({ ...device, network: device.network ?? network, dhcp4: usesDhcp4(device) }));
}

/** Facts of the pools that are made here; those of existing pools are not known. */
export function knownPools(nic: VSphereDevice): PoolFacts[] {
  return (nic.pools ?? []).flatMap(({ options }) => (options ? [new PoolFacts(options)] : []));
}

/** Names of the devices in the guest, as the provider sets them. */
export function guestNames(nics: VSphereDevice[]): string[] {
  return nics.map(({ name }, index) => name ?? `eth${index}`);
}
