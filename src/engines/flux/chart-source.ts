import { ChartSource } from '../../contract/addon';
import { NamedManifest } from '../../manifest/manifest';

/** The layer of an OCI artifact in which Helm keeps the chart. Without the name Flux would take the first layer. */
const HELM_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';

/** An object that fetches a chart, and the member of a HelmRelease that names it. */
export interface FluxChart {
  readonly source: NamedManifest;
  readonly release: { readonly chart: object } | { readonly chartRef: object };
}

/**
 * Where Flux gets a chart from. An `oci://` registry is an OCIRepository, because Flux only maintains its older HelmRepository of type `oci`; an
 * `https://` repository is a HelmRepository. Each release has one of its own, so that two clusters share nothing.
 */
export function fluxChart(identity: Pick<NamedManifest, 'name' | 'namespace' | 'labels'>, chart: ChartSource): FluxChart {
  const { name } = identity;
  const { repository, version } = chart;
  if (repository.startsWith('oci://')) {
    return {
      source: {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'OCIRepository',
        ...identity,
        spec: {
          url: `${repository.replace(/\/+$/, '')}/${chart.name}`,
          // A tag cannot hold the plus sign of a version; Helm writes an underscore for it.
          ref: { tag: version.replace('+', '_') },
          layerSelector: { mediaType: HELM_LAYER, operation: 'copy' },
          interval: SOURCE_INTERVAL,
        },
      },
      release: { chartRef: { kind: 'OCIRepository', name } },
    };
  }
  return {
    source: { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'HelmRepository', ...identity, spec: { url: repository, interval: SOURCE_INTERVAL } },
    release: { chart: { spec: { chart: chart.name, version, sourceRef: { kind: 'HelmRepository', name }, interval: SOURCE_INTERVAL } } },
  };
}

/** A version that is younger than the index Flux has is found when the index is fetched again. */
const SOURCE_INTERVAL = '1h';
