import { App, Chart, Cron } from 'cdk8s';
import { bucket, cluster, setup } from './fleet';
import { ManagementCluster, VeleroBackup } from '../../src';
import { problemsOf } from '../support/golden';

const kinds = (objects: any[]) => objects.map(({ kind }) => kind);

test('a storage used by several backups is written once, also when it is described again', () => {
  // GIVEN
  const { app, backup } = setup();
  const storage = bucket();
  // WHEN
  const [first, second, third] = [backup('nightly', { storage }), backup('hourly', { storage, schedule: Cron.hourly() }), backup('weekly')];
  // THEN
  expect([first, second, third].map(kinds)).toEqual([
    ['BackupStorageLocation', 'Schedule', 'ConfigMap'], ['Schedule', 'ConfigMap'], ['Schedule', 'ConfigMap'],
  ]);
  expect(second[0].spec.template.storageLocation).toBe(first[0].metadata.name);
  expect(problemsOf(app)).toEqual([]);
});

test('the namespace is written once', () => {
  const { backup } = setup();
  expect(kinds(backup('nightly', { createNamespace: true }))).toContain('Namespace');
  expect(kinds(backup('hourly', { createNamespace: true }))).not.toContain('Namespace');
});

test('an app of its own writes a storage of its own', () => {
  expect(kinds(setup().backup())).toContain('BackupStorageLocation');
  expect(kinds(setup().backup())).toContain('BackupStorageLocation');
});

test.each([
  ['the same name', {}, {}, 'nightly', 'VEL-01 backup-name: "backup-2/nightly" is a backup named "nightly" as well; give each its own name.'],
  ['one name for two storages', { prefix: 'a-b' }, { prefix: 'a/b' }, 'hourly',
    'VEL-02 storage-name: "backup-2/nightly" describes the storage "capi-backups-a-b" differently; use one BackupStorage for both or give one a name.'],
  ['two credentials for one storage', {}, { credentialsSecret: 'other' }, 'hourly', 'VEL-02 storage-name: "backup-2/nightly" describes the storage "capi-backups" differently;'],
  ['two default storages', { prefix: 'a', defaultLocation: true }, { prefix: 'b', defaultLocation: true }, 'hourly',
    'VEL-03 default-storage: "capi-backups-b" and "capi-backups-a" (of "backup-2/nightly") are both the default location; keep one.'],
  ['two names for one place', {}, { name: 'second' }, 'hourly',
    'VEL-04 shared-storage: "capi-backups" (of "backup-2/nightly") is the same place, bucket "capi-backups", under another name; use one BackupStorage for both.'],
  ['a folder inside a used bucket', {}, { prefix: 'eu' }, 'hourly',
    'VEL-05 nested-storage: "capi-backups/eu" and bucket "capi-backups" (of "backup-2/nightly") lie inside each other, and Velero refuses a location with foreign folders; give each a prefix of its own.'],
  ['a folder inside a folder', { prefix: 'eu/west' }, { prefix: 'eu' }, 'hourly', 'VEL-05 nested-storage: "capi-backups/eu" and "capi-backups/eu/west" (of "backup-2/nightly") lie inside'],
])('%s is reported', (_, first, second, id, message) => {
  const { app, add } = setup();
  add('nightly', { storage: bucket(first) });
  add(id, { storage: bucket(second) });
  expect(problemsOf(app)).toEqual([expect.stringContaining(`[backup-3/${id}] ${message}`)]);
});

test('folders beside each other and equal buckets of two stores are fine', () => {
  const { app, backup } = setup();
  backup('nightly', { storage: bucket({ prefix: 'eu' }) });
  backup('hourly', { storage: bucket({ prefix: 'eu-west' }) });
  backup('weekly', { storage: bucket({ prefix: 'eu', endpoint: 'https://minio.example.com', name: 'minio' }) });
  expect(problemsOf(app)).toEqual([]);
});

describe('two management clusters in one app', () => {
  function problems(prefix?: string): string[] {
    const app = new App();
    for (const [region, address, folder] of [['eu', '10.0.0.20', undefined], ['us', '10.1.0.20', prefix]] as const) {
      const management = ManagementCluster.fromClusters(cluster(app, `${region}-prod`, `clusters-${region}`, address));
      const storage = bucket({ prefix: prefix && (folder ?? 'eu') });
      new VeleroBackup(new Chart(app, `backup-${region}`), 'nightly', { cluster: management, schedule: Cron.daily(), storage });
    }
    return problemsOf(app);
  }

  test('must not share a place', () => {
    expect(problems()).toEqual([
      '[backup-us/nightly] VEL-04 shared-storage: the Velero of "backup-eu/nightly" writes to the same place, bucket "capi-backups", and each would delete the other\'s backups; give each a prefix, or pass both backups the same cluster if it is one.',
    ]);
  });

  test('may share a bucket, and the name of a backup', () => {
    expect(problems('us')).toEqual([]);
  });
});
