import { IpAddress } from '../../values/cidr';
import { Rule } from '../rule';
import { fields, text } from '../shared/read';

export const rule: Rule = {
  id: 'IP-01',
  slug: 'ip-address',
  sentence: 'An IPAddress is an address with a prefix of its family, and so is its gateway.',
  severity: 'error',
  fix: 'write an address, and a prefix of its family',
  source: 'cluster-api v1.14.0 core/webhooks/admission/ipaddress.go validate',
  kinds: ['IPAddress.ipam.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1beta2
kind: IPAddress
metadata: { name: prod-1, namespace: clusters }
spec: { address: 10.0.0.5, prefix: 24, gateway: 10.0.0.1, claimRef: { name: prod-1 }, poolRef: { apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: nodes } }`,
  },
  bad: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1beta2
kind: IPAddress
metadata: { name: prod-1, namespace: clusters }
spec: { address: 10.0.0.5, prefix: 64, claimRef: { name: prod-1 }, poolRef: { apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: nodes } }`,
  },
  check(subject) {
    const { address, prefix, gateway } = fields(fields(subject.object).spec);
    const parsed = IpAddress.parse(address);
    if (typeof address === 'string' && !parsed) { subject.report(['spec', 'address'], `"${address}" is not an IP address`, 'write one'); }
    if (parsed && typeof prefix === 'number' && (prefix < 0 || prefix > parsed.bits)) {
      subject.report(['spec', 'prefix'], `${prefix} is not a prefix for IPv${parsed.family}`, `write 0 to ${parsed.bits}`);
    }
    if (text(gateway) !== undefined && !IpAddress.parse(gateway)) { subject.report(['spec', 'gateway'], `"${gateway}" is not an IP address`, 'write one, or leave it out'); }
  },
};
