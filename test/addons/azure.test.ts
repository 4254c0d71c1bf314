import { cluster, stackObjects } from './support';
import {
  AzureDiskCsiDriver, AzureDiskCsiDriverProps, AzureFileSystem, AzureIdentity, AzureStorageType, AzureTopology, CloudProviderAzure,
  HelmChartProxyDelivery,
} from '../../src';

const HOSTED = { controlPlaneReplicas: 0, endpoint: undefined };

describe('Azure cloud provider', () => {
  test('leaves addresses of pods to the network addon', () => {
    const release = new CloudProviderAzure().release(cluster());
    expect(release.values).toEqual({
      infra: { clusterName: 'prod' },
      cloudControllerManager: { allocateNodeCidrs: 'false', configureCloudRoutes: 'false', clusterCIDR: '192.168.0.0/16', replicas: 2 },
    });
    expect([release.namespace, release.chart!.version]).toEqual(['kube-system', '1.36.0']);
    expect(new CloudProviderAzure().release(cluster({ controlPlaneReplicas: 1 })).values!.cloudControllerManager.replicas).toBe(1);
  });

  test('a release of yours', () => {
    const { values } = new CloudProviderAzure({ imageTag: 'v1.33.1' }).release(cluster());
    expect(values).toMatchObject({ cloudControllerManager: { imageTag: 'v1.33.1' }, cloudNodeManager: { imageTag: 'v1.33.1' } });
    expect(() => new CloudProviderAzure({ imageTag: 'latest' })).toThrow('CloudProviderAzure.imageTag: "latest" is not a image tag; write for example "v1.34.3".');
  });

  test('what is wrong with a cluster', () => {
    expect(new CloudProviderAzure().problems(cluster(HOSTED))).toEqual([expect.stringMatching(/^ADD-03 /)]);
    expect(() => new CloudProviderAzure().release(cluster({}, { facts: {} })))
      .toThrow('addon "cloud-provider-azure": cluster "prod" does not say "azure.location"; use this addon with an AzureTopology.');
  });
});

describe('Azure storage driver', () => {
  test('its controller runs on the control plane', () => {
    const { values, followUps } = new AzureDiskCsiDriver().release(cluster());
    expect(values).toEqual({ controller: { replicas: 2, runOnControlPlane: true }, snapshot: { enabled: false }, windows: { enabled: false } });
    expect(followUps).toEqual([expect.objectContaining({ provisioner: 'disk.csi.azure.com', parameters: { skuName: 'Premium_LRS' }, reclaimPolicy: 'Delete' })]);
    expect(new AzureDiskCsiDriver().problems(cluster(HOSTED))).toEqual([expect.stringMatching(/^ADD-03 /)]);
  });

  test('classes and snapshots', () => {
    const encryptionSet = '/subscriptions/1/resourceGroups/platform/providers/Microsoft.Compute/diskEncryptionSets/key';
    const addon = new AzureDiskCsiDriver({
      snapshots: true,
      storageClasses: [
        { name: 'zoned', type: AzureStorageType.PREMIUM_SSD_ZRS, encryptionSet, fileSystem: AzureFileSystem.XFS, retain: true },
        { name: 'plain', type: AzureStorageType.STANDARD_SSD },
      ],
    });
    const { values, followUps } = addon.release(cluster());
    const [zoned, plain, snapshots] = followUps!;
    expect(values!.snapshot).toEqual({ enabled: true });
    expect(zoned).toMatchObject({
      metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      parameters: { skuName: 'Premium_ZRS', diskEncryptionSetID: encryptionSet, fsType: 'xfs' },
      reclaimPolicy: 'Retain',
    });
    expect(plain).toMatchObject({ metadata: { name: 'plain' }, parameters: { skuName: 'StandardSSD_LRS' } });
    expect(snapshots).toMatchObject({ kind: 'VolumeSnapshotClass', driver: 'disk.csi.azure.com', parameters: { incremental: 'true' } });
  });

  test.each<[AzureDiskCsiDriverProps, string]>([
    [{ storageClasses: [{ name: 'a' }, { name: 'a' }] }, 'AzureDiskCsiDriver.storageClasses: "a" is the name of two classes; give each its own.'],
    [{ storageClasses: [{ name: 'a', encryptionSet: 'key' }] }, 'AzureDiskCsiDriver.storageClasses["a"].encryptionSet: "key" is not a resource id of a disk encryption set; write for example "/subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/diskEncryptionSets/…".'],
  ])('refused: %j', (props, message) => {
    expect(() => new AzureDiskCsiDriver(props)).toThrow(new Error(message));
  });
});

test('both join a cluster by themselves', () => {
  const topology = new AzureTopology({ location: 'westeurope', subscriptionId: '00000000-0000-0000-0000-000000000001', identity: AzureIdentity.fromName('a') });
  const given = cluster({}, { requiredAddons: topology.requiredAddons, facts: topology.facts });
  const charts = stackObjects(given, { delivery: new HelmChartProxyDelivery() }).filter(({ kind }) => kind === 'HelmChartProxy').map(({ spec }) => spec.chartName);
  expect(charts).toEqual(['cloud-provider-azure', 'azuredisk-csi-driver']);
});
