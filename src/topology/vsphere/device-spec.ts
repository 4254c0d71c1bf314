import { DhcpOverrides, VSphereDevice } from './devices';
import { ipPoolReference, PoolOwner } from '../../manifest/ip-pools';

/** `network.devices[]` of the provider. */
export function deviceSpec(given: VSphereDevice, owner: PoolOwner): object {
  return {
    networkName: given.network,
    deviceName: given.name,
    dhcp4: given.dhcp4 || undefined,
    dhcp6: given.dhcp6 || undefined,
    dhcp4Overrides: overridesSpec(given.dhcp4Overrides),
    dhcp6Overrides: overridesSpec(given.dhcp6Overrides),
    addressesFromPools: given.pools?.map(pool => ipPoolReference(pool, owner)),
    gateway4: given.gateway4,
    gateway6: given.gateway6,
    nameservers: given.nameservers,
    searchDomains: given.searchDomains,
    mtu: given.mtu,
    // The schema requires a metric.
    routes: given.routes?.map(({ to, via, metric }) => ({ to, via, metric: metric ?? 100 })),
    skipIPAllocation: given.skipAddresses || undefined,
  };
}

/** `dhcp4Overrides` of the provider: two of its switches are texts, because netplan knows more than yes and no there. */
export function overridesSpec(given: DhcpOverrides | undefined): object | undefined {
  return given && {
    useRoutes: given.useRoutes === undefined ? undefined : String(given.useRoutes),
    routeMetric: given.routeMetric,
    useDNS: given.useDns,
    useDomains: given.useDomains,
    useMTU: given.useMtu,
    useNTP: given.useNtp,
    sendHostname: given.sendHostname,
  };
}
