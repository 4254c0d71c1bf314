import { AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { IDelivery, PlannedRelease } from '../../contract/delivery';
import { NamedManifest } from '../../manifest/manifest';
import { checkProps, listOf, Shape } from '../../values/check';
import { dnsLabel } from '../../values/check-names';
import { refuseStrangers, refuseWaiting } from '../engine/edges';
import { createsNamespace } from '../engine/namespaces';
import { clusterSelector, identity, resourceSet } from '../engine/payload';
import { valuesTemplate } from '../engine/values-template';
import { refuseWaves } from '../engine/waves';

/** How charts get into clusters. */
export interface HelmChartProxyDeliveryProps {
  /**
   * Names of addons that are installed once and never touched again: no new version or value reaches the cluster, and removing the addon
   * leaves it running. A guard for a network addon whose upgrades somebody runs by hand. The strategy cannot be changed on an existing
   * HelmChartProxy: delete the object first.
   * @default - none: every addon follows the program
   */
  readonly installOnce?: string[];
}

const shape: Shape<HelmChartProxyDeliveryProps> = { installOnce: listOf(dnsLabel()) };

/**
 * Delivery by HelmChartProxy of the Cluster API addon provider for Helm (tested with v0.6.4): one object per chart and cluster. Plain objects and
 * credentials travel in a ClusterResourceSet beside it.
 *
 * A new version or new values are an upgrade in place. A new chart name, repository, release name or namespace makes the provider uninstall the
 * release and install it anew: for a network addon that is an outage of the cluster.
 */
export class HelmChartProxyDelivery implements IDelivery {
  public readonly engine: string = 'HelmChartProxyDelivery';

  private readonly installOnce: string[];

  public constructor(props: HelmChartProxyDeliveryProps = {}) {
    checkProps('HelmChartProxyDelivery', props, shape);
    this.installOnce = [...props.installOnce ?? []];
  }

  public deliver(cluster: ICluster, releases: PlannedRelease[]): NamedManifest[] {
    refuseWaiting(this.engine, 'HelmChartProxies', cluster, releases);
    refuseWaves(this.engine, 'HelmChartProxies of two clusters know nothing of each other', cluster, releases);
    refuseStrangers(`${this.engine}.installOnce`, this.installOnce, cluster, releases);
    return releases.flatMap(({ addon, release }) => [
      ...(release.chart ? [this.proxy(cluster, addon, release, release.chart)] : []),
      ...resourceSet(cluster, { addon, manifests: release.manifests ?? [], secrets: release.secrets ?? [], followUps: release.followUps ?? [] }),
    ]);
  }

  private proxy(cluster: ICluster, addon: string, release: AddonRelease, chart: ChartSource): NamedManifest {
    const { namespace, releaseName = addon } = release;
    return {
      apiVersion: 'addons.cluster.x-k8s.io/v1alpha1',
      kind: 'HelmChartProxy',
      ...identity(cluster, addon),
      spec: {
        clusterSelector: clusterSelector(cluster),
        repoURL: chart.repository,
        chartName: chart.name,
        version: chart.version,
        releaseName,
        namespace,
        reconcileStrategy: this.installOnce.includes(addon) ? 'InstallOnce' : 'Continuous',
        // A release that waited for its pods would deadlock: the network's pods wait for the cloud provider to admit the nodes, and the cloud
        // provider's for the network.
        options: { wait: false, install: { createNamespace: createsNamespace(release) } },
        valuesTemplate: valuesTemplate(release.values),
      },
    };
  }
}
