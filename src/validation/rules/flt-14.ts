import { Entry, ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { CLUSTER_NAME } from '../shared/clusters';
import { manifest, manifests } from '../shared/examples';
import { machineMetadata } from '../shared/machine-groups';
import { fields, text } from '../shared/read';
import { isEmptySelector, selects } from '../shared/selector';

const group = (name: string, labels: string) => manifest('MachineDeployment', name, `{ clusterName: prod, selector: { matchLabels: { tier: workers } }, template: { metadata: { labels: ${labels} } } }`);

/** Owner references are not restored: a MachineDeployment then adopts whatever its selector matches. An empty selector is filled with the group's own name. */
export const rule: Rule = {
  id: 'FLT-14',
  slug: 'shared-selector',
  sentence: 'The selector of a MachineDeployment matches the machines of no other one, or a restore mixes them up.',
  severity: 'warning',
  fix: 'leave out the selector, or add a label that only this group has',
  source: 'cluster-api v1.14.0 MachineDeployment controller adopts MachineSets by selector; kubernetes-sigs/cluster-api issue 5957',
  kinds: ['MachineDeployment.cluster.x-k8s.io'],
  good: { manifests: manifests(group('general', '{ tier: workers }'), manifest('MachineDeployment', 'batch', '{ clusterName: prod, template: { metadata: { labels: { tier: batch } } } }')) },
  bad: { manifests: manifests(group('general', '{ tier: workers }'), group('batch', '{ tier: workers }')) },
  check(subject) {
    const { entry, set } = subject;
    const { selector, clusterName } = fields(fields(entry.object).spec);
    if (isEmptySelector(selector)) { return; }
    const other = (set.once(byCluster).get(keyOf(entry)) ?? []).find(candidate => {
      if (candidate === entry) { return false; }
      const spec = fields(fields(candidate.object).spec);
      const { part } = machineMetadata(candidate);
      // The webhook names the group on its machines when its selector is empty (cluster-api v1.14.0, core/webhooks/admission/machinedeployment.go).
      const own = isEmptySelector(spec.selector) ? { 'cluster.x-k8s.io/deployment-name': candidate.name } : {};
      return selects(selector, { ...fields(part.labels), ...own, [CLUSTER_NAME]: clusterName });
    });
    if (other) { subject.report(['spec', 'selector'], `it also matches the machines of MachineDeployment "${other.name}", and after a restore either adopts those of the other`); }
  },
};

function keyOf({ namespace, object }: Entry): string {
  return `${namespace}/${text(fields(fields(object).spec).clusterName)}`;
}

/** A fleet has many groups, a cluster few. */
function byCluster(set: ManifestSet): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of set.ofKind('MachineDeployment').filter(({ group: api }) => api === 'cluster.x-k8s.io')) {
    groups.set(keyOf(entry), [...groups.get(keyOf(entry)) ?? [], entry]);
  }
  return groups;
}
