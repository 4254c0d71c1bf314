import { cluster } from './support';
import { AddonSecret, KubernetesVersion, OpenStackCinderCsi, OpenStackCloudControllerManager } from '../../src';

const FACTS = { 'openstack.cloud': 'openstack' };

describe('cloud provider for OpenStack', () => {
  const values = (version = 'v1.34.3', facts: { [key: string]: string } = FACTS): any =>
    new OpenStackCloudControllerManager().release(cluster({ kubernetesVersion: KubernetesVersion.of(version) }, { facts })).values;

  test('its configuration comes from a Secret, its name is that of the cluster', () => {
    const release = new OpenStackCloudControllerManager().release(cluster({}, { facts: FACTS }));
    expect(release.secrets).toEqual(['prod-openstack-cloud-config']);
    expect(values()).toMatchObject({ cluster: { name: 'prod' }, secret: { enabled: true, create: false, name: 'cloud-config' } });
    const elsewhere = new OpenStackCloudControllerManager({ credentialsSecret: AddonSecret.inWorkloadCluster() });
    expect(elsewhere.release(cluster({}, { facts: FACTS })).secrets).toBeUndefined();
  });

  test('its release is not newer than the cluster', () => {
    expect(['v1.33.6', 'v1.40.0'].map(version => values(version).image.tag)).toEqual(['v1.33.0', 'v1.36.0']);
    const chosen = new OpenStackCloudControllerManager({ imageTag: 'v1.35.1' }).release(cluster({}, { facts: FACTS }));
    expect(chosen.values!.image.tag).toBe('v1.35.1');
  });

  test('it runs on control plane machines, whatever their label says', () => {
    const label = (version: string): string => values(version).nodeSelector['node-role.kubernetes.io/control-plane'];
    expect(['v1.34.3', 'v1.34.3+k3s1', 'v1.34.3+rke2r1'].map(label)).toEqual(['', 'true', 'true']);
  });

  test('with a region the ids of nodes have it', () => {
    expect(values().extraEnv).toBeUndefined();
    expect(values('v1.34.3', { ...FACTS, 'openstack.region': 'RegionOne' }).extraEnv).toEqual([{ name: 'OS_CCM_REGIONAL', value: 'true' }]);
  });

  test('it needs control plane machines, and a cluster on OpenStack', () => {
    expect(new OpenStackCloudControllerManager().problems(cluster({ controlPlaneReplicas: 0 }))[0]).toMatch(/^ADD-03 /);
    expect(() => new OpenStackCloudControllerManager().release(cluster({}, { facts: {} })))
      .toThrow('addon "openstack-cloud-controller-manager": cluster "prod" does not say "openstack.cloud"; use this addon with an OpenStackTopology.');
  });
});

describe('storage driver for OpenStack', () => {
  test('it reads the configuration of the cloud provider', () => {
    const { values, secrets, followUps } = new OpenStackCinderCsi().release(cluster({}, { facts: FACTS }));
    expect(values).toMatchObject({ clusterID: 'prod', secret: { enabled: true, create: false, hostMount: false, name: 'cloud-config' }, storageClass: { enabled: false } });
    expect(secrets).toBeUndefined();
    expect(followUps!.map(({ kind, metadata }: any) => [kind, metadata.name])).toEqual([['StorageClass', 'cinder'], ['VolumeSnapshotClass', 'cinder']]);
  });

  test('classes of storage', () => {
    const { followUps } = new OpenStackCinderCsi({ snapshots: false, storageClasses: [{ name: 'fast', type: 'nvme', availabilityZone: 'nova' }, { name: 'slow' }] }).release(cluster({}, { facts: FACTS }));
    expect(followUps!.map(({ parameters }: any) => parameters)).toEqual([{ type: 'nvme', availability: 'nova' }, undefined]);
    expect([new OpenStackCinderCsi().requires, new OpenStackCinderCsi({ snapshots: false }).requires]).toEqual([['snapshot-controller'], []]);
    expect(() => new OpenStackCinderCsi({ storageClasses: [{ name: 'a' }, { name: 'a' }] }))
      .toThrow('OpenStackCinderCsi.storageClasses: "a" is the name of two classes; give each its own.');
  });
});
