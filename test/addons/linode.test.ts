import { cluster } from './support';
import { AddonSecret, LinodeCloudControllerManager, LinodeCsi, LinodeReclaim } from '../../src';

const facts = { 'linode.region': 'de-fra-2' };
const secretRef = { name: 'linode-token-region', apiTokenRef: 'apiToken', regionRef: 'region' };

test('the cloud provider gets its token from a Secret that is delivered', () => {
  const { namespace, chart, values, secrets } = new LinodeCloudControllerManager().release(cluster({}, { facts }));
  expect([namespace, chart!.name, chart!.version, secrets]).toEqual(['kube-system', 'ccm-linode', 'v0.7.1', ['prod-linode']]);
  expect(values).toEqual({ secretRef });
  const own = new LinodeCloudControllerManager({ credentialsSecret: AddonSecret.inWorkloadCluster() });
  expect(own.release(cluster({}, { facts })).secrets).toEqual([]);
});

test('in a VPC it knows the VPC and leaves routes to the network addon', () => {
  const { values } = new LinodeCloudControllerManager().release(cluster({}, { facts: { ...facts, 'linode.vpc': 'true' } }));
  expect(values!.routeController).toEqual({ vpcNames: 'prod', clusterCIDR: '192.168.0.0/16', configureCloudRoutes: false });
});

test('it runs on control plane machines', () => {
  expect(new LinodeCloudControllerManager().problems(cluster({ controlPlaneReplicas: 0 }, { facts }))).toEqual([expect.stringMatching(/^ADD-03 /)]);
});

test('the driver makes the default class', () => {
  const { chart, values, secrets } = new LinodeCsi().release(cluster({}, { facts }));
  expect([chart!.name, chart!.version, secrets]).toEqual(['linode-blockstorage-csi-driver', 'v1.0.6', ['prod-linode']]);
  expect(values).toEqual({ secretRef, defaultStorageClass: 'linode-block-storage' });
  expect(new LinodeCsi({ reclaim: LinodeReclaim.RETAIN }).release(cluster({}, { facts })).values!.defaultStorageClass).toBe('linode-block-storage-retain');
});

test('both are for Linode only', () => {
  for (const addon of [new LinodeCloudControllerManager(), new LinodeCsi()]) {
    expect(() => addon.release(cluster({}, { facts: {} }))).toThrow(/LinodeTopology/);
  }
});

test('refused', () => {
  expect(() => new LinodeCsi({ reclaim: 'keep' as any })).toThrow(new Error('LinodeCsi.reclaim: "keep" is not one of linode-block-storage, linode-block-storage-retain.'));
  expect(() => new LinodeCloudControllerManager({ credentialsSecret: 'linode' as any })).toThrow(/^LinodeCloudControllerManager\.credentialsSecret: /);
});
