import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';
import { isEmptySelector } from '../shared/selector';

export const rule: Rule = {
  id: 'MHC-02',
  slug: 'health-check-everything',
  sentence: 'A MachineHealthCheck says which machines it looks after.',
  severity: 'error',
  fix: 'select for example cluster.x-k8s.io/control-plane, or the deployment-name of a pool',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinehealthcheck.go validate',
  kinds: ['MachineHealthCheck.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineHealthCheck', 'general', '{ clusterName: prod, selector: { matchLabels: { pool: general } } }') },
  bad: { manifests: manifest('MachineHealthCheck', 'general', '{ clusterName: prod, selector: {} }') },
  check(subject) {
    const { selector } = fields(fields(subject.object).spec);
    // A selector that is missing is found by the schema check.
    if (typeof selector === 'object' && selector !== null && isEmptySelector(selector)) { subject.report(['spec', 'selector'], 'the selector is empty'); }
  },
};
