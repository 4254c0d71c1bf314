import { groupOf, Inventory, label } from './inventory';

const SECRET_HINT = 'it is not among the files; look into it on the management cluster';

/** The charts that one object installs, whatever engine it is for. `all` resolves references to repositories. */
export function addCharts(object: any, all: readonly any[], inventory: Inventory): void {
  const user = label(object);
  const add = (repository: unknown, name: unknown, version: unknown) => {
    if (typeof name !== 'string' || typeof repository !== 'string') {
      inventory.add(user, { sort: 'unknown', name: `chart of ${user}`, hint: 'its repository or name is not written in the files' });
      return;
    }
    inventory.add(user, { sort: 'chart', name, repository, version: version === undefined ? undefined : String(version) });
  };
  const spec = Object(object.spec);
  switch (`${object.kind}.${groupOf(object)}`) {
    case 'HelmChartProxy.addons.cluster.x-k8s.io': return add(spec.repoURL, spec.chartName, spec.version);
    case 'HelmRelease.helm.toolkit.fluxcd.io': return fluxCharts(object, all, add);
    case 'Application.argoproj.io': return argoCharts(user, spec, inventory, add);
    case 'ApplicationSet.argoproj.io': return argoCharts(user, Object(spec.template?.spec), inventory, add);
    case 'ClusterProfile.config.projectsveltos.io':
    case 'Profile.config.projectsveltos.io':
      return list(spec.helmCharts).forEach(({ repositoryURL, chartName, chartVersion }) => add(repositoryURL, String(chartName).split('/').pop(), chartVersion));
    case 'ClusterResourceSet.addons.cluster.x-k8s.io':
      return list(spec.resources).filter(({ kind, name }) => kind === 'Secret' && !find(all, 'Secret', name, object.metadata?.namespace)).forEach(({ name }) => {
        inventory.add(user, { sort: 'unknown', name: `objects in Secret ${name}`, hint: SECRET_HINT });
      });
    default:
  }
}

type Add = (repository: unknown, name: unknown, version: unknown) => void;

function fluxCharts({ metadata, spec }: any, all: readonly any[], add: Add): void {
  const { chart, chartRef } = Object(spec);
  const reference = chartRef ?? chart?.spec?.sourceRef;
  const source = find(all, reference?.kind, reference?.name, reference?.namespace ?? metadata?.namespace)?.spec;
  if (!chartRef) { return add(source?.url, chart?.spec?.chart, chart?.spec?.version); }
  // The last part of the address of an OCIRepository is the chart.
  const [, repository, name] = /^(.+)\/([^/]+)$/.exec(String(source?.url)) ?? [];
  add(repository, name, source?.ref?.tag ?? source?.ref?.semver ?? source?.ref?.digest);
}

function argoCharts(user: string, { source, sources }: any, inventory: Inventory, add: Add): void {
  for (const { repoURL, chart, path, targetRevision } of [...(source ? [source] : []), ...list(sources)]) {
    if (chart !== undefined) { add(repoURL, chart, targetRevision); } else if (path !== undefined) {
      inventory.add(user, { sort: 'unknown', name: `objects in ${path} of ${repoURL}`, hint: 'run the command over that folder too' });
    }
  }
}

function find(all: readonly any[], kind: unknown, name: unknown, namespace: unknown): any {
  return all.find(object => object.kind === kind && object.metadata?.name === name && (object.metadata.namespace ?? 'default') === (namespace ?? 'default'));
}

function list(value: unknown): any[] {
  return Array.isArray(value) ? value.map(Object) : [];
}
