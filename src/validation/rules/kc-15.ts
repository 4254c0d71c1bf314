import { Rule } from '../rule';
import { called, eachOf, KUBEADM_KINDS } from '../shared/kubeadm';

/** The other limits of files are in the schema. */
export const rule: Rule = {
  id: 'KC-15',
  slug: 'content-format',
  sentence: 'Templates in files need Cluster API v1.14.',
  severity: 'error',
  fix: 'upgrade Cluster API, or leave contentFormat out',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/config/crd/bases, field contentFormat',
  until: '1.14',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { files: [{ path: /etc/a, content: a }] } } }`,
    capiVersion: 'v1.13',
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { files: [{ path: /etc/a, content: a, contentFormat: Template }] } } }`,
    capiVersion: 'v1.13',
  },
  check(subject) {
    eachOf(subject, ['files'], ({ path: name, contentFormat }, path) => {
      if (contentFormat !== undefined) { subject.report([...path, 'contentFormat'], `v1.${subject.target.capiMinor} does not know this field and writes ${called(name, 'file')} as it is`); }
    });
  },
};
