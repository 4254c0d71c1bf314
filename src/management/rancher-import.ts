import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { cluster as clusterCheck } from './checks';
import { ICluster } from '../contract/cluster';
import { checkProps, listOf, required, Shape } from '../values/check';

/** Which clusters Rancher shows and manages the applications of. */
export interface RancherImportProps {
  /** Clusters of this program. */
  readonly clusters: ICluster[];
}

const shape: Shape<RancherImportProps> = { clusters: required(listOf(clusterCheck, { min: 1 })) };

/** Rancher Turtles reads it from the Cluster or its namespace (turtles v0.2x, `docs/` of the project). */
const IMPORT = 'cluster-api.cattle.io/rancher-auto-import';

/**
 * Lets Rancher import clusters: Rancher Turtles, installed beside Rancher, registers each labelled Cluster and puts the Rancher agent into it.
 * It changes the label of the Clusters only and replaces no machines. Taking the construct away does not remove a cluster from Rancher.
 */
export class RancherImport extends Construct {
  public constructor(scope: Construct, id: string, props: RancherImportProps) {
    super(scope, id);
    const where = `RancherImport "${id}"`;
    checkProps(where, props, shape);
    for (const cluster of props.clusters) {
      const object = Construct.isConstruct(cluster) ? cluster.node.defaultChild : undefined;
      if (!(object instanceof ApiObject) || object.kind !== 'Cluster') {
        throw new Error(`${where}.clusters: "${cluster.context.name}" is not made by this program; label its Cluster with ${IMPORT}: "true" where it is made.`);
      }
      object.metadata.addLabel(IMPORT, 'true');
    }
  }
}
