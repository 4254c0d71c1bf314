import { Rule } from '../rule';
import { fields, text } from '../shared/read';

const SERVICE = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

export const rule: Rule = {
  id: 'EXT-04',
  slug: 'extension-service',
  sentence: 'The Service of an extension has a legal name, namespace, path and port.',
  severity: 'error',
  fix: 'write the name and namespace of a Service, a path that begins with / and a port',
  source: 'cluster-api v1.14.0 core/webhooks/admission/extensionconfig.go validate',
  kinds: ['ExtensionConfig.runtime.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: runtime.cluster.x-k8s.io/v1beta2
kind: ExtensionConfig
metadata: { name: patches }
spec: { clientConfig: { service: { name: patches, namespace: extensions, path: /v1, port: 8443 } } }`,
  },
  bad: {
    manifests: `
apiVersion: runtime.cluster.x-k8s.io/v1beta2
kind: ExtensionConfig
metadata: { name: patches }
spec: { clientConfig: { service: { name: patches, namespace: extensions, path: v1, port: 0 } } }`,
  },
  check(subject) {
    const { service } = fields(fields(fields(subject.object).spec).clientConfig);
    const { name, namespace, path, port } = fields(service);
    const at = (field: string) => ['spec', 'clientConfig', 'service', field];
    if (text(name) !== undefined && !SERVICE.test(name)) { subject.report(at('name'), `"${name}" is no name of a Service`, 'use lower-case letters, digits and dashes, beginning with a letter, at most 63'); }
    if (text(namespace) !== undefined && !LABEL.test(namespace)) { subject.report(at('namespace'), `"${namespace}" is no name of a namespace`, 'use lower-case letters, digits and dashes, at most 63'); }
    if (text(path) !== undefined && !/^\/[^\s]*$/.test(path)) { subject.report(at('path'), `"${path}" is not a path`, 'begin with / and leave out blanks'); }
    if (typeof port === 'number' && (port < 1 || port > 65535)) { subject.report(at('port'), `${port} is not a port`, 'write 1 to 65535, or leave it out for 443'); }
  },
};
