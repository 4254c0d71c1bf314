import { ICluster } from '../../../contract/cluster';
import { BackupStorage } from '../../../options/backup/backup-storage';

/** A storage as the chart writes it (velero 12.1.0), in a folder of the cluster's own. */
export function storageLocation({ name, location }: BackupStorage, { context }: ICluster): { [key: string]: any } {
  const { provider, objectStorage: { bucket, prefix, caCertRef }, credential, config } = location.spec;
  if (caCertRef) {
    throw new Error(`addon "velero": the chart cannot name a Secret with a certificate authority; leave caCertificate out of storage "${name}" and give the machines the authority as trustedCertificates.`);
  }
  const settings = Object.entries(config).filter(([, value]) => value !== undefined);
  return {
    name,
    provider,
    bucket,
    prefix: [...(prefix === undefined ? [] : [prefix]), context.namespace, context.name].join('/'),
    default: true,
    ...(credential ? { credential: { ...credential } } : {}),
    config: Object.fromEntries(settings),
  };
}
