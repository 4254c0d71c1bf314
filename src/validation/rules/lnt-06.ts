import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';

const ANNOTATION = 'cluster.x-k8s.io/paused';

/** Right while somebody is at work, forgotten afterwards. */
export const rule: Rule = {
  id: 'LNT-06',
  slug: 'paused',
  sentence: 'Nothing is paused for good.',
  severity: 'warning',
  fix: 'take it out once the work is done',
  source: 'cluster-api v1.14.0 util/annotations HasPaused, Cluster.spec.paused, MachineDeployment.spec.paused',
  kinds: ['*'],
  good: { manifests: manifest('Cluster', 'prod', '{ paused: false }') },
  bad: { manifests: manifest('Cluster', 'prod', '{ paused: true }') },
  check(subject) {
    const { group } = subject.entry;
    if (group !== 'cluster.x-k8s.io' && !group.endsWith('.cluster.x-k8s.io')) { return; }
    const { metadata, spec } = fields(subject.object);
    if (fields(spec).paused === true) { subject.report(['spec', 'paused'], 'paused: no controller looks after it'); }
    if (fields(fields(metadata).annotations)[ANNOTATION] !== undefined) { subject.report(['metadata', 'annotations', ANNOTATION], 'paused: no controller looks after it'); }
  },
};
