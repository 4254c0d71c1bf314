import { Rule } from '../rule';
import { CONTROL_PLANE_KINDS, controlPlaneSpec } from '../shared/kubeadm';
import { checkMetadata } from '../shared/metadata';
import { fields } from '../shared/read';

/** Taints of the machine template are the business of the TNT rules. */
export const rule: Rule = {
  id: 'KCP-05',
  slug: 'machine-metadata',
  sentence: 'Labels and annotations for the machines of a control plane are such as an object may have.',
  severity: 'error',
  fix: 'write keys and values that Kubernetes allows',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateKubeadmControlPlaneSpec',
  kinds: CONTROL_PLANE_KINDS,
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { machineTemplate: { metadata: { labels: { env: production } } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { machineTemplate: { metadata: { labels: { env: a b } } } }`,
  },
  check(subject) {
    const { path, part } = controlPlaneSpec(subject.entry);
    checkMetadata(subject, fields(part.machineTemplate).metadata, [...path, 'machineTemplate', 'metadata']);
    const { template } = fields(fields(subject.object).spec);
    checkMetadata(subject, fields(template).metadata, ['spec', 'template', 'metadata']);
  },
};
