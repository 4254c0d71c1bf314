import { Entry, ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { manifest, manifests } from '../shared/examples';

const cluster = (name: string, namespace: string) => manifest('Cluster', name, '{ paused: false }', `namespace: ${namespace}`);

/** Names of kubeconfig contexts, folders, metrics and volumes are made from the name of the cluster alone. */
export const rule: Rule = {
  id: 'FLT-02',
  slug: 'cluster-name-twice',
  sentence: 'A name stands for one cluster of the fleet.',
  severity: 'warning',
  fix: 'choose another name for one of them',
  source: 'practice: dashboards, alerts and machines carry the name without the namespace',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: { manifests: manifests(cluster('prod-eu', 'eu'), cluster('prod-us', 'us')) },
  bad: { manifests: manifests(cluster('prod', 'eu'), cluster('prod', 'us')) },
  check(subject) {
    const first = subject.set.once(firstByName).get(subject.entry.name);
    if (first && first.namespace !== subject.entry.namespace) { subject.report(['metadata', 'name'], `namespace "${first.namespace}" has a Cluster "${first.name}" as well`); }
  },
};

function firstByName(set: ManifestSet): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of set.ofKind('Cluster')) {
    if (entry.group === 'cluster.x-k8s.io' && entry.name !== '' && !found.has(entry.name)) { found.set(entry.name, entry); }
  }
  return found;
}
