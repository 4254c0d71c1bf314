import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { GROUP_KINDS, machineMetadata } from '../shared/machine-groups';
import { checkMetadata } from '../shared/metadata';

export const rule: Rule = {
  id: 'MD-10',
  slug: 'group-metadata',
  sentence: 'Labels and annotations for the machines of a group are such as an object may have.',
  severity: 'error',
  fix: '',
  source: 'cluster-api v1.14.0 core/webhooks/admission/{machinedeployment,machineset,machinepool}.go validate',
  kinds: GROUP_KINDS,
  good: { manifests: manifest('MachineDeployment', 'general', '{ template: { metadata: { labels: { env: production } } } }') },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ template: { metadata: { labels: { env: a b } } } }') },
  check(subject) {
    const { path, part } = machineMetadata(subject.entry);
    checkMetadata(subject, part, path);
  },
};
