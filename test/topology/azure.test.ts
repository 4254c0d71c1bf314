import { Size } from 'cdk8s';
import {
  AllowedNamespaces, AzureCaching, AzureDiskType, AzureEviction, AzureExposure, AzureIdentity, AzureIdentityProps, AzureIdentityType, AzureImage,
  AzureSecurityType, AzureTopology, AzureTopologyProps, ClassCluster, ClassVariable, ClusterApiVersion, ClusterClass, DiskFilesystem, Kubeadm,
  WorkloadClusterProps,
} from '../../src';
import { evaluated, written } from '../class/comparable';
import { emptyChart } from '../class/support';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const SUBSCRIPTION = '00000000-0000-0000-0000-000000000001';
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/platform/providers`;
const LOGIN = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/nodes`;
const azure = (props: Partial<AzureTopologyProps> = {}): AzureTopology => new AzureTopology({
  location: 'westeurope', subscriptionId: SUBSCRIPTION, identity: AzureIdentity.fromName('team-a'), ...props,
});

function objects(props: Partial<AzureTopologyProps> = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, azure(props), cluster); });
}

const clusterSpec = (all: any[]): any => ofKind(all, 'AzureCluster')[0].spec;
const machine = (all: any[], index = 0): any => ofKind(all, 'AzureMachineTemplate')[index].spec.template.spec;

/** Kubeadm, as if it needed a port of its own. */
class MorePorts extends Kubeadm {
  public get controlPlanePorts(): number[] { return [9345]; }
}

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

test('a cluster', () => {
  expectGolden('azure-kubeadm', objects({
    identity: AzureIdentity.fromName('team-a', 'identities'),
    resourceGroup: 'prod',
    image: AzureImage.gallery({ subscriptionId: SUBSCRIPTION, resourceGroup: 'images', gallery: 'nodes', name: 'ubuntu-2404' }),
    tags: { team: 'a' },
    controlPlane: {
      managedIdentities: [LOGIN],
      dataDisks: [{ name: 'etcddisk', lun: 0, size: Size.gibibytes(64) }],
      setup: { disks: [{ device: '/dev/disk/azure/scsi1/lun0', volumes: [{ label: 'etcd', mountPath: '/var/lib/etcd', filesystem: DiskFilesystem.XFS }] }] },
    },
    pools: [
      { name: 'general', replicas: 3, failureDomain: '1', size: 'Standard_D8s_v5' },
      { name: 'set', replicas: 2, machinePool: true, spot: {} },
    ],
  }));
});

test('machines have encrypted premium disks and no public address', () => {
  const all = objects({ pools: [{ name: 'one' }] });
  const same = {
    vmSize: 'Standard_D4s_v5',
    image: { computeGallery: { gallery: 'ClusterAPI-f72ceb4f-5159-4c26-a0fe-2ea738f0d019', name: 'capi-ubun2-2404', version: '1.34.3' } },
    osDisk: { osType: 'Linux', diskSizeGB: 128, cachingType: 'ReadOnly', managedDisk: { storageAccountType: 'Premium_LRS' } },
  };
  expect(machine(all, 0)).toEqual(same);
  expect(machine(all, 1)).toEqual(same);
});

test('everything about a machine', () => {
  const set = `${GROUP}/Microsoft.Compute/diskEncryptionSets/key`;
  const all = objects({
    tags: { team: 'a' },
    pools: [{
      name: 'one',
      size: 'Standard_DC4as_v5',
      image: AzureImage.marketplace({ publisher: 'acme', offer: 'nodes', sku: '2404', version: '1.0.0' }),
      disk: { size: Size.gibibytes(200), type: AzureDiskType.PREMIUM_SSD_ZRS, caching: AzureCaching.NONE, encryptionSet: set },
      dataDisks: [{ name: 'data', lun: 1, type: AzureDiskType.ULTRA_SSD, size: Size.gibibytes(500) }],
      managedIdentities: [LOGIN],
      sshKey: 'ssh-ed25519 AAAAC3Nza platform',
      spot: { maxPrice: '0.05', eviction: AzureEviction.DEALLOCATE },
      security: AzureSecurityType.CONFIDENTIAL,
      encryptionAtHost: true,
      acceleratedNetworking: true,
      tags: { owner: 'research' },
    }, {
      name: 'two',
      disk: { ephemeral: true },
      image: AzureImage.fromId(`${GROUP}/Microsoft.Compute/images/nodes`),
      capacityReservation: `${GROUP}/Microsoft.Compute/capacityReservationGroups/gpu`,
    }],
  });
  expect(clusterSpec(all).additionalTags).toEqual({ team: 'a' });
  expect(machine(all, 0)).not.toHaveProperty('additionalTags');
  expect(machine(all, 1)).toEqual({
    vmSize: 'Standard_DC4as_v5',
    image: { marketplace: { publisher: 'acme', offer: 'nodes', sku: '2404', version: '1.0.0' } },
    osDisk: { osType: 'Linux', diskSizeGB: 200, cachingType: 'None', managedDisk: { storageAccountType: 'Premium_ZRS', diskEncryptionSet: { id: set } } },
    dataDisks: [{ nameSuffix: 'data', lun: 1, diskSizeGB: 500, cachingType: 'None', managedDisk: { storageAccountType: 'UltraSSD_LRS' } }],
    identity: 'UserAssigned',
    userAssignedIdentities: [{ providerID: `azure://${LOGIN}` }],
    sshPublicKey: 'c3NoLWVkMjU1MTkgQUFBQUMzTnphIHBsYXRmb3Jt',
    networkInterfaces: [{ acceleratedNetworking: true, privateIPConfigs: 1 }],
    securityProfile: { securityType: 'ConfidentialVM', encryptionAtHost: true, uefiSettings: { secureBootEnabled: true, vTpmEnabled: true } },
    spotVMOptions: { maxPrice: '0.05', evictionPolicy: 'Deallocate' },
    additionalTags: { owner: 'research' },
  });
  expect(machine(all, 2)).toMatchObject({
    image: { id: `${GROUP}/Microsoft.Compute/images/nodes` },
    osDisk: { diffDiskSettings: { option: 'Local' }, cachingType: 'ReadOnly' },
    capacityReservationGroupID: `${GROUP}/Microsoft.Compute/capacityReservationGroups/gpu`,
  });
  expect(machine(all, 2).osDisk).not.toHaveProperty('managedDisk');
});

test('the configuration of the cloud provider comes from the Secret called after the machines', () => {
  const all = objects({ pools: [{ name: 'one' }, { name: 'set', machinePool: true }] });
  const file = (name: string, key: string) => ({ path: '/etc/kubernetes/azure.json', owner: 'root:root', permissions: '0644', contentFrom: { secret: { name: `${name}-azure-json`, key } } });
  const [controlPlane, pool] = ofKind(all, 'AzureMachineTemplate').map(({ metadata }) => metadata.name);
  const [set] = ofKind(all, 'AzureMachinePool').map(({ metadata }) => metadata.name);
  expect(ofKind(all, 'KubeadmControlPlane')[0].spec.kubeadmConfigSpec.files).toContainEqual(file(controlPlane, 'control-plane-azure.json'));
  expect(ofKind(all, 'KubeadmConfigTemplate')[0].spec.template.spec.files).toContainEqual(file(pool, 'worker-node-azure.json'));
  expect(ofKind(all, 'KubeadmConfig')[0].spec.files).toContainEqual(file(set, 'worker-node-azure.json'));
});

test('a network of its own, closed for SSH', () => {
  const { networkSpec } = clusterSpec(objects());
  expect(networkSpec).toMatchObject({
    vnet: { cidrBlocks: ['10.0.0.0/16'] },
    subnets: [{ name: 'control-plane-subnet', role: 'control-plane', cidrBlocks: ['10.0.0.0/24'] }, { name: 'node-subnet', role: 'node', cidrBlocks: ['10.0.128.0/17'] }],
    apiServerLB: { type: 'Public' },
  });
  expect(networkSpec).not.toHaveProperty('controlPlaneOutboundLB');
  const said = ({ name, action, source, destinationPorts }: any) => [name, action, source, destinationPorts];
  expect(networkSpec.subnets[0].securityGroup.securityRules.map(said)).toEqual([
    ['deny_ssh', 'Deny', 'Internet', '22'], ['allow_apiserver', 'Allow', '*', '6443'],
  ]);
});

test('a network that exists, an internal balancer and a further port', () => {
  const { networkSpec } = clusterSpec(objects({
    network: {
      name: 'hub', resourceGroup: 'network', cidr: '10.8.0.0/16', controlPlaneSubnet: 'cp', controlPlaneCidr: '10.8.0.0/24', nodeSubnet: 'nodes', nodeCidr: '10.8.1.0/24',
    },
    loadBalancer: { exposure: AzureExposure.INTERNAL, address: '10.8.0.10', privateDnsZone: 'prod.example.internal', outbound: false },
  }, { distribution: new MorePorts() }));
  expect(networkSpec).toEqual({
    vnet: { name: 'hub', resourceGroup: 'network', cidrBlocks: ['10.8.0.0/16'] },
    subnets: [{ name: 'cp', role: 'control-plane', cidrBlocks: ['10.8.0.0/24'] }, { name: 'nodes', role: 'node', cidrBlocks: ['10.8.1.0/24'] }],
    apiServerLB: { type: 'Internal', frontendIPs: [{ name: 'prod-internal-lb-frontEnd', privateIP: '10.8.0.10' }] },
    additionalAPIServerLBPorts: [{ name: 'port-9345', port: 9345 }],
    privateDNSZoneName: 'prod.example.internal',
  });
});

test('an internal balancer lets machines out, and a further port and SSH are let in', () => {
  const { networkSpec } = clusterSpec(objects({ network: { sshCidrs: ['203.0.113.0/24'] }, loadBalancer: { exposure: AzureExposure.INTERNAL } }, { distribution: new MorePorts() }));
  expect(networkSpec.controlPlaneOutboundLB).toEqual({ type: 'Public' });
  expect(networkSpec.subnets[0].securityGroup.securityRules).toEqual(expect.arrayContaining([
    expect.objectContaining({ name: 'allow_ssh', action: 'Allow', sources: ['203.0.113.0/24'] }),
    expect.objectContaining({ name: 'allow_port_9345', priority: 2202, destinationPorts: '9345' }),
  ]));
});

test('a hosted control plane brings its own balancer', () => {
  const all = unjudged(chart => { clusterWith(chart, azure({ pools: [{ name: 'one' }] }), { distribution: new Hosted() }); });
  expect(clusterSpec(all)).toMatchObject({ controlPlaneEnabled: false, networkSpec: { subnets: [{ role: 'node' }] } });
  expect(clusterSpec(all).networkSpec).not.toHaveProperty('apiServerLB');
  const chart = emptyChart();
  clusterWith(chart, azure({ loadBalancer: {} }), { distribution: new Hosted() });
  expect(problemsOf(chart)).toContain('[chart/prod] AZ-04 load-balancer: the control plane of "prod" is hosted, and with it its balancer; leave out loadBalancer.');
});

test('what the addons must know', () => {
  const topology = azure();
  expect([topology.requiredAddons, topology.facts, topology.needsEndpoint]).toEqual([['cloud-provider-azure', 'azuredisk-csi-driver'], { 'azure.location': 'westeurope' }, false]);
});

/** The Secret is called after the template, whose names differ between a class and a cluster with literals. */
function nameless(cluster: object): any {
  return JSON.parse(JSON.stringify(cluster).replace(/"prod-[^"]*-azure-json"/g, '"<template>-azure-json"'));
}

test('a class makes the objects of a cluster with literals', () => {
  const size = ClassVariable.text('size', { maxLength: 64 });
  const props = (text: string): Partial<AzureTopologyProps> => ({ loadBalancer: { exposure: AzureExposure.INTERNAL }, pools: [{ name: 'one', size: text }] });
  for (const distribution of [new Kubeadm(), new MorePorts()]) {
    const ofClass = evaluated(unjudged(chart => {
      const made = new ClusterClass(chart, 'azure', { topology: azure(props(size.asString)), distribution, variables: [size] });
      new ClassCluster(chart, 'prod', { class: made, kubernetesVersion: 'v1.34.3', variables: [size.of('Standard_E4s_v5')], pools: [{ name: 'one' }] });
    }));
    const literal = written(unjudged(chart => { clusterWith(chart, azure(props('Standard_E4s_v5')), { distribution }); }));
    expect(nameless(ofClass)).toEqual(nameless(literal));
    expect(ofClass.pools.one.machines.spec.template.spec.vmSize).toBe('Standard_E4s_v5');
  }
});

test('values are read off a topology with literals, whatever the templates are called', () => {
  const size = ClassVariable.text('size', { maxLength: 64 });
  const topology = (text: string): AzureTopology => azure({ pools: [{ name: 'one', size: text }] });
  const all = unjudged(chart => {
    const made = new ClusterClass(chart, 'azure', { topology: topology(size.asString), variables: [size] });
    new ClassCluster(chart, 'prod', { class: made, kubernetesVersion: 'v1.34.3', topology: topology('Standard_E4s_v5') });
  });
  expect(ofKind(all, 'Cluster')[0].spec.topology.variables).toEqual([{ name: 'size', value: 'Standard_E4s_v5' }]);
});

test.each<[Partial<AzureTopologyProps>, string]>([
  [{ pools: [{ name: 'one', machinePool: true }] }, 'AzureMachinePool, of which pool "one" is made, has no template kind (v1.26.0)'],
  [{ resourceGroup: 'prod' }, 'AzureClusterTemplate has no field for resourceGroup, which each cluster has of its own (v1.26.0)'],
  [{ network: { name: 'hub' } }, 'AzureClusterTemplate has no field for network.name, which each cluster has of its own (v1.26.0)'],
])('not in a class: %j', (props, message) => {
  expect(() => new ClusterClass(emptyChart(), 'azure', { topology: azure(props) })).toThrow(message);
});

test('not in a class with a hosted control plane', () => {
  expect(() => new ClusterClass(emptyChart(), 'azure', { topology: azure(), distribution: new Hosted() })).toThrow(new Error(
    'ClusterClass "azure".topology: AzureTopology cannot be used in a class: AzureClusterTemplate has no field that says that the control plane is hosted (v1.26.0); use WorkloadCluster.'));
});

describe('identities', () => {
  const all = AllowedNamespaces.all();
  const required = { tenantId: SUBSCRIPTION, clientId: SUBSCRIPTION };
  const made = (props: Partial<AzureIdentityProps>): any => synthesize(chart => { new AzureIdentity(chart, 'team-a', { allowedNamespaces: all, ...required, ...props }); })[0];

  test('without a secret', () => {
    expect(made({ allowedNamespaces: AllowedNamespaces.named('team-a') })).toMatchObject({
      kind: 'AzureClusterIdentity',
      metadata: { name: 'team-a', labels: { 'clusterctl.cluster.x-k8s.io/move-hierarchy': 'true' } },
      spec: { type: 'WorkloadIdentity', tenantID: SUBSCRIPTION, clientID: SUBSCRIPTION, allowedNamespaces: { list: ['team-a'] } },
    });
  });

  test('with a secret, and who may use it', () => {
    const { metadata, spec } = made({ type: AzureIdentityType.SERVICE_PRINCIPAL, credentialsSecret: 'azure', namespace: 'identities' });
    expect([metadata.namespace, spec.clientSecret, spec.allowedNamespaces]).toEqual(['identities', { name: 'azure', namespace: 'identities' }, {}]);
    expect(made({ allowedNamespaces: AllowedNamespaces.labelled({ team: 'a' }) }).spec.allowedNamespaces).toEqual({ selector: { matchLabels: { team: 'a' } } });
  });

  test.each<[Partial<AzureIdentityProps>, string]>([
    [{ type: AzureIdentityType.SERVICE_PRINCIPAL }, 'AzureIdentity "team-a".credentialsSecret: a value is required for ServicePrincipal.'],
    [{ credentialsSecret: 'azure' }, 'AzureIdentity "team-a".credentialsSecret: WorkloadIdentity needs no secret; leave it out.'],
    [{ tenantId: 'acme' }, 'AzureIdentity "team-a".tenantId: "acme" is not a id (GUID); write for example "00000000-0000-0000-0000-000000000000".'],
  ])('refused: %j', (props, message) => {
    expect(() => made(props)).toThrow(new Error(message));
  });
});

describe('refused', () => {
  const vnet = { name: 'hub', resourceGroup: 'network', cidr: '10.8.0.0/16', controlPlaneSubnet: 'cp', controlPlaneCidr: '10.8.0.0/24', nodeSubnet: 'nodes', nodeCidr: '10.8.1.0/24' };
  const reservation = `${GROUP}/Microsoft.Compute/capacityReservationGroups/gpu`;
  test.each<[Partial<AzureTopologyProps>, string]>([
    [{ location: 'West Europe' }, 'AzureTopology.location: "West Europe" is not a location of Azure; write for example "westeurope".'],
    [{ identity: 'team-a' as any }, 'AzureTopology.identity: "team-a" is not an AzureIdentity; write new AzureIdentity(…) or AzureIdentity.fromName(…).'],
    [{ size: 'large' }, 'AzureTopology.size: "large" is not a size of machines; write for example "Standard_D4s_v5".'],
    [{ disk: { size: Size.gibibytes(4095) } }, 'AzureTopology.disk.size: 4095 GiB is above 2048, the most of a system disk.'],
    [{ disk: { type: AzureDiskType.ULTRA_SSD } }, 'AzureTopology.disk.type: "UltraSSD_LRS" is for data disks; choose another one.'],
    [{ disk: { ephemeral: true, caching: AzureCaching.NONE } }, 'AzureTopology.disk.caching: a disk on the host has none to choose; leave it out or ephemeral.'],
    [{ dataDisks: [{ name: 'a', lun: 0, type: AzureDiskType.ULTRA_SSD, caching: AzureCaching.READ_ONLY }] }, 'AzureTopology.dataDisks["a"].caching: "ReadOnly" is not for ultra disks; leave it out.'],
    [{ dataDisks: [{ name: 'a', lun: 0 }, { name: 'b', lun: 0 }] }, 'AzureTopology.dataDisks: 0 is the lun of two disks; give each its own.'],
    [{ dataDisks: [{ name: 'a', lun: 0 }, { name: 'a', lun: 1 }] }, 'AzureTopology.dataDisks: "a" is the name of two disks; give each its own.'],
    [{ tags: {} }, 'AzureTopology.tags: {} is empty; leave it out.'],
    [{ spot: {} }, 'AzureTopology.controlPlane.spot: Azure may take several machines at once, and etcd with them; write spot for each pool.'],
    [{ pools: [{ name: 'one', spot: {}, capacityReservation: reservation }] }, 'AzureTopology.pools["one"].spot: reserved capacity is paid for already; leave out spot or capacityReservation.'],
    [{ pools: [{ name: 'one', machinePool: true, capacityReservation: reservation }] }, 'AzureTopology.pools["one"].capacityReservation: a scale set has none; leave it out or make the pool of single machines.'],
    [{ pools: [{ name: 'one', failureDomain: 'westeurope-1' }] }, 'AzureTopology.pools["one"].failureDomain: "westeurope-1" is not a zone of a location; write for example "1".'],
    [{ network: { resourceGroup: 'network' } }, 'AzureTopology.network.name: a value is required for a network that exists.'],
    [{ network: { ...vnet, sshCidrs: ['10.0.0.0/8'] } }, 'AzureTopology.network.sshCidrs: rules of a network that exists are left as they are; leave them out.'],
    [{ network: { cidr: 'fd00::/64' } }, 'AzureTopology.network.cidr: "fd00::/64" is not an IPv4 block.'],
    [{ network: { nodeCidr: '10.9.0.0/16' } }, 'AzureTopology.network.nodeCidr: "10.9.0.0/16" is not within 10.0.0.0/16, the block of the network.'],
    [{ network: { nodeCidr: '10.0.0.128/25' } }, 'AzureTopology.network.nodeCidr: "10.0.0.128/25" overlaps controlPlaneCidr 10.0.0.0/24.'],
    [{ network: { nodeSubnet: 'control-plane-subnet' } }, 'AzureTopology.network.nodeSubnet: "control-plane-subnet" is the subnet of control plane machines, too; give each its own.'],
    [{ loadBalancer: { address: '10.0.0.10' } }, 'AzureTopology.loadBalancer.address: only an internal balancer has it; leave it out or write exposure: AzureExposure.INTERNAL.'],
    [{ loadBalancer: { exposure: AzureExposure.INTERNAL, address: '10.1.0.10' } }, 'AzureTopology.loadBalancer.address: "10.1.0.10" is not within 10.0.0.0/24, the block of control plane machines.'],
    [{ network: vnet, loadBalancer: { exposure: AzureExposure.INTERNAL } }, 'AzureTopology.loadBalancer.address: "10.0.0.100" is not within 10.8.0.0/24, the block of control plane machines.'],
  ])('%j', (props, message) => {
    expect(() => azure(props)).toThrow(new Error(message));
  });

  test.each<[() => unknown, string]>([
    [() => AzureImage.gallery({ gallery: 'x', name: 'y-{kubernetes}' }), 'AzureImage.gallery.name: "{kubernetes}" is not a placeholder; write {version}.'],
    [() => AzureImage.gallery({ gallery: 'x', name: 'y', resourceGroup: 'z' }), 'AzureImage.gallery.subscriptionId: a value is required; a gallery of yours needs both, a community gallery neither.'],
    [() => AzureImage.fromId('ubuntu'), 'AzureImage.fromId: "ubuntu" is not a resource id of Azure; write for example "/subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/images/…".'],
    [() => objects({}, { apiVersions: ClusterApiVersion.V1BETA1 }), 'AzureTopology: objects of Cluster API v1.10 and older are not rendered for Azure; leave apiVersions out, Cluster API v1.11 or later.'],
  ])('%s', (make, message) => {
    expect(make).toThrow(new Error(message));
  });
});

test('what is wrong between the topology and its cluster', () => {
  const problems = (props: Partial<AzureTopologyProps>, cluster: Partial<WorkloadClusterProps>): string[] => {
    const chart = emptyChart();
    clusterWith(chart, azure(props), cluster);
    return problemsOf(chart);
  };
  const name = 'a'.repeat(45);
  expect(problems({}, { name, distribution: new Hosted() })).toContain(`[chart/prod] AZ-01 cluster-name: "${name}" has 45 characters; names on Azure may have 44.`);
  const identity = { identityName: 'team-a', identityType: AzureIdentityType.WORKLOAD_IDENTITY };
  const login = '[chart/prod] AZ-03 cloud-login: the account of "prod" has no secret that the cloud provider could log in with; write controlPlane.managedIdentities.';
  expect(problems({ identity }, { network: { podCidrs: ['10.0.128.0/17'] } })).toEqual(expect.arrayContaining([
    '[chart/prod] AZ-02 vnet-overlap: network.podCidrs "10.0.128.0/17" overlaps the virtual network\'s block 10.0.0.0/16; choose another one, or another cidr for the network.',
    login,
  ]));
  expect(problems({ identity, controlPlane: { managedIdentities: [LOGIN] } }, {})).not.toContain(login);
});
