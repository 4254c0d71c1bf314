import { Rule } from '../rule';
import { CONTROL_PLANE_KINDS, kubeadmConfig } from '../shared/kubeadm';
import { fields } from '../shared/read';

const DEFAULT_AUTHORITY = 3650;

/** In a template without rollout strategy admission skips this, and then refuses the control plane made from it. */
export const rule: Rule = {
  id: 'KCP-08',
  slug: 'certificate-validity',
  sentence: 'Certificates do not outlive the authority that signed them.',
  severity: 'error',
  fix: 'shorten certificateValidityPeriodDays or lengthen caCertificateValidityPeriodDays',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateRolloutAndCertValidityFields',
  kinds: CONTROL_PLANE_KINDS,
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { certificateValidityPeriodDays: 365, caCertificateValidityPeriodDays: 3650 } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { certificateValidityPeriodDays: 500, caCertificateValidityPeriodDays: 365 } } }`,
  },
  check(subject) {
    const { path, part } = kubeadmConfig(subject.entry);
    const { certificateValidityPeriodDays: days, caCertificateValidityPeriodDays: authority = DEFAULT_AUTHORITY } = fields(part.clusterConfiguration);
    if (typeof days !== 'number' || typeof authority !== 'number' || days <= authority) { return; }
    subject.report([...path, 'clusterConfiguration', 'certificateValidityPeriodDays'], `${days} days are more than the ${authority} of the authority`);
  },
};
