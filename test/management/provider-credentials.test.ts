import { Chart } from 'cdk8s';
import { Credentials, ManagedProviderType, ManagementCluster } from '../../src';
import { prod } from '../support/fixtures';
import { synthesize } from '../support/golden';

const credentials = Credentials.externalSecret({ store: 'vault', remoteKey: 'capv' });
const vsphere = { type: ManagedProviderType.INFRASTRUCTURE, name: 'vsphere' };
const objects = (options: object): any[] => synthesize(chart => {
  new ManagementCluster(chart, 'management', { clusters: [prod(new Chart(chart, 'clusters'))], providers: [{ ...vsphere, ...options }] });
});

test('the variables of a provider come from where all credentials come from', () => {
  const given = objects({ configSecret: 'capv-variables', credentials, configVariables: ['VSPHERE_USERNAME', 'VSPHERE_PASSWORD'] });
  const secret = given.find(({ kind }) => kind === 'ExternalSecret');
  expect(secret.metadata).toMatchObject({ name: 'capv-variables', namespace: 'capv-system' });
  expect(secret.spec.data.map(({ secretKey }: any) => secretKey)).toEqual(['VSPHERE_USERNAME', 'VSPHERE_PASSWORD']);
  expect(given.filter(({ kind }) => kind !== 'ExternalSecret')).toEqual(objects({ configSecret: 'capv-variables' }));
});

test.each<[object, string]>([
  [{ credentials, configVariables: ['A'] }, 'providers["vsphere"].credentials: the Secret they make has no name; write configSecret as well.'],
  [{ configSecret: 'a', credentials }, 'providers["vsphere"].credentials: nobody says what is in the Secret; write configVariables as well.'],
  [{ configSecret: 'a', configVariables: ['A'] }, 'providers["vsphere"].configVariables: nothing makes a Secret of them; write credentials as well, or leave them out.'],
  [{ configSecret: 'a', credentials, configVariables: ['vsphere-user'] }, '"vsphere-user" is not a name of a variable; write for example "VSPHERE_USERNAME".'],
  [{ configSecret: 'a', credentials: 'hunter2', configVariables: ['A'] }, 'credentials: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.'],
  [
    { configSecret: 'a', credentials: Credentials.sealedSecret({ encryptedData: { A: 'A'.repeat(400) } }), configVariables: ['A', 'B'] },
    'providers["vsphere"].credentials: the sealed data lacks "B"; seal the keys A and B.',
  ],
])('refuses %#', (options, message) => {
  expect(() => objects(options)).toThrow(message);
});
