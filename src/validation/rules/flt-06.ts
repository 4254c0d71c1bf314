import { Rule } from '../rule';
import { addressPools, poolKey } from '../shared/address-pools';
import { manifest, manifests } from '../shared/examples';
import { poolUsers } from '../shared/pool-users';

const cluster = (name: string, replicas: number) => manifests(
  manifest('Cluster', name, '{ paused: false }'),
  manifest('MachineDeployment', name, `{ clusterName: ${name}, replicas: ${replicas}, template: { spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate, name: ${name} } } } }`),
  manifest('VSphereMachineTemplate', name, '{ template: { spec: { network: { devices: [{ networkName: nodes, addressesFromPools: [{ kind: InClusterIPPool, name: shared }] }] } } } }'),
);
const pool = manifest('InClusterIPPool', 'shared', '{ addresses: [10.0.0.20-10.0.0.29], prefix: 24 }');

/** A pool of one cluster alone is judged by IPP-07. */
export const rule: Rule = {
  id: 'FLT-06',
  slug: 'shared-pool-size',
  sentence: 'A pool that clusters share has addresses for the machines of all of them, one rollout at a time.',
  severity: 'error',
  fix: 'add addresses, or give each cluster a pool of its own',
  source: 'cluster-api-ipam-provider-in-cluster v1.0.3: a claim waits until an address is free',
  kinds: ['InClusterIPPool', 'GlobalInClusterIPPool'],
  good: { manifests: manifests(pool, cluster('prod', 5), cluster('staging', 3)) },
  bad: { manifests: manifests(pool, cluster('prod', 6), cluster('staging', 6)) },
  check(subject) {
    const { kind, namespace, name } = subject.entry;
    const key = poolKey(kind, namespace, name);
    const users = poolUsers(subject.set).get(key) ?? [];
    const capacity = addressPools(subject.set).get(key)?.facts.capacity;
    const clusters = new Set(users.map(({ cluster: user }) => user));
    if (capacity === undefined || clusters.size < 2) { return; }
    const steady = users.reduce((sum, user) => sum + user.steady, 0);
    const needed = steady + Math.max(...users.map(user => user.addresses - user.steady));
    if (capacity < BigInt(needed)) {
      const names = [...clusters].map(user => user.name);
      subject.report(['spec', 'addresses'], `${capacity} usable addresses for ${needed} that the clusters ${names.slice(0, 4).join(', ')}${names.length > 4 ? ` and ${names.length - 4} more` : ''} need`);
    }
  },
};
