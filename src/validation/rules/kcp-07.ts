import { Rule } from '../rule';
import { checkControlPlaneSurge } from '../shared/control-plane-surge';
import { fields } from '../shared/read';

export const rule: Rule = {
  id: 'KCP-07',
  slug: 'control-plane-surge',
  sentence: 'A control plane is replaced with one machine more, or with one less when it has three or more.',
  severity: 'error',
  fix: 'write 1, or leave maxSurge out',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateRolloutAndCertValidityFields',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { replicas: 3, rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 0 } } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { replicas: 3, rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 2 } } } }`,
  },
  check(subject) {
    const { replicas = 1, rollout } = fields(fields(subject.object).spec);
    const path = ['spec', 'rollout', 'strategy', 'rollingUpdate', 'maxSurge'];
    const surge = checkControlPlaneSurge(subject, rollout, path);
    if (surge === 0 && typeof replicas === 'number' && replicas > 0 && replicas < 3) {
      subject.report(path, `0 removes a machine before its successor exists, which ${replicas} cannot bear`, 'set replicas to 3 or maxSurge to 1');
    }
  },
};
