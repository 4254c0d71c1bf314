import { Rule } from '../rule';
import { items } from '../shared/read';
import { workersOf } from '../shared/topology';

/** The Cluster is accepted; the MachinePool that the topology becomes is not. */
export const rule: Rule = {
  id: 'TOP-25',
  slug: 'pool-taints',
  sentence: 'A MachinePool in a topology has no taints, which MachinePools do not know yet.',
  severity: 'error',
  fix: 'use a MachineDeployment, or taint the nodes in the bootstrap template',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinepool.go, for the object the topology becomes',
  kinds: ['Cluster.cluster.x-k8s.io'],
  since: '1.12',
  good: {
    featureGates: { MachineTaintPropagation: true },
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machinePools: [{ class: spot, name: spot }] } } }`,
  },
  bad: {
    featureGates: { MachineTaintPropagation: true },
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machinePools: [{ class: spot, name: spot, taints: [{ key: spot, effect: NoSchedule, propagation: Always }] }] } } }`,
  },
  check(subject) {
    // With the gate off any taint is refused, which is another rule.
    if (!subject.target.featureGates.MachineTaintPropagation) { return; }
    for (const { path, part } of workersOf(subject.object, 'machinePools')) {
      if (items(part.taints).length > 0) { subject.report([...path, 'taints'], 'taints of MachinePools are not implemented'); }
    }
  },
};
