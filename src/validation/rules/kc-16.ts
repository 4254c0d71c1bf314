import { NotEvaluated } from '../../evaluate/go-template';
import { Rule } from '../rule';
import { firstLine, goText } from '../shared/go-names';
import { called, eachOf, KUBEADM_KINDS } from '../shared/kubeadm';

/** Machines do not start when it fails. */
export const rule: Rule = {
  id: 'KC-16',
  slug: 'content-template',
  sentence: 'A templated file uses the Kubernetes version and nothing else.',
  severity: 'error',
  fix: 'use {{ .controlPlane.version }}, or write braces that shall stay as {{ "{{" }}',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/internal/controllers/kubeadmconfig_controller.go resolveFiles',
  since: '1.14',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { files: [{ path: /etc/version, content: '{{ .controlPlane.version }}', contentFormat: Template }] } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { files: [{ path: /etc/name, content: '{{ .cluster.name }}', contentFormat: Template }] } } }`,
  },
  check(subject) {
    eachOf(subject, ['files'], ({ path: name, content, contentFormat }, path) => {
      if (contentFormat !== 'Template' || typeof content !== 'string') { return; }
      try {
        goText(content, { controlPlane: { version: 'v1.34.3' } });
      } catch (error) {
        if (!(error instanceof NotEvaluated)) { subject.report([...path, 'content'], `${called(name, 'file')} cannot be made: ${firstLine(error)}`); }
      }
    });
  },
};
