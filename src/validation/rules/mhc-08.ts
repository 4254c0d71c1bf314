import { Entry, ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { CLUSTER_NAME, clusterNameOf, partOf } from '../shared/clusters';
import { manifest, manifests } from '../shared/examples';
import { machineMetadata } from '../shared/machine-groups';
import { fields } from '../shared/read';
import { isEmptySelector, selects } from '../shared/selector';

const GROUP = '{ clusterName: prod, template: { metadata: { labels: { pool: general, zone: a } } } }';

/** Both would count the same machine as unhealthy, and remediate by different limits. */
export const rule: Rule = {
  id: 'MHC-08',
  slug: 'overlapping-health-checks',
  sentence: 'A machine is looked after by one MachineHealthCheck.',
  severity: 'warning',
  fix: 'make the selectors exclude each other',
  source: 'cluster-api v1.14.0 core/reconcilers/machinehealthcheck: each MachineHealthCheck acts by itself',
  kinds: ['MachineHealthCheck.cluster.x-k8s.io'],
  good: {
    manifests: manifests(
      manifest('MachineDeployment', 'general', GROUP),
      manifest('MachineHealthCheck', 'general', '{ clusterName: prod, selector: { matchLabels: { pool: general } } }'),
      manifest('MachineHealthCheck', 'batch', '{ clusterName: prod, selector: { matchLabels: { pool: batch } } }'),
    ),
  },
  bad: {
    manifests: manifests(
      manifest('MachineDeployment', 'general', GROUP),
      manifest('MachineHealthCheck', 'general', '{ clusterName: prod, selector: { matchLabels: { pool: general } } }'),
      manifest('MachineHealthCheck', 'zone-a', '{ clusterName: prod, selector: { matchLabels: { zone: a } } }'),
    ),
  },
  check(subject) {
    const hit = subject.set.once(overlaps).get(subject.entry);
    if (hit) { subject.report(['spec', 'selector'], `machines of ${hit.group.kind} "${hit.group.name}" are also selected by MachineHealthCheck "${hit.first.name}"`); }
  },
};

/** The second MachineHealthCheck of every two that select machines of one group. */
function overlaps(set: ManifestSet): Map<Entry, { group: Entry; first: Entry }> {
  const checks = new Map<string, Entry[]>();
  for (const entry of set.ofKind('MachineHealthCheck')) {
    const key = `${entry.namespace}/${clusterNameOf(entry)}`;
    checks.set(key, [...checks.get(key) ?? [], entry]);
  }
  const found = new Map<Entry, { group: Entry; first: Entry }>();
  for (const { group, cluster, labels } of groups(set)) {
    const candidates = checks.get(`${group.namespace}/${cluster}`) ?? [];
    const hits = candidates.filter(({ object }) => {
      const { selector } = fields(fields(object).spec);
      return !isEmptySelector(selector) && selects(selector, labels);
    });
    for (const hit of hits.slice(1)) { found.set(hit, { group, first: hits[0] }); }
  }
  return found;
}

/** The groups of machines, with labels that their machines are known to have. */
function groups(set: ManifestSet): { group: Entry; cluster: string; labels: object }[] {
  const workers = set.ofKind('MachineDeployment').flatMap(group => {
    const cluster = clusterNameOf(group);
    return cluster === undefined ? [] : [{
      group,
      cluster,
      labels: { 'cluster.x-k8s.io/deployment-name': group.name, ...fields(machineMetadata(group).part.labels), [CLUSTER_NAME]: cluster },
    }];
  });
  const controlPlanes = set.ofKind('Cluster').flatMap(cluster => {
    const group = partOf(set, cluster, 'controlPlaneRef');
    const { machineTemplate } = fields(fields(group?.object).spec);
    return group ? [{
      group,
      cluster: cluster.name,
      labels: { ...fields(fields(fields(machineTemplate).metadata).labels), [CLUSTER_NAME]: cluster.name, 'cluster.x-k8s.io/control-plane': '' },
    }] : [];
  });
  return [...controlPlanes, ...workers];
}
