import { Rule } from '../rule';
import { manifest, manifests } from '../shared/examples';
import { fields, text } from '../shared/read';
import { VSPHERE } from '../shared/vsphere';
import { Subject } from '../subject';

const HOME = 'capv-system';
const KEYS = ['username', 'password'];
const secret = (namespace: string) => `
apiVersion: v1
kind: Secret
metadata: { name: vcenter, namespace: ${namespace} }
stringData: { username: "\${VSPHERE_USERNAME}", password: "\${VSPHERE_PASSWORD}" }`;
const identity = manifest('VSphereClusterIdentity', 'vcenter', '{ secretName: vcenter, allowedNamespaces: {} }');

/** Only Secrets that the set holds are looked at; usually they are made elsewhere. */
export const rule: Rule = {
  id: 'VSP-29',
  slug: 'identity-secret',
  sentence: 'The Secret of an identity lies in the provider\'s namespace and has a username and a password.',
  severity: 'warning',
  fix: `write the keys ${KEYS.join(' and ')}`,
  source: 'cluster-api-provider-vsphere v1.16.1 pkg/identity/identity.go',
  kinds: ['VSphereClusterIdentity', `VSphereCluster.${VSPHERE}`],
  good: { manifests: manifests(identity, secret(HOME)) },
  bad: { manifests: manifests(identity, secret('clusters')) },
  check(subject) {
    const { spec } = fields(subject.object);
    if (subject.entry.kind === 'VSphereCluster') {
      const { kind, name } = fields(fields(spec).identityRef);
      if (kind === 'Secret') { checkKeys(subject, ['spec', 'identityRef', 'name'], subject.entry.namespace, text(name)); }
      return;
    }
    const name = text(fields(spec).secretName);
    checkKeys(subject, ['spec', 'secretName'], HOME, name);
    const lost = name === undefined || subject.set.find('', 'Secret', HOME, name) ? undefined : subject.set.ofKind('Secret').find(entry => entry.name === name && entry.namespace !== '');
    if (lost) { subject.report(['spec', 'secretName'], `Secret "${name}" lies in "${lost.namespace}" and is looked for in "${HOME}"`, `move it to ${HOME}`); }
  },
};

function checkKeys(subject: Subject, path: string[], namespace: string, name: string | undefined): void {
  const found = name === undefined ? undefined : subject.set.find('', 'Secret', namespace, name);
  if (!found) { return; }
  const { data, stringData } = fields(found.object);
  const missing = KEYS.filter(key => fields(data)[key] === undefined && fields(stringData)[key] === undefined);
  if (missing.length > 0) { subject.report(path, `Secret "${name}" has no key ${missing.join(' and ')}`); }
}
