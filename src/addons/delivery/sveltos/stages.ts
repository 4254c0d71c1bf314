import { helmChart } from './helm-chart';
import { AddonRelease } from '../../../contract/addon';
import { ICluster } from '../../../contract/cluster';
import { NamedManifest } from '../../../manifest/manifest';
import { payloadMaps } from '../../engine/payload';

/** One profile of an addon. */
export interface Stage {
  /** What follows `<cluster>-` in its name. */
  readonly part: string;
  readonly spec: { readonly [field: string]: any };
  readonly objects: NamedManifest[];
}

/**
 * The profiles an addon is split into, in the order in which they must be deployed: namespaces, objects that must be there before the chart, the
 * chart, objects that need the chart. Within one profile charts and objects are deployed side by side (addon-controller v1.14.0), so each has a
 * profile of its own. Only namespaces stay when the addon goes: with them would go what others keep there.
 */
export function stagesOf(cluster: ICluster, addon: string, release: AddonRelease, waits: boolean): Stage[] {
  const { chart, manifests = [], followUps = [] } = release;
  const { before, objects, after } = payloadMaps(cluster, { addon, manifests, secrets: [], followUps });
  const stages = [
    plain(`${addon}-namespaces`, before, { stopMatchingBehavior: 'LeavePolicies' }),
    plain(chart ? `${addon}-before` : addon, objects),
    ...(chart ? [{ part: addon, spec: { helmCharts: [helmChart(addon, release, chart, waits)] }, objects: [] }] : []),
    plain(`${addon}-after`, after),
  ];
  return stages.filter(({ spec }) => spec.policyRefs?.length !== 0);
}

function plain(part: string, maps: NamedManifest[], options: object = {}): Stage {
  return { part, spec: { ...options, policyRefs: maps.map(({ name }) => ({ kind: 'ConfigMap', name })) }, objects: maps };
}
