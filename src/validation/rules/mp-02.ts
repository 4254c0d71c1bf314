import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { machineSpec } from '../shared/machine-groups';
import { items } from '../shared/read';

export const rule: Rule = {
  id: 'MP-02',
  slug: 'machine-pool-taints',
  sentence: 'A MachinePool has no taints.',
  severity: 'error',
  fix: 'write them in the node registration of the bootstrap configuration',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinepool.go validate: not implemented',
  kinds: ['MachinePool.cluster.x-k8s.io'],
  since: '1.12',
  good: { manifests: manifest('MachinePool', 'general', '{ template: { spec: { clusterName: prod } } }') },
  bad: { manifests: manifest('MachinePool', 'general', '{ template: { spec: { taints: [{ key: gpu, effect: NoSchedule, propagation: Always }] } } }') },
  check(subject) {
    const { path, part } = machineSpec(subject.entry);
    if (items(part.taints).length > 0) { subject.report([...path, 'taints'], 'taints are not implemented for MachinePools'); }
  },
};
