import { IpAddress } from '../../values/cidr';
import { Rule } from '../rule';
import { POOL_KINDS, poolSpec } from '../shared/ip-pools';
import { text } from '../shared/read';

export const rule: Rule = {
  id: 'IPP-03',
  slug: 'pool-gateway',
  sentence: 'The gateway of a pool is an address.',
  severity: 'error',
  fix: 'write an IP address, or leave it out',
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
spec: { addresses: [10.0.0.20-10.0.0.90], prefix: 24, gateway: router }`,
  },
  check(subject) {
    const { gateway } = poolSpec(subject.entry);
    if (text(gateway) !== undefined && !IpAddress.parse(gateway)) { subject.report(['spec', 'gateway'], `"${gateway}" is not an IP address`); }
  },
};
