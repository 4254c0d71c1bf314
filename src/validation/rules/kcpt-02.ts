import { Rule } from '../rule';
import { checkControlPlaneSurge } from '../shared/control-plane-surge';
import { controlPlaneSpec } from '../shared/kubeadm';

/** What else the webhook checks in a template is found by the KCP and KC rules, which look at templates as well. */
export const rule: Rule = {
  id: 'KCPT-02',
  slug: 'template-surge',
  sentence: 'A template of control planes asks for one machine more during a rollout, or none.',
  severity: 'error',
  fix: 'write 1, or leave maxSurge out',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplanetemplate.go ValidateCreate',
  kinds: ['KubeadmControlPlaneTemplate.controlplane.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: edge, namespace: clusters }
spec: { template: { spec: { rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 1 } } } } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: edge, namespace: clusters }
spec: { template: { spec: { rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 3 } } } } } }`,
  },
  check(subject) {
    const { path, part } = controlPlaneSpec(subject.entry);
    checkControlPlaneSurge(subject, part.rollout, [...path, 'rollout', 'strategy', 'rollingUpdate', 'maxSurge']);
  },
};
