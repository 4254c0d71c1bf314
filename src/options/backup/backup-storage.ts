import { s3Location, S3StorageOptions } from './s3-storage';
import { Manifest, NamedManifest } from '../../manifest/manifest';
import { Credentials } from '../secret/credentials';

/**
 * Where backups are kept: one BackupStorageLocation. Several backups may share one storage; it is then written once, beside the first of
 * them. Keep it out of reach of what the backup protects against: not on the same vCenter, datastore or account as the management cluster.
 */
export class BackupStorage {
  /** A bucket on AWS S3 or a store that speaks S3. Throws on the first value that the store or the plugin would refuse. */
  public static s3(options: S3StorageOptions): BackupStorage {
    const where = 'BackupStorage.s3';
    const location = s3Location(where, options);
    return new BackupStorage(options.name ?? locationName(where, options), location, options.credentials);
  }

  private constructor(
    /** Name of the BackupStorageLocation. */
    public readonly name: string,
    /** The BackupStorageLocation. */
    public readonly location: Manifest,
    private readonly credentials?: Credentials,
  ) {}

  /** What makes the Secret that the location names, in the namespace of Velero; empty when it gets there by other means. */
  public secretObjects(namespace: string): NamedManifest[] {
    const { name, key } = this.location.spec.credential ?? {};
    return this.credentials ? [this.credentials.manifest({ name, namespace, keys: [key] })] : [];
  }
}

/**
 * The name follows from the place and from nothing else, so that neither a new credential nor a backup added before this one renames a
 * location: Velero would lose sight of its backups.
 */
function locationName(where: string, { bucket, prefix }: S3StorageOptions): string {
  const name = [bucket, ...prefix?.split('/') ?? []].join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/-$/, '');
  if (name.length > 63) {
    throw new Error(`${where}: the location would be called "${name}", ${name.length} characters; at most 63 are allowed; write a name.`);
  }
  return name;
}
