import { builtin } from './class-placeholder';

const CLUSTER_NAME = builtin('cluster name', '.builtin.cluster.name', 'cluster', 'builtin.cluster.name');
const CLUSTER_NAMESPACE = builtin('cluster namespace', '.builtin.cluster.namespace', 'default', 'builtin.cluster.namespace');

/**
 * What Cluster API knows of a cluster without a variable, to put into props of a class: `` credentialsSecret: `${ClassBuiltin.clusterName()}-vcenter` ``.
 * Kubernetes versions need none of this: `{version}` in an image name becomes the version of the cluster by itself.
 */
export class ClassBuiltin {
  /** Name of the cluster. */
  public static clusterName(): string {
    return CLUSTER_NAME.marks.text;
  }

  /** Namespace of the cluster. */
  public static clusterNamespace(): string {
    return CLUSTER_NAMESPACE.marks.text;
  }

  private constructor() {}
}
