import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';
import { checkSelector } from '../shared/selector';

export const rule: Rule = {
  id: 'MHC-01',
  slug: 'health-check-selector',
  sentence: 'The selector of a MachineHealthCheck can be read.',
  severity: 'error',
  fix: '',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinehealthcheck.go validate',
  kinds: ['MachineHealthCheck.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineHealthCheck', 'general', '{ selector: { matchExpressions: [{ key: pool, operator: In, values: [general] }] } }') },
  bad: { manifests: manifest('MachineHealthCheck', 'general', '{ selector: { matchExpressions: [{ key: pool, operator: Is, values: [general] }] } }') },
  check(subject) {
    checkSelector(subject, fields(fields(subject.object).spec).selector, ['spec', 'selector']);
  },
};
