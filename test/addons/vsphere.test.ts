import { parse } from 'yaml';
import { cluster, find, stackObjects } from './support';
import { AddonSecret, ClusterContext, ClusterResourceSetDelivery, KubernetesVersion, VSphereCpi, VSphereCpiProps, VSphereCsi, VSphereFileSystem } from '../../src';

const delivery = new ClusterResourceSetDelivery();

const ZONED = { 'vsphere.server': 'vc.example.com', 'vsphere.region-category': 'house-region', 'vsphere.zone-category': 'house-zone' };

/** The workload objects that a stack of these addons applies, by kind and name. */
function payload(addon: VSphereCpi | VSphereCsi, context: Partial<ClusterContext> = {}, facts?: { [key: string]: string }): Map<string, any> {
  const objects = stackObjects(cluster(context, facts ? { facts } : {}), { addons: [addon], delivery });
  const documents = objects.filter(({ kind }) => kind === 'ConfigMap').flatMap(({ data }) => Object.values<string>(data)).map(text => parse(text));
  return new Map(documents.map(object => [`${object.kind} ${object.metadata.name}`, object]));
}

describe('vSphere CPI', () => {
  test('the chart gets the facts of the topology and no secret', () => {
    const facts = { 'vsphere.server': 'vc.example.com', 'vsphere.datacenters': 'dc1', 'vsphere.thumbprint': 'AB:CD' };
    const { values, secrets, chart } = new VSphereCpi().release(cluster({}, { facts }));
    expect(chart!.version).toBe('1.36.0');
    expect(values!.config).toEqual({
      enabled: true,
      vcenter: 'vc.example.com',
      datacenter: 'dc1',
      thumbprint: 'AB:CD',
      region: '',
      zone: '',
      secret: { create: false, name: 'vsphere-cloud-secret' },
    });
    expect(secrets).toEqual(['prod-vsphere-cpi']);
  });

  test.each([['dc1,dc2', ['dc1', 'dc2']], [undefined, undefined]])('datacenters %s need a configuration of our own', (known, datacenters) => {
    const facts = { 'vsphere.server': 'vc.example.com', ...(known ? { 'vsphere.datacenters': known } : {}) };
    const { values, manifests } = new VSphereCpi().release(cluster({}, { facts }));
    expect(values!.config.enabled).toBe(false);
    expect(manifests![0].metadata.name).toBe('cloud-config');
    expect(parse(manifests![0].data['vsphere.conf'])).toEqual({
      global: { port: 443, secretName: 'vsphere-cloud-secret', secretNamespace: 'kube-system', insecureFlag: true },
      vcenter: { 'vc.example.com': { server: 'vc.example.com', ...(datacenters ? { datacenters } : {}) } },
    });
  });

  test.each([['dc1', 'chart'], ['dc1,dc2', 'library']])('zones: nodes get the labels of the vCenter\'s tags, with datacenters %s by the %s', datacenters => {
    const { values, manifests } = new VSphereCpi().release(cluster({}, { facts: { ...ZONED, 'vsphere.datacenters': datacenters } }));
    const labels = manifests ? parse(manifests[0].data['vsphere.conf']).labels : { region: values!.config.region, zone: values!.config.zone };
    expect(labels).toEqual({ region: 'house-region', zone: 'house-zone' });
  });

  test.each<[string | undefined, any, string[]]>([
    ['dc1', { config: { region: 'house-region', zone: 'house-zone' } }, []],
    ['dc1,dc2', { daemonset: { dnsPolicy: 'Default' } }, []],
    ['dc1,dc2', { config: { region: undefined } }, []],
    ['dc1,dc2', { config: { region: 'house-region', zone: 'house-zone' } },
      ['ADD-08 cloud-config: machines of cluster "prod" are in several datacenters, so that the library and not the chart writes the configuration; leave out values.config.region, values.config.zone. Categories of tags follow from the topology\'s zones.']],
    [undefined, { config: { enabled: true } },
      ['ADD-08 cloud-config: machines of cluster "prod" name no datacenter, so that the library and not the chart writes the configuration; leave out values.config.enabled. Categories of tags follow from the topology\'s zones.']],
  ])('datacenters %s, chart values %j: what the chart would not read is a problem', (datacenters, values, problems) => {
    const facts = { 'vsphere.server': 'vc.example.com', ...(datacenters ? { 'vsphere.datacenters': datacenters } : {}) };
    expect(new VSphereCpi({ values }).problems(cluster({}, { facts }))).toEqual(problems);
  });

  test('chart values that the chart reads win over the topology\'s', () => {
    const facts = { ...ZONED, 'vsphere.datacenters': 'dc1' };
    const { values } = new VSphereCpi({ values: { config: { region: 'mine' } } }).release(cluster({}, { facts }));
    expect([values!.config.region, values!.config.zone]).toEqual(['mine', 'house-zone']);
  });

  test.each([['v1.32.9', 'v1.32.2'], ['v1.34.3', 'v1.34.0'], ['v1.36.0', 'v1.36.0'], ['v1.40.1', 'v1.36.0']])('Kubernetes %s runs cloud provider %s', (version, tag) => {
    const { values } = new VSphereCpi().release(cluster({ kubernetesVersion: KubernetesVersion.of(version) }));
    expect(values!.daemonset.tag).toBe(tag);
  });

  test('a Kubernetes version older than every known release is a problem until a tag is given', () => {
    const old = cluster({ kubernetesVersion: KubernetesVersion.of('v1.28.4') });
    expect(new VSphereCpi().problems(old)).toEqual(['ADD-04 cloud-provider-version: no vSphere cloud provider is known for Kubernetes v1.28.4 of cluster "prod"; write imageTag.']);
    expect(new VSphereCpi({ imageTag: 'v1.28.1' }).problems(old)).toEqual([]);
  });

  test.each([[{}], [undefined]])('without charts it is plain objects that mount one configuration (%#)', facts => {
    const objects = payload(new VSphereCpi(), {}, facts && { 'vsphere.server': 'vc.example.com', 'vsphere.datacenters': 'dc1,dc2' });
    expect([...objects.keys()].sort()).toEqual([
      'ClusterRole system:cloud-controller-manager', 'ClusterRoleBinding system:cloud-controller-manager', 'ConfigMap cloud-config',
      'DaemonSet vsphere-cpi', 'RoleBinding cloud-controller-manager:apiserver-authentication-reader', 'ServiceAccount cloud-controller-manager',
    ]);
    const { spec } = objects.get('DaemonSet vsphere-cpi').spec.template;
    expect(spec.containers[0].image).toBe('registry.k8s.io/cloud-pv-vsphere/cloud-provider-vsphere:v1.34.0');
    expect(spec.volumes[0].configMap.name).toBe('cloud-config');
  });

  test.each<[VSphereCpiProps]>([[{ values: { daemonset: { dnsPolicy: 'Default' } } }], [{ version: '1.35.0' }]])('what was said about the chart is not lost without charts: %j', props => {
    expect(() => payload(new VSphereCpi(props))).toThrow('"vsphere-cpi" is a Helm chart and a ClusterResourceSet carries plain objects only; render it with `helm template vsphere-cpi vsphere-cpi --repo');
  });
});

describe('vSphere CSI', () => {
  test('the namespace admits privileged pods before anything lives in it', () => {
    const [namespaces] = stackObjects(cluster(), { addons: [new VSphereCsi({ snapshots: false })], delivery }).filter(({ kind }) => kind === 'ConfigMap');
    expect(namespaces.metadata.name).toBe('prod-vsphere-csi-namespaces');
    expect(parse(namespaces.data['00-namespace-vmware-system-csi.yaml']).metadata.labels['pod-security.kubernetes.io/enforce']).toBe('privileged');
  });

  test.each([[1, 1], [2, 2], [3, 3], [5, 3]])('%d control plane machines run %d controllers', (controlPlaneReplicas, replicas) => {
    expect(payload(new VSphereCsi({ snapshots: false }), { controlPlaneReplicas }).get('Deployment vsphere-csi-controller').spec.replicas).toBe(replicas);
  });

  test.each([[ZONED, true], [undefined, false]])('volumes follow the zones of the nodes only where there are zones (%#)', (facts, topology) => {
    const { containers } = payload(new VSphereCsi({ snapshots: false }), {}, facts).get('Deployment vsphere-csi-controller').spec.template.spec;
    const { args } = containers.find(({ name }: any) => name === 'csi-provisioner');
    expect([args.includes('--feature-gates=Topology=true'), args.includes('--strict-topology')]).toEqual([topology, topology]);
  });

  test('the cluster id tells clusters apart, also by long names', () => {
    const idOf = (name: string, namespace: string) => payload(new VSphereCsi({ snapshots: false }), { name, namespace }).get('ConfigMap vsphere-csi-cluster-id');
    expect(idOf('prod', 'fleet')).toMatchObject({ immutable: true, data: { clusterID: 'fleet-prod' } });
    const [one, two] = ['a', 'b'].map(end => idOf(`${'c'.repeat(62)}${end}`, 'fleet').data.clusterID);
    expect(one).not.toBe(two);
    expect(one).toMatch(/^fleet-c+-[a-z0-9]{8}$/);
    expect(one.length).toBeLessThanOrEqual(64);
  });

  test('the first storage class is the default, parameters are what was said', () => {
    const objects = payload(new VSphereCsi({
      snapshots: false,
      storageClasses: [
        { name: 'gold', storagePolicy: 'Gold', fileSystem: VSphereFileSystem.XFS },
        { name: 'scratch', datastoreUrl: 'ds:///vmfs/volumes/5c9bb20e/' },
      ],
    }));
    expect(objects.get('StorageClass gold')).toMatchObject({
      metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      parameters: { 'storagepolicyname': 'Gold', 'csi.storage.k8s.io/fstype': 'xfs' },
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    });
    expect(objects.get('StorageClass scratch').parameters).toEqual({ datastoreurl: 'ds:///vmfs/volumes/5c9bb20e/' });
    expect(objects.get('StorageClass scratch').metadata).toEqual({ name: 'scratch' });
  });

  test('snapshots bring their controller, their sidecar and a class that Velero finds; without them there is none of it', () => {
    const objects = stackObjects(cluster(), { addons: [new VSphereCsi()] });
    find(objects, 'HelmChartProxy', 'prod-snapshot-controller');
    const followUps = Object.keys(find(objects, 'ConfigMap', 'prod-vsphere-csi-after').data);
    expect(followUps).toEqual(['00-storageclass-vsphere.yaml', '01-volumesnapshotclass-vsphere.yaml']);
    const without = payload(new VSphereCsi({ snapshots: false }));
    expect(without.get('Deployment vsphere-csi-controller').spec.template.spec.containers.map(({ name }: any) => name)).not.toContain('csi-snapshotter');
    expect([...without.keys()]).not.toContain('VolumeSnapshotClass vsphere');
  });

  test('version rules driver and syncer', () => {
    const images = JSON.stringify([...payload(new VSphereCsi({ version: 'v3.8.0', snapshots: false })).values()]).match(/csi-vsphere\/[^"]+/g);
    expect(new Set(images)).toEqual(new Set(['csi-vsphere/driver:v3.8.0', 'csi-vsphere/syncer:v3.8.0']));
  });

  test.each<[any, string]>([
    [{ version: 'latest' }, 'VSphereCsi.version: "latest" is not a driver release; write for example "v3.7.3".'],
    [{ storageClasses: [] }, 'VSphereCsi.storageClasses: [] has too few items; at least 1 needed.'],
    [{ storageClasses: [{ name: 'a' }, { name: 'a' }] }, 'VSphereCsi.storageClasses: "a" is the name of two classes; give each its own.'],
    [{ storageClasses: [{ name: 'a', datastoreUrl: 'datastore1' }] }, 'VSphereCsi.storageClasses["a"].datastoreUrl: "datastore1" is not a datastore address;'],
    [{ credentialsSecret: 'vcenter' }, 'VSphereCsi.credentialsSecret: "vcenter" is not an AddonSecret; write AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster().'],
    [{ snapshots: 'no' }, 'VSphereCsi.snapshots: "no" is not true or false.'],
  ])('refused: %j', (props, message) => {
    expect(() => new VSphereCsi(props)).toThrow(message);
  });
});

describe('credentials', () => {
  test('one name with {cluster} serves several clusters', () => {
    const addon = new VSphereCpi({ credentialsSecret: AddonSecret.resourceSet('vcenter-{cluster}') });
    expect(addon.release(cluster({ name: 'a' })).secrets).toEqual(['vcenter-a']);
    expect(addon.release(cluster({ name: 'b' })).secrets).toEqual(['vcenter-b']);
  });

  test('credentials that are in the cluster by other means are not delivered', () => {
    expect(new VSphereCsi({ credentialsSecret: AddonSecret.inWorkloadCluster() }).release(cluster()).secrets).toEqual([]);
    const objects = stackObjects(cluster(), { addons: [new VSphereCpi({ credentialsSecret: AddonSecret.inWorkloadCluster() })] });
    expect(objects.map(({ kind }) => kind)).toEqual(['HelmChartProxy']);
  });

  test.each(['', 'Prod', '{name}-x', '-x', 'x-', 7 as any])('%j is no Secret name', name => {
    expect(() => AddonSecret.resourceSet(name)).toThrow(/^AddonSecret\.resourceSet\.name: /);
  });
});

test.each([[new VSphereCpi()], [new VSphereCsi()]])('a cluster elsewhere is refused, one without control plane machines is a problem (%#)', addon => {
  expect(() => addon.release(cluster({}, { facts: {} }))).toThrow(`addon "${addon.name}": cluster "prod" does not say "vsphere.server"; use this addon with a VSphereTopology.`);
  expect(addon.problems(cluster({ controlPlaneReplicas: 0 }))).toEqual([
    `ADD-03 hosted-control-plane: "${addon.name}" runs on control plane machines and cluster "prod" has none; deploy it where its control plane runs and give the stack an addon of this name that does so.`,
  ]);
});
