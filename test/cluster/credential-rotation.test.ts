import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { Chart, Cron, Duration } from 'cdk8s';
import { BackupStorage, Credentials, ManagementCluster, VeleroBackup } from '../../src';
import { prod, vsphere } from '../support/fixtures';
import { synthesize } from '../support/golden';

const sealed = (letter: string) => Credentials.sealedSecret({ encryptedData: { username: letter.repeat(400), password: letter.repeat(400) } });
const external = (options: object = {}) => Credentials.externalSecret({ store: 'vault', remoteKey: 'vcenter', ...options });
const isMaker = ({ kind }: any) => /^(External|Sealed)Secret$/.test(kind);

describe('machines stay when credentials change', () => {
  const objects = (credentials?: Credentials): any[] => synthesize(chart => { prod(chart, { topology: vsphere({ credentials }) }); });

  test.each<[string, Credentials, Credentials]>([
    ['newly sealed data', sealed('A'), sealed('B')],
    ['another entry of the store', external(), external({ remoteKey: 'vcenter/2027' })],
    ['another refresh interval', external(), external({ refreshInterval: Duration.minutes(5) })],
    ['another way altogether', external(), sealed('A')],
  ])('%s', (_, before, after) => {
    const [old, young] = [objects(before), objects(after)];
    expect(old.filter(isMaker)).toHaveLength(1);
    expect(young.filter(isMaker)).not.toEqual(old.filter(isMaker));
    expect(young.filter(object => !isMaker(object))).toEqual(old.filter(object => !isMaker(object)));
  });

  test('whether the program makes the Secret or somebody else does', () => {
    expect(objects(external()).filter(object => !isMaker(object))).toEqual(objects());
  });
});

describe('backups stay when credentials change', () => {
  const objects = (credentials: Credentials): any[] => synthesize(chart => {
    const storage = BackupStorage.s3({ bucket: 'capi-backups', region: 'eu-central-1', credentialsSecret: 'velero-s3', credentials });
    new VeleroBackup(new Chart(chart, 'backup'), 'nightly', { cluster: ManagementCluster.fromClusters(prod(chart)), schedule: Cron.daily(), storage });
    synthesized.push(...(chart.node.findChild('backup') as Chart).toJson());
  });
  let synthesized: any[] = [];
  const backup = (credentials: Credentials) => {
    synthesized = [];
    objects(credentials);
    return synthesized;
  };
  const cloud = (letter: string) => Credentials.sealedSecret({ encryptedData: { cloud: letter.repeat(400) } });

  test('the Secret is made in Velero\'s namespace, and location and schedule stay', () => {
    const [old, young] = [backup(cloud('A')), backup(cloud('B'))];
    expect(old.find(isMaker).metadata).toMatchObject({ name: 'velero-s3', namespace: 'velero' });
    expect(young.find(isMaker)).not.toEqual(old.find(isMaker));
    expect(young.filter(object => !isMaker(object))).toEqual(old.filter(object => !isMaker(object)));
  });

  test.each<[any, string]>([
    [{ credentials: cloud('A') }, 'BackupStorage.s3.credentials: the Secret they make has no name; write credentialsSecret as well.'],
    [{ credentialsSecret: 'velero-s3', credentials: sealed('A') }, 'BackupStorage.s3.credentials: the sealed data lacks "cloud"; seal the keys cloud.'],
    [{ credentialsSecret: 'velero-s3', credentials: 'AKIA' }, 'BackupStorage.s3.credentials: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.'],
  ])('refuses %#', (options, message) => {
    expect(() => BackupStorage.s3({ bucket: 'capi-backups', region: 'eu-central-1', ...options })).toThrow(message);
  });
});

describe('no prop takes a secret', () => {
  const sources = (folder: string): string[] => readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sources(path) : [path];
  });

  /** Texts with such a name that are none: a salt, and the name of a key in a key service. */
  const HARMLESS = ['rolloutToken', 'encryptionKey'];

  test('texts are never called password, token or key of a secret', () => {
    const texts = sources(join(__dirname, '..', '..', 'src')).flatMap(path => [...readFileSync(path, 'utf8').matchAll(/^ {2}readonly (\w+)\??: string;$/gm)].map(([, name]) => name));
    expect(texts.length).toBeGreaterThan(300);
    const secret = /(password|passwd|passphrase|token|(secret|access|private|api|encryption)Key|clientSecret)(?!Secret)/i;
    expect(texts.filter(name => secret.test(name) && !HARMLESS.includes(name))).toEqual([]);
  });
});
