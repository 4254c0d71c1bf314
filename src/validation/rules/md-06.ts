import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';
import { checkIntOrPercent } from '../shared/rolling-update';

export const rule: Rule = {
  id: 'MD-06',
  slug: 'remediation-limit',
  sentence: 'The number of machines remediated at a time is a number or a percentage.',
  severity: 'error',
  fix: '',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinedeployment.go validateRemediationMaxInFlight',
  kinds: ['MachineDeployment.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineDeployment', 'general', '{ remediation: { maxInFlight: 20% } }') },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ remediation: { maxInFlight: lots } }') },
  check(subject) {
    checkIntOrPercent(subject, fields(fields(fields(subject.object).spec).remediation).maxInFlight, ['spec', 'remediation', 'maxInFlight']);
  },
};
