import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';
import { checkRollingUpdate } from '../shared/rolling-update';

/** One more machine and none less is what the defaulting webhook fills in, each where it is missing. */
export const rule: Rule = {
  id: 'MD-05',
  slug: 'rolling-update',
  sentence: 'A rolling update counts machines in numbers or percentages and may replace at least one at a time.',
  severity: 'error',
  fix: '',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinedeployment.go Default and validateRolloutStrategy',
  kinds: ['MachineDeployment.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineDeployment', 'general', '{ rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } } }') },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 0 } } } }') },
  check(subject) {
    const { strategy } = fields(fields(fields(subject.object).spec).rollout);
    const { type, rollingUpdate } = fields(strategy);
    const filled = type === 'OnDelete' ? {} : { maxSurge: 1, maxUnavailable: 0 };
    checkRollingUpdate(subject, { rollingUpdate: { ...filled, ...fields(rollingUpdate) } }, ['spec', 'rollout', 'strategy']);
  },
};
