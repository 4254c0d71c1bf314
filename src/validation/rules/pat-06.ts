import { Rule } from '../rule';
import { definitionsOf, selectorWords, selectsTemplate } from '../shared/class-patches';
import { fields } from '../shared/read';

/** Kind and version are compared as text. */
export const rule: Rule = {
  id: 'PAT-06',
  slug: 'infrastructure-selector',
  sentence: 'A selector of the infrastructure names kind and version of its template in the class.',
  severity: 'error',
  fix: 'write apiVersion and kind as in spec.infrastructure.templateRef',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validateSelectors',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereClusterTemplate, name: edge } }, patches: [{ name: size, definitions: [{ selector: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereClusterTemplate, matchResources: { infrastructureCluster: true } } }] }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereClusterTemplate, name: edge } }, patches: [{ name: size, definitions: [{ selector: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: VSphereClusterTemplate, matchResources: { infrastructureCluster: true } } }] }] }`,
  },
  check(subject) {
    const { infrastructure } = fields(fields(subject.object).spec);
    for (const { path, part } of definitionsOf(subject.object)) {
      const selector = fields(part.selector);
      if (fields(selector.matchResources).infrastructureCluster !== true || selectsTemplate(selector, infrastructure)) { continue; }
      const words = selectorWords(selector);
      if (words) { subject.report([...path, 'selector'], `${words} is not the template of the infrastructure`); }
    }
  },
};
