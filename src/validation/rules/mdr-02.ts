import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields, items } from '../shared/read';
import { checkSelector } from '../shared/selector';

export const rule: Rule = {
  id: 'MDR-02',
  slug: 'drain-selectors',
  sentence: 'The selectors of a MachineDrainRule can be read.',
  severity: 'error',
  fix: '',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinedrainrules.go',
  kinds: ['MachineDrainRule.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineDrainRule', 'databases', '{ drain: { behavior: Skip }, pods: [{ selector: { matchExpressions: [{ key: app, operator: Exists }] } }] }') },
  bad: { manifests: manifest('MachineDrainRule', 'databases', '{ drain: { behavior: Skip }, pods: [{ selector: { matchExpressions: [{ key: app, operator: In }] } }] }') },
  check(subject) {
    const spec = fields(fields(subject.object).spec);
    for (const [list, selectors] of [['machines', ['selector', 'clusterSelector']], ['pods', ['selector', 'namespaceSelector']]] as const) {
      items(spec[list]).forEach((item, index) => {
        for (const name of selectors) { checkSelector(subject, fields(item)[name], ['spec', list, index, name]); }
      });
    }
  },
};
