import { Entry, ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { manifest, manifests } from '../shared/examples';
import { same } from '../shared/same';

/**
 * Copies that say the same do no harm: two charts may both bring the namespace they need. A warning, because files of several management
 * clusters are also read together; within one cluster the construct itself refuses it.
 */
export const rule: Rule = {
  id: 'LNT-05',
  slug: 'duplicate-name',
  sentence: 'No two objects of a kind have one name.',
  severity: 'warning',
  fix: 'change one of the names',
  source: 'Kubernetes API: the object applied last replaces the other',
  kinds: ['*'],
  good: { manifests: manifests(manifest('MachineDeployment', 'general', '{ replicas: 1 }'), manifest('MachineDeployment', 'batch', '{ replicas: 2 }')) },
  bad: { manifests: manifests(manifest('MachineDeployment', 'general', '{ replicas: 1 }'), manifest('MachineDeployment', 'general', '{ replicas: 2 }')) },
  check(subject) {
    const first = subject.set.once(duplicates).get(subject.entry);
    if (!first) { return; }
    const { file, line } = first.origin;
    subject.report(['metadata', 'name'], `another ${first.kind} is also named "${first.name}"${file ? ` (${file}${line ? `:${line}` : ''})` : ''}`);
  },
};

/** Every entry that has the name of an earlier one and says something else. */
function duplicates(set: ManifestSet): Map<Entry, Entry> {
  const found = new Map<Entry, Entry>();
  for (const entry of set.repeated) {
    const first = entry.name === '' || entry.kind === '' ? undefined : set.find(entry.group, entry.kind, entry.namespace, entry.name);
    if (first && !same(first.object, entry.object)) { found.set(entry, first); }
  }
  return found;
}
