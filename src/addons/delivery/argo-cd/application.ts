import { AddonRelease, ChartSource } from '../../../contract/addon';
import { ICluster } from '../../../contract/cluster';
import { applicationPolicy, chartOf, CERTIFICATES } from '../../../engines/argo-cd/chart';
import { NamedManifest } from '../../../manifest/manifest';
import { shortened } from '../../../manifest/names';
import { yamlDocument } from '../../../manifest/yaml';
import { nullValue } from '../../engine/live-values';
import { createsNamespace } from '../../engine/namespaces';
import { CLUSTER_NAME } from '../../engine/payload';
import { sorted } from '../../engine/values-template';

interface ApplicationOptions {
  readonly namespace: string;
  readonly project: string;
  readonly destination: string;
  readonly confirms: boolean;
}

/** A chart for one cluster. The Applications of all clusters share a namespace, so their names begin with that of the Cluster. */
export function application(cluster: ICluster, addon: string, release: AddonRelease, chart: ChartSource, options: ApplicationOptions): NamedManifest {
  const { name, namespace } = cluster.context;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    // Dots cannot occur in the parts: `a-b` in `c` and `b` in `c-a` stay apart.
    name: shortened(`${namespace}.${name}.${addon}`, 63),
    namespace: options.namespace,
    labels: { [CLUSTER_NAME]: name },
    spec: {
      project: options.project,
      destination: { name: options.destination, namespace: release.namespace },
      source: {
        ...chartOf(chart),
        helm: { releaseName: release.releaseName ?? addon, ...valuesOf(release) },
      },
      ignoreDifferences: CERTIFICATES,
      syncPolicy: applicationPolicy([
        ...(createsNamespace(release) ? ['CreateNamespace=true'] : []),
        ...(options.confirms ? ['Prune=confirm', 'Delete=confirm'] : []),
      ]),
    },
  };
}

/** As an object, which is readable in a diff; as text where a null, Helm's "drop the chart's default", would be lost in an object. */
function valuesOf({ values }: AddonRelease): object {
  if (values === undefined || Object.keys(values).length === 0) { return {}; }
  return nullValue(values) === undefined ? { valuesObject: values } : { values: yamlDocument(sorted(values)) };
}
