import { Rule } from '../rule';
import { patchesOf } from '../shared/class-patches';
import { fields, text } from '../shared/read';

/** An extension is asked for patches, for a verdict, or for both. */
export const rule: Rule = {
  id: 'PAT-04',
  slug: 'external-patch',
  sentence: 'An external patch names an extension, and needs the feature gate RuntimeSDK.',
  severity: 'error',
  fix: 'set generatePatchesExtension or validateTopologyExtension',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validatePatchDefinitions',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    featureGates: { RuntimeSDK: true },
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, external: { generatePatchesExtension: generate.sizes } }] }`,
  },
  bad: {
    featureGates: { RuntimeSDK: true },
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, external: { settings: { a: b } } }] }`,
  },
  check(subject) {
    for (const { path, part: { external } } of patchesOf(subject.object)) {
      if (external === undefined || external === null) { continue; }
      if (!subject.target.featureGates.RuntimeSDK) {
        subject.report([...path, 'external'], 'the feature gate RuntimeSDK is off in the management cluster', 'set EXP_RUNTIME_SDK=true where Cluster API is installed');
      }
      const { generatePatchesExtension, validateTopologyExtension } = fields(external);
      if (text(generatePatchesExtension) === undefined && text(validateTopologyExtension) === undefined) { subject.report([...path, 'external'], 'the patch names no extension'); }
    }
  },
};
