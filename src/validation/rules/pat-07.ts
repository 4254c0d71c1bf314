import { Rule } from '../rule';
import { definitionsOf, selectorWords, selectsTemplate } from '../shared/class-patches';
import { fields } from '../shared/read';

/** It may mean the control plane or its machines. */
export const rule: Rule = {
  id: 'PAT-07',
  slug: 'control-plane-selector',
  sentence: 'A selector of the control plane names kind and version of its template in the class, or of the template of its machines.',
  severity: 'error',
  fix: 'write apiVersion and kind as in spec.controlPlane',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validateSelectors',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, name: edge } }, patches: [{ name: size, definitions: [{ selector: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, matchResources: { controlPlane: true } } }] }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, name: edge } }, patches: [{ name: size, definitions: [{ selector: { apiVersion: bootstrap.cluster.x-k8s.io/v1beta2, kind: KubeadmConfigTemplate, matchResources: { controlPlane: true } } }] }] }`,
  },
  check(subject) {
    const { controlPlane } = fields(fields(subject.object).spec);
    for (const { path, part } of definitionsOf(subject.object)) {
      const selector = fields(part.selector);
      if (fields(selector.matchResources).controlPlane !== true) { continue; }
      if (selectsTemplate(selector, controlPlane) || selectsTemplate(selector, fields(controlPlane).machineInfrastructure)) { continue; }
      const words = selectorWords(selector);
      if (words) { subject.report([...path, 'selector'], `${words} is neither the template of the control plane nor that of its machines`); }
    }
  },
};
