import { countAddresses } from '../../values/ip-range';
import { Entry, ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { AddressPool, addressPools } from '../shared/address-pools';
import { manifest, manifests } from '../shared/examples';
import { poolUsers } from '../shared/pool-users';

const cluster = (name: string) => manifests(
  manifest('Cluster', name, `{ infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereCluster, name: ${name} } }`),
  manifest('VSphereCluster', name, '{ server: vcenter.example.com }'),
  manifest('MachineDeployment', name, `{ clusterName: ${name}, replicas: 3, template: { spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate, name: ${name} } } } }`),
  manifest('VSphereMachineTemplate', name, `{ template: { spec: { network: { devices: [{ networkName: nodes, addressesFromPools: [{ kind: InClusterIPPool, name: ${name} }] }] } } } }`),
);
const pool = (name: string, addresses: string) => manifest('InClusterIPPool', name, `{ addresses: [${addresses}], prefix: 24 }`);

/** Each pool counts only what it gave out itself. Pools of unlike networks may have the same addresses. */
export const rule: Rule = {
  id: 'FLT-05',
  slug: 'overlapping-pools',
  sentence: 'Pools of one network hand out different addresses.',
  severity: 'error',
  fix: 'divide the addresses between the pools, or let the groups share one pool',
  source: 'cluster-api-ipam-provider-in-cluster v1.0.3: allocation looks at one pool',
  kinds: ['InClusterIPPool', 'GlobalInClusterIPPool'],
  good: { manifests: manifests(cluster('prod'), cluster('staging'), pool('prod', '10.0.0.20-10.0.0.39'), pool('staging', '10.0.0.40-10.0.0.59')) },
  bad: { manifests: manifests(cluster('prod'), cluster('staging'), pool('prod', '10.0.0.20-10.0.0.49'), pool('staging', '10.0.0.40-10.0.0.59')) },
  check(subject) {
    const other = subject.set.once(overlaps).get(subject.entry);
    if (other) { subject.report(['spec', 'addresses'], `${other.kind} "${other.name}" gives out some of the same addresses in the same network`); }
  },
};

/** For every pool one earlier pool with which it shares addresses and a network. */
function overlaps(set: ManifestSet): Map<Entry, Entry> {
  const byNetwork = new Map<string, Set<AddressPool>>();
  for (const [key, users] of poolUsers(set)) {
    const owner = addressPools(set).get(key);
    for (const network of owner ? users.flatMap(({ networks }) => networks) : []) {
      byNetwork.set(network, (byNetwork.get(network) ?? new Set()).add(owner!));
    }
  }
  const found = new Map<Entry, Entry>();
  for (const pools of byNetwork.values()) {
    const ranges = [...pools].flatMap(owner => owner.ranges.map(range => ({ owner, range })))
      .sort((a, b) => a.range.family - b.range.family || (a.range.first < b.range.first ? -1 : a.range.first > b.range.first ? 1 : 0));
    let widest = ranges[0];
    for (const next of ranges.slice(1)) {
      const meets = next.range.family === widest.range.family && next.range.first <= widest.range.last;
      if (meets && next.owner !== widest.owner && givesBoth(widest.owner, next.owner)) { found.set(next.owner.entry, widest.owner.entry); }
      if (!meets || next.range.last > widest.range.last) { widest = next; }
    }
  }
  return found;
}

/** Whether there is an address in both that neither keeps back. */
function givesBoth(a: AddressPool, b: AddressPool): boolean {
  return a.ranges.some(one => b.ranges.some(other => {
    const first = one.first > other.first ? one.first : other.first;
    const last = one.last < other.last ? one.last : other.last;
    return one.family === other.family && first <= last && countAddresses([{ first, last }], [...a.kept, ...b.kept]) > 0n;
  }));
}
