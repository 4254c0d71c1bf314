import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { checkHealthCheck } from '../shared/health-check';
import { fields } from '../shared/read';

export const rule: Rule = {
  id: 'MHC-04',
  slug: 'node-startup',
  sentence: 'A MachineHealthCheck gives machines 30 seconds or more to become nodes, or all the time.',
  severity: 'error',
  fix: 'write 30 or more, or 0 to wait for ever',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinehealthcheck.go validateMachineHealthCheckNodeStartupTimeoutSeconds',
  kinds: ['MachineHealthCheck.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineHealthCheck', 'general', '{ checks: { nodeStartupTimeoutSeconds: 0 } }') },
  bad: { manifests: manifest('MachineHealthCheck', 'general', '{ checks: { nodeStartupTimeoutSeconds: 10 } }') },
  check(subject) {
    checkHealthCheck(subject, { checks: fields(fields(subject.object).spec).checks }, ['spec']);
  },
};
