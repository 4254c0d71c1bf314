import { Rule } from '../rule';
import { fields } from '../shared/read';
import { changedPaths, same } from '../shared/same';

export const rule: Rule = {
  id: 'IP-03',
  slug: 'address-immutable',
  sentence: 'Addresses and claims do not change.',
  severity: 'error',
  fix: 'make a new claim',
  source: 'cluster-api v1.14.0 core/webhooks/admission/ipaddress.go, ipaddressclaim.go ValidateUpdate',
  kinds: ['IPAddress.ipam.cluster.x-k8s.io', 'IPAddressClaim.ipam.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1beta2
kind: IPAddress
metadata: { name: prod-1, namespace: clusters }
spec: { address: 10.0.0.5, prefix: 24, claimRef: { name: prod-1 }, poolRef: { apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: nodes } }`,
    before: `
apiVersion: ipam.cluster.x-k8s.io/v1beta2
kind: IPAddress
metadata: { name: prod-1, namespace: clusters }
spec: { address: 10.0.0.5, prefix: 24, claimRef: { name: prod-1 }, poolRef: { apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: nodes } }`,
  },
  bad: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1beta2
kind: IPAddress
metadata: { name: prod-1, namespace: clusters }
spec: { address: 10.0.0.6, prefix: 24, claimRef: { name: prod-1 }, poolRef: { apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: nodes } }`,
    before: `
apiVersion: ipam.cluster.x-k8s.io/v1beta2
kind: IPAddress
metadata: { name: prod-1, namespace: clusters }
spec: { address: 10.0.0.5, prefix: 24, claimRef: { name: prod-1 }, poolRef: { apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: nodes } }`,
  },
  check(subject) {
    if (subject.before === undefined) { return; }
    const [old, now] = [subject.before, subject.object].map(object => fields(object).spec);
    if (!same(old, now)) { subject.report(['spec', ...changedPaths(old, now)[0] ?? []], 'this cannot change after creation'); }
  },
};
