import { ICluster } from '../contract/cluster';
import { IManagementCluster } from '../contract/management';
import { providersOf, unknownInfrastructure } from '../management/providers';

/** What a backup of a management cluster contains. */
export interface BackupScope {
  readonly namespaces: string[];
  readonly excluded: string[];
  readonly clusterScoped: string[];
  readonly orderedResources: { [resource: string]: string };
}

/** What the user adds to what follows from the clusters. */
export interface ScopeOptions {
  readonly additionalNamespaces?: string[];
  readonly additionalClusterScopedResources?: string[];
}

/**
 * Resources that exist again as soon as providers are installed and that would be stale: whole namespaces are backed up without them,
 * so that no kind of a provider, present or future, is forgotten.
 */
const REBUILT: string[] = [
  'deployments.apps',
  'endpoints',
  'endpointslices.discovery.k8s.io',
  'events',
  'events.events.k8s.io',
  'leases.coordination.k8s.io',
  'pods',
  'replicasets.apps',
];

/** Secrets beside the kubeconfig, without which a control plane cannot be restored, as `<cluster>-<suffix>` (cluster-api v1.14.0, util/secret). */
const PKI: { readonly [controlPlaneKind: string]: readonly string[] } = {
  'KubeadmControlPlane.controlplane.cluster.x-k8s.io': ['ca', 'etcd', 'proxy', 'sa'],
};

/** Everything that belongs to the clusters, whole namespaces at a time. */
export function backupScope({ clusters, providerNamespaces }: IManagementCluster, options: ScopeOptions): BackupScope {
  const namespaces = [...clusters.flatMap(namespacesOf), ...providerNamespaces, ...options.additionalNamespaces ?? []];
  const kinds = [...providersOf(clusters).flatMap(({ clusterScoped }) => clusterScoped), ...options.additionalClusterScopedResources ?? []];
  return {
    namespaces: unique(namespaces),
    excluded: REBUILT,
    clusterScoped: unique(['customresourcedefinitions.apiextensions.k8s.io', ...kinds]),
    // Velero reports a listed object that does not exist as a warning of the backup: a control plane without its keys is noticed the same
    // night. The order itself has no effect on what is stored or restored (velero v1.18, pkg/backup/item_collector.go).
    orderedResources: { secrets: unique(clusters.flatMap(keySecrets)).join(',') },
  };
}

/** What would be missing in a backup that includes only `namespaces`, as rule lines. Velero takes an empty list for all namespaces. */
export function scopeProblems({ clusters, providerNamespaces }: IManagementCluster, namespaces: readonly string[], options: ScopeOptions): string[] {
  const outside = (namespace: string) => namespaces.length > 0 && !namespaces.includes(namespace) && !namespaces.includes('*');
  return [
    ...clusters.filter(({ context }) => outside(context.namespace)).map(({ context }) =>
      `VEL-06 cluster-outside: cluster "${context.name}" and its keys are in namespace "${context.namespace}", which the backup does not include; add it to includedNamespaces.`),
    ...clusters.flatMap(({ context, classNamespace }) => (
      classNamespace === undefined || classNamespace === context.namespace || !outside(classNamespace) ? [] : [
        `VEL-06 cluster-outside: the class of cluster "${context.name}" is in namespace "${classNamespace}", which the backup does not include; add it to includedNamespaces.`,
      ])),
    ...providerNamespaces.filter(outside).map(namespace =>
      `VEL-07 credentials-outside: the provider's credentials are in namespace "${namespace}", which the backup does not include; add it to includedNamespaces.`),
    ...(options.additionalClusterScopedResources ? [] : unknownProviders(clusters)),
  ];
}

/** A cluster without its class is never reconciled. */
function namespacesOf({ context, classNamespace }: ICluster): string[] {
  return classNamespace === undefined ? [context.namespace] : [context.namespace, classNamespace];
}

function unknownProviders(clusters: readonly ICluster[]): string[] {
  return clusters.flatMap(cluster => {
    const kind = unknownInfrastructure(cluster);
    return kind === undefined ? [] : [
      `VEL-08 unknown-provider: cluster "${cluster.context.name}" lives on ${kind}, whose provider is not known here; list its cluster-scoped resources in additionalClusterScopedResources ([] if it has none) and the namespace of its credentials in additionalNamespaces.`,
    ];
  });
}

function keySecrets(cluster: ICluster): string[] {
  return secretsOf(cluster).map(name => `${cluster.context.namespace}/${name}`);
}

/** Names of the Secrets without which nobody manages the cluster. */
export function secretsOf({ context, objectKinds }: ICluster): string[] {
  return ['kubeconfig', ...objectKinds.flatMap(kind => PKI[kind] ?? [])].map(suffix => `${context.name}-${suffix}`);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
