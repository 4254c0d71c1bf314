import { Rule } from '../rule';
import { patchedTopology } from '../shared/examples';
import { patchedProblems, renderedTopology } from '../shared/rendered';

/** What a template has wrong by itself is found there. */
export const rule: Rule = {
  id: 'PAT-20',
  slug: 'patched-object',
  sentence: 'What the patches of a class make of its templates has the schema of its kind.',
  severity: 'error',
  fix: 'correct the patch of the class, or the variables it reads',
  source: 'cluster-api v1.14.0 core/controllers/topology/cluster/reconcile_state.go, which applies the objects to the API server',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: { manifests: patchedTopology('VSphereClusterTemplate', 'server', '{ value: vcenter.example.com }') },
  bad: { manifests: patchedTopology('VSphereClusterTemplate', 'server', '{ value: [vcenter.example.com] }') },
  check(subject) {
    for (const made of renderedTopology(subject.set, subject.entry)?.objects ?? []) {
      for (const { path, message } of patchedProblems(subject, made)) {
        subject.report(['spec', 'topology', 'classRef'], `the patches of the class make a ${made.kind} whose ${path} is wrong: ${message.replace(/\.$/, '')}`);
      }
    }
  },
};
