import { Rule } from '../rule';
import { CONTROL_PLANE_KINDS, controlPlaneSpec } from '../shared/kubeadm';
import { fields } from '../shared/read';

/** The lower limit of 7 days is in the schema. */
export const rule: Rule = {
  id: 'KCP-09',
  slug: 'certificate-renewal',
  sentence: 'A rollout before certificates expire comes later than their creation.',
  severity: 'error',
  fix: 'write a smaller number of days',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateRolloutAndCertValidityFields',
  kinds: CONTROL_PLANE_KINDS,
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { rollout: { before: { certificatesExpiryDays: 21 } }, kubeadmConfigSpec: { clusterConfiguration: { certificateValidityPeriodDays: 90 } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { rollout: { before: { certificatesExpiryDays: 90 } }, kubeadmConfigSpec: { clusterConfiguration: { certificateValidityPeriodDays: 90 } } }`,
  },
  check(subject) {
    const { path, part } = controlPlaneSpec(subject.entry);
    const { certificatesExpiryDays: before } = fields(fields(part.rollout).before);
    const { certificateValidityPeriodDays: valid } = fields(fields(part.kubeadmConfigSpec).clusterConfiguration);
    if (typeof before !== 'number' || typeof valid !== 'number' || before < valid) { return; }
    subject.report([...path, 'rollout', 'before', 'certificatesExpiryDays'], `${before} days before the end is not after the beginning of certificates that are valid for ${valid} days`);
  },
};
