import { Rule } from '../rule';
import { fields, items } from '../shared/read';
import { secretType } from '../shared/secrets';

const TYPE = 'addons.cluster.x-k8s.io/resource-set';

/** The controller refuses others, so that nobody sends any Secret of the namespace to a cluster. */
export const rule: Rule = {
  id: 'CRS-06',
  slug: 'resource-set-secret',
  sentence: 'Secrets of a ClusterResourceSet have its type.',
  severity: 'error',
  fix: 'set type to addons.cluster.x-k8s.io/resource-set',
  source: 'cluster-api v1.14.0 core/reconcilers/clusterresourceset getResource',
  kinds: ['ClusterResourceSet.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: cni, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, resources: [{ kind: Secret, name: cni }] }
---
apiVersion: v1
kind: Secret
metadata: { name: cni, namespace: clusters }
type: addons.cluster.x-k8s.io/resource-set`,
  },
  bad: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: cni, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, resources: [{ kind: Secret, name: cni }] }
---
apiVersion: v1
kind: Secret
metadata: { name: cni, namespace: clusters }
type: Opaque`,
  },
  check(subject) {
    items(fields(fields(subject.object).spec).resources).forEach((resource, index) => {
      const { kind, name } = fields(resource);
      const type = kind === 'Secret' && typeof name === 'string' ? secretType(subject.set, subject.entry.namespace, name) : undefined;
      if (type !== undefined && type !== TYPE) { subject.report(['spec', 'resources', index], `Secret "${name}" has type ${type} and is not applied`); }
    });
  },
};
