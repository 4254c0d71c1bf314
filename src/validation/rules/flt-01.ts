import { Entry, ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { endpointOf } from '../shared/clusters';
import { manifest, manifests } from '../shared/examples';
import { text } from '../shared/read';

const cluster = (name: string, host: string) => manifest('Cluster', name, `{ controlPlaneEndpoint: { host: ${host}, port: 6443 } }`);

/** The management cluster reaches every API server by its endpoint. */
export const rule: Rule = {
  id: 'FLT-01',
  slug: 'shared-endpoint',
  sentence: 'No two clusters have one endpoint.',
  severity: 'error',
  fix: 'give each cluster an address of its own',
  source: 'cluster-api v1.14.0 controllers/clustercache: one kubeconfig per cluster, made from its endpoint',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: { manifests: manifests(cluster('prod', '10.0.0.10'), cluster('staging', '10.0.0.11')) },
  bad: { manifests: manifests(cluster('prod', '10.0.0.10'), cluster('staging', '10.0.0.10')) },
  check(subject) {
    const endpoint = endpointText(subject.set, subject.entry);
    const first = endpoint === undefined ? undefined : subject.set.once(firstByEndpoint).get(endpoint);
    // Two Clusters of one name are the business of LNT-05.
    if (!first || (first.name === subject.entry.name && first.namespace === subject.entry.namespace)) { return; }
    subject.report(['spec', 'controlPlaneEndpoint'], `${endpoint} is also the endpoint of Cluster ${first.namespace}/${first.name}`);
  },
};

function endpointText(set: ManifestSet, cluster_: Entry): string | undefined {
  const { host, port } = endpointOf(set, cluster_);
  return text(host) === undefined ? undefined : `${String(host).toLowerCase()}:${typeof port === 'number' ? port : 6443}`;
}

function firstByEndpoint(set: ManifestSet): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of set.ofKind('Cluster')) {
    const endpoint = endpointText(set, entry);
    if (endpoint !== undefined && !found.has(endpoint)) { found.set(endpoint, entry); }
  }
  return found;
}
