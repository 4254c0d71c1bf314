import { Rule } from '../rule';
import { fields } from '../shared/read';
import { referenceOf } from '../shared/references';
import { same } from '../shared/same';

export const rule: Rule = {
  id: 'IP-02',
  slug: 'claim-pool',
  sentence: 'An IPAddress comes from the pool that its claim names.',
  severity: 'error',
  fix: 'write the poolRef of the claim',
  source: 'cluster-api v1.14.0 core/webhooks/admission/ipaddress.go validate',
  kinds: ['IPAddress.ipam.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1beta2
kind: IPAddress
metadata: { name: prod-1, namespace: clusters }
spec: { address: 10.0.0.5, prefix: 24, claimRef: { name: prod-1 }, poolRef: { apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: nodes } }
---
apiVersion: ipam.cluster.x-k8s.io/v1beta2
kind: IPAddressClaim
metadata: { name: prod-1, namespace: clusters }
spec: { poolRef: { apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: nodes } }`,
  },
  bad: {
    manifests: `
apiVersion: ipam.cluster.x-k8s.io/v1beta2
kind: IPAddress
metadata: { name: prod-1, namespace: clusters }
spec: { address: 10.0.0.5, prefix: 24, claimRef: { name: prod-1 }, poolRef: { apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: storage } }
---
apiVersion: ipam.cluster.x-k8s.io/v1beta2
kind: IPAddressClaim
metadata: { name: prod-1, namespace: clusters }
spec: { poolRef: { apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: nodes } }`,
  },
  check(subject) {
    const { claimRef, poolRef } = fields(fields(subject.object).spec);
    const claim = subject.set.find('ipam.cluster.x-k8s.io', 'IPAddressClaim', subject.entry.namespace, String(fields(claimRef).name));
    const wanted = referenceOf(fields(fields(claim?.object).spec).poolRef);
    const given = referenceOf(poolRef);
    if (!wanted || !given || same(wanted, given)) { return; }
    subject.report(['spec', 'poolRef'], `IPAddressClaim "${claim!.name}" asks ${wanted.kind} "${wanted.name}"`);
  },
};
