import { Rule } from '../rule';

export const rule: Rule = {
  id: 'KCPT-01',
  slug: 'template-gate',
  sentence: 'Templates of control planes need managed topologies.',
  severity: 'error',
  fix: 'set CLUSTER_TOPOLOGY=true for the management cluster',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplanetemplate.go ValidateCreate',
  kinds: ['KubeadmControlPlaneTemplate.controlplane.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: edge, namespace: clusters }
spec: { template: { spec: { rollout: { after: '2026-01-01T00:00:00Z' } } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: edge, namespace: clusters }
spec: { template: { spec: { rollout: { after: '2026-01-01T00:00:00Z' } } } }`,
    featureGates: { ClusterTopology: false },
  },
  check(subject) {
    if (!subject.target.featureGates.ClusterTopology) { subject.report([], 'the feature gate ClusterTopology is off'); }
  },
};
