import { Rule } from '../rule';
import { workerClass } from '../shared/cluster-class';
import { manifest } from '../shared/examples';
import { fields, isUnset, text } from '../shared/read';
import { classOf, topologyOf, workersOf } from '../shared/topology';

const cluster = (version: string, type: string) =>
  manifest('Cluster', 'prod', `{ topology: { version: ${version}, workers: { machineDeployments: [{ class: general, name: general, rollout: { strategy: { type: ${type} } } }] } } }`);

/** The upgrade waits for machines that nobody deletes, and every other change of the cluster with it. */
export const rule: Rule = {
  id: 'LNT-09',
  slug: 'upgrade-by-hand',
  sentence: 'Workers are replaced by themselves when a cluster is upgraded.',
  severity: 'warning',
  fix: 'use RollingUpdate for the upgrade, or delete the machines of the group by hand',
  source: 'cluster-api v1.14.0 internal/topology/upgrade: an upgrade is over when all machines have the version',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: { before: cluster('v1.34.3', 'OnDelete'), manifests: cluster('v1.34.3', 'OnDelete') },
  bad: { before: cluster('v1.33.7', 'OnDelete'), manifests: cluster('v1.34.3', 'OnDelete') },
  check(subject) {
    const [from, to] = [topologyOf(subject.before)?.version, topologyOf(subject.object)?.version].map(text);
    if (from === undefined || to === undefined || from === to) { return; }
    const clusterClass = classOf(subject.set, subject.object);
    for (const { path, part } of workersOf(subject.object, 'machineDeployments')) {
      const rollout = isUnset(part.rollout) ? workerClass(clusterClass, 'machineDeployments', part.class)?.rollout : part.rollout;
      if (fields(fields(rollout).strategy).type === 'OnDelete') { subject.report([...path, 'rollout', 'strategy', 'type'], `OnDelete holds up the upgrade from ${from} to ${to}`); }
    }
  },
};
