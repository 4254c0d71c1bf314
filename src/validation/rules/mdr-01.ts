import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';

export const rule: Rule = {
  id: 'MDR-01',
  slug: 'drain-order',
  sentence: 'Only pods that are drained have an order.',
  severity: 'error',
  fix: 'leave order out, or write behavior: Drain',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinedrainrules.go',
  kinds: ['MachineDrainRule.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineDrainRule', 'databases', '{ drain: { behavior: Drain, order: 5 } }') },
  bad: { manifests: manifest('MachineDrainRule', 'databases', '{ drain: { behavior: Skip, order: 5 } }') },
  check(subject) {
    const { behavior, order } = fields(fields(fields(subject.object).spec).drain);
    if (typeof order === 'number' && (behavior === 'Skip' || behavior === 'WaitCompleted')) { subject.report(['spec', 'drain', 'order'], `the behavior ${behavior} knows no order`); }
  },
};
