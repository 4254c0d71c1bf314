import { Rule } from '../rule';
import { manifest, manifests } from '../shared/examples';
import { fields, items, text } from '../shared/read';
import { selects } from '../shared/selector';
import { VSPHERE } from '../shared/vsphere';
import { Subject } from '../subject';

const NAME_LABEL = 'kubernetes.io/metadata.name';
const cluster = manifest('VSphereCluster', 'prod', '{ server: vcenter.example.com, identityRef: { kind: VSphereClusterIdentity, name: vcenter } }');
const identity = (namespace: string) =>
  manifest('VSphereClusterIdentity', 'vcenter', `{ secretName: vcenter, allowedNamespaces: { selector: { matchExpressions: [{ key: ${NAME_LABEL}, operator: In, values: [${namespace}] }] } } }`);

/** Labels of a namespace that is not in the set are not known, but for the one with its name. */
export const rule: Rule = {
  id: 'VSP-18',
  slug: 'identity-namespace',
  sentence: 'A VSphereClusterIdentity allows the namespace of the cluster that uses it.',
  severity: 'error',
  fix: 'add the namespace to allowedNamespaces',
  source: 'cluster-api-provider-vsphere v1.16.1 pkg/identity/identity.go',
  kinds: [`VSphereCluster.${VSPHERE}`],
  good: { manifests: manifests(cluster, identity('clusters')) },
  bad: { manifests: manifests(cluster, identity('payments')) },
  check(subject) {
    const { namespace, object } = subject.entry;
    const { kind, name } = fields(fields(fields(object).spec).identityRef);
    const found = kind === 'VSphereClusterIdentity' && text(name) !== undefined && namespace !== '' ? subject.set.find(VSPHERE, kind, '', name) : undefined;
    if (!found) { return; }
    const { allowedNamespaces } = fields(fields(found.object).spec);
    const { selector } = fields(allowedNamespaces);
    const allows = typeof allowedNamespaces === 'object' && allowedNamespaces !== null ? allowed(subject, selector) : false;
    if (allows === false) { subject.report(['spec', 'identityRef'], `VSphereClusterIdentity "${name}" does not allow the namespace "${namespace}"`); }
  },
};

/** Whether the selector takes the namespace; nothing when it asks for labels that are not known. */
function allowed({ set, entry }: Subject, selector: unknown): boolean | undefined {
  const made = set.find('', 'Namespace', '', entry.namespace);
  const labels = { ...fields(fields(fields(made?.object).metadata).labels), [NAME_LABEL]: entry.namespace };
  const { matchLabels, matchExpressions } = fields(selector);
  const keys = [...Object.keys(fields(matchLabels)), ...items(matchExpressions).map(requirement => fields(requirement).key)];
  return made || keys.every(key => key === NAME_LABEL) ? selects(selector, labels) : undefined;
}
