import { ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { clusterNameOf } from '../shared/clusters';
import { manifest, manifests } from '../shared/examples';
import { MACHINE_KINDS } from '../shared/machine-groups';

const cluster = manifest('Cluster', 'prod', '{ paused: false }');
const group = (namespace: string) => manifest('MachineDeployment', 'general', '{ clusterName: prod }', `namespace: ${namespace}`);

/** References name no namespace: everything is looked for where the object itself is. */
export const rule: Rule = {
  id: 'FLT-03',
  slug: 'scattered-cluster',
  sentence: 'What belongs to a cluster lies in the namespace of the Cluster.',
  severity: 'warning',
  fix: 'move it to the namespace of the Cluster',
  source: 'cluster-api v1.14.0 util.GetClusterByName: the Cluster is looked for in the namespace of the object',
  kinds: [...MACHINE_KINDS, 'MachineHealthCheck.cluster.x-k8s.io'],
  good: { manifests: manifests(cluster, group('clusters')) },
  bad: { manifests: manifests(cluster, group('default')) },
  check(subject) {
    const { namespace } = subject.entry;
    const name = clusterNameOf(subject.entry);
    const homes = name === undefined ? undefined : subject.set.once(namespacesOfClusters).get(name);
    // Without a namespace kubectl decides, and the Cluster may have a namesake elsewhere.
    if (!homes || namespace === '' || homes.includes('') || homes.includes(namespace) || subject.isExternal('Cluster', namespace, name!)) { return; }
    subject.report(['metadata', 'namespace'], `the Cluster "${name}" is in "${homes.join('", "')}" and not in "${namespace}"`);
  },
};

function namespacesOfClusters(set: ManifestSet): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, namespace, group: apiGroup } of set.ofKind('Cluster')) {
    if (apiGroup !== 'cluster.x-k8s.io') { continue; }
    const homes = found.get(name);
    if (homes) { homes.push(namespace); } else { found.set(name, [namespace]); }
  }
  return found;
}
