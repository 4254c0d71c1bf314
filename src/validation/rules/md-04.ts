import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { GROUP_KINDS, machineSpec } from '../shared/machine-groups';
import { fields, text } from '../shared/read';

export const rule: Rule = {
  id: 'MD-04',
  slug: 'one-cluster',
  sentence: 'A group of machines and its template name the same cluster.',
  severity: 'error',
  fix: 'write the same name in both places',
  source: 'cluster-api v1.14.0 core/webhooks/admission/{machinedeployment,machineset,machinepool}.go validate',
  kinds: GROUP_KINDS,
  good: { manifests: manifest('MachineDeployment', 'general', '{ clusterName: prod, template: { spec: { clusterName: prod } } }') },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ clusterName: prod, template: { spec: { clusterName: staging } } }') },
  check(subject) {
    const { path, part } = machineSpec(subject.entry);
    const [group, machines] = [text(fields(fields(subject.object).spec).clusterName), text(part.clusterName)];
    if (group !== undefined && machines !== undefined && group !== machines) {
      subject.report([...path, 'clusterName'], `the machines belong to "${machines}" and the group to "${group}"`);
    }
  },
};
