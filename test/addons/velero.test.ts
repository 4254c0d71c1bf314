import { Cron, Duration } from 'cdk8s';
import { cluster, stackObjects } from './support';
import { AddonSecret, BackupStorage, S3StorageOptions, Velero, VeleroProps } from '../../src';

const storage = (options: Partial<S3StorageOptions> = {}) => BackupStorage.s3({ bucket: 'backups', region: 'eu-central-1', prefix: 'workload', credentialsSecret: 'velero-s3', ...options });
const values = (props: Partial<VeleroProps> = {}, given = cluster()): any => new Velero({ storage: storage(), ...props }).release(given).values;

test('every cluster has a folder of its own', () => {
  const folders = [cluster(), cluster({ name: 'staging', namespace: 'edge' })].map(given => values({}, given).configuration.backupStorageLocation[0].prefix);
  expect(folders).toEqual(['workload/default/prod', 'workload/edge/staging']);
  expect(values({ storage: storage({ prefix: undefined }) }).configuration.backupStorageLocation[0].prefix).toBe('default/prod');
});

test('the storage is told as it is, with a reference to its Secret', () => {
  expect(values({ storage: storage({ endpoint: 'https://minio.example.com:9000' }) }).configuration.backupStorageLocation).toEqual([{
    name: 'backups-workload',
    provider: 'velero.io/aws',
    bucket: 'backups',
    prefix: 'workload/default/prod',
    default: true,
    credential: { name: 'velero-s3', key: 'cloud' },
    config: { region: 'eu-central-1', s3Url: 'https://minio.example.com:9000', s3ForcePathStyle: 'true' },
  }]);
  expect(values().credentials).toEqual({ useSecret: false });
});

test('volumes are copied away by snapshots, which brings what snapshots need', () => {
  expect(values()).toMatchObject({ configuration: { features: 'EnableCSI', defaultSnapshotMoveData: true }, deployNodeAgent: true });
  expect(stackObjects(cluster(), { addons: [new Velero({ storage: storage() })] }).filter(({ kind }) => kind === 'HelmChartProxy').map(({ metadata }) => metadata.name))
    .toEqual(['prod-snapshot-controller', 'prod-velero']);
});

test('objects alone need no agent on the machines', () => {
  const addon = new Velero({ storage: storage(), volumes: false });
  expect(addon.requires).toEqual([]);
  expect(addon.release(cluster()).values).toMatchObject({ deployNodeAgent: false, schedules: { cluster: { template: { snapshotVolumes: false } } } });
  expect(addon.release(cluster()).manifests![0].metadata.labels['pod-security.kubernetes.io/enforce']).toBe('baseline');
});

test('the schedule, and what it leaves out', () => {
  expect(values({ schedule: Cron.schedule({ minute: '30', hour: '2' }), retention: Duration.days(7), excludedNamespaces: ['scratch'] }).schedules.cluster).toEqual({
    schedule: '30 2 * * *',
    useOwnerReferencesInBackup: false,
    template: { ttl: '604800s', storageLocation: 'backups-workload', excludedNamespaces: ['scratch'] },
  });
});

test('credentials reach the cluster without passing through Git', () => {
  expect(new Velero({ storage: storage(), credentialsSecret: AddonSecret.resourceSet('{cluster}-velero') }).release(cluster()).secrets).toEqual(['prod-velero']);
  expect(new Velero({ storage: storage() }).release(cluster()).secrets).toBeUndefined();
});

test('measurements', () => {
  const addon = new Velero({ storage: storage(), serviceMonitor: true });
  expect(addon.requires).toEqual(['snapshot-controller', 'prometheus-operator-crds']);
  expect(addon.release(cluster()).values).toMatchObject({ metrics: { serviceMonitor: { enabled: true } } });
});

test('an authority that the chart cannot name is refused', () => {
  expect(() => values({ storage: storage({ caCertificate: { name: 'ca', key: 'ca.crt' } }) })).toThrow(
    'addon "velero": the chart cannot name a Secret with a certificate authority; leave caCertificate out of storage "backups-workload" and give the machines the authority as trustedCertificates.',
  );
});

test.each<[any, string]>([
  [{}, 'Velero.storage: a value is required.'],
  [{ storage: 's3://backups' }, 'Velero.storage: "s3://backups" is not a BackupStorage'],
  [{ storage: storage(), schedule: 'daily' }, 'Velero.schedule: "daily" is not'],
  [{ storage: storage(), values: { credentials: { secretAccessKey: 'hunter2' } } }, 'Velero.values.credentials.secretAccessKey: a secret value would be written to Git; name an existing Secret instead.'],
  [{ storage: storage(), values: { credentials: { secretContents: { cloud: '[default]\naws_secret_access_key = hunter2' } } } }, 'Velero.values.credentials.secretContents.cloud: a secret value would be written to Git; name an existing Secret instead.'],
])('refuses %#', (props, message) => {
  expect(() => new Velero(props)).toThrow(message);
});
