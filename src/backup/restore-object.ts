import { BackupFacts } from './facts';
import { ICluster } from '../contract/cluster';
import { NamedManifest } from '../manifest/manifest';

/** Objects whose status nobody can rebuild: without it the provider would install the machines anew (cluster-api-provider-metal3 v1.13.2). */
const STATUS: { readonly [objectKind: string]: readonly string[] } = {
  'Metal3Cluster.infrastructure.cluster.x-k8s.io': ['baremetalhosts.metal3.io'],
};

/** What is restored, from which backup. */
export interface RestoreOptions {
  readonly name: string;

  /** A backup by name; otherwise the newest one of the Schedule that succeeded. */
  readonly backupName?: string;

  /** Only the namespaces of these clusters and their classes. */
  readonly clusters?: readonly ICluster[];
}

/**
 * A Restore that brings clusters back paused. Objects that exist stay as they are, volumes are not part of these backups, and a namespace is never
 * renamed, because references and Secrets contain namespaces.
 */
export function restoreObject(facts: BackupFacts, { name, backupName, clusters }: RestoreOptions): NamedManifest {
  const { name: schedule, namespace, clusters: all } = facts;
  const kinds = new Set((clusters ?? all).flatMap(({ objectKinds }) => objectKinds));
  const withStatus = Object.keys(STATUS).filter(kind => kinds.has(kind)).flatMap(kind => STATUS[kind]);
  const namespaces = clusters?.flatMap(({ context, classNamespace }) => [context.namespace, classNamespace ?? context.namespace]);
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    name,
    namespace,
    spec: {
      ...(backupName === undefined ? { scheduleName: schedule } : { backupName }),
      includedNamespaces: namespaces && [...new Set(namespaces)].sort(),
      // Without it a restore leaves out identities, zones and address pools.
      includeClusterResources: true,
      existingResourcePolicy: 'none',
      restorePVs: false,
      resourceModifier: { kind: 'ConfigMap', name: modifierName(schedule) },
      restoreStatus: withStatus.length > 0 ? { includedResources: withStatus } : undefined,
    },
  };
}

/** Name of the ConfigMap that pauses what is restored. */
export function modifierName(schedule: string): string {
  return `${schedule}-pause-on-restore`;
}
