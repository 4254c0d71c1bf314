import { familiesOf } from './addressing';
import { IVSphereIdentity } from './identity';
import { guestNames } from './nic';
import { demandOf, poolsOf, subnetsOf } from './placed-pools';
import { PlacedGroup, placementsOf } from './placement';
import { VSphereZone } from './zone';
import { ClusterContext } from '../../contract/cluster';
import { Cidr, IpAddress } from '../../values/cidr';
import { Endpoint } from '../../values/endpoint';
import { PoolFacts } from '../../values/ip-pool';

/** VSP-18: the provider refuses an account that does not allow the cluster's namespace. */
export function identityProblems(identity: IVSphereIdentity | undefined, cluster: ClusterContext): string[] {
  const names = identity?.allowedNamespaces?.names;
  if (!names || names.includes(cluster.namespace)) { return []; }
  return [`VSP-18 identity-namespace: VSphereIdentity "${identity.identityName}" allows ${names.join(', ')} and the cluster is in "${cluster.namespace}"; add the namespace to allowedNamespaces.`];
}

/** VSP-23: the address of the API server must be free, and by ARP within reach of every control plane machine. */
export function endpointProblems(endpoint: Endpoint, groups: PlacedGroup[], zones: VSphereZone[]): string[] {
  const address = IpAddress.parse(endpoint.host);
  if (!address) { return []; }
  const inside = poolsOf(groups, zones).filter(pool => pool.options && new PoolFacts(pool.options).handsOut(address))
    .map(pool => `VSP-23 endpoint-in-pool: IpPool "${pool.name}" may give ${endpoint.host}, the address of the API server, to a machine; add it to excludedAddresses.`);
  return [...inside, ...(endpoint.kubeVipOptions ? kubeVipProblems(endpoint, address, groups[0]) : [])];
}

function kubeVipProblems(endpoint: Endpoint, address: IpAddress, controlPlane: PlacedGroup): string[] {
  const { bgp, interface: nic } = endpoint.kubeVipOptions!;
  const problems: string[] = [];
  const foreign = subnetsOf(controlPlane, address.family).find(({ subnet }) => !subnet.contains(address));
  const near = placementsOf(controlPlane).every(({ nics }) => nics.some(({ dhcp4, dhcp6, pools }) => (address.family === 4 ? dhcp4 : dhcp6)
    || pools?.some(pool => !pool.options || new PoolFacts(pool.options).subnet.contains(address))));
  if (!bgp && foreign && !near) {
    problems.push(`VSP-23 endpoint-subnet: kube-vip announces ${endpoint.host} by ARP, which does not reach control plane machines in the subnet of ${foreign.subnet.text}; choose an address of that subnet, bgp, or Endpoint.loadBalancer.`);
  }
  for (const { zone, nics } of placementsOf(controlPlane)) {
    const families = familiesOf(nics);
    const named = nics.every(({ name }) => name !== undefined) ? guestNames(nics) : undefined;
    const at = zone === undefined ? 'controlPlane' : `controlPlane in zone "${zone}"`;
    if (!bgp && families && !families.has(address.family)) {
      problems.push(`VSP-23 endpoint-family: the endpoint ${endpoint.host} is IPv${address.family} and machines of ${at} have no IPv${address.family} address; give them one or choose another endpoint.`);
    }
    const wanted = bgp?.routerInterface ?? nic;
    if (named && wanted !== undefined && wanted !== 'lo' && !named.includes(wanted)) {
      problems.push(`VSP-23 endpoint-interface: kube-vip uses interface "${wanted}" and the devices of ${at} are called ${named.join(', ')}; write one of them.`);
    }
  }
  return problems;
}

/** VSP-24: a dual stack cluster wants addresses of both families on every machine, an IPv6 cluster an IPv6 address. */
export function familyProblems(groups: PlacedGroup[], cluster: ClusterContext): string[] {
  const wanted = [...new Set(cluster.podCidrs.map(block => Cidr.parse(block)!.family as 4 | 6))];
  return groups.flatMap(group => placementsOf(group).flatMap(({ zone, nics }) => {
    const families = familiesOf(nics);
    const at = zone === undefined ? group.where : `${group.where} in zone "${zone}"`;
    return wanted.filter(family => families && !families.has(family))
      .map(family => `VSP-24 address-family: the cluster's pods have IPv${family} addresses and machines of ${at} have none; write dhcp${family}: true or a pool of IPv${family} addresses.`);
  }));
}

/** IPP-07: a rollout needs an address for the new machine while the old one keeps its own. */
export function poolSizeProblems(groups: PlacedGroup[], machines: (group: PlacedGroup) => number): string[] {
  return [...demandOf(groups, machines)].flatMap(([pool, needed]) => {
    const capacity = pool.options && new PoolFacts(pool.options).capacity;
    if (capacity === undefined || capacity >= BigInt(needed)) { return []; }
    return [`IPP-07 pool-size: IpPool "${pool.name}" has ${capacity} usable addresses and the machines need ${needed} during a rollout; add addresses.`];
  });
}
