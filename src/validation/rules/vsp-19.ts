import { Entry, ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { manifest, manifests } from '../shared/examples';
import { fields, text } from '../shared/read';
import { VSPHERE } from '../shared/vsphere';

const spec = (secret: string) => `{ server: vcenter.example.com, identityRef: { kind: Secret, name: ${secret} } }`;

/** The first cluster owns the Secret, and takes it along when it is deleted. */
export const rule: Rule = {
  id: 'VSP-19',
  slug: 'shared-credentials',
  sentence: 'Every VSphereCluster has a Secret with credentials to itself.',
  severity: 'error',
  fix: 'give each cluster a Secret of its own, or let both use one VSphereClusterIdentity',
  source: 'cluster-api-provider-vsphere v1.16.1 controllers/vspherecluster_reconciler.go',
  kinds: [`VSphereCluster.${VSPHERE}`],
  good: { manifests: manifests(manifest('VSphereCluster', 'prod', spec('prod')), manifest('VSphereCluster', 'staging', spec('staging'))) },
  bad: { manifests: manifests(manifest('VSphereCluster', 'prod', spec('vcenter')), manifest('VSphereCluster', 'staging', spec('vcenter'))) },
  check(subject) {
    const secret = secretOf(subject.entry);
    const first = secret && subject.set.once(firstUsers).get(secret);
    // Copies of one object are the business of LNT-05.
    if (!first || first.name === subject.entry.name) { return; }
    subject.report(['spec', 'identityRef', 'name'], `VSphereCluster "${first.name}" uses the Secret "${secret.split('/')[1]}" as well`);
  },
};

function firstUsers(set: ManifestSet): Map<string, Entry> {
  const users = new Map<string, Entry>();
  for (const entry of set.ofKind('VSphereCluster')) {
    const secret = entry.group === VSPHERE ? secretOf(entry) : undefined;
    if (secret !== undefined && !users.has(secret)) { users.set(secret, entry); }
  }
  return users;
}

function secretOf({ object, namespace }: Entry): string | undefined {
  const { kind, name } = fields(fields(fields(object).spec).identityRef);
  return kind === 'Secret' && text(name) !== undefined ? `${namespace}/${name}` : undefined;
}
