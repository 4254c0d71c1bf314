import { allKinds, checkObject, findKind } from '../../src/api';

type Sample = readonly [source: string, apiVersion: string, kind: string, spec: object];

const INFRASTRUCTURE = 'infrastructure.cluster.x-k8s.io';
const BOOTSTRAP = 'bootstrap.cluster.x-k8s.io';
const CONTROL_PLANE = 'controlplane.cluster.x-k8s.io';

const template = (spec: object) => ({ template: { spec } });
const machines = { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2', kind: 'VSphereMachineTemplate', name: 'prod' };

/** Small objects as a user would write them, at least one for each source. */
const SAMPLES: readonly Sample[] = [
  ['capd', `${INFRASTRUCTURE}/v1beta2`, 'DevCluster', { backend: { docker: {} } }],
  ['capd', `${INFRASTRUCTURE}/v1beta2`, 'DevMachineTemplate', template({ backend: { docker: {} } })],
  ['capd', `${INFRASTRUCTURE}/v1beta2`, 'DevMachinePool', { backend: { docker: {} } }],
  ['capv-supervisor', `vmware.${INFRASTRUCTURE}/v1beta2`, 'VSphereMachineTemplate', template({ className: 'best-effort-small', imageName: 'ubuntu-2404' })],
  ['capa', `${INFRASTRUCTURE}/v1beta2`, 'AWSCluster', { region: 'eu-west-1', controlPlaneLoadBalancer: { loadBalancerType: 'nlb' } }],
  ['capa', `${INFRASTRUCTURE}/v1beta2`, 'AWSMachineTemplate', template({ instanceType: 'm5.large', sshKeyName: '', cloudInit: { insecureSkipSecretsManager: true } })],
  ['capa', `${INFRASTRUCTURE}/v1beta2`, 'AWSManagedMachinePool', { amiType: 'AL2023_x86_64_STANDARD', scaling: { minSize: 1, maxSize: 3 } }],
  ['capa', `${CONTROL_PLANE}/v1beta2`, 'AWSManagedControlPlane', { region: 'eu-west-1', version: 'v1.34.0', addons: [{ name: 'vpc-cni', version: 'v1.20.0' }] }],
  ['capa', `${BOOTSTRAP}/v1beta2`, 'NodeadmConfigTemplate', template({ preNodeadmCommands: ['true'] })],
  ['capz', `${INFRASTRUCTURE}/v1beta1`, 'AzureCluster', { location: 'westeurope', resourceGroup: 'prod', networkSpec: { vnet: { name: 'prod' } } }],
  ['capz', `${INFRASTRUCTURE}/v1beta1`, 'AzureMachineTemplate', template({ vmSize: 'Standard_D2s_v5', osDisk: { osType: 'Linux', diskSizeGB: 128 } })],
  ['capz', `${INFRASTRUCTURE}/v1beta1`, 'AzureASOManagedControlPlane', {
    version: 'v1.34.0', resources: [{ apiVersion: 'containerservice.azure.com/v1api20240901', kind: 'ManagedCluster', metadata: { name: 'prod' }, spec: { anything: 1 } }],
  }],
  ['capg', `${INFRASTRUCTURE}/v1beta1`, 'GCPMachineTemplate', template({ instanceType: 'n2-standard-2', image: 'projects/p/global/images/ubuntu' })],
  ['capg', `${INFRASTRUCTURE}/v1beta1`, 'GCPManagedControlPlane', { project: 'p', location: 'europe-west1' }],
  ['capg', `${BOOTSTRAP}/v1beta1`, 'GKEConfigTemplate', template({})],
  ['capo', `${INFRASTRUCTURE}/v1beta1`, 'OpenStackCluster', { identityRef: { name: 'prod-cloud-config', cloudName: 'openstack' }, managedSubnets: [{ cidr: '10.6.0.0/24' }] }],
  ['capo', `${INFRASTRUCTURE}/v1beta1`, 'OpenStackMachineTemplate', template({ flavor: 'm1.large', image: { filter: { name: 'ubuntu' } } })],
  ['capo', `${INFRASTRUCTURE}/v1alpha1`, 'OpenStackClusterIdentity', { secretRef: { name: 'cloud', namespace: 'capo-system' } }],
  ['capm3', `${INFRASTRUCTURE}/v1beta2`, 'Metal3MachineTemplate', template({ image: { url: 'http://10.0.0.1/ubuntu.qcow2', checksum: 'http://10.0.0.1/sums', diskFormat: 'qcow2' } })],
  ['metal3-ipam', 'ipam.metal3.io/v1alpha1', 'IPPool', { namePrefix: 'prod', pools: [{ start: '10.0.0.10', end: '10.0.0.20', prefix: 24 }] }],
  ['baremetal-operator', 'metal3.io/v1alpha1', 'BareMetalHost', { online: true, bmc: { address: 'redfish://10.0.0.2', credentialsName: 'node-1' }, bootMACAddress: '00:11:22:33:44:55' }],
  ['capl', `${INFRASTRUCTURE}/v1alpha2`, 'LinodeMachineTemplate', template({ region: 'de-fra-2', type: 'g6-standard-2' })],
  ['azurestackhci', `${INFRASTRUCTURE}/v1beta2`, 'AzureStackHCIMachineTemplate', template({ location: 'site', vmSize: 'Standard_K8S_v1', sshPublicKey: 'a2V5' })],
  ['cloudscale', `${INFRASTRUCTURE}/v1beta2`, 'CloudscaleCluster', { region: 'lpg', credentialsRef: { name: 'cloudscale' } }],
  ['cloudscale', `${INFRASTRUCTURE}/v1beta2`, 'CloudscaleMachineTemplate', template({ flavor: 'flex-4-2', image: 'custom:ubuntu-2404' })],
  ['capibm', `${INFRASTRUCTURE}/v1beta2`, 'IBMVPCMachineTemplate', template({ image: { name: 'capi' }, zone: 'eu-de-1', profile: 'bx2-4x16' })],
  ['capibm', `${INFRASTRUCTURE}/v1beta3`, 'IBMPowerVSMachineTemplate', template({ network: { name: 'prod' }, imageRef: { name: 'capi' } })],
  ['cappacket', `${INFRASTRUCTURE}/v1beta1`, 'PacketMachineTemplate', template({ machineType: 'c3.small.x86', os: 'ubuntu_22_04' })],
  ['caph', `${INFRASTRUCTURE}/v1beta1`, 'HetznerCluster', {
    controlPlaneRegions: ['fsn1'], hetznerSecretRef: { name: 'hetzner', key: { hcloudToken: 'hcloud' } }, sshKeys: { hcloud: [{ name: 'ops' }] },
  }],
  ['caph', `${INFRASTRUCTURE}/v1beta1`, 'HCloudMachineTemplate', template({ type: 'cpx31', imageName: 'ubuntu-24.04' })],
  ['capone', `${INFRASTRUCTURE}/v1beta1`, 'ONEMachineTemplate', template({ templateName: 'worker' })],
  ['capx', `${INFRASTRUCTURE}/v1beta1`, 'NutanixMachineTemplate', template({
    vcpuSockets: 2,
    vcpusPerSocket: 1,
    memorySize: '4Gi',
    systemDiskSize: '40Gi',
    image: { type: 'name', name: 'ubuntu' },
    cluster: { type: 'name', name: 'pe' },
    subnet: [{ type: 'name', name: 'vlan' }],
  })],
  ['byoh', `${INFRASTRUCTURE}/v1beta1`, 'K8sInstallerConfigTemplate', template({ bundleRepo: 'registry.example.com/byoh', bundleType: 'k8s' })],
  ['dcs', `${INFRASTRUCTURE}/v1beta1`, 'DCSCluster', {
    controlPlaneLoadBalancer: { host: '10.0.0.5', port: 6443, type: 'external' }, credentialSecretRef: { name: 'dcs' }, networkType: 'kube-ovn',
  }],
  ['hcs', `${INFRASTRUCTURE}/v1beta1`, 'HCSCluster', { identityRef: { name: 'hcs' }, network: {}, networkType: 'kube-ovn' }],
  ['k0smotron', `${BOOTSTRAP}/v1beta2`, 'K0sWorkerConfigTemplate', template({ version: 'v1.34.1+k0s.0', preK0sCommands: ['true'] })],
  ['k0smotron', `${CONTROL_PLANE}/v1beta2`, 'K0sControlPlane', { version: 'v1.34.1+k0s.0', replicas: 1, k0sConfigSpec: {}, machineTemplate: { infrastructureRef: machines } }],
  ['k0smotron', `${CONTROL_PLANE}/v1beta2`, 'K0smotronControlPlane', { version: 'v1.34.1-k0s.0', service: { type: 'LoadBalancer', apiPort: 6443 } }],
  ['k0smotron', `${INFRASTRUCTURE}/v1beta2`, 'PooledRemoteMachine', { pool: 'edge', machine: { address: '10.0.0.9', user: 'root', sshKeyRef: { name: 'ssh' } } }],
  ['k0smotron', 'k0smotron.io/v1beta2', 'JoinTokenRequest', { clusterName: 'prod', role: 'worker' }],
  ['kamaji', `${CONTROL_PLANE}/v1alpha2`, 'KamajiControlPlane', { version: 'v1.34.0', dataStoreName: 'default', addons: { coreDNS: {}, kubeProxy: {} }, network: { serviceType: 'LoadBalancer' } }],
  ['capk3s', `${BOOTSTRAP}/v1beta2`, 'KThreesConfigTemplate', template({ agentConfig: { nodeName: 'a' } })],
  ['capk3s', `${CONTROL_PLANE}/v1beta2`, 'KThreesControlPlane', { version: 'v1.34.1+k3s1', replicas: 3, machineTemplate: { infrastructureRef: machines } }],
  ['caprke2', `${BOOTSTRAP}/v1beta2`, 'RKE2ConfigTemplate', template({ preRKE2Commands: ['true'] })],
  ['caprke2', `${CONTROL_PLANE}/v1beta2`, 'RKE2ControlPlane', {
    version: 'v1.34.1+rke2r1',
    rolloutStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
    machineTemplate: { spec: { infrastructureRef: { apiGroup: INFRASTRUCTURE, kind: 'VSphereMachineTemplate', name: 'prod' } } },
  }],
  ['cabpt', `${BOOTSTRAP}/v1alpha3`, 'TalosConfigTemplate', template({ generateType: 'worker', talosVersion: 'v1.12' })],
  ['cacppt', `${CONTROL_PLANE}/v1alpha3`, 'TalosControlPlane', {
    version: 'v1.34.0', infrastructureTemplate: machines, controlPlaneConfig: { controlplane: { generateType: 'controlplane', talosVersion: 'v1.12' } },
  }],
  ['microk8s-bootstrap', `${BOOTSTRAP}/v1beta1`, 'MicroK8sConfigTemplate', template({})],
  ['microk8s-controlplane', `${CONTROL_PLANE}/v1beta1`, 'MicroK8sControlPlane', {
    version: 'v1.28.0', machineTemplate: { infrastructureTemplate: machines }, controlPlaneConfig: { initConfiguration: { addons: ['dns'] } },
  }],
  ['canonical-k8s', `${BOOTSTRAP}/v1beta2`, 'CK8sConfigTemplate', template({ channel: '1.32-classic/stable' })],
  ['canonical-k8s', `${CONTROL_PLANE}/v1beta2`, 'CK8sControlPlane', { version: 'v1.32.1', machineTemplate: { infrastructureTemplate: machines }, spec: { airGapped: true } }],
  ['capi-operator', 'operator.cluster.x-k8s.io/v1alpha2', 'InfrastructureProvider', { version: 'v1.16.1', configSecret: { name: 'vsphere' } }],
  ['turtles', 'turtles-capi.cattle.io/v1alpha1', 'CAPIProvider', { type: 'infrastructure', name: 'vsphere', version: 'v1.16.1' }],
  ['argocd', 'argoproj.io/v1alpha1', 'Application', { project: 'default', destination: { name: 'prod', namespace: 'a' }, source: { repoURL: 'https://example.com/a.git', path: 'a' } }],
  ['argocd', 'argoproj.io/v1alpha1', 'ApplicationSet', {
    generators: [{ clusters: {} }],
    template: { metadata: { name: '{{name}}' }, spec: { project: 'default', destination: { name: '{{name}}' }, source: { repoURL: 'https://example.com/a.git' } } },
  }],
  ['flux-source', 'source.toolkit.fluxcd.io/v1', 'GitRepository', { interval: '5m', url: 'https://example.com/a.git' }],
  ['flux-kustomize', 'kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { interval: '5m', prune: true, sourceRef: { kind: 'GitRepository', name: 'a' } }],
  ['flux-helm', 'helm.toolkit.fluxcd.io/v2', 'HelmRelease', { interval: '5m', chartRef: { kind: 'OCIRepository', name: 'a' }, kubeConfig: { secretRef: { name: 'prod-kubeconfig' } } }],
  ['sveltos', 'config.projectsveltos.io/v1beta1', 'ClusterProfile', { clusterSelector: { matchLabels: { env: 'prod' } }, policyRefs: [{ kind: 'ConfigMap', name: 'a', namespace: 'b' }] }],
  ['external-secrets', 'external-secrets.io/v1', 'ExternalSecret', { secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' }, data: [{ secretKey: 'a', remoteRef: { key: 'b' } }] }],
  ['sealed-secrets', 'bitnami.com/v1alpha1', 'SealedSecret', { encryptedData: { a: 'AgB=' }, template: { metadata: { name: 'a' } } }],
  ['vm-operator', 'vmoperator.vmware.com/v1alpha5', 'VirtualMachineClass', { hardware: { cpus: 2, memory: '4Gi' } }],
  ['vsphere-csi', 'cns.vmware.com/v1alpha1', 'CnsRegisterVolume', { pvcName: 'a', volumeID: '0fc63daf-8483-4772-8e79-3d69d8477de4', accessMode: 'ReadWriteOnce' }],
];

/** The object with a field nobody knows, where a user's fields are: in a template, inside of it. */
function withUnknown(spec: any): object {
  return spec.template?.spec && Object.keys(spec).length === 1 ? template({ ...spec.template.spec, noSuchField: 1 }) : { ...spec, noSuchField: 1 };
}

describe.each(SAMPLES)('%s: %s %s', (source, apiVersion, kind, spec) => {
  const object = (content: object) => ({ apiVersion, kind, metadata: findKind(apiVersion, kind)?.namespaced ? { name: 'a', namespace: 'b' } : { name: 'a' }, spec: content });

  test('a small object is good', () => {
    expect(findKind(apiVersion, kind)?.source).toBe(source);
    expect(checkObject(object(spec))).toEqual({ checked: true, findings: [] });
  });

  test('an unknown field is found', () => {
    expect(checkObject(object(withUnknown(spec))).findings).toEqual([expect.objectContaining({ message: expect.stringContaining('"noSuchField" is not a field here') })]);
  });
});

test('every imported project beside Cluster API, vSphere and the add-ons before has a sample', () => {
  const before = ['core', 'capi', 'capv', 'caaph', 'ipam-in-cluster', 'velero'];
  const imported = new Set(allKinds().filter(({ older }) => !older).map(({ source }) => source));
  expect([...imported].filter(source => !before.includes(source)).sort()).toEqual([...new Set(SAMPLES.map(([source]) => source))].sort());
});

test('the same kind in two groups is two kinds', () => {
  expect(findKind(`${INFRASTRUCTURE}/v1beta2`, 'VSphereCluster')).toMatchObject({ source: 'capv' });
  expect(findKind(`vmware.${INFRASTRUCTURE}/v1beta2`, 'VSphereCluster')).toMatchObject({ source: 'capv-supervisor' });
});

test.each<[apiVersion: string, kind: string, contracts: string[]]>([
  [`${INFRASTRUCTURE}/v1beta2`, 'AWSCluster', ['v1beta1']],
  [`${INFRASTRUCTURE}/v1beta2`, 'IBMVPCCluster', ['v1beta1']],
  [`${INFRASTRUCTURE}/v1beta3`, 'IBMPowerVSCluster', ['v1beta2']],
  [`${INFRASTRUCTURE}/v1beta2`, 'AzureStackHCICluster', ['v1beta2']],
  [`${CONTROL_PLANE}/v1alpha2`, 'KamajiControlPlane', ['v1beta2']],
  [`${CONTROL_PLANE}/v1alpha3`, 'TalosControlPlane', ['v1beta1']],
  ['ipam.metal3.io/v1alpha1', 'IPPool', []],
])('%s %s implements %j', (apiVersion, kind, contracts) => {
  expect(findKind(apiVersion, kind)?.contracts).toEqual(contracts);
});
