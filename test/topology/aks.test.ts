import { Duration, Size } from 'cdk8s';
import {
  AksDiskType, AksImage, AksNetwork, AksOutbound, AksPoolMode, AksTier, AksTopology, AksTopologyProps, ClusterClass, Kubeadm, TaintEffect,
  WorkloadCluster, WorkloadClusterProps,
} from '../../src';
import { expectGolden, ofKind, synthesize } from '../support/golden';

const SYSTEM = { name: 'system', mode: AksPoolMode.SYSTEM };
const LEAST = { location: 'westeurope', pools: [SYSTEM] };
const ID = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network/providers';
const GROUP = '00000000-0000-0000-0000-000000000002';

function objects(props: Partial<AksTopologyProps> = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return synthesize(chart => { new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology: new AksTopology({ ...LEAST, ...props }), ...cluster }); });
}

/** The resource of Azure within the first object of a kind. */
const resource = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec.resources[0];
const managed = (props: Partial<AksTopologyProps> = {}, cluster?: Partial<WorkloadClusterProps>): any => resource('AzureASOManagedControlPlane', objects(props, cluster)).spec;

test('a cluster of AKS', () => {
  expectGolden('aks', objects({
    credentialsSecret: 'azure',
    resourceGroup: 'shop-prod',
    authorizedRanges: ['203.0.113.0/24'],
    entra: { adminGroups: [GROUP] },
    tags: { team: 'platform' },
    pools: [
      { ...SYSTEM, replicas: 3, taints: [{ key: 'CriticalAddonsOnly', value: 'true', effect: TaintEffect.NO_SCHEDULE }] },
      { name: 'batch', vmSize: 'Standard_D8s_v5', zones: ['1'], scaling: { min: 0, max: 10 }, labels: { 'example.com/pool': 'batch' } },
    ],
  }));
});

test('what is there when nothing is said', () => {
  const all = objects();
  expect(resource('AzureASOManagedCluster', all)).toEqual({
    apiVersion: 'resources.azure.com/v1api20200601', kind: 'ResourceGroup', metadata: { name: 'prod' }, spec: { location: 'westeurope' },
  });
  expect(resource('AzureASOManagedControlPlane', all).spec).toEqual({
    owner: { name: 'prod' },
    location: 'westeurope',
    dnsPrefix: 'prod',
    sku: { name: 'Base', tier: 'Standard' },
    identity: { type: 'SystemAssigned' },
    servicePrincipalProfile: { clientId: 'msi' },
    enableRBAC: true,
    autoUpgradeProfile: { upgradeChannel: 'none' },
    oidcIssuerProfile: { enabled: true },
    securityProfile: { workloadIdentity: { enabled: true } },
    networkProfile: { networkPlugin: 'azure', networkPluginMode: 'overlay', networkDataplane: 'cilium', networkPolicy: 'cilium', dnsServiceIP: '10.96.0.10' },
  });
  expect(resource('AzureASOManagedMachinePool', all).spec).toMatchObject({ azureName: 'system', owner: { name: 'prod' }, availabilityZones: ['1', '2', '3'] });
  expect(ofKind(all, 'MachinePool').map(pool => [pool.spec.replicas, pool.spec.template.spec.bootstrap])).toEqual([[3, { dataSecretName: '' }]]);
  expect(ofKind(all, 'MachineHealthCheck')).toEqual([]);
});

test('the provider writes version, number of machines and blocks of pods and services', () => {
  const all = objects({}, { network: { podCidrs: ['10.244.0.0/16'], serviceCidrs: ['10.200.4.0/22'] } });
  const { spec } = resource('AzureASOManagedControlPlane', all);
  expect(ofKind(all, 'AzureASOManagedControlPlane')[0].spec.version).toBe('v1.34.3');
  expect(spec).not.toHaveProperty('kubernetesVersion');
  expect(spec).not.toHaveProperty('agentPoolProfiles');
  expect(Object.keys(spec.networkProfile)).not.toContain('serviceCidr');
  expect(spec.networkProfile.dnsServiceIP).toBe('10.200.4.10');
  expect(resource('AzureASOManagedMachinePool', all).spec).not.toHaveProperty('count');
  expect(resource('AzureASOManagedMachinePool', all).spec).not.toHaveProperty('orchestratorVersion');
});

test('every resource names its owner and the account', () => {
  const all = objects({ credentialsSecret: 'azure', keepResourceGroup: true });
  const found = ['AzureASOManagedCluster', 'AzureASOManagedControlPlane', 'AzureASOManagedMachinePool'].map(kind => resource(kind, all));
  expect(found.map(({ metadata, spec }) => [metadata.name, spec.owner?.name])).toEqual([['prod', undefined], ['prod', 'prod'], ['prod-system', 'prod']]);
  expect(found.map(({ metadata }) => metadata.annotations['serviceoperator.azure.com/credential-from'])).toEqual(['azure', 'azure', 'azure']);
  expect(found.map(({ metadata }) => metadata.annotations['serviceoperator.azure.com/reconcile-policy'])).toEqual(['detach-on-delete', undefined, undefined]);
});

test('without local accounts the kubeconfig of users is in a Secret of its own', () => {
  expect(managed({ entra: { adminGroups: [GROUP], azureRbac: false, tenantId: GROUP } })).toMatchObject({
    disableLocalAccounts: true,
    aadProfile: { managed: true, enableAzureRBAC: false, adminGroupObjectIDs: [GROUP], tenantID: GROUP },
    operatorSpec: { secrets: { userCredentials: { name: 'prod-user-kubeconfig', key: 'value' } } },
  });
  const both = managed({ entra: {}, localAccounts: true });
  expect(both.aadProfile).toEqual({ managed: true, enableAzureRBAC: true });
  expect(both).not.toHaveProperty('disableLocalAccounts');
  expect(both).not.toHaveProperty('operatorSpec');
});

test('the rest of the control plane', () => {
  expect(managed({
    aksName: 'prod-1',
    dnsPrefix: 'shop',
    nodeResourceGroup: 'prod-nodes',
    network: AksNetwork.OVERLAY,
    outbound: AksOutbound.USER_DEFINED_ROUTING,
    subnet: `${ID}/Microsoft.Network/virtualNetworks/prod/subnets/nodes`,
    privateCluster: true,
    identity: `${ID}/Microsoft.ManagedIdentity/userAssignedIdentities/prod`,
    workloadIdentity: false,
    tier: AksTier.PREMIUM,
    tags: { team: 'platform' },
  })).toEqual({
    azureName: 'prod-1',
    owner: { name: 'prod' },
    location: 'westeurope',
    dnsPrefix: 'shop',
    nodeResourceGroup: 'prod-nodes',
    sku: { name: 'Base', tier: 'Premium' },
    supportPlan: 'AKSLongTermSupport',
    identity: { type: 'UserAssigned', userAssignedIdentities: [{ reference: { armId: `${ID}/Microsoft.ManagedIdentity/userAssignedIdentities/prod` } }] },
    servicePrincipalProfile: { clientId: 'msi' },
    enableRBAC: true,
    apiServerAccessProfile: { enablePrivateCluster: true },
    autoUpgradeProfile: { upgradeChannel: 'none' },
    oidcIssuerProfile: { enabled: true },
    networkProfile: { networkPlugin: 'azure', networkPluginMode: 'overlay', outboundType: 'userDefinedRouting', dnsServiceIP: '10.96.0.10' },
    tags: { team: 'platform' },
  });
  expect(managed({ network: AksNetwork.NONE }).networkProfile).toEqual({ networkPlugin: 'none', dnsServiceIP: '10.96.0.10' });
  expect(managed({ oidcIssuer: false })).not.toHaveProperty('oidcIssuerProfile');
  expect(managed({ oidcIssuer: false })).not.toHaveProperty('securityProfile');
});

test('everything of a pool', () => {
  const all = objects({
    subnet: `${ID}/Microsoft.Network/virtualNetworks/prod/subnets/nodes`,
    pools: [{
      name: 'system-pool-of-prod',
      azureName: 'sys1',
      mode: AksPoolMode.SYSTEM,
      vmSize: 'Standard_D8ds_v5',
      osDisk: Size.gibibytes(200),
      osDiskType: AksDiskType.EPHEMERAL,
      image: AksImage.AZURE_LINUX,
      zones: [],
      scaling: { min: 2, max: 5 },
      maxPods: 110,
      taints: [{ key: 'a', effect: TaintEffect.NO_EXECUTE }],
    }],
  });
  expect(resource('AzureASOManagedMachinePool', all).spec).toEqual({
    azureName: 'sys1',
    owner: { name: 'prod' },
    type: 'VirtualMachineScaleSets',
    mode: 'System',
    vmSize: 'Standard_D8ds_v5',
    osType: 'Linux',
    osSKU: 'AzureLinux',
    osDiskSizeGB: 200,
    osDiskType: 'Ephemeral',
    maxPods: 110,
    enableAutoScaling: true,
    minCount: 2,
    maxCount: 5,
    nodeTaints: ['a=:NoExecute'],
    vnetSubnetReference: { armId: `${ID}/Microsoft.Network/virtualNetworks/prod/subnets/nodes` },
  });
  expect(ofKind(all, 'MachinePool')[0].spec.replicas).toBe(2);
});

test('names of pools lose their dashes', () => {
  expect(resource('AzureASOManagedMachinePool', objects({ pools: [SYSTEM, { name: 'gpu-a' }] }), 1).spec).toMatchObject({ azureName: 'gpua', mode: 'User' });
});

describe('refused', () => {
  const pool = (options: object): Partial<AksTopologyProps> => ({ pools: [{ ...SYSTEM, ...options }] });
  test.each<[Partial<AksTopologyProps>, string]>([
    [{ location: 'West Europe' }, 'AksTopology.location: "West Europe" is not a location of Azure; write for example "westeurope".'],
    [{ pools: [{ name: 'one' }] }, 'AksTopology.pools: AKS runs pods of its own and has no pool for them; write mode: AksPoolMode.SYSTEM in one at least.'],
    [{ pools: [] }, 'AksTopology.pools: AKS runs pods of its own and has no pool for them; write mode: AksPoolMode.SYSTEM in one at least.'],
    [{ privateCluster: true, authorizedRanges: ['203.0.113.0/24'] }, 'AksTopology.authorizedRanges: a private API server has none; leave one of the two out.'],
    [{ localAccounts: false }, 'AksTopology.localAccounts: nobody could log in; write entra, too.'],
    [{ workloadIdentity: true, oidcIssuer: false }, 'AksTopology.workloadIdentity: needs the OIDC issuer; leave oidcIssuer out.'],
    [{ outbound: AksOutbound.USER_DEFINED_ROUTING }, 'AksTopology.outbound: "userDefinedRouting" is that of a subnet of yours; write subnet, too.'],
    [{ subnet: 'nodes' }, 'AksTopology.subnet: "nodes" is not a resource id; write for example "/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…/subnets/nodes".'],
    [{ pools: [{ ...SYSTEM, name: 'general-purpose' }] }, 'AksTopology.pools["general-purpose"].name without dashes: "generalpurpose" is not a name of a node pool (a letter, then at most 11 letters and digits, all lower-case); write for example "general".'],
    [pool({ azureName: 'A' }), 'AksTopology.pools["system"].azureName: "A" is not a name of a node pool (a letter, then at most 11 letters and digits, all lower-case); write for example "general".'],
    [{ pools: [{ ...SYSTEM, name: 'a-b' }, { name: 'ab' }] }, 'AksTopology.pools["ab"].azureName: "ab" is also the name of pool "a-b" in AKS; write another one.'],
    [pool({ replicas: 0 }), 'AksTopology.pools["system"].replicas: 0 leaves the pods of AKS without a machine; write 1 or more.'],
    [pool({ scaling: { min: 0, max: 2 } }), 'AksTopology.pools["system"].scaling.min: 0 leaves the pods of AKS without a machine; write 1 or more.'],
    [pool({ scaling: { min: 3, max: 2 } }), 'AksTopology.pools["system"].scaling.max: 2 is below min 3; raise it.'],
    [pool({ scaling: { min: 1, max: 2 }, replicas: 3 }), 'AksTopology.pools["system"]: replicas 3 and scaling are both given; AKS\'s autoscaler would fight it, so keep one.'],
    [pool({ failureDomain: '1' }), 'AksTopology.pools["system"].failureDomain: a node pool spans zones; write zones.'],
    [pool({ autoscale: { min: 1, max: 2 } }), 'AksTopology.pools["system"].autoscale: AKS has an autoscaler of its own; write scaling.'],
    [pool({ setup: { sysctls: { 'vm.max_map_count': '1' } } }), 'AksTopology.pools["system"].setup: AKS makes its machines itself; leave it out.'],
    [pool({ minReady: Duration.minutes(1) }), 'AksTopology.pools["system"].minReady: AKS makes and replaces its machines itself; leave it out.'],
    [pool({ labels: { 'node-role.kubernetes.io/worker': '' } }), 'AksTopology.pools["system"].labels: "node-role.kubernetes.io/worker" is a label that AKS does not set; use a domain of your own.'],
    [pool({ names: { bootstrapTemplate: 'one' } }), 'AksTopology.pools["system"].names.bootstrapTemplate: "one" names what a node pool does not have; leave it out.'],
  ])('%j', (props, message) => {
    expect(() => new AksTopology({ ...LEAST, ...props })).toThrow(new Error(message));
  });

  test.each<[Partial<WorkloadClusterProps>, string]>([
    [{ network: { serviceDomain: 'example.com' } }, '"prod" network.serviceDomain: services of AKS are always in cluster.local; leave it out.'],
    [{ network: { nodeCidrMaskSize: 25 } }, '"prod" network.nodeCidrMaskSize: AKS decides the block of a machine; leave it out.'],
    [{ network: { kubeProxy: false } }, '"prod" network.kubeProxy: AKS decides it; leave it out.'],
    [{ network: { podCidrs: ['10.244.0.0/16', 'fd00::/48'], serviceCidrs: ['10.96.0.0/16', 'fd01::/112'] } }, '"prod" network.podCidrs: the provider hands one IPv4 block to AKS (v1.26.0); write one.'],
    [{ kubernetes: { apiServer: { certificateSans: ['a'] } } }, 'Aks: kubernetes "apiServer.certificateSans" cannot be expressed; leave it out or choose another distribution.'],
    [{ setup: { ntpServers: ['a'] } }, 'Aks: setup "ntpServers" cannot be expressed; leave it out or choose another distribution.'],
    [{ distribution: new Kubeadm() }, 'AksTopology brings its own distribution; leave it out.'],
  ])('%j', (cluster, message) => {
    expect(() => objects({}, cluster)).toThrow(message);
  });

  test('a class', () => {
    expect(() => synthesize(chart => { new ClusterClass(chart, 'aks', { topology: new AksTopology(LEAST) }); }))
      .toThrow('AksTopology cannot be used in a class: a class names a bootstrap template for every MachinePool, and pool "system" of AKS has none; use WorkloadCluster.');
  });
});
