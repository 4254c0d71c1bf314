import { cluster, stackObjects } from './support';
import {
  AwsCloudControllerManager, AwsEbsCsiDriver, AwsEbsCsiDriverProps, AwsFileSystem, AwsStorageType, AwsTopology, HelmChartProxyDelivery,
  KubernetesVersion, Longhorn,
} from '../../src';

const HOSTED = { controlPlaneReplicas: 0, endpoint: undefined };

describe('AWS cloud provider', () => {
  test.each([['v1.34.3', 'v1.34.0'], ['v1.32.9', 'v1.32.5'], ['v1.99.0', 'v1.35.0']])('Kubernetes %s gets %s', (version, tag) => {
    const release = new AwsCloudControllerManager().release(cluster({ kubernetesVersion: KubernetesVersion.of(version) }));
    expect(release.values).toEqual({
      args: ['--v=2', '--cloud-provider=aws', '--configure-cloud-routes=false', '--cluster-name=prod'],
      hostNetworking: true,
      image: { tag },
    });
    expect([release.namespace, release.chart!.version]).toEqual(['kube-system', '0.0.11']);
  });

  test('a release of yours, and other values', () => {
    const { values } = new AwsCloudControllerManager({ imageTag: 'v1.33.1', values: { resources: { requests: { cpu: '100m' } } } }).release(cluster());
    expect(values).toMatchObject({ image: { tag: 'v1.33.1' }, resources: { requests: { cpu: '100m' } } });
  });

  test('what is wrong with a cluster', () => {
    const old = cluster({ ...HOSTED, kubernetesVersion: KubernetesVersion.of('v1.29.3') });
    expect(new AwsCloudControllerManager().problems(old)).toEqual([
      'ADD-03 hosted-control-plane: "aws-cloud-controller-manager" runs on control plane machines and cluster "prod" has none; deploy it where its control plane runs and give the stack an addon of this name that does so.',
      'ADD-04 cloud-provider-version: no AWS cloud provider is known for Kubernetes v1.29.3 of cluster "prod"; write imageTag.',
    ]);
    expect(() => new AwsCloudControllerManager().release(cluster({}, { facts: {} })))
      .toThrow('addon "aws-cloud-controller-manager": cluster "prod" does not say "aws.region"; use this addon with an AwsTopology.');
    expect(() => new AwsCloudControllerManager({ imageTag: 'latest' })).toThrow('AwsCloudControllerManager.imageTag: "latest" is not a image tag; write for example "v1.34.0".');
  });
});

describe('AWS storage driver', () => {
  test('its controller runs on the control plane, and volumes are encrypted', () => {
    const { values, followUps } = new AwsEbsCsiDriver({ tags: { team: 'a' } }).release(cluster());
    expect(values!.controller).toMatchObject({
      region: 'eu-central-1', k8sTagClusterId: 'prod', extraVolumeTags: { team: 'a' }, replicaCount: 2, affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }] }] } } },
    });
    expect(followUps!.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([['StorageClass', 'gp3'], ['VolumeSnapshotClass', 'ebs']]);
    expect(followUps![0]).toMatchObject({ parameters: { type: 'gp3', encrypted: 'true' }, volumeBindingMode: 'WaitForFirstConsumer', reclaimPolicy: 'Delete' });
    expect(new AwsEbsCsiDriver().release(cluster({ controlPlaneReplicas: 1 })).values!.controller.replicaCount).toBe(1);
    expect(new AwsEbsCsiDriver().problems(cluster(HOSTED))).toEqual([expect.stringMatching(/^ADD-03 /)]);
  });

  test('classes and snapshots', () => {
    const addon = new AwsEbsCsiDriver({
      snapshots: false,
      storageClasses: [
        { name: 'fast', type: AwsStorageType.IO2, iops: 8000, kmsKey: 'arn:aws:kms:eu-central-1:123456789012:key/a', fileSystem: AwsFileSystem.XFS, retain: true },
        { name: 'plain', throughput: 250, encrypted: false },
      ],
    });
    const [fast, plain] = addon.release(cluster()).followUps!;
    expect(fast).toMatchObject({
      metadata: { name: 'fast', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      parameters: { 'type': 'io2', 'encrypted': 'true', 'iops': '8000', 'kmsKeyId': 'arn:aws:kms:eu-central-1:123456789012:key/a', 'csi.storage.k8s.io/fstype': 'xfs' },
      reclaimPolicy: 'Retain',
    });
    expect([plain.metadata, plain.parameters]).toEqual([{ name: 'plain' }, { type: 'gp3', encrypted: 'false', throughput: '250' }]);
    expect([addon.requires, new AwsEbsCsiDriver().requires]).toEqual([[], ['snapshot-controller']]);
  });

  test.each<[AwsEbsCsiDriverProps, string]>([
    [{ storageClasses: [{ name: 'a' }, { name: 'a' }] }, 'AwsEbsCsiDriver.storageClasses: "a" is the name of two classes; give each its own.'],
    [{ storageClasses: [{ name: 'a', type: AwsStorageType.IO2 }] }, 'AwsEbsCsiDriver.storageClasses["a"].iops: a value is required for io2.'],
    [{ storageClasses: [{ name: 'a', kmsKey: 'alias' }] }, 'AwsEbsCsiDriver.storageClasses["a"].kmsKey: "alias" is not a KMS key ARN; write for example "arn:aws:kms:eu-central-1:123456789012:key/…".'],
  ])('refused: %j', (props, message) => {
    expect(() => new AwsEbsCsiDriver(props)).toThrow(new Error(message));
  });
});

test('both join a cluster by themselves, and Longhorn leaves the default class to the driver', () => {
  const given = cluster({}, { requiredAddons: new AwsTopology({ region: 'eu-central-1' }).requiredAddons });
  const charts = stackObjects(given, { delivery: new HelmChartProxyDelivery() }).filter(({ kind }) => kind === 'HelmChartProxy').map(({ spec }) => spec.chartName);
  expect(charts).toEqual(['aws-cloud-controller-manager', 'snapshot-controller', 'aws-ebs-csi-driver']);
  expect(new Longhorn().release(given).values!.persistence.defaultClass).toBe(false);
});
