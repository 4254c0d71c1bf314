import { Rule } from '../rule';
import { gatewayOf, POOL_KINDS, poolSpec, rangesOf } from '../shared/ip-pools';
import { Path } from '../subject';

export const rule: Rule = {
  id: 'IPP-02',
  slug: 'pool-family',
  sentence: 'A pool has addresses of one family.',
  severity: 'error',
  fix: 'make one pool per family',
  source: 'cluster-api-ipam-provider-in-cluster v1.0.3 internal/webhooks/inclusterippool.go validate',
  kinds: POOL_KINDS,
  good: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1alpha2
kind: InClusterIPPool
metadata: { name: nodes, namespace: clusters }
spec: { addresses: [10.0.0.20-10.0.0.90], prefix: 24, gateway: 10.0.0.1 }`,
  },
  bad: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1alpha2
kind: InClusterIPPool
metadata: { name: nodes, namespace: clusters }
spec: { addresses: [10.0.0.20-10.0.0.90], prefix: 24, gateway: '2001:db8::1' }`,
  },
  check(subject) {
    const spec = poolSpec(subject.entry);
    const [first, ...rest] = rangesOf(spec, 'addresses');
    if (!first) { return; }
    const { family } = first.range;
    const other = (path: Path, text: string) => subject.report(path, `${text} is not IPv${family} like the other addresses`);
    for (const { range, index } of rest) { if (range.family !== family) { other(['spec', 'addresses', index], range.text); } }
    for (const { range, index } of rangesOf(spec, 'excludedAddresses')) { if (range.family !== family) { other(['spec', 'excludedAddresses', index], range.text); } }
    const gateway = gatewayOf(spec);
    if (gateway && gateway.family !== family) { other(['spec', 'gateway'], gateway.text); }
  },
};
