import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { TAINT_KINDS, taintsWithKeys } from '../shared/taints';

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';
const taints = `taints: [{ key: ${CONTROL_PLANE}, effect: NoSchedule, propagation: Always }]`;

export const rule: Rule = {
  id: 'TNT-06',
  slug: 'worker-taint',
  sentence: 'Workers are not tainted as a control plane.',
  severity: 'error',
  fix: 'choose another key',
  source: 'cluster-api v1.14.0 internal/util/taints/validation.go ValidateMachineTaints',
  kinds: TAINT_KINDS,
  since: '1.12',
  good: { manifests: manifest('KubeadmControlPlane', 'prod', `{ machineTemplate: { spec: { ${taints} } } }`) },
  bad: { manifests: manifest('MachineDeployment', 'general', `{ template: { spec: { ${taints} } } }`) },
  check(subject) {
    for (const { path, key, workers } of taintsWithKeys(subject.entry)) {
      if (workers && key === CONTROL_PLANE) { subject.report(path, `"${key}" on workers`); }
    }
  },
};
