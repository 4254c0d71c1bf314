import { Duration } from 'cdk8s';
import { clusterSecret, RegisteredCluster } from './cluster-secret';
import { ICluster } from '../../contract/cluster';
import { NamedManifest } from '../../manifest/manifest';
import { shortened } from '../../manifest/names';
import { checkProps, required, Shape } from '../../values/check';
import { objectName } from '../../values/check-names';
import { duration, flag, text } from '../../values/check-scalars';

/** How External Secrets makes the Secret by which Argo CD knows a cluster. */
export interface ExternalSecretBridgeOptions {
  /**
   * A ClusterSecretStore of the provider `kubernetes` that reads Secrets in the namespace of the cluster on the management cluster. `{namespace}` stands
   * for that namespace: a store of this provider reads one namespace only.
   */
  readonly store: string;

  /**
   * How often the kubeconfig is read again. Cluster API renews its certificate when half of its year has passed.
   * @default Duration.hours(1)
   */
  readonly refresh?: Duration;
}

/** How the capi2argo-cluster-operator is installed. */
export interface Capi2ArgoBridgeOptions {
  /**
   * Its value `namespacedNamesEnabled`: the name of a cluster in Argo CD begins with its namespace. Without it two clusters of one name in two
   * namespaces overwrite each other.
   * @default false
   */
  readonly namespacedNames?: boolean;
}

const externalShape: Shape<ExternalSecretBridgeOptions> = {
  store: required((where, value) => { objectName(where, typeof value === 'string' ? value.split('{namespace}').join('namespace') : value); }),
  refresh: duration(60),
};

const capi2ArgoShape: Shape<Capi2ArgoBridgeOptions> = { namespacedNames: flag };

const registeredShape: Shape<{ name: string }> = {
  name: required(text({ what: 'name of a cluster in Argo CD, in which {cluster} and {namespace} stand for those of the Cluster', max: 253, example: '{namespace}-{cluster}' })),
};

/**
 * How Argo CD learns of a workload cluster. It knows only Secrets of its own namespace and format, and Cluster API writes the kubeconfig elsewhere and
 * otherwise. Whoever can read the Secret is administrator of the cluster: restrict the destinations of the Argo CD projects.
 */
export class ArgoCdBridge {
  /**
   * One ExternalSecret per cluster in Argo CD's namespace, which makes the Secret out of the kubeconfig and keeps it up to date. The Secret carries the
   * cluster's labels. Its content never passes through the program.
   */
  public static externalSecret(options: ExternalSecretBridgeOptions): ArgoCdBridge {
    const { store, refresh = Duration.hours(1) } = checkProps('ArgoCdBridge.externalSecret', options, externalShape);
    return new ArgoCdBridge(
      '{namespace}.{cluster}',
      (cluster, name, namespace) => [clusterSecret(cluster, { name, namespace, store: filled(store, cluster), refreshSeconds: refresh.toSeconds() })],
    );
  }

  /** The capi2argo-cluster-operator (tested with v1.5.0) watches the kubeconfigs; the program writes nothing for it. */
  public static capi2Argo(options: Capi2ArgoBridgeOptions = {}): ArgoCdBridge {
    const { namespacedNames = false } = checkProps('ArgoCdBridge.capi2Argo', options, capi2ArgoShape);
    return new ArgoCdBridge(namespacedNames ? '{namespace}-{cluster}' : '{cluster}', () => []);
  }

  /** The clusters are registered by other means, under this name. `{cluster}` and `{namespace}` stand for those of the Cluster. */
  public static registered(name: string): ArgoCdBridge {
    checkProps('ArgoCdBridge.registered', { name }, registeredShape);
    return new ArgoCdBridge(name, () => []);
  }

  private constructor(
    private readonly pattern: string,
    private readonly make: (cluster: RegisteredCluster, name: string, namespace: string) => NamedManifest[],
  ) {}

  /** Name of the cluster in Argo CD. */
  public clusterName(cluster: ICluster): string {
    return this._nameOf(cluster);
  }

  /** What makes the cluster known, for Argo CD in this namespace. */
  public objects(cluster: ICluster, namespace: string): NamedManifest[] {
    return this._registration(cluster, namespace);
  }

  /** @internal */
  public _nameOf(cluster: RegisteredCluster): string {
    return filled(this.pattern, cluster);
  }

  /** @internal */
  public _registration(cluster: RegisteredCluster, namespace: string): NamedManifest[] {
    return this.make(cluster, shortened(`cluster-${filled('{namespace}.{cluster}', cluster)}`, 63), namespace);
  }
}

function filled(pattern: string, { context }: RegisteredCluster): string {
  return pattern.split('{namespace}').join(context.namespace).split('{cluster}').join(context.name);
}
