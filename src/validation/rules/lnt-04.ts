import { Rule } from '../rule';
import { CLUSTER_NAME } from '../shared/clusters';
import { manifest } from '../shared/examples';
import { GROUP_KINDS, MACHINE_KINDS, machineMetadata } from '../shared/machine-groups';
import { fields, text } from '../shared/read';

/** The webhooks put the right name there, and every sync of the manifests the wrong one. */
export const rule: Rule = {
  id: 'LNT-04',
  slug: 'foreign-cluster-label',
  sentence: `The label ${CLUSTER_NAME} names the cluster that an object belongs to.`,
  severity: 'warning',
  fix: 'write the name of the cluster, or leave the label out',
  source: 'cluster-api v1.14.0 core/webhooks/admission: the label is set from clusterName',
  kinds: [...MACHINE_KINDS, 'MachineHealthCheck.cluster.x-k8s.io', 'Cluster.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineDeployment', 'general', '{ clusterName: prod }', `labels: { ${CLUSTER_NAME}: prod }`) },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ clusterName: prod }', `labels: { ${CLUSTER_NAME}: staging }`) },
  check(subject) {
    const { entry, object } = subject;
    const { metadata, spec } = fields(object);
    const cluster = entry.kind === 'Cluster' ? entry.name : text(fields(spec).clusterName);
    const places = [{ path: ['metadata'], part: fields(metadata) }, ...GROUP_KINDS.includes(`${entry.kind}.${entry.group}`) ? [machineMetadata(entry)] : []];
    for (const { path, part } of places) {
      const label = fields(part.labels)[CLUSTER_NAME];
      if (typeof label === 'string' && cluster !== undefined && label !== cluster) { subject.report([...path, 'labels', CLUSTER_NAME], `"${label}" is not the cluster "${cluster}"`); }
    }
  },
};
