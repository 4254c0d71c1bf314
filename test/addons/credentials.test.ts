import { App, Chart } from 'cdk8s';
import { cluster, stackObjects } from './support';
import { AddonStack, BackupStorage, ClusterSelector, Credentials, Velero, VSphereCpi } from '../../src';

const store = Credentials.externalSecret({ store: 'vault', remoteKey: 'fleet/vcenter' });
const credentials = [{ secret: '{cluster}-vsphere-cpi', credentials: store }];

test('a Secret that an addon names is made beside the cluster, of the type that ClusterResourceSets take', () => {
  const [secret] = stackObjects(cluster({ namespace: 'clusters' }), { addons: [new VSphereCpi()], credentials }).filter(({ kind }) => kind === 'ExternalSecret');
  expect(secret.metadata).toMatchObject({ name: 'prod-vsphere-cpi', namespace: 'clusters' });
  expect(secret.spec.target).toMatchObject({ name: 'prod-vsphere-cpi', template: { type: 'addons.cluster.x-k8s.io/resource-set' } });
  expect(secret.spec.data).toEqual([{ secretKey: 'objects.yaml', remoteRef: { key: 'fleet/vcenter', property: 'objects.yaml' } }]);
});

test('every cluster gets its own', () => {
  const chart = new Chart(new App(), 'fleet');
  new AddonStack(chart, 'addons', { clusters: ClusterSelector.clusters(cluster(), cluster({ name: 'staging' })), addons: [new VSphereCpi()], credentials });
  expect(chart.toJson().filter(({ kind }) => kind === 'ExternalSecret').map(({ metadata }) => metadata.name)).toEqual(['prod-vsphere-cpi', 'staging-vsphere-cpi']);
});

test('new credentials change nothing but the object that makes the Secret', () => {
  const rest = (given: Credentials) => stackObjects(cluster(), { addons: [new VSphereCpi()], credentials: [{ secret: '{cluster}-vsphere-cpi', credentials: given }] })
    .filter(({ kind }) => !/^(External|Sealed)Secret$/.test(kind));
  const sealed = Credentials.sealedSecret({ encryptedData: { 'objects.yaml': 'A'.repeat(400) } });
  expect(rest(sealed)).toEqual(rest(store));
});

test('Velero in a workload cluster takes the credentials of its storage there', () => {
  const storage = BackupStorage.s3({ bucket: 'backups', region: 'eu-central-1', credentialsSecret: 'velero-s3', credentials: store });
  const [secret] = new Velero({ storage }).release(cluster()).followUps!;
  expect(secret).toMatchObject({ kind: 'ExternalSecret', metadata: { name: 'velero-s3', namespace: 'velero' }, spec: { data: [{ secretKey: 'cloud' }] } });
});

test.each<[any, string]>([
  [[{ secret: 'vsphere-cpi', credentials: store }], 'AddonStack "addons".credentials[0].secret: "vsphere-cpi" is named by no addon of this stack; write it as the addon\'s AddonSecret.resourceSet does.'],
  [[...credentials, ...credentials], 'AddonStack "addons".credentials[1].secret: "{cluster}-vsphere-cpi" is made twice; keep one.'],
  [[{ secret: '{cluster}-vsphere-cpi' }], '.credentials: a value is required.'],
  [[{ secret: '{cluster}-vsphere-cpi', credentials: store, keys: ['a b'] }], '"a b" is not a key of a Secret'],
  [
    [{ secret: '{cluster}-vsphere-cpi', credentials: Credentials.sealedSecret({ encryptedData: { other: 'A'.repeat(400) } }) }],
    'AddonStack "addons".credentials[0].credentials: the sealed data lacks "objects.yaml"; seal the keys objects.yaml.',
  ],
])('refuses %#', (given, message) => {
  expect(() => stackObjects(cluster(), { addons: [new VSphereCpi()], credentials: given })).toThrow(message);
});

test('a secret in place of its reference is refused without being repeated', () => {
  const attempt = () => stackObjects(cluster(), { addons: [new VSphereCpi()], credentials: [{ secret: '{cluster}-vsphere-cpi', credentials: 'hunter2' as any }] });
  expect(attempt).toThrow('credentials: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.');
  expect(attempt).not.toThrow('hunter2');
});
