import { Rule } from '../rule';
import { addressPools, poolKey } from '../shared/address-pools';
import { POOL_KINDS } from '../shared/ip-pools';
import { poolUsers } from '../shared/pool-users';

/** The gateway, the ends of an IPv4 subnet and the first IPv6 address are not handed out. Counted are vSphere machines of the set. */
export const rule: Rule = {
  id: 'IPP-07',
  slug: 'pool-size',
  sentence: 'A pool has an address for every machine, also while a rollout has one more.',
  severity: 'warning',
  fix: 'add addresses',
  source: 'cluster-api-ipam-provider-in-cluster v1.0.3 internal/poolutil; README',
  kinds: POOL_KINDS,
  good: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1alpha2
kind: InClusterIPPool
metadata: { name: nodes, namespace: clusters }
spec: { addresses: [10.0.0.20-10.0.0.23], prefix: 24 }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: prod } }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereMachineTemplate
metadata: { name: prod, namespace: clusters }
spec: { template: { spec: { network: { devices: [{ addressesFromPools: [{ apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: nodes }] }] } } } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { replicas: 3, machineTemplate: { spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate, name: prod } } } }`,
  },
  bad: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1alpha2
kind: InClusterIPPool
metadata: { name: nodes, namespace: clusters }
spec: { addresses: [10.0.0.20-10.0.0.23], prefix: 24, gateway: 10.0.0.20 }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: prod } }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereMachineTemplate
metadata: { name: prod, namespace: clusters }
spec: { template: { spec: { network: { devices: [{ addressesFromPools: [{ apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: nodes }] }] } } } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { replicas: 3, machineTemplate: { spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate, name: prod } } } }`,
  },
  check(subject) {
    const { entry, set } = subject;
    const key = poolKey(entry.kind, entry.namespace, entry.name);
    const pool = addressPools(set).get(key);
    if (pool?.entry !== entry) { return; }
    const users = poolUsers(set).get(key) ?? [];
    // What clusters share is judged by FLT-06.
    if (new Set(users.map(({ cluster }) => cluster)).size > 1) { return; }
    const needed = users.reduce((sum, { addresses }) => sum + addresses, 0);
    const { capacity } = pool.facts;
    if (capacity >= BigInt(Math.max(needed, 1))) { return; }
    subject.report(['spec', 'addresses'], needed === 0 ? 'every address is excluded, the gateway or reserved' : `the pool has ${capacity} usable addresses and the machines need ${needed}`);
  },
};
