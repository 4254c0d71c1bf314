import { bucket } from './fleet';
import { BackupStorage, ChecksumAlgorithm, S3StorageOptions } from '../../src';

const spec = (options: Partial<S3StorageOptions>) => bucket(options).location.spec;

test('a store other than AWS gets its address, path style and no checksum', () => {
  const { config } = spec({ endpoint: 'https://minio.example.com:9000', checksumAlgorithm: ChecksumAlgorithm.NONE });
  expect(config).toMatchObject({ s3Url: 'https://minio.example.com:9000', s3ForcePathStyle: 'true', checksumAlgorithm: '' });
});

test('path style follows forcePathStyle when it is given', () => {
  expect(spec({ endpoint: 'https://s3.example.com', forcePathStyle: false }).config.s3ForcePathStyle).toBeUndefined();
  expect(spec({ forcePathStyle: true }).config.s3ForcePathStyle).toBe('true');
});

test('secrets are references', () => {
  expect(spec({ credentialsSecret: 's3', credentialsKey: 'eu', caCertificate: { name: 'ca', key: 'ca.crt' } })).toMatchObject({
    credential: { name: 's3', key: 'eu' }, objectStorage: { caCertRef: { name: 'ca', key: 'ca.crt' } },
  });
  expect(spec({ credentialsSecret: undefined }).credential).toBeUndefined();
});

test('a KMS key and the default flag reach the location', () => {
  expect(spec({ kmsKeyId: 'alias/backups', defaultLocation: true })).toMatchObject({ default: true, config: { kmsKeyId: 'alias/backups' } });
  expect(spec({ defaultLocation: false }).default).toBeUndefined();
});

test.each([
  [{}, 'capi-backups'],
  [{ prefix: 'management/eu' }, 'capi-backups-management-eu'],
  [{ bucket: 'backups.example.com', prefix: 'EU_1' }, 'backups-example-com-eu-1'],
  [{ prefix: 'eu', name: 'default' }, 'default'],
])('the storage of %p is called %s', (options, name) => {
  expect(bucket(options).name).toBe(name);
});

test.each([
  [{ bucket: 'Backups' }, '.bucket: "Backups" is not a bucket name (3 to 63 lower-case letters, digits, dots and dashes); write for example "capi-backups".'],
  [{ bucket: 'capi-backups/eu' }, '.bucket: "capi-backups/eu" is not a bucket name'],
  [{ bucket: 'ab' }, '.bucket: "ab" is not a bucket name'],
  [{ bucket: 'a..b' }, '.bucket: "a..b" is not a bucket name: no dots beside dots or dashes, and not an IP address.'],
  [{ bucket: '10.0.0.1' }, '.bucket: "10.0.0.1" is not a bucket name: no dots'],
  [{ bucket: undefined }, '.bucket: a value is required.'],
  [{ region: 'eu central' }, '.region: "eu central" is not a region; write for example "eu-central-1".'],
  [{ prefix: '/eu' }, '.prefix: "/eu" is not a prefix: folders'],
  [{ prefix: 'eu/' }, '.prefix: "eu/" is not a prefix: folders'],
  [{ prefix: 'eu//west' }, '.prefix: "eu//west" is not a prefix: folders'],
  [{ prefix: '../eu' }, '.prefix: "../eu" is not a prefix: folders'],
  [{ prefix: 'e'.repeat(60) }, ': the location would be called "capi-backups-eee'],
  [{ endpoint: 'minio.example.com' }, '.endpoint: "minio.example.com" is not an endpoint; write scheme, host and optional port only, for example "https://minio.example.com:9000".'],
  [{ endpoint: 'https://minio.example.com/bucket' }, '.endpoint: "https://minio.example.com/bucket" is not an endpoint;'],
  [{ endpoint: 'https://minio.example.com:99999' }, '.endpoint: "https://minio.example.com:99999" is not an endpoint;'],
  [{ endpoint: 'https://10.0.0.300' }, '.endpoint: "10.0.0.300" is not a host name or IP address;'],
  [{ endpoint: 'https://user:word@minio.example.com' }, '.endpoint: the address carries a user name; credentials belong into credentialsSecret.'],
  [{ credentialsSecret: 'Velero S3' }, '.credentialsSecret: "Velero S3" is not a Kubernetes object name'],
  [{ credentialsSecret: undefined, credentialsKey: 'cloud' }, '.credentialsKey: "cloud" has no Secret to be found in; write credentialsSecret as well.'],
  [{ checksumAlgorithm: 'MD5' }, '.checksumAlgorithm: "MD5" is not a checksum algorithm; write CRC32, CRC32C, SHA1, SHA256, or an empty text for none.'],
  [{ kmsKeyId: 'my key' }, '.kmsKeyId: "my key" is not a KMS key id or alias; write for example "alias/backups".'],
  [{ caCertificate: 'minio-ca' }, '.caCertificate: "minio-ca" is not an object of properties.'],
  [{ caCertificate: { name: 'minio-ca' } }, '.caCertificate.key: a value is required.'],
  [{ name: 'Default' }, '.name: "Default" is not a lower-case DNS name'],
  [{ defaultLocation: 'yes' }, '.defaultLocation: "yes" is not true or false.'],
  [{ secretKey: 'hunter2' }, ': "secretKey" is not a property;'],
] as [any, string][])('%p is refused', (options, message) => {
  expect(() => bucket(options)).toThrow(`BackupStorage.s3${message}`);
});

test('no options at all are refused', () => {
  expect(() => (BackupStorage as any).s3()).toThrow('BackupStorage.s3: undefined is not an object of properties.');
});
