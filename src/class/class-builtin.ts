import { builtin } from './class-placeholder';
import { Marks } from '../values/placeholder';

// Made when first asked for: programs without classes have no stand-ins to look for.
let nameMarks: Marks | undefined;
let namespaceMarks: Marks | undefined;

/**
 * What Cluster API knows of a cluster without a variable, to put into props of a class: `` credentialsSecret: `${ClassBuiltin.clusterName()}-vcenter` ``.
 * Kubernetes versions need none of this: `{version}` in an image name becomes the version of the cluster by itself.
 */
export class ClassBuiltin {
  /** Name of the cluster. */
  public static clusterName(): string {
    nameMarks ??= builtin('cluster name', '.builtin.cluster.name', 'cluster', 'builtin.cluster.name');
    return nameMarks.text;
  }

  /** Namespace of the cluster. */
  public static clusterNamespace(): string {
    namespaceMarks ??= builtin('cluster namespace', '.builtin.cluster.namespace', 'default', 'builtin.cluster.namespace');
    return namespaceMarks.text;
  }

  private constructor() {}
}
