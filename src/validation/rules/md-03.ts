import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { MACHINE_KINDS } from '../shared/machine-groups';
import { fields, text } from '../shared/read';

export const rule: Rule = {
  id: 'MD-03',
  slug: 'kept-cluster',
  sentence: 'Machines and what looks after them stay with their cluster.',
  severity: 'error',
  fix: 'create a new object for the other cluster',
  source: 'cluster-api v1.14.0 core/webhooks/admission/{machinedeployment,machineset,machinepool,machine,machinehealthcheck}.go',
  kinds: [...MACHINE_KINDS, 'MachineHealthCheck.cluster.x-k8s.io'],
  good: {
    before: manifest('MachineDeployment', 'general', '{ clusterName: prod, replicas: 3 }'),
    manifests: manifest('MachineDeployment', 'general', '{ clusterName: prod, replicas: 4 }'),
  },
  bad: {
    before: manifest('MachineDeployment', 'general', '{ clusterName: prod }'),
    manifests: manifest('MachineDeployment', 'general', '{ clusterName: staging }'),
  },
  check(subject) {
    const [from, to] = [subject.before, subject.object].map(object => text(fields(fields(object).spec).clusterName));
    if (from !== undefined && to !== undefined && from !== to) { subject.report(['spec', 'clusterName'], `"${from}" cannot become "${to}"`); }
  },
};
