import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { checkMachineNaming } from '../shared/go-names';
import { fields } from '../shared/read';

export const rule: Rule = {
  id: 'MD-08',
  slug: 'machine-naming',
  sentence: 'The template for names of machines holds {{ .random }} and makes DNS names.',
  severity: 'error',
  fix: '',
  source: 'cluster-api v1.14.0 core/webhooks/admission/{machinedeployment,machineset}.go validateMDMachineNaming',
  kinds: ['MachineDeployment.cluster.x-k8s.io', 'MachineSet.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineDeployment', 'general', '{ machineNaming: { template: "{{ .machineSet.name }}-{{ .random }}" } }') },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ machineNaming: { template: "{{ .machineSet.name }}" } }') },
  check(subject) {
    const { template } = fields(fields(fields(subject.object).spec).machineNaming);
    checkMachineNaming(subject, template, { cluster: { name: 'cluster' }, machineSet: { name: 'machineset' } }, ['spec', 'machineNaming', 'template']);
  },
};
