import { Entry } from '../manifest-set';
import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { GROUP_KINDS, machineMetadata } from '../shared/machine-groups';
import { fields } from '../shared/read';
import { groupsOf, Located } from '../shared/topology';

const FOR_ONE_MACHINE = [
  'cluster.x-k8s.io/skip-remediation', 'cluster.x-k8s.io/remediate-machine', 'cluster.x-k8s.io/delete-machine',
  'machine.cluster.x-k8s.io/exclude-node-draining', 'machine.cluster.x-k8s.io/exclude-wait-for-node-volume-detach',
];

/** They are meant for one machine, by hand; in a template they reach all. */
export const rule: Rule = {
  id: 'LNT-12',
  slug: 'machine-annotation',
  sentence: 'Annotations that steer one machine stand in no template.',
  severity: 'warning',
  fix: 'annotate the one Machine that is meant',
  source: 'cluster-api v1.14.0 api/core/v1beta2: annotations of Machines',
  kinds: [...GROUP_KINDS, 'KubeadmControlPlane.controlplane.cluster.x-k8s.io', 'Cluster.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineDeployment', 'general', '{ template: { metadata: { annotations: { example.com/team: a } } } }') },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ template: { metadata: { annotations: { cluster.x-k8s.io/skip-remediation: "" } } } }') },
  check(subject) {
    for (const { path, part } of templateMetadata(subject.entry)) {
      const annotations = fields(part.annotations);
      for (const key of FOR_ONE_MACHINE) {
        if (annotations[key] !== undefined) { subject.report([...path, 'annotations', key], `${key} would hold for every machine of the group`); }
      }
    }
  },
};

function templateMetadata(entry: Entry): Located[] {
  switch (entry.kind) {
    case 'Cluster': return groupsOf(entry.object).map(({ path, part }) => ({ path: [...path, 'metadata'], part: fields(part.metadata) }));
    case 'KubeadmControlPlane': {
      const { machineTemplate } = fields(fields(entry.object).spec);
      return [{ path: ['spec', 'machineTemplate', 'metadata'], part: fields(fields(machineTemplate).metadata) }];
    }
    default: return [machineMetadata(entry)];
  }
}
