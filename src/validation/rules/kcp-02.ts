import { Rule } from '../rule';
import { fields } from '../shared/read';

/** Without members there is no etcd to keep the state of the cluster. */
export const rule: Rule = {
  id: 'KCP-02',
  slug: 'control-plane-replicas',
  sentence: 'A control plane has at least one machine.',
  severity: 'error',
  fix: 'set replicas to 1, 3 or 5',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateKubeadmControlPlaneSpec',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { replicas: 1, version: v1.34.3 }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { replicas: 0, version: v1.34.3 }`,
  },
  check(subject) {
    const { replicas } = fields(fields(subject.object).spec);
    if (typeof replicas === 'number' && replicas <= 0) { subject.report(['spec', 'replicas'], `${replicas} machines make no control plane`); }
  },
};
