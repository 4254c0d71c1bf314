import { cluster } from './support';
import { AddonStack, ClusterSelector, HcloudCloudControllerManager, HcloudCsi, HetznerRegion, HetznerTopology, WorkloadCluster } from '../../src';
import { synthesize } from '../support/golden';

const facts = { 'hetzner.secret': 'hetzner', 'hetzner.region': 'nbg1' };
const from = (key: string) => ({ valueFrom: { secretKeyRef: { name: 'hetzner', key } } });

test('the cloud provider reads what the provider of Cluster API puts into the cluster', () => {
  const { namespace, chart, values, secrets } = new HcloudCloudControllerManager().release(cluster({}, { facts }));
  expect([namespace, chart!.version, secrets]).toEqual(['kube-system', '1.35.0', undefined]);
  expect(values).toEqual({ env: { HCLOUD_TOKEN: from('token'), HCLOUD_LOAD_BALANCERS_LOCATION: { value: 'nbg1' } } });
});

test('with a private network it knows the network and leaves routes to the network addon', () => {
  const { values } = new HcloudCloudControllerManager().release(cluster({}, { facts: { ...facts, 'hetzner.network': 'true' } }));
  expect(values!.networking).toEqual({ enabled: true, clusterCIDR: '192.168.0.0/16', network: from('network') });
  expect(values!.env.HCLOUD_NETWORK_ROUTES_ENABLED).toEqual({ value: 'false' });
});

test('with bare metal it logs in to Robot too', () => {
  const { values } = new HcloudCloudControllerManager().release(cluster({}, { facts: { ...facts, 'hetzner.robot': 'true' } }));
  expect(values!.robot).toEqual({ enabled: true });
  expect([values!.env.ROBOT_USER, values!.env.ROBOT_PASSWORD]).toEqual([from('robot-user'), from('robot-password')]);
});

test.each([
  [{}, { name: 'hcloud-volumes', defaultStorageClass: true, reclaimPolicy: 'Delete' }],
  [{ storageClass: 'slow', defaultClass: false }, { name: 'slow', defaultStorageClass: false, reclaimPolicy: 'Delete' }],
])('storage with %j', (props, storageClass) => {
  const { chart, values } = new HcloudCsi(props).release(cluster({}, { facts }));
  expect(chart!.version).toBe('2.22.1');
  expect(values).toEqual({
    controller: { hcloudToken: { existingSecret: { name: 'hetzner', key: 'token' } }, hcloudVolumeDefaultLocation: 'nbg1' }, storageClasses: [storageClass],
  });
});

test('both join a cluster at Hetzner by themselves, and no other', () => {
  const all = synthesize(chart => {
    const topology = new HetznerTopology({ regions: [HetznerRegion.NBG1], credentialsSecret: 'hetzner', type: 'cpx42', image: '{version}' });
    new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology })) });
  });
  expect(all.filter(({ kind }) => kind === 'HelmChartProxy').map(({ spec }) => spec.chartName)).toEqual(['hcloud-cloud-controller-manager', 'hcloud-csi']);
  for (const addon of [new HcloudCloudControllerManager(), new HcloudCsi()]) {
    expect(() => addon.release(cluster({}, { facts: {} }))).toThrow(`addon "${addon.name}": cluster "prod" does not say "hetzner.secret"; use this addon with a HetznerTopology.`);
  }
});
