import { IpRange } from '../../values/ip-range';
import { Rule } from '../rule';
import { POOL_KINDS, poolSpec } from '../shared/ip-pools';
import { items } from '../shared/read';

export const rule: Rule = {
  id: 'IPP-01',
  slug: 'pool-addresses',
  sentence: 'A pool lists addresses, ranges and blocks.',
  severity: 'error',
  fix: 'write for example 10.0.0.20-10.0.0.90',
  source: 'cluster-api-ipam-provider-in-cluster v1.0.3 internal/webhooks/inclusterippool.go validate',
  kinds: POOL_KINDS,
  good: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1alpha2
kind: InClusterIPPool
metadata: { name: nodes, namespace: clusters }
spec: { addresses: [10.0.0.20-10.0.0.90], prefix: 24 }`,
  },
  bad: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1alpha2
kind: InClusterIPPool
metadata: { name: nodes, namespace: clusters }
spec: { addresses: [10.0.0.20..90], prefix: 24 }`,
  },
  check(subject) {
    const spec = poolSpec(subject.entry);
    if (Array.isArray(spec.addresses) && spec.addresses.length === 0) { subject.report(['spec', 'addresses'], 'the pool has no addresses'); }
    for (const list of ['addresses', 'excludedAddresses']) {
      items(spec[list]).forEach((entry, index) => {
        if (typeof entry === 'string' && !IpRange.parse(entry)) { subject.report(['spec', list, index], `"${entry}" is not an address, a range or a block`); }
      });
    }
  },
};
