import { refuseWaiting } from '../engine/edges';
import { helmCommand } from './cluster-resource-set/helm-command';
import { ICluster } from '../../contract/cluster';
import { IDelivery, PlannedRelease } from '../../contract/delivery';
import { NamedManifest } from '../../manifest/manifest';
import { resourceSet } from '../engine/payload';
import { refuseWaves } from '../engine/waves';

/**
 * Delivery by ClusterResourceSet, a part of Cluster API itself (tested with v1.14.0): plain objects in ConfigMaps, applied once the API server
 * of the cluster answers and again whenever their text changes.
 *
 * It carries no charts, deletes nothing that a later version no longer has, and does not repair what somebody changed in the cluster.
 */
export class ClusterResourceSetDelivery implements IDelivery {
  public readonly engine: string = 'ClusterResourceSetDelivery';

  public deliver(cluster: ICluster, releases: PlannedRelease[]): NamedManifest[] {
    refuseWaiting(this.engine, 'ClusterResourceSets', cluster, releases);
    refuseWaves(this.engine, 'ClusterResourceSets of two clusters know nothing of each other', cluster, releases);
    return releases.flatMap(({ addon, release }) => {
      const { chart, rendered, manifests = [], secrets = [], followUps = [], namespace, releaseName = addon, values } = release;
      if (chart && !rendered) {
        throw new Error(`${this.engine}: "${addon}" is a Helm chart and a ClusterResourceSet carries plain objects only; render it with \`${helmCommand(releaseName, namespace, chart, values)} > ${addon}.yaml\`, commit the file and hand it in as rendered: '${addon}.yaml', or use HelmChartProxyDelivery.`);
      }
      return resourceSet(cluster, { addon, manifests: [...manifests, ...(rendered ?? [])], secrets, followUps });
    });
  }
}
