import { fields, items, text } from './read';
import { selectedClusters } from './selector';
import { Entry, ManifestSet } from '../manifest-set';

/**
 * Texts by which the addons of a cluster can be told: names of charts and releases, names and contents of resources. Nothing when the set
 * gives the cluster no addons, or some whose content it does not hold.
 */
export function addonTexts(set: ManifestSet, cluster: Entry): readonly string[] | undefined {
  const { texts, unknown } = set.once(collect);
  return unknown.has(cluster) ? undefined : texts.get(cluster);
}

function collect(set: ManifestSet): { texts: Map<Entry, string[]>; unknown: Set<Entry> } {
  const texts = new Map<Entry, string[]>();
  const unknown = new Set<Entry>();
  for (const addon of [...set.ofKind('HelmChartProxy'), ...set.ofKind('ClusterResourceSet')]) {
    const content = addon.kind === 'HelmChartProxy' ? chartTexts(addon) : resourceTexts(set, addon);
    for (const cluster of selectedClusters(set, addon.namespace, fields(fields(addon.object).spec).clusterSelector)) {
      if (content === undefined) { unknown.add(cluster); }
      texts.set(cluster, [...texts.get(cluster) ?? [], ...content ?? []]);
    }
  }
  for (const release of RELEASES.flatMap(kind => set.ofKind(kind))) {
    for (const cluster of set.ofKind('Cluster').filter(({ name }) => name === clusterOf(release))) {
      if (release.kind !== 'Application' && cluster.namespace !== release.namespace) { continue; }
      texts.set(cluster, [...texts.get(cluster) ?? [], release.name, ...charts(release)]);
    }
  }
  return { texts, unknown };
}

/** Kinds by which GitOps engines put a chart into one cluster. */
const RELEASES = ['HelmRelease', 'Application', 'Profile'];

/** The cluster a release is for: by its label, or by the kubeconfig it uses. */
function clusterOf({ object }: Entry): string | undefined {
  const { metadata, spec } = fields(object);
  const label = text(fields(fields(metadata).labels)['cluster.x-k8s.io/cluster-name']);
  return label ?? text(fields(fields(fields(spec).kubeConfig).secretRef).name)?.replace(/-kubeconfig$/, '');
}

function charts({ object }: Entry): string[] {
  const { chart, source, sources, helmCharts } = fields(fields(object).spec);
  const ofArgo = [source, ...items(sources)].map(one => fields(one).chart);
  const ofSveltos = items(helmCharts).map(one => fields(one).chartName);
  return [fields(fields(chart).spec).chart, ...ofArgo, ...ofSveltos].flatMap(value => text(value) ?? []);
}

function chartTexts({ object, name }: Entry): string[] {
  const { chartName, releaseName, repoURL } = fields(fields(object).spec);
  return [name, ...[chartName, releaseName, repoURL].flatMap(value => text(value) ?? [])];
}

function resourceTexts(set: ManifestSet, { object, namespace, name }: Entry): string[] | undefined {
  const found: string[] = [name];
  for (const resource of items(fields(fields(object).spec).resources)) {
    const { kind, name: resourceName } = fields(resource);
    const holder = set.find('', String(kind), namespace, String(resourceName));
    // A Secret with manifests is usually made elsewhere, and what is secret is no pod network.
    if (!holder && kind !== 'Secret') { return undefined; }
    const { data, stringData } = fields(holder?.object);
    found.push(String(resourceName), ...[...Object.values(fields(data)), ...Object.values(fields(stringData))].flatMap(value => text(value) ?? []));
  }
  return found;
}
