import { ICluster } from '../contract/cluster';
import { BackupStorage } from '../options/backup/backup-storage';

/** What a restore has to know of a backup. */
export interface BackupFacts {
  /** Name of the Schedule. */
  readonly name: string;

  /** Namespace of Velero. */
  readonly namespace: string;
  readonly storage: BackupStorage;
  readonly clusters: readonly ICluster[];

  /** Namespaces of the backup. */
  readonly namespaces: readonly string[];

  /** Names of the Secrets that must be there for a cluster to be managed, by cluster. */
  readonly secrets: readonly string[][];
}
