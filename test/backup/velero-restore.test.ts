import { App, Chart, Cron } from 'cdk8s';
import { bucket, fleet, setup } from './fleet';
import { ManagementCluster, VeleroBackup, VeleroRestore, VeleroRestoreProps, WorkloadCluster } from '../../src';
import { expectGolden, problemsOf } from '../support/golden';

function given(): { app: App; backup: VeleroBackup; clusters: WorkloadCluster[] } {
  const app = new App();
  const clusters = fleet(app);
  const backup = new VeleroBackup(new Chart(app, 'backup'), 'nightly', { cluster: ManagementCluster.fromClusters(...clusters), schedule: Cron.daily(), storage: bucket() });
  return { app, backup, clusters };
}

function restore(props: Partial<VeleroRestoreProps> = {}): any {
  const chart = new Chart(new App(), 'restore');
  new VeleroRestore(chart, 'fleet', { backup: given().backup, ...props });
  expect(problemsOf(chart)).toEqual([]);
  return chart.toJson()[0];
}

test('everything comes back paused, with what is not in a namespace, and nothing is overwritten', () => {
  expect(restore()).toEqual({
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    metadata: { name: 'fleet', namespace: 'velero' },
    spec: {
      scheduleName: 'nightly',
      includeClusterResources: true,
      existingResourcePolicy: 'none',
      restorePVs: false,
      resourceModifier: { kind: 'ConfigMap', name: 'nightly-pause-on-restore' },
    },
  });
});

test('the ConfigMap it names is that of the backup', () => {
  const { backup } = setup();
  expect(backup().find(({ kind }) => kind === 'ConfigMap').metadata.name).toBe(restore().spec.resourceModifier.name);
});

test('one backup, one cluster', () => {
  const { backup, clusters: [prod] } = given();
  expect(restore({ backup, backupName: 'nightly-20261121000000', clusters: [prod], name: 'second-try' })).toMatchObject({
    metadata: { name: 'second-try' }, spec: { backupName: 'nightly-20261121000000', includedNamespaces: ['clusters-prod'] },
  });
});

test('a Restore among the fleet\'s objects is a problem', () => {
  const { app, backup } = given();
  const chart = new Chart(app, 'restore');
  const one = new VeleroRestore(chart, 'fleet', { backup });
  expect(problemsOf(chart)).toEqual([
    '[restore/fleet] VEL-11 restore-in-fleet: the Restore is in the app of backup "nightly", and whatever applies that app would restore at once; put it into an app of its own.',
  ]);
  one.acknowledge('VEL-11', 'This app is applied by hand.');
  expect(problemsOf(chart)).toEqual([]);
});

test('the runbook says every step with real names', () => {
  expectGolden('velero-runbook', [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'runbook' }, data: { 'restore.md': given().backup.runbook } }]);
});

test.each<[any, string]>([
  [{ backup: undefined }, 'VeleroRestore "fleet".backup: a value is required.'],
  [{ backup: 'nightly' }, 'VeleroRestore "fleet".backup: "nightly" is not a VeleroBackup'],
  [{ clusters: [] }, 'VeleroRestore "fleet".clusters: [] has too few items; at least 1 needed.'],
  [{ clusters: ['prod'] }, 'VeleroRestore "fleet".clusters[0]: "prod" is not a cluster; write for example a WorkloadCluster.'],
  [{ clusters: [{ context: { name: 'lab', namespace: 'lab' } }] }, 'VeleroRestore "fleet".clusters: cluster "lab" is not in backup "nightly"; its clusters are prod, staging.'],
  [{ name: 'Fleet' }, 'VeleroRestore "fleet".name: "Fleet" is not a lower-case DNS name'],
])('refuses %#', (props, message) => {
  expect(() => new VeleroRestore(new Chart(new App(), 'restore'), 'fleet', { backup: given().backup, ...props })).toThrow(message);
});
