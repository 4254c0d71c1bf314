import { Rule } from '../rule';
import { clusterNameOf } from '../shared/clusters';
import { manifest, manifests } from '../shared/examples';
import { MACHINE_KINDS, machineSpec } from '../shared/machine-groups';
import { fields } from '../shared/read';
import { holdsPartsOf, referenceOf, resolves } from '../shared/references';

const REF = 'apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate';

/** Asked only where the Cluster and more of it are in the set, because people also validate one file of many. */
export const rule: Rule = {
  id: 'MD-13a',
  slug: 'missing-template',
  sentence: 'What machines are made from is there, in the namespace of the group.',
  severity: 'warning',
  fix: 'add the object, correct the reference, or declare the object external',
  source: 'cluster-api v1.14.0 core/reconcilers/machineset: no machine is made until the templates exist',
  kinds: MACHINE_KINDS,
  good: {
    manifests: manifests(
      manifest('Cluster', 'prod', '{ paused: false }'),
      manifest('MachineDeployment', 'general', `{ clusterName: prod, template: { spec: { infrastructureRef: { ${REF}, name: general } } } }`),
      manifest('VSphereMachineTemplate', 'general', '{ template: { spec: {} } }', 'labels: { cluster.x-k8s.io/cluster-name: prod }'),
    ),
  },
  bad: {
    manifests: manifests(
      manifest('Cluster', 'prod', '{ paused: false }'),
      manifest('MachineDeployment', 'general', `{ clusterName: prod, template: { spec: { infrastructureRef: { ${REF}, name: general-old } } } }`),
      manifest('VSphereMachineTemplate', 'general', '{ template: { spec: {} } }', 'labels: { cluster.x-k8s.io/cluster-name: prod }'),
    ),
  },
  check(subject) {
    const { set, entry } = subject;
    const { path, part } = machineSpec(entry);
    const cluster = clusterNameOf(entry);
    if (cluster === undefined || !holdsPartsOf(set, entry.namespace, cluster) || !set.find('cluster.x-k8s.io', 'Cluster', entry.namespace, cluster)) { return; }
    for (const [value, at] of [[part.infrastructureRef, ['infrastructureRef']], [fields(part.bootstrap).configRef, ['bootstrap', 'configRef']]] as const) {
      const ref = referenceOf(value);
      // Machines of a kind that the set has none of may be kept elsewhere altogether.
      if (!ref || resolves(subject, ref, entry.namespace) || set.ofKind(ref.kind).length === 0) { continue; }
      subject.report([...path, ...at], `there is no ${ref.kind} "${ref.name}" in namespace "${entry.namespace}"`);
    }
  },
};
