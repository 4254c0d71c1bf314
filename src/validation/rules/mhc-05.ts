import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';
import { checkIntOrPercent } from '../shared/rolling-update';

export const rule: Rule = {
  id: 'MHC-05',
  slug: 'unhealthy-limit',
  sentence: 'The number of unhealthy machines up to which machines are remediated is a number or a percentage.',
  severity: 'error',
  fix: '',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinehealthcheck.go',
  kinds: ['MachineHealthCheck.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineHealthCheck', 'general', '{ remediation: { triggerIf: { unhealthyLessThanOrEqualTo: 40% } } }') },
  bad: { manifests: manifest('MachineHealthCheck', 'general', '{ remediation: { triggerIf: { unhealthyLessThanOrEqualTo: most } } }') },
  check(subject) {
    const { unhealthyLessThanOrEqualTo } = fields(fields(fields(fields(subject.object).spec).remediation).triggerIf);
    checkIntOrPercent(subject, unhealthyLessThanOrEqualTo, ['spec', 'remediation', 'triggerIf', 'unhealthyLessThanOrEqualTo']);
  },
};
