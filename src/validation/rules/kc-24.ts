import { Rule } from '../rule';
import { kubeadmConfig } from '../shared/kubeadm';
import { isUnset } from '../shared/read';

export const rule: Rule = {
  id: 'KC-24',
  slug: 'worker-config',
  sentence: 'Machines that join read neither clusterConfiguration nor initConfiguration.',
  severity: 'warning',
  fix: 'move it to the control plane, or to joinConfiguration',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/internal/controllers/kubeadmconfig_controller.go joinWorker',
  kinds: ['KubeadmConfigTemplate.bootstrap.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { joinConfiguration: { nodeRegistration: { name: a } } } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { clusterConfiguration: { imageRepository: registry.example.com/k8s } } } }`,
  },
  check(subject) {
    const { path, part } = kubeadmConfig(subject.entry);
    for (const field of ['clusterConfiguration', 'initConfiguration']) {
      if (!isUnset(part[field])) { subject.report([...path, field], 'joining machines ignore it'); }
    }
  },
};
