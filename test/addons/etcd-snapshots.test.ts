import { cluster } from './support';
import { AddonSecret, EtcdSnapshotOptions, EtcdSnapshots } from '../../src';
import { expectGolden } from '../support/golden';

const job = (snapshots?: EtcdSnapshotOptions): any => new EtcdSnapshots({ snapshots }).release(cluster()).manifests![0];
const pod = (snapshots?: EtcdSnapshotOptions) => job(snapshots).spec.jobTemplate.spec.template.spec;
const s3 = { bucket: 'etcd', credentialsSecret: 'etcd-s3' };

test('a snapshot is taken on a control plane machine and copied to the bucket', () => {
  expectGolden('etcd-snapshots', [job({ s3: { ...s3, endpoint: 's3.example.com:9000', region: 'eu-central-1', caSecret: 'store-ca' } })]);
});

test('without a bucket it stays on the machine, as many as asked', () => {
  const [, , script] = pod({ retention: 3 }).containers[0].command;
  expect(script).toBe('rclone lsf --include \'etcd-snapshot-*.db\' /snapshots | sort -r | tail -n +4 | while read -r old; do rclone deletefile "/snapshots/$old"; done');
  expect(pod().containers[0]).not.toHaveProperty('env');
});

test('each cluster has a folder of its own in the bucket', () => {
  expect(pod({ s3 }).containers[0].command[2]).toContain('store:etcd/prod');
  expect(pod({ s3: { ...s3, folder: 'eu/prod' } }).containers[0].command[2]).toContain('store:etcd/eu/prod');
});

test('schedule, name, folder, pause', () => {
  expect(job({ schedule: '0 * * * *', name: 'hourly', directory: '/data/etcd', enabled: false })).toMatchObject({
    metadata: { name: 'hourly' }, spec: { schedule: '0 * * * *', suspend: true },
  });
  expect(pod({ directory: '/data/etcd' }).volumes).toContainEqual({ name: 'snapshots', hostPath: { path: '/data/etcd', type: 'DirectoryOrCreate' } });
});

test('credentials reach the cluster without passing through Git', () => {
  expect(new EtcdSnapshots({ snapshots: { s3 }, credentialsSecret: AddonSecret.resourceSet('{cluster}-etcd-s3') }).release(cluster()).secrets).toEqual(['prod-etcd-s3']);
});

test('other images', () => {
  const { initContainers, containers } = (new EtcdSnapshots({ image: 'registry.example.com/etcd:3.5.21-0', copyImage: 'registry.example.com/rclone:1' }).release(cluster()).manifests![0] as any).spec.jobTemplate.spec.template.spec;
  expect([initContainers[0].image, containers[0].image]).toEqual(['registry.example.com/etcd:3.5.21-0', 'registry.example.com/rclone:1']);
});

test('only kubeadm on machines', () => {
  const kinds = (kind: string) => cluster({}, { objectKinds: [`${kind}.controlplane.cluster.x-k8s.io`] });
  expect(new EtcdSnapshots().problems(kinds('KubeadmControlPlane'))).toEqual([]);
  expect(new EtcdSnapshots().problems(kinds('RKE2ControlPlane'))).toEqual([
    'ADD-11 etcd-snapshots: "etcd-snapshots" reads the certificates that kubeadm makes, and cluster "prod" has a RKE2ControlPlane; use the snapshots of its distribution.',
  ]);
  expect(new EtcdSnapshots().problems(cluster({ controlPlaneReplicas: 0 }))[0]).toMatch(/^ADD-03 hosted-control-plane: /);
});

test.each<[any, string]>([
  [{ snapshots: { schedule: 'daily' } }, 'EtcdSnapshots.snapshots.schedule: "daily" is not a cron expression of five fields'],
  [{ snapshots: { s3: { bucket: 'etcd' } } }, 'EtcdSnapshots.snapshots.s3.credentialsSecret: a value is required.'],
  [{ image: 'etcd' }, 'EtcdSnapshots.image: "etcd" is not a reference to an image with its tag'],
  [{ schedule: '0 * * * *' }, 'EtcdSnapshots: "schedule" is not a property'],
])('refuses %j', (props, message) => {
  expect(() => new EtcdSnapshots(props)).toThrow(message);
});
