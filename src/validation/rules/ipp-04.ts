import { Cidr } from '../../values/cidr';
import { Rule } from '../rule';
import { POOL_KINDS, poolSpec, rangesOf } from '../shared/ip-pools';

export const rule: Rule = {
  id: 'IPP-04',
  slug: 'pool-subnet',
  sentence: 'The addresses of a pool lie in one subnet.',
  severity: 'error',
  fix: 'make one pool per subnet, or correct prefix',
  source: 'cluster-api-ipam-provider-in-cluster v1.0.3 internal/webhooks/inclusterippool.go validate',
  kinds: POOL_KINDS,
  good: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1alpha2
kind: InClusterIPPool
metadata: { name: nodes, namespace: clusters }
spec: { addresses: [10.0.0.20, 10.0.0.90], prefix: 24 }`,
  },
  bad: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1alpha2
kind: InClusterIPPool
metadata: { name: nodes, namespace: clusters }
spec: { addresses: [10.0.0.20, 10.0.1.20], prefix: 24 }`,
  },
  check(subject) {
    const spec = poolSpec(subject.entry);
    const ranges = rangesOf(spec, 'addresses');
    if (ranges.length === 0 || typeof spec.prefix !== 'number') { return; }
    const { address, family } = ranges[0].range;
    if (spec.prefix > address.bits) { subject.report(['spec', 'prefix'], `${spec.prefix} is not a prefix for IPv${family}`, `write ${address.bits} at most`); }
    const subnet = Cidr.parse(`${address.text}/${spec.prefix}`);
    for (const { range, index } of subnet ? ranges : []) {
      if (range.family === family && (range.first < subnet!.first || range.last > subnet!.last)) {
        subject.report(['spec', 'addresses', index], `${range.text} is not in ${address.text}/${spec.prefix}`);
      }
    }
  },
};
