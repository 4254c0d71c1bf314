import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { TAINT_KINDS, taintsWithKeys } from '../shared/taints';

const MASTER = 'node-role.kubernetes.io/master';
const spec = (key: string) => `{ machineTemplate: { spec: { taints: [{ key: ${key}, effect: NoSchedule, propagation: Always }] } } }`;

export const rule: Rule = {
  id: 'TNT-04',
  slug: 'master-taint',
  sentence: 'Nothing is tainted as a master any more.',
  severity: 'error',
  fix: 'write node-role.kubernetes.io/control-plane',
  source: 'cluster-api v1.14.0 internal/util/taints/validation.go ValidateMachineTaints',
  kinds: TAINT_KINDS,
  since: '1.12',
  good: { manifests: manifest('KubeadmControlPlane', 'prod', spec('node-role.kubernetes.io/control-plane')) },
  bad: { manifests: manifest('KubeadmControlPlane', 'prod', spec(MASTER)) },
  check(subject) {
    for (const { path, key } of taintsWithKeys(subject.entry)) {
      if (key === MASTER) { subject.report(path, `"${MASTER}" is gone since Kubernetes v1.24`); }
    }
  },
};
