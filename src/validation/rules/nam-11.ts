import { Rule } from '../rule';
import { text } from '../shared/read';
import { topologyOf, workersOf } from '../shared/topology';

const TOPOLOGY_LIMIT = 58;
const DEPLOYMENT_LIMIT = 51;

/** Longer names still work, cut and filled with random characters: hosts can no longer be told apart by name. */
export const rule: Rule = {
  id: 'NAM-11',
  slug: 'readable-names',
  sentence: 'Names of clusters and pools are short enough for the names of machines to stay whole.',
  severity: 'warning',
  fix: 'shorten one of the names',
  source: 'cluster-api v1.14.0 internal/topology/names/names.go; MachineSets and Machines add six characters each',
  kinds: ['Cluster.cluster.x-k8s.io', 'MachineDeployment.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: general, name: general }] } } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: payments-department-frankfurt, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: general, name: general-purpose-large-memory-machines }] } } }`,
  },
  check(subject) {
    const { kind, name } = subject.entry;
    if (kind === 'MachineDeployment') {
      if (name.length > DEPLOYMENT_LIMIT && name.length <= 63) {
        subject.report(['metadata', 'name'], `"${name}" has ${name.length} characters, and names of its Machines, 12 characters longer, are cut at 63`, `write at most ${DEPLOYMENT_LIMIT} characters`);
      }
      return;
    }
    if (topologyOf(subject.object) === undefined) { return; }
    for (const { path, part } of [...workersOf(subject.object, 'machineDeployments'), ...workersOf(subject.object, 'machinePools')]) {
      const pool = text(part.name);
      const length = name.length + (pool?.length ?? 0) + 2;
      if (pool === undefined || length <= TOPOLOGY_LIMIT) { continue; }
      subject.report([...path, 'name'], `"${name}-${pool}-" has ${length} characters, and generated names are cut after ${TOPOLOGY_LIMIT}`);
    }
  },
};
