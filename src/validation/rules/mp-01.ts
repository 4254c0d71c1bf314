import { Rule } from '../rule';
import { manifest } from '../shared/examples';

export const rule: Rule = {
  id: 'MP-01',
  slug: 'machine-pool-gate',
  sentence: 'MachinePools need the feature gate MachinePool.',
  severity: 'error',
  fix: 'set EXP_MACHINE_POOL=true where Cluster API is installed, or use a MachineDeployment',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinepool.go validate',
  kinds: ['MachinePool.cluster.x-k8s.io'],
  good: { manifests: manifest('MachinePool', 'general', '{ clusterName: prod }') },
  bad: { manifests: manifest('MachinePool', 'general', '{ clusterName: prod }'), featureGates: { MachinePool: false } },
  check(subject) {
    if (!subject.target.featureGates.MachinePool) { subject.report([], 'the feature gate MachinePool is off'); }
  },
};
