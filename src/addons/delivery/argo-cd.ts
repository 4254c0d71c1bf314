import { AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { IDelivery, PlannedRelease } from '../../contract/delivery';
import { ArgoCdBridge } from '../../engines/argo-cd/bridge';
import { healthChecks } from '../../engines/argo-cd/health-checks';
import { NamedManifest } from '../../manifest/manifest';
import { checkProps, listOf, required, Shape } from '../../values/check';
import { dnsLabel } from '../../values/check-names';
import { instanceOf } from '../../values/check-scalars';
import { readyEdges, refuseEdge, refuseStrangers } from '../engine/edges';
import { refuseLiveValues } from '../engine/live-values';
import { resourceSet } from '../engine/payload';
import { unsettledObject } from '../engine/plain-objects';
import { refuseWaves } from '../engine/waves';
import { application } from './argo-cd/application';
import { syncWaves } from './argo-cd/waves';

/** Where Argo CD is and how it gets at clusters. */
export interface ArgoCdDeliveryProps {
  /** How Argo CD learns of the clusters. */
  readonly bridge: ArgoCdBridge;

  /**
   * Namespace of Argo CD on the management cluster. The Applications live there.
   * @default argocd
   */
  readonly namespace?: string;

  /**
   * The Argo CD project of the Applications. Its destinations say which clusters they may reach.
   * @default default
   */
  readonly project?: string;

  /**
   * Names of chart addons of which nothing is deleted before somebody confirms it in Argo CD: neither what a new version no longer has, nor anything
   * when the Application is deleted.
   * @default - none: what a new version no longer has is deleted
   */
  readonly confirmDeletion?: string[];
}

const shape: Shape<ArgoCdDeliveryProps> = {
  bridge: required(instanceOf(ArgoCdBridge, 'ArgoCdBridge.externalSecret(…)')),
  namespace: dnsLabel(),
  project: dnsLabel(),
  confirmDeletion: listOf(dnsLabel()),
};

/**
 * Delivery by Argo CD on the management cluster (tested with v3.5): one Application per chart and cluster, synced to the cluster from outside. Plain
 * objects and credentials travel in a ClusterResourceSet: an Application takes nothing that is not in a repository or a chart.
 *
 * Edges become sync waves. Argo CD keeps them only among objects that one parent Application syncs, and only with the health checks of `healthChecks()`;
 * give every cluster a parent of its own, or one broken cluster holds up all others. Applications have no finalizer: taking an addon out of the program
 * leaves it running in the cluster, and deleting a cluster never hangs on an API server that is gone.
 */
export class ArgoCdDelivery implements IDelivery {
  /** Entries for `data` of the ConfigMap `argocd-cm` (`configs.cm` of the chart `argo-cd`), without which waves wait for nothing. */
  public static healthChecks(): { [key: string]: string } {
    return healthChecks();
  }

  public readonly engine: string = 'ArgoCdDelivery';

  private readonly props: ArgoCdDeliveryProps;

  public constructor(props: ArgoCdDeliveryProps) {
    checkProps('ArgoCdDelivery', props, shape);
    this.props = props;
  }

  public deliver(cluster: ICluster, releases: PlannedRelease[]): NamedManifest[] {
    refuseWaves(this.engine, 'sync waves hold among the Applications of one cluster only', cluster, releases);
    refuseStrangers(`${this.engine}.confirmDeletion`, this.props.confirmDeletion ?? [], cluster, releases);
    for (const edge of readyEdges(releases)) {
      const object = unsettledObject(edge.earlier.release);
      if (object !== undefined) {
        const why = `${object.kind} "${object.metadata.name}" of "${edge.earlier.addon}" travels in a ClusterResourceSet, which is healthy as soon as its objects are accepted`;
        refuseEdge(this.engine, cluster, edge, why, 'make it part of a chart');
      }
    }
    const waves = syncWaves(releases);
    const objects = releases.flatMap(({ addon, release }) => [
      ...resourceSet(cluster, { addon, manifests: release.manifests ?? [], secrets: release.secrets ?? [], followUps: release.followUps ?? [] }),
      ...(release.chart ? [this.application(cluster, addon, release, release.chart)] : []),
    ].map(manifest => inWave(manifest, waves.get(addon)!)));
    return objects.length > 0 ? [...this.props.bridge.objects(cluster, this.namespace), ...objects] : [];
  }

  private application(cluster: ICluster, addon: string, release: AddonRelease, chart: ChartSource): NamedManifest {
    refuseLiveValues(this.engine, addon, release.values);
    const { bridge, project = 'default', confirmDeletion = [] } = this.props;
    return application(cluster, addon, release, chart, {
      namespace: this.namespace,
      project,
      destination: bridge.clusterName(cluster),
      confirms: confirmDeletion.includes(addon),
    });
  }

  private get namespace(): string {
    return this.props.namespace ?? 'argocd';
  }
}

/** The first wave needs no annotation. */
function inWave(manifest: NamedManifest, wave: number): NamedManifest {
  return wave === 0 ? manifest : { ...manifest, annotations: { ...manifest.annotations, 'argocd.argoproj.io/sync-wave': String(wave) } };
}
