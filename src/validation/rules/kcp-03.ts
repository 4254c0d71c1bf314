import { Rule } from '../rule';

/** An even number of etcd members tolerates no more failures than one less. */
export const rule: Rule = {
  id: 'KCP-03',
  slug: 'control-plane-size',
  sentence: 'A control plane with stacked etcd has an odd number of machines.',
  severity: 'error',
  fix: 'set replicas to 1, 3 or 5',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateKubeadmControlPlaneSpec',
  kinds: ['KubeadmControlPlane'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { replicas: 3, version: v1.34.3 }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { replicas: 4, version: v1.34.3 }`,
  },
  check(subject) {
    const { replicas, kubeadmConfigSpec } = subject.object.spec ?? {};
    if (typeof replicas !== 'number' || replicas % 2 === 1 || replicas <= 0 || kubeadmConfigSpec?.clusterConfiguration?.etcd?.external) { return; }
    subject.report(['spec', 'replicas'], `${replicas} control plane machines tolerate no more failures than ${replicas - 1}`);
  },
};
