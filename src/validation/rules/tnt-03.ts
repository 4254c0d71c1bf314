import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { TAINT_KINDS, taintsWithKeys } from '../shared/taints';

const ALLOWED = 'node.kubernetes.io/out-of-service';
const PREFIXES = ['node.kubernetes.io/', 'node.cloudprovider.kubernetes.io/'];
const spec = (key: string) => `{ template: { spec: { taints: [{ key: ${key}, effect: NoExecute, propagation: Always }] } } }`;

export const rule: Rule = {
  id: 'TNT-03',
  slug: 'taints-of-kubernetes',
  sentence: 'Taints that Kubernetes and cloud controllers put on nodes are not written.',
  severity: 'error',
  fix: 'choose another key',
  source: 'cluster-api v1.14.0 internal/util/taints/validation.go ValidateMachineTaints',
  kinds: TAINT_KINDS,
  since: '1.12',
  good: { manifests: manifest('MachineDeployment', 'general', spec(ALLOWED)) },
  bad: { manifests: manifest('MachineDeployment', 'general', spec('node.kubernetes.io/not-ready')) },
  check(subject) {
    for (const { path, key } of taintsWithKeys(subject.entry)) {
      const prefix = PREFIXES.find(reserved => key.startsWith(reserved));
      if (prefix !== undefined && key !== ALLOWED) { subject.report(path, `"${key}" begins with ${prefix}, which is reserved`); }
    }
  },
};
