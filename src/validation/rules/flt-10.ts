import { Entry, ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { networkRanges } from '../shared/cluster-network';
import { manifest, manifests } from '../shared/examples';
import { fields, text } from '../shared/read';
import { selectedClusters } from '../shared/selector';

const cluster = (name: string, pods: string) => manifest('Cluster', name, `{ clusterNetwork: { pods: { cidrBlocks: [${pods}] } } }`, 'labels: { mesh: a }');
const mesh = manifest('HelmChartProxy', 'cilium', '{ chartName: cilium, clusterSelector: { matchLabels: { mesh: a } }, valuesTemplate: "clustermesh: { useAPIServer: true }" }');

/** Clusters that are not connected may all have the same pod network, and usually do. */
export const rule: Rule = {
  id: 'FLT-10',
  slug: 'mesh-networks',
  sentence: 'Clusters whose pods reach each other have different pod networks.',
  severity: 'warning',
  fix: 'choose blocks apart from each other before the clusters are created; the network of a cluster cannot change',
  source: 'Cilium v1.18 Cluster Mesh prerequisites: PodCIDR ranges of all clusters do not conflict',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: { manifests: manifests(mesh, cluster('prod', '10.1.0.0/16'), cluster('staging', '10.2.0.0/16')) },
  bad: { manifests: manifests(mesh, cluster('prod', '10.1.0.0/16'), cluster('staging', '10.1.0.0/16')) },
  check(subject) {
    const hit = subject.set.once(overlaps).get(subject.entry);
    if (hit) { subject.report(['spec', 'clusterNetwork', 'pods', 'cidrBlocks'], `overlaps the pod network of Cluster "${hit.other.name}", to which ${hit.mesh.kind} "${hit.mesh.name}" connects it`); }
  },
};

/** For every cluster of a mesh one earlier cluster with which it shares pod addresses. */
function overlaps(set: ManifestSet): Map<Entry, { other: Entry; mesh: Entry }> {
  const found = new Map<Entry, { other: Entry; mesh: Entry }>();
  for (const proxy of set.ofKind('HelmChartProxy')) {
    const { chartName, valuesTemplate, clusterSelector } = fields(fields(proxy.object).spec);
    if (chartName !== 'cilium' || !/^\s*"?clustermesh"?\s*:/m.test(text(valuesTemplate) ?? '')) { continue; }
    const blocks = selectedClusters(set, proxy.namespace, clusterSelector)
      .flatMap(entry => networkRanges(entry.object).filter(({ of }) => of === 'pods').map(({ cidr }) => ({ entry, cidr })))
      .sort((a, b) => a.cidr.family - b.cidr.family || (a.cidr.first < b.cidr.first ? -1 : a.cidr.first > b.cidr.first ? 1 : 0));
    let widest = blocks[0];
    for (const next of blocks.slice(1)) {
      if (next.cidr.overlaps(widest.cidr) && next.entry !== widest.entry) { found.set(next.entry, { other: widest.entry, mesh: proxy }); }
      if (next.cidr.family !== widest.cidr.family || next.cidr.last > widest.cidr.last) { widest = next; }
    }
  }
  return found;
}
