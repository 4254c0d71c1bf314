import { ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { manifest, manifests } from '../shared/examples';
import { fields, items, text } from '../shared/read';

const core = `
apiVersion: operator.cluster.x-k8s.io/v1alpha2
kind: CoreProvider
metadata: { name: cluster-api, namespace: capi-system }
spec: { version: v1.14.0 }`;
const schedule = (namespaces: string) => `
apiVersion: velero.io/v1
kind: Schedule
metadata: { name: nightly, namespace: velero }
spec: { schedule: '0 0 * * *', template: { includedNamespaces: [${namespaces}] } }`;

/** Only where the manifests install Cluster API: elsewhere the backup may be in another repository. */
export const rule: Rule = {
  id: 'FLT-13',
  slug: 'no-backup',
  sentence: 'What Cluster API knows of a cluster is backed up: its Machines and keys are nowhere else.',
  severity: 'warning',
  fix: 'make a VeleroBackup of the management cluster, or acknowledge it with the backup that exists elsewhere',
  source: 'cluster-api v1.14.0: Machines, certificate authorities and kubeconfigs are made on the management cluster; applying Git to a new one makes new machines',
  kinds: ['CoreProvider.operator.cluster.x-k8s.io'],
  good: { manifests: manifests(core, manifest('Cluster', 'prod', '{ clusterNetwork: { serviceDomain: cluster.local } }'), schedule('clusters')) },
  bad: { manifests: manifests(core, manifest('Cluster', 'prod', '{ clusterNetwork: { serviceDomain: cluster.local } }'), schedule('elsewhere')) },
  check(subject) {
    const { set } = subject;
    const saved = set.once(savedNamespaces);
    if (saved.includes('*')) { return; }
    const open = set.ofKind('Cluster').filter(({ group, namespace }) => group === 'cluster.x-k8s.io' && !saved.includes(namespace));
    if (open.length === 0) { return; }
    const [{ namespace, name }] = open;
    const others = open.length === 1 ? '' : ` and ${open.length - 1} more`;
    subject.report(['spec'], `no Schedule of Velero includes the namespace of Cluster "${namespace}/${name}"${others}, and their Machines and keys are lost with the management cluster`);
  },
};

/** Namespaces that Schedules include; `*` stands for all. */
function savedNamespaces(set: ManifestSet): string[] {
  return set.ofKind('Schedule').filter(({ group }) => group === 'velero.io').flatMap(({ object }) => {
    const { includedNamespaces } = fields(fields(fields(object).spec).template);
    const named = items(includedNamespaces).flatMap(item => text(item) ?? []);
    return named.length === 0 ? ['*'] : named;
  });
}
