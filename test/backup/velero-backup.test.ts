import { Cron, Duration } from 'cdk8s';
import { bucket, setup } from './fleet';
import { ofKind } from '../support/golden';

const where = 'VeleroBackup "nightly"';
const shared = setup();
const refusal = (props: any) => () => { shared.add('nightly', props); };

test('a Schedule carries the cron expression and the retention as Go writes it', () => {
  const schedule = (props: any) => ofKind(setup().backup('nightly', props), 'Schedule')[0].spec;
  expect(schedule({ schedule: Cron.weekly(), retention: Duration.days(14) })).toMatchObject({ schedule: '0 0 * * 0', template: { ttl: '336h0m0s' } });
  expect(schedule({ schedule: Cron.schedule({ minute: '*/5' }), retention: Duration.seconds(330) }).template.ttl).toBe('5m30s');
  expect(schedule({ retention: undefined }).template.ttl).toBe('720h0m0s');
});

test('names and namespace follow the props', () => {
  const objects = setup().backup('nightly', { name: 'eu-nightly', namespace: 'backup-system', createNamespace: true });
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`)).toEqual([
    'Namespace /backup-system',
    'BackupStorageLocation backup-system/capi-backups',
    'Schedule backup-system/eu-nightly',
    'ConfigMap backup-system/eu-nightly-pause-on-restore',
  ]);
});

test('a restore told to use the ConfigMap finds clusters and health checks paused', () => {
  const [{ data }] = ofKind(setup().backup(), 'ConfigMap');
  expect(Object.keys(data)).toHaveLength(1);
  expect(data['resource-modifiers.yaml']).toContain('groupResource: clusters.cluster.x-k8s.io');
  expect(data['resource-modifiers.yaml']).toContain(JSON.stringify('{"spec":{"paused":true}}'));
});

describe('times', () => {
  const cron = (fields: any) => ({ schedule: Cron.schedule({ minute: '0', ...fields }) });

  test.each([
    [cron({ minute: '17', hour: '*/6' }), 7],
    [cron({ minute: '0,30', hour: '8-18/2', weekDay: 'Mon-Fri' }), 7],
    [cron({ hour: '3', day: '31' }), 90],
    [cron({ hour: '3', day: '29', month: 'feb' }), 1500],
    [cron({ hour: '3', day: '?', weekDay: '0' }), 8],
    [cron({ hour: '5/8' }), 1],
  ])('%p fits into a retention of %d days', (props, days) => {
    expect(refusal({ ...props, retention: Duration.days(days) })).not.toThrow();
  });

  test.each([
    ['the hour alone', Cron.schedule({ hour: '2' }), '"* 2 * * *" starts a backup every minute; give Cron.schedule a minute and leave at least 5 between two.'],
    ['every minute', Cron.everyMinute(), '"* * * * *" starts a backup every minute;'],
    ['two minutes', cron({ minute: '10,12' }).schedule, '"10,12 * * * *" starts a backup 2 minutes after another;'],
    ['midnight', cron({ minute: '1,58' }).schedule, '"1,58 * * * *" starts a backup 3 minutes after another;'],
    ['a day that never comes', cron({ day: '31', month: '2,4' }).schedule, '"0 * 31 2,4 *" names days that never come; write for example Cron.daily().'],
    ['Sunday as 7', cron({ weekDay: '7' }).schedule, '.weekDay: "7" is not a cron field of 0 to 6, such as "*", "1,15" or "*/6".'],
    ['hour 24', cron({ hour: '24' }).schedule, '.hour: "24" is not a cron field of 0 to 23'],
    ['an empty step', cron({ minute: '*/0' }).schedule, '.minute: "*/0" is not a cron field of 0 to 59'],
    ['a range backwards', cron({ month: 'oct-mar' }).schedule, '.month: "oct-mar" is not a cron field of 1 to 12'],
    ['six fields', cron({ weekDay: '0 2027' }).schedule, '"0 * * * 0 2027" does not have the five fields of a schedule'],
  ])('a schedule with %s is refused', (_, schedule, message) => {
    expect(refusal({ schedule, retention: Duration.days(365) })).toThrow(`${where}.schedule${message.startsWith('.') ? '' : ': '}${message}`);
  });

  test('either of day and weekday is enough when both are given', () => {
    expect(refusal({ ...cron({ hour: '0', day: '1', weekDay: 'mon' }), retention: Duration.days(8) })).not.toThrow();
  });

  test.each([
    [Cron.daily(), Duration.days(1), '24h0m0s is not longer than the 24h0m0s'],
    [Cron.monthly(), Duration.days(31), '744h0m0s is not longer than the 744h0m0s'],
    [cron({ hour: '1', weekDay: '1-5' }).schedule, Duration.hours(72), '72h0m0s is not longer than the 72h0m0s'],
    [Cron.hourly(), Duration.minutes(30), '30m0s is not longer than the 1h0m0s'],
  ])('%p kept for %p is refused', (schedule, retention, message) => {
    expect(refusal({ schedule, retention }))
      .toThrow(`${where}.retention: ${message} between two backups; write more, or there are times without any backup.`);
  });

  test('a retention that Velero cannot count is refused', () => {
    expect(refusal({ retention: Duration.days(40000) })).toThrow(`${where}.retention: 960000h0m0s is more than 100 years; write less.`);
  });
});

test.each([
  [{ schedule: '0 0 * * *' }, '.schedule: "0 0 * * *" is not a Cron; write Cron.daily() or Cron.schedule({…}).'],
  [{ schedule: undefined }, '.schedule: a value is required.'],
  [{ retention: '30d' }, '.retention: "30d" is not a Duration; write Duration.minutes(…).'],
  [{ storage: 'capi-backups' }, '.storage: "capi-backups" is not a BackupStorage; write BackupStorage.s3({…}).'],
  [{ cluster: 'management' }, '.cluster: "management" is not a management cluster; write ManagementCluster.fromClusters(…).'],
  [{ cluster: { clusters: [], providerNamespaces: [] } }, '.cluster: the management cluster has no clusters; there is nothing to back up.'],
  [{ cluster: { clusters: [42], providerNamespaces: [] } }, '.cluster.clusters[0]: 42 is not a cluster; write for example a WorkloadCluster.'],
  [{ name: 'Nightly' }, '.name: "Nightly" is not a lower-case DNS name (letters, digits and dashes).'],
  [{ name: 'n'.repeat(47) }, '.name: 47 characters; at most 46 are allowed.'],
  [{ namespace: 'velero/x' }, '.namespace: "velero/x" is not a lower-case DNS name (letters, digits and dashes).'],
  [{ createNamespace: 'yes' }, '.createNamespace: "yes" is not true or false.'],
  [{ additionalNamespaces: ['*'] }, '.additionalNamespaces[0]: "*" is not a lower-case DNS name (letters, digits and dashes).'],
  [{ additionalClusterScopedResources: ['*'] }, '.additionalClusterScopedResources[0]: "*" is not a resource; write for example "vsphereclusteridentities.infrastructure.cluster.x-k8s.io".'],
  [{ retain: Duration.days(3) }, ': "retain" is not a property;'],
] as [object, string][])('%p is refused', (props, message) => {
  expect(refusal(props)).toThrow(`${where}${message}`);
});

test('a construct id that is no name is refused as one', () => {
  expect(() => shared.add('Every night')).toThrow('VeleroBackup "Every night".name: "Every night" is not a lower-case DNS name');
});

test('garbage in any prop gets an error of ours', () => {
  const props = ['cluster', 'schedule', 'storage', 'retention', 'name', 'namespace', 'createNamespace', 'additionalNamespaces', 'additionalClusterScopedResources'];
  const garbage = [0, NaN, '', ' ', true, [], [null], [[]], {}, { clusters: {} }, { expressionString: 5 }, Symbol('x'), () => 1, new Date(0), Object.create(null)];
  for (const prop of props) {
    for (const value of garbage) {
      let message = '';
      try { shared.add('nightly', { [prop]: value }); } catch (error) { message = `${(error as Error).name} ${(error as Error).message}`; }
      const harmless = (prop === 'createNamespace' && value === true) || (prop.startsWith('additional') && Array.isArray(value) && value.length === 0);
      expect({ prop, ours: message.startsWith(`Error ${where}.${prop}`) }).toEqual({ prop, ours: !harmless });
    }
  }
});

test('null from untyped JavaScript counts as not given', () => {
  const none = (...names: string[]): any => Object.fromEntries(names.map(name => [name, null]));
  const storage = bucket(none('prefix', 'credentialsKey', 'endpoint', 'forcePathStyle', 'checksumAlgorithm', 'kmsKeyId', 'caCertificate', 'name', 'defaultLocation'));
  const props = none('retention', 'name', 'namespace', 'createNamespace', 'additionalNamespaces', 'additionalClusterScopedResources');
  expect(setup().backup('nightly', { storage, ...props })).toEqual(setup().backup());
});
