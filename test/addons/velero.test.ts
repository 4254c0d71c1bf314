import { Cron, Duration } from 'cdk8s';
import { load } from 'js-yaml';
import { cluster, stackObjects } from './support';
import { AddonSecret, BackupStorage, S3StorageOptions, Velero, VeleroHookError, VeleroProps, VeleroVolumeAction } from '../../src';

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

test('hooks run in pods before and after their backup', () => {
  const freeze = ['/bin/sh', '-c', 'freeze'];
  const hooks = [{ name: 'database', namespaces: ['shop'], labels: { app: 'db' }, container: 'db', before: freeze, after: ['thaw'], timeout: Duration.minutes(2), onError: VeleroHookError.CONTINUE }];
  const exec = { container: 'db', onError: 'Continue', timeout: '120s' };
  expect(values({ hooks }).schedules.cluster.template.hooks.resources).toEqual([{
    name: 'database',
    includedResources: ['pods'],
    includedNamespaces: ['shop'],
    labelSelector: { matchLabels: { app: 'db' } },
    pre: [{ exec: { ...exec, command: freeze } }],
    post: [{ exec: { ...exec, command: ['thaw'] } }],
  }]);
  expect(values({ hooks: [{ name: 'all', before: ['sync'] }] }).schedules.cluster.template.hooks.resources[0].pre[0].exec).toEqual({ command: ['sync'], onError: 'Fail', timeout: '30s' });
});

test('policies say what is done with which volume', () => {
  const volumePolicies = [
    { action: VeleroVolumeAction.SKIP, storageClasses: ['scratch'] },
    { action: VeleroVolumeAction.COPY_FILES, claimLabels: { backup: 'files' } },
  ];
  const { manifests, values: chart } = new Velero({ storage: storage(), volumePolicies }).release(cluster());
  expect(chart!.schedules.cluster.template.resourcePolicy).toEqual({ kind: 'configmap', name: 'volume-policies' });
  expect(manifests![1].metadata).toEqual({ name: 'volume-policies', namespace: 'velero' });
  expect(load(manifests![1].data['policies.yaml'])).toEqual({
    version: 'v1',
    volumePolicies: [
      { conditions: { storageClass: ['scratch'] }, action: { type: 'skip' } },
      { conditions: { pvcLabels: { backup: 'files' } }, action: { type: 'fs-backup' } },
    ],
  });
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
  [{ storage: storage(), hooks: [{ name: 'a' }] }, 'Velero.hooks["a"]: a hook without a command does nothing; write before or after.'],
  [{ storage: storage(), hooks: [{ name: 'a', before: ['x'], onError: 'Stop' }] }, 'onError: "Stop" is not one of Continue, Fail.'],
  [{ storage: storage(), volumePolicies: [{ action: 'skip' }] }, 'Velero.volumePolicies[0]: the policy does not say for which volumes; write storageClasses or claimLabels.'],
  [{ storage: storage(), volumes: false, volumePolicies: [{ action: 'skip', storageClasses: ['a'] }] }, 'Velero.volumePolicies: no volume is backed up; leave out volumes or the policies.'],
])('refuses %#', (props, message) => {
  expect(() => new Velero(props)).toThrow(message);
});
