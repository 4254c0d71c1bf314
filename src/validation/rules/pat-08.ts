import { Rule } from '../rule';
import { definitionsOf } from '../shared/class-patches';
import { checkWorkerSelector } from '../shared/worker-selectors';

/** A wildcard at one end of a name is allowed. */
export const rule: Rule = {
  id: 'PAT-08',
  slug: 'deployment-selector',
  sentence: 'A selector of MachineDeployment classes matches a class that has a template of its kind and version.',
  severity: 'error',
  fix: 'name a class whose bootstrap or infrastructure template has this apiVersion and kind',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validateSelectors',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: gpu, infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereMachineTemplate, name: gpu } } }] }, patches: [{ name: size, definitions: [{ selector: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereMachineTemplate, matchResources: { machineDeploymentClass: { names: [g*] } } } }] }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: gpu, infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereMachineTemplate, name: gpu } } }] }, patches: [{ name: size, definitions: [{ selector: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereMachineTemplate, matchResources: { machineDeploymentClass: { names: [general] } } } }] }] }`,
  },
  check(subject) {
    for (const definition of definitionsOf(subject.object)) { checkWorkerSelector(subject, definition, 'machineDeployments'); }
  },
};
