import { IConstruct } from 'constructs';
import { IManagementCluster } from '../contract/management';
import { contentHash } from '../manifest/canonical';
import { BackupStorage } from '../options/backup/backup-storage';

/** What one backup must know of the others of the same app. */
export interface BackupEntry {
  readonly path: string;
  readonly name: string;
  readonly namespace: string;
  readonly cluster: IManagementCluster;
  readonly storage: BackupStorage;
  readonly createNamespace: boolean;
}

/** How a backup stands to those made before it. */
export interface Neighbours {
  /** Nobody before it writes this storage. */
  readonly ownsStorage: boolean;

  /** It is asked for the namespace and nobody before it writes it. */
  readonly ownsNamespace: boolean;

  /** What is wrong between them, one line each. */
  readonly problems: string[];
}

const BACKUPS = new WeakMap<IConstruct, BackupEntry[]>();

/** Compare a backup with those made before it in the same app, and remember it for those that come after. */
export function enlist(root: IConstruct, entry: BackupEntry): Neighbours {
  const before = BACKUPS.get(root) ?? [];
  BACKUPS.set(root, [...before, entry]);
  const alike = before.filter(other => sameServer(entry, other));
  return {
    ownsStorage: !alike.some(other => sameLocation(entry.storage, other.storage)),
    ownsNamespace: entry.createNamespace && !alike.some(other => other.createNamespace),
    problems: before.flatMap(other => [...(sameServer(entry, other) ? serverProblems(entry, other) : []), ...placeProblems(entry, other)]),
  };
}

function sameServer(a: BackupEntry, b: BackupEntry): boolean {
  return a.cluster === b.cluster && a.namespace === b.namespace;
}

function sameLocation(a: BackupStorage, b: BackupStorage): boolean {
  return a.name === b.name && contentHash([a.location, a.secretObjects('velero')]) === contentHash([b.location, b.secretObjects('velero')]);
}

function serverProblems(entry: BackupEntry, other: BackupEntry): string[] {
  const { storage } = entry;
  const problems: string[] = [];
  if (entry.name === other.name) {
    problems.push(`VEL-01 backup-name: "${other.path}" is a backup named "${entry.name}" as well; give each its own name.`);
  }
  if (storage.name === other.storage.name && !sameLocation(storage, other.storage)) {
    problems.push(`VEL-02 storage-name: "${other.path}" describes the storage "${storage.name}" differently; use one BackupStorage for both or give one a name.`);
  }
  if (storage.name !== other.storage.name && storage.location.spec.default && other.storage.location.spec.default) {
    problems.push(`VEL-03 default-storage: "${storage.name}" and "${other.storage.name}" (of "${other.path}") are both the default location; keep one.`);
  }
  return problems;
}

function placeProblems(entry: BackupEntry, other: BackupEntry): string[] {
  const mine = placeOf(entry.storage);
  const theirs = placeOf(other.storage);
  if (mine.store !== theirs.store) { return []; }
  if (mine.folder === theirs.folder) {
    if (!sameServer(entry, other)) {
      return [`VEL-04 shared-storage: the Velero of "${other.path}" writes to the same place, ${mine.text}, and each would delete the other's backups; give each a prefix, or pass both backups the same cluster if it is one.`];
    }
    return entry.storage.name === other.storage.name
      ? []
      : [`VEL-04 shared-storage: "${other.storage.name}" (of "${other.path}") is the same place, ${mine.text}, under another name; use one BackupStorage for both.`];
  }
  // Folder names end in a slash, so that "eu" does not contain "eu-west".
  if (mine.folder.startsWith(theirs.folder) || theirs.folder.startsWith(mine.folder)) {
    return [`VEL-05 nested-storage: ${mine.text} and ${theirs.text} (of "${other.path}") lie inside each other, and Velero refuses a location with foreign folders; give each a prefix of its own.`];
  }
  return [];
}

function placeOf({ location }: BackupStorage): { readonly store: string; readonly folder: string; readonly text: string } {
  const { provider, objectStorage: { bucket, prefix }, config } = location.spec;
  return {
    store: [provider, config.s3Url, bucket].join(' '),
    folder: prefix ? `${prefix}/` : '',
    text: prefix ? `"${bucket}/${prefix}"` : `bucket "${bucket}"`,
  };
}
