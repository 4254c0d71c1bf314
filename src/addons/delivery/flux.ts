import { ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { IDelivery, PlannedRelease } from '../../contract/delivery';
import { fluxChart } from '../../engines/flux/chart-source';
import { NamedManifest } from '../../manifest/manifest';
import { awaitedAddons, heldBackBy, readyEdges, refuseEdge } from '../engine/edges';
import { nullValue, refuseLiveValues } from '../engine/live-values';
import { createsNamespace } from '../engine/namespaces';
import { identity, resourceSet } from '../engine/payload';
import { plainObjectsOf } from '../engine/plain-objects';
import { refuseWave } from '../engine/waves';
import { objectNameFor } from '../names';
import { REVISION, revisionOf, waveGate } from './flux/wave-gate';

/**
 * Delivery by Flux on the management cluster (tested with v2.9, helm-controller v1.6.3): one HelmRelease and one source per chart and cluster. Flux
 * reaches the cluster with the kubeconfig Secret that Cluster API keeps, so nothing has to be registered; the objects live in the cluster's namespace
 * because Flux reads Secrets of its own namespace only. Plain objects and credentials travel in a ClusterResourceSet: Flux applies nothing that is not
 * in a repository.
 *
 * Edges and waves become `dependsOn`. A release fails until the API server of the cluster answers and is tried again every minute, without limit and without
 * uninstalling in between. A new version or new values are an upgrade in place. A release that is taken out of Git is uninstalled.
 */
export class FluxDelivery implements IDelivery {
  public readonly engine: string = 'FluxDelivery';

  public deliver(cluster: ICluster, releases: PlannedRelease[]): NamedManifest[] {
    for (const edge of readyEdges(releases)) {
      for (const { addon, release } of [edge.earlier, edge.later]) {
        const [object] = plainObjectsOf(release);
        if (object === undefined && release.chart) { continue; }
        const what = object === undefined ? `what "${addon}" brings` : `${object.kind} "${object.metadata.name}" of "${addon}"`;
        const why = `${what} travels in a ClusterResourceSet, which Flux neither waits for nor holds back`;
        refuseEdge(this.engine, cluster, edge, why, 'make it part of a chart or deliver with SveltosDelivery');
      }
    }
    for (const planned of releases.filter(({ earlier }) => earlier)) {
      const [object] = plainObjectsOf(planned.release);
      if (object === undefined) { continue; }
      const why = `${object.kind} "${object.metadata.name}" travels in a ClusterResourceSet, which Flux does not hold back`;
      refuseWave(this.engine, planned, cluster, why, 'make it part of a chart, or make one stack per wave and change one after the other');
    }
    const awaited = new Set([...awaitedAddons(releases), ...releases.filter(({ leads }) => leads).map(({ addon }) => addon)]);
    const charts = new Set(releases.filter(({ release }) => release.chart).map(({ addon }) => addon));
    return releases.flatMap(planned => {
      const { addon, release, earlier = [] } = planned;
      const before = [
        ...heldBackBy(planned, awaited).filter(name => charts.has(name)).map(name => ({ name: objectNameFor(cluster.context.name, name) })),
        ...earlier.map(other => waveGate(cluster, addon, other)),
      ];
      return [
        ...resourceSet(cluster, { addon, manifests: release.manifests ?? [], secrets: release.secrets ?? [], followUps: release.followUps ?? [] }),
        ...(release.chart ? this.release(cluster, planned, release.chart, before, awaited.has(addon)) : []),
      ];
    });
  }

  private release(cluster: ICluster, planned: PlannedRelease, chart: ChartSource, before: object[], waits: boolean): NamedManifest[] {
    const { addon, release, leads } = planned;
    const { namespace, releaseName = addon, values } = release;
    refuseLiveValues(this.engine, addon, values);
    const lost = nullValue(values);
    if (lost !== undefined) {
      throw new Error(`${this.engine}: ${lost} of "${addon}" is null, which is lost in the values of a HelmRelease; write the value that the chart shall use, or deliver with HelmChartProxyDelivery.`);
    }
    const { source, release: chartOfRelease } = fluxChart(identity(cluster, addon), chart);
    // Helm that waited for pods everywhere would deadlock: the network's pods wait for the cloud provider to admit the nodes. RetryOnFailure never
    // uninstalls between two tries, which for a network would be an outage.
    const action = {
      disableWait: waits ? undefined : true,
      crds: 'CreateReplace',
      strategy: { name: 'RetryOnFailure', retryInterval: '1m' },
    };
    return [source, {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      ...identity(cluster, addon),
      annotations: leads ? { [REVISION]: revisionOf(release) } : undefined,
      spec: {
        ...chartOfRelease,
        interval: '30m',
        timeout: '15m',
        kubeConfig: { secretRef: { name: `${cluster.context.name}-kubeconfig`, key: 'value' } },
        releaseName,
        targetNamespace: namespace,
        // Otherwise Helm's own record lands in a namespace named like that of the Cluster, which the workload cluster need not have.
        storageNamespace: namespace,
        dependsOn: before.length > 0 ? before : undefined,
        install: { ...action, createNamespace: createsNamespace(release) },
        upgrade: action,
        values,
      },
    }];
  }
}
