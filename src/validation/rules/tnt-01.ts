import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { TAINT_KINDS, taintLists } from '../shared/taints';

const SPEC = '{ template: { spec: { taints: [{ key: gpu, effect: NoSchedule, propagation: Always }] } } }';

export const rule: Rule = {
  id: 'TNT-01',
  slug: 'taints-gate',
  sentence: 'Taints of machines need the feature gate MachineTaintPropagation.',
  severity: 'error',
  fix: 'set EXP_MACHINE_TAINT_PROPAGATION=true where Cluster API is installed, or write them in nodeRegistration.taints',
  source: 'cluster-api v1.14.0 internal/util/taints/validation.go ValidateMachineTaints',
  kinds: TAINT_KINDS,
  since: '1.12',
  good: { manifests: manifest('MachineDeployment', 'general', SPEC), featureGates: { MachineTaintPropagation: true } },
  bad: { manifests: manifest('MachineDeployment', 'general', SPEC) },
  check(subject) {
    if (subject.target.featureGates.MachineTaintPropagation) { return; }
    for (const { path, taints } of taintLists(subject.entry)) {
      if (taints.length > 0) { subject.report(path, 'the feature gate MachineTaintPropagation is off'); }
    }
  },
};
