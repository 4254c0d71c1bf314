import { Rule } from '../rule';
import { patchedTopology } from '../shared/examples';
import { renderedTopology } from '../shared/rendered';

/** The Cluster is accepted; then its topology is never reconciled, and says why in a condition that nobody looks at. */
export const rule: Rule = {
  id: 'PAT-18',
  slug: 'patch-result',
  sentence: 'The patches of a class can be applied with the variables of each of its clusters.',
  severity: 'error',
  fix: 'correct the patch of the class, or the variables it reads',
  source: 'cluster-api v1.14.0 core/controllers/topology/cluster/patches/engine.go Apply',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: { manifests: patchedTopology('VSphereClusterTemplate', 'thumbprint', '{ value: abc }') },
  bad: { manifests: patchedTopology('VSphereClusterTemplate', 'thumbprint', '{}') },
  check(subject) {
    for (const { kind, where, message } of renderedTopology(subject.set, subject.entry)?.notes ?? []) {
      if (kind === 'refused' && /^patch(es$| ")/.test(where) && !mayBeThere(message)) { subject.report(['spec', 'topology', 'classRef'], `${where} of the class: ${message.replace(/\.$/, '')}`); }
    }
  },
};

/**
 * Whether a patch misses what webhooks may have written into the template before: those of foreign providers write every field that is not left out when
 * it is empty, that of the KubeadmControlPlaneTemplate writes `rollout`.
 */
function mayBeThere(message: string): boolean {
  const [, path, template] = /^(?:add|replace|remove) "([^"]*)": .* \((\w+) [^)]*\)\.?$/.exec(message) ?? [];
  return template !== undefined && (!/^(Kubeadm|VSphere)/.test(template) || /\/rollout\b/.test(path));
}
