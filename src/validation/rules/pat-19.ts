import { Rule } from '../rule';
import { jsonPatchesOf, selectsTemplate } from '../shared/class-patches';
import { fields } from '../shared/read';

const OWNED = [
  ...['metadata', 'infrastructureRef'].map(field => `machineTemplate/${field}`),
  ...['infrastructureRef', 'readinessGates', 'taints', 'deletion/nodeDrainTimeoutSeconds', 'deletion/nodeVolumeDetachTimeoutSeconds', 'deletion/nodeDeletionTimeoutSeconds']
    .map(field => `machineTemplate/spec/${field}`),
  'replicas', 'version', 'rollout/after',
].map(field => `/spec/template/spec/${field}`);

/** The topology writes these fields of the control plane after the patches, so that the patch is lost without a word. */
export const rule: Rule = {
  id: 'PAT-19',
  slug: 'patch-without-effect',
  sentence: 'No JSON patch changes a field of the control plane that the topology owns.',
  severity: 'warning',
  fix: 'set it in the topology of the Cluster',
  source: 'cluster-api v1.14.0 core/reconcilers/topology/cluster/patches/engine.go updateDesiredState',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, name: edge } }, patches: [{ name: size, definitions: [{ selector: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, matchResources: { controlPlane: true } }, jsonPatches: [{ op: add, path: /spec/template/spec/kubeadmConfigSpec/ntp, value: { enabled: true } }] }] }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, name: edge } }, patches: [{ name: size, definitions: [{ selector: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, matchResources: { controlPlane: true } }, jsonPatches: [{ op: add, path: /spec/template/spec/machineTemplate/metadata, value: { labels: { a: b } } }] }] }] }`,
  },
  check(subject) {
    const { controlPlane } = fields(fields(subject.object).spec);
    for (const { path, part, selector } of jsonPatchesOf(subject.object)) {
      if (typeof part.path !== 'string' || fields(selector.matchResources).controlPlane !== true || !selectsTemplate(selector, controlPlane)) { continue; }
      const owned = OWNED.find(prefix => part.path === prefix || part.path.startsWith(`${prefix}/`));
      if (owned) { subject.report([...path, 'path'], `the topology writes ${owned} itself`); }
    }
  },
};
