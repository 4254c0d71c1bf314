import { IpRange } from '../../values/ip-range';
import { Entry, ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { AddressPool, addressPools } from '../shared/address-pools';
import { networkRanges } from '../shared/cluster-network';
import { manifest, manifests } from '../shared/examples';
import { poolUsers } from '../shared/pool-users';

const REF = '{ apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate, name: general }';
const machines = manifests(
  manifest('MachineDeployment', 'general', `{ clusterName: prod, replicas: 3, template: { spec: { infrastructureRef: ${REF} } } }`),
  manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { network: { devices: [{ networkName: nodes, addressesFromPools: [{ kind: InClusterIPPool, name: nodes }] }] } } } }'),
  manifest('InClusterIPPool', 'nodes', '{ addresses: [10.0.0.20-10.0.0.90], prefix: 24 }'),
);
const cluster = (pods: string) => manifest('Cluster', 'prod', `{ clusterNetwork: { pods: { cidrBlocks: [${pods}] } } }`);

/** Packets for such a machine stay inside the node that sends them. */
export const rule: Rule = {
  id: 'FLT-04',
  slug: 'machines-in-cluster-network',
  sentence: 'The addresses of machines are in no pod or service network of their cluster.',
  severity: 'error',
  fix: 'choose another block for the network, or other addresses for the machines',
  source: 'Kubernetes networking: pod, service and node networks do not overlap',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: { manifests: manifests(cluster('192.168.0.0/16'), machines) },
  bad: { manifests: manifests(cluster('10.0.0.0/16'), machines) },
  check(subject) {
    const pools = subject.set.once(poolsByCluster).get(subject.entry) ?? [];
    for (const { path, block, of, cidr } of networkRanges(subject.object)) {
      const inside = (range: IpRange) => range.family === cidr.family && range.first <= cidr.last && cidr.first <= range.last;
      const hit = pools.find(({ ranges }) => ranges.some(inside));
      if (hit) { subject.report(path, `the ${of === 'pods' ? 'pod' : 'service'} network ${block} holds addresses that ${hit.entry.kind} "${hit.entry.name}" gives to machines`); }
    }
  },
};

function poolsByCluster(set: ManifestSet): Map<Entry, AddressPool[]> {
  const found = new Map<Entry, AddressPool[]>();
  for (const [key, users] of poolUsers(set)) {
    const pool = addressPools(set).get(key);
    for (const user of new Set(users.map(({ cluster: owner }) => owner))) {
      if (pool) { found.set(user, [...found.get(user) ?? [], pool]); }
    }
  }
  return found;
}
