import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { TAINT_KINDS, taintsWithKeys } from '../shared/taints';

const RESERVED = ['node.cluster.x-k8s.io/uninitialized', 'node.cluster.x-k8s.io/outdated-revision'];
const spec = (key: string) => `{ template: { spec: { taints: [{ key: ${key}, effect: NoSchedule, propagation: Always }] } } }`;

export const rule: Rule = {
  id: 'TNT-02',
  slug: 'taints-of-cluster-api',
  sentence: 'Taints that Cluster API puts on nodes itself are not written.',
  severity: 'error',
  fix: 'choose another key',
  source: 'cluster-api v1.14.0 internal/util/taints/validation.go ValidateMachineTaints',
  kinds: TAINT_KINDS,
  since: '1.12',
  good: { manifests: manifest('MachineDeployment', 'general', spec('example.com/gpu')) },
  bad: { manifests: manifest('MachineDeployment', 'general', spec('node.cluster.x-k8s.io/uninitialized')) },
  check(subject) {
    for (const { path, key } of taintsWithKeys(subject.entry)) {
      if (RESERVED.includes(key)) { subject.report(path, `"${key}" is put on nodes and taken away by Cluster API`); }
    }
  },
};
