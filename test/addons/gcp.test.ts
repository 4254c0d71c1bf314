import { cluster, find } from './support';
import { AddonSecret, GcpCloudControllerManager, GcpPdCsiDriver, GcpPdCsiDriverProps, GcpVolumeType, KubernetesVersion } from '../../src';

const FACTS = { 'gcp.project': 'my-project', 'gcp.network': 'shared', 'gcp.network-project': 'network-host', 'gcp.subnet': 'nodes' };

describe('cloud provider for GCP', () => {
  const release = (version = 'v1.34.3') =>
    new GcpCloudControllerManager().release(cluster({ kubernetesVersion: KubernetesVersion.of(version) }, { facts: FACTS }));
  const image = (version: string): string => find(release(version).manifests!, 'DaemonSet', 'cloud-controller-manager').spec.template.spec.containers[0].image;

  test('it knows project, network and the tags of the machines', () => {
    const { manifests, chart, secrets } = release();
    expect(find(manifests!, 'ConfigMap', 'gcp-cloud-config').data['gce.conf'].split('\n')).toEqual([
      '[global]', 'project-id = my-project', 'network-project-id = network-host', 'network-name = shared', 'subnetwork-name = nodes',
      'node-tags = prod-control-plane', 'node-tags = prod-node', 'multizone = true', '',
    ]);
    expect([chart, secrets]).toEqual([undefined, undefined]);
  });

  test('its release is not newer than the cluster', () => {
    expect(['v1.30.1', 'v1.33.6', 'v1.34.3', 'v1.40.0'].map(version => image(version).split(':')[1])).toEqual(['v30.0.0', 'v32.2.5', 'v34.0.0', 'v36.0.7']);
    const chosen = new GcpCloudControllerManager({ imageTag: 'v33.1.1' }).release(cluster({}, { facts: FACTS }));
    expect(find(chosen.manifests!, 'DaemonSet', 'cloud-controller-manager').spec.template.spec.containers[0].image).toMatch(/:v33\.1\.1$/);
    expect(new GcpCloudControllerManager().problems(cluster({ kubernetesVersion: KubernetesVersion.of('v1.29.0') }))).toEqual([
      'ADD-04 cloud-provider-version: no cloud provider for GCP is known for Kubernetes v1.29.0 of cluster "prod"; write imageTag.',
    ]);
  });

  test('it runs where it can start before everything else', () => {
    const { spec } = find(release().manifests!, 'DaemonSet', 'cloud-controller-manager').spec.template;
    expect(spec.hostNetwork).toBe(true);
    expect(spec.tolerations).toContainEqual({ key: 'node.cloudprovider.kubernetes.io/uninitialized', value: 'true', effect: 'NoSchedule' });
    expect(new GcpCloudControllerManager().problems(cluster({ controlPlaneReplicas: 0 }))[0]).toMatch(/^ADD-03 /);
  });

  test('another infrastructure does not say what it must know', () => {
    expect(() => new GcpCloudControllerManager().release(cluster({}, { facts: {} })))
      .toThrow('addon "gcp-cloud-controller-manager": cluster "prod" does not say "gcp.project"; use this addon with a GcpTopology.');
  });
});

describe('storage driver for GCP', () => {
  const release = (props: GcpPdCsiDriverProps = {}, replicas = 3) =>
    new GcpPdCsiDriver(props).release(cluster({ controlPlaneReplicas: replicas }, { facts: FACTS }));
  const controller = (props?: GcpPdCsiDriverProps, replicas?: number): any => find(release(props, replicas).manifests!, 'Deployment', 'csi-gce-pd-controller').spec;
  const names = (props?: GcpPdCsiDriverProps): string[] => controller(props).template.spec.containers.map(({ name }: any) => name);

  test('two controllers on control plane machines, with the rights of these', () => {
    expect([controller().replicas, controller({}, 1).replicas]).toEqual([2, 1]);
    const driver = controller().template.spec.containers.at(-1);
    expect(driver.image).toBe('registry.k8s.io/cloud-provider-gcp/gcp-compute-persistent-disk-csi-driver:v1.26.4');
    expect([driver.env, release().secrets]).toEqual([undefined, undefined]);
    expect(find(release().manifests!, 'Namespace', 'gce-pd-csi-driver').metadata.labels['pod-security.kubernetes.io/enforce']).toBe('privileged');
  });

  test('a service account of its own comes from a Secret', () => {
    const props = { credentialsSecret: AddonSecret.resourceSet('{cluster}-gcp-pd') };
    expect(release(props).secrets).toEqual(['prod-gcp-pd']);
    expect(controller(props).template.spec.containers.at(-1).env).toEqual([{ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: '/etc/cloud-sa/cloud-sa.json' }]);
    expect(controller(props).template.spec.volumes).toContainEqual({ name: 'cloud-sa', secret: { secretName: 'cloud-sa' } });
  });

  test('classes of storage and snapshots', () => {
    const kmsKey = 'projects/p/locations/l/keyRings/r/cryptoKeys/k';
    const { followUps } = release({
      storageClasses: [{ name: 'fast', type: GcpVolumeType.SSD, regional: true, kmsKey }, { name: 'slow', type: GcpVolumeType.STANDARD }],
    });
    const isDefault = ({ annotations = {} }: any): boolean => Object.keys(annotations).length > 0;
    expect(followUps!.map(({ metadata, parameters }: any) => [metadata.name, parameters?.type, isDefault(metadata)])).toEqual([
      ['fast', 'pd-ssd', true], ['slow', 'pd-standard', false], ['gcp-pd', undefined, true],
    ]);
    expect(followUps![0].parameters).toEqual({ 'type': 'pd-ssd', 'replication-type': 'regional-pd', 'disk-encryption-kms-key': kmsKey });
    expect(names()).toContain('csi-snapshotter');
    expect(names({ snapshots: false })).not.toContain('csi-snapshotter');
    expect([new GcpPdCsiDriver().requires, new GcpPdCsiDriver({ snapshots: false }).requires]).toEqual([['snapshot-controller'], []]);
  });

  test.each<[GcpPdCsiDriverProps, string]>([
    [{ version: '1.26' }, 'GcpPdCsiDriver.version: "1.26" is not a driver release; write for example "v1.26.4".'],
    [{ storageClasses: [{ name: 'a' }, { name: 'a' }] }, 'GcpPdCsiDriver.storageClasses: "a" is the name of two classes; give each its own.'],
  ])('refused: %j', (props, message) => {
    expect(() => new GcpPdCsiDriver(props)).toThrow(new Error(message));
  });
});
