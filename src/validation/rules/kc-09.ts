import { Rule } from '../rule';
import { eachWithIgnition } from '../shared/ignition';
import { called, KUBEADM_KINDS } from '../shared/kubeadm';

export const rule: Rule = {
  id: 'KC-09',
  slug: 'ignition-encoding',
  sentence: 'With Ignition files are not compressed.',
  severity: 'error',
  fix: 'write base64, or the plain text',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfig.go validateIgnition',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { format: ignition, files: [{ path: /etc/a, encoding: base64, content: YQ== }] } } }`,
    featureGates: { KubeadmBootstrapFormatIgnition: true },
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { format: ignition, files: [{ path: /etc/a, encoding: gzip, content: a }] } } }`,
    featureGates: { KubeadmBootstrapFormatIgnition: true },
  },
  check(subject) {
    eachWithIgnition(subject, ['files'], ({ path: name, encoding }, path) => {
      if (encoding === 'gzip' || encoding === 'gzip+base64') { subject.report([...path, 'encoding'], `Ignition cannot unpack ${called(name, 'file')}`); }
    });
  },
};
