import { Chart, Size, Testing } from 'cdk8s';
import {
  ClassCluster, ClusterClass, Credentials, Distribution, GcpConfidentialComputing, GcpDirection, GcpDiskType, GcpExposure, GcpMaintenance,
  GcpTopology, GcpTopologyProps, Kubeadm, WorkloadClusterProps,
} from '../../src';
import { evaluated, written } from '../class/comparable';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const LEAST = { project: 'my-project', region: 'europe-west3', network: { name: 'clusters' }, image: 'projects/my-project/global/images/nodes' };

function objects(props: Partial<GcpTopologyProps> = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, new GcpTopology({ ...LEAST, ...props }), cluster); });
}

/** Kubeadm, as if it needed a port of its own. */
class MorePorts extends Kubeadm {
  public get controlPlanePorts(): number[] { return [9345]; }
}

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

const spec = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec;
const machine = (props: Partial<GcpTopologyProps>): any => spec('GCPMachineTemplate', objects(props)).template.spec;

test('a cluster on GCP', () => {
  expectGolden('gcp-kubeadm', objects({
    network: {
      name: 'prod',
      subnets: [{ name: 'nodes', cidr: '10.20.0.0/20' }],
      natPortsPerMachine: 256,
      firewallRules: [{ name: 'bastion', allowed: [{ protocol: 'TCP', ports: ['22'] }], sourceCidrs: ['10.9.0.0/24'], targetTags: ['prod-node'] }],
    },
    image: 'projects/images/global/images/capi-ubuntu-2404-{version}',
    subnet: 'nodes',
    zones: ['europe-west3-a', 'europe-west3-b', 'europe-west3-c'],
    loadBalancer: { exposure: GcpExposure.INTERNAL, subnet: 'nodes', address: '10.20.0.10' },
    credentialsSecret: 'gcp',
    resourceLabels: { team: 'platform' },
    serviceAccount: { email: 'nodes@my-project.iam.gserviceaccount.com' },
    disk: { kmsKey: 'projects/my-project/locations/europe-west3/keyRings/nodes/cryptoKeys/disks' },
    pools: [
      { name: 'general', replicas: 2, failureDomain: 'europe-west3-a' },
      { name: 'batch', machineType: 'c4-standard-8', spot: true, machinePool: true, disk: { size: Size.gibibytes(200) } },
    ],
  }));
});

test('three private machines with fast disks and a public balancer', () => {
  const all = objects({ pools: [{ name: 'one' }] });
  expect(spec('GCPCluster', all)).toEqual({ project: 'my-project', region: 'europe-west3', network: { name: 'clusters' } });
  expect(ofKind(all, 'GCPMachineTemplate').map(({ spec: { template } }) => template.spec)).toEqual([
    { instanceType: 'n2-standard-4', image: LEAST.image, rootDeviceSize: 100, rootDeviceType: 'pd-ssd' },
    { instanceType: 'n2-standard-4', image: LEAST.image, rootDeviceSize: 100, rootDeviceType: 'pd-balanced' },
  ]);
  expect(spec('Cluster', all).clusterNetwork.apiServerPort).toBe(443);
  const { initConfiguration } = spec('KubeadmControlPlane', all).kubeadmConfigSpec;
  expect(initConfiguration.nodeRegistration.name).toBe('{{ ds.meta_data.local_hostname.split(".")[0] }}');
  expect(initConfiguration.nodeRegistration.kubeletExtraArgs).toContainEqual({ name: 'cloud-provider', value: 'external' });
});

test('an internal balancer hands connections on unchanged, so that the cluster names the port of the API server', () => {
  const port = (exposure: GcpExposure): number => spec('Cluster', objects({ loadBalancer: { exposure } })).clusterNetwork.apiServerPort;
  expect([port(GcpExposure.INTERNAL), port(GcpExposure.INTERNAL_EXTERNAL), port(GcpExposure.EXTERNAL)]).toEqual([6443, 6443, 443]);
  expect(spec('Cluster', objects({ loadBalancer: { port: 8443 } })).clusterNetwork.apiServerPort).toBe(8443);
  expect(spec('GCPCluster', objects({ loadBalancer: { exposure: GcpExposure.INTERNAL, globalAccess: true, name: 'private-api', instanceGroupTag: 'control' } })).loadBalancer).toEqual({
    loadBalancerType: 'Internal', apiServerInstanceGroupTagOverride: 'control', internalLoadBalancer: { name: 'private-api', internalAccess: 'Global' },
  });
});

describe('machines', () => {
  test('the image names the version with dashes', () => {
    const image = (text: string, version: string): string => spec('GCPMachineTemplate', unjudged(chart => {
      clusterWith(chart, new GcpTopology({ ...LEAST, image: `projects/p/global/images/${text}` }), { kubernetesVersion: version });
    })).template.spec.image;
    expect(image('ubuntu-{version}', 'v1.34.3+rke2r1')).toBe('projects/p/global/images/ubuntu-v1-34-3');
    expect(image('family/ubuntu-k8s-{minor}', 'v1.34.3')).toBe('projects/p/global/images/family/ubuntu-k8s-v1-34');
  });

  test('disks: the system\'s key serves all, and kinds are always said', () => {
    const kmsKey = 'projects/p/locations/l/keyRings/r/cryptoKeys/k';
    const encryptionKey = { keyType: 'Managed', kmsKeyServiceAccount: 'kms@p.iam.gserviceaccount.com', managedKey: { kmsKeyName: kmsKey } };
    expect(machine({
      disk: { kmsKey, kmsServiceAccount: 'kms@p.iam.gserviceaccount.com', size: Size.gibibytes(50), type: GcpDiskType.STANDARD },
      dataDisks: [{ size: Size.gibibytes(20) }, { type: GcpDiskType.LOCAL_SSD }],
    })).toMatchObject({
      rootDeviceSize: 50,
      rootDeviceType: 'pd-standard',
      rootDiskEncryptionKey: encryptionKey,
      additionalDisks: [{ deviceType: 'pd-standard', size: 20, encryptionKey }, { deviceType: 'local-ssd', size: 375 }],
    });
    expect(machine({ machineType: 'c4-standard-8' }).rootDeviceType).toBe('hyperdisk-balanced');
  });

  test('everything else', () => {
    expect(machine({
      machineType: 'n2d-standard-4',
      subnet: 'nodes',
      publicIp: true,
      networkTags: ['kubernetes'],
      ipForwarding: false,
      serviceAccount: { email: 'nodes@p.iam.gserviceaccount.com' },
      instanceLabels: { team: 'platform' },
      metadata: { 'serial-port-enable': 'true' },
      accelerators: [{ type: 'nvidia-l4' }],
      confidentialComputing: GcpConfidentialComputing.SEV,
      shieldedVm: { secureBoot: true, integrityMonitoring: false },
    })).toMatchObject({
      subnet: 'nodes',
      publicIP: true,
      additionalNetworkTags: ['kubernetes'],
      ipForwarding: 'Disabled',
      serviceAccounts: { email: 'nodes@p.iam.gserviceaccount.com', scopes: ['https://www.googleapis.com/auth/cloud-platform'] },
      additionalLabels: { team: 'platform' },
      additionalMetadata: [{ key: 'serial-port-enable', value: 'true' }],
      guestAccelerators: [{ type: 'nvidia-l4', count: 1 }],
      confidentialCompute: 'AMDEncryptedVirtualization',
      onHostMaintenance: 'Terminate',
      shieldedInstanceConfig: { secureBoot: 'Enabled', integrityMonitoring: 'Disabled' },
    });
    expect(spec('GCPMachineTemplate', objects({ pools: [{ name: 'one', spot: true }] }), 1).template.spec).toMatchObject({ provisioningModel: 'Spot', onHostMaintenance: 'Terminate' });
  });
});

test('the network', () => {
  expect(spec('GCPCluster', objects({
    network: {
      name: 'prod',
      subnets: [{ name: 'nodes', cidr: '10.0.0.0/20', secondaryCidrs: { pods: '10.1.0.0/16' }, privateGoogleAccess: false, flowLogs: true }],
      mtu: 1500,
      defaultFirewallRules: false,
      firewallRules: [{ name: 'no-mail', denied: [{ protocol: 'TCP', ports: ['25'] }], direction: GcpDirection.EGRESS, destinationCidrs: ['0.0.0.0/0'], priority: 900 }],
    },
  })).network).toEqual({
    name: 'prod',
    autoCreateSubnetworks: false,
    mtu: 1500,
    subnets: [{ name: 'nodes', region: 'europe-west3', cidrBlock: '10.0.0.0/20', secondaryCidrBlocks: { pods: '10.1.0.0/16' }, privateGoogleAccess: false, enableFlowLogs: true }],
    firewall: {
      defaultRulesManagement: 'Unmanaged',
      firewallRules: [{ name: 'no-mail', denied: [{ IPProtocol: 'TCP', ports: ['25'] }], direction: 'Egress', destinationRanges: ['0.0.0.0/0'], priority: 900 }],
    },
  });
  expect(spec('GCPCluster', objects({ network: { name: 'shared', hostProject: 'network-host' } })).network).toEqual({ name: 'shared', hostProject: 'network-host' });
});

test('the account', () => {
  const credentials = Credentials.externalSecret({ store: 'vault', remoteKey: 'gcp' });
  const all = objects({ credentialsSecret: 'gcp', credentials });
  expect(spec('GCPCluster', all).credentialsRef).toEqual({ name: 'gcp', namespace: 'default' });
  expect(spec('ExternalSecret', all).data.map(({ secretKey }: any) => secretKey)).toEqual(['credentials']);
  expect(spec('GCPCluster', objects({ credentialsSecret: 'gcp', credentialsNamespace: 'accounts' })).credentialsRef.namespace).toBe('accounts');
});

test('what the addons need to know', () => {
  expect(new GcpTopology({ ...LEAST, subnet: 'nodes', network: { name: 'shared', hostProject: 'network-host' } }).facts).toEqual({
    'gcp.project': 'my-project', 'gcp.network': 'shared', 'gcp.network-project': 'network-host', 'gcp.subnet': 'nodes',
  });
});

test('a class makes the templates of a cluster with literals', () => {
  const props = { ...LEAST, zones: ['europe-west3-a'], credentialsSecret: 'gcp', credentialsNamespace: 'accounts', pools: [{ name: 'one' }] };
  const distribution: Distribution = new Kubeadm();
  const ofClass = evaluated(unjudged(chart => {
    const type = new ClusterClass(chart, 'gcp', { topology: new GcpTopology(props), distribution });
    new ClassCluster(chart, 'prod', { class: type, kubernetesVersion: 'v1.34.3', pools: [{ name: 'one' }] });
  }));
  expect(ofClass).toEqual(written(unjudged(chart => { clusterWith(chart, new GcpTopology(props), { distribution }); })));
});

describe('refused', () => {
  const TERMINATED = GcpMaintenance.MIGRATE;
  test.each<[Partial<GcpTopologyProps>, string]>([
    [{ region: 'europe' }, 'GcpTopology.region: "europe" is not a region; write for example "europe-west3".'],
    [{ project: 'My Project' }, 'GcpTopology.project: "My Project" is not a name of GCP (lower-case letters, digits and dashes, a letter first).'],
    [{ zones: ['europe-west4-a'] }, 'GcpTopology.zones: "europe-west4-a" is not a zone of europe-west3.'],
    [{ zones: ['europe-west3-a'], pools: [{ name: 'one', failureDomain: 'europe-west3-b' }] }, 'GcpTopology.pools["one"].failureDomain: "europe-west3-b" is not one of zones, which are europe-west3-a.'],
    [{ image: 'ubuntu' }, 'GcpTopology.image: "ubuntu" is not a reference to an image; write for example "projects/my-project/global/images/capi-ubuntu-2404-{version}".'],
    [{ image: 'projects/p/global/images/{kubernetes}' }, 'GcpTopology.image: "{kubernetes}" is not a placeholder; write {version} or {minor}.'],
    [{ spot: true }, 'GcpTopology.controlPlane.spot: GCP may take several machines at once, and etcd with them; write spot for each pool.'],
    [{ confidentialComputing: GcpConfidentialComputing.TDX }, 'GcpTopology.controlPlane.confidentialComputing: n2-standard-4 has no IntelTrustedDomainExtensions; write machineType c3-….'],
    [{ accelerators: [{ type: 'nvidia-l4' }], maintenance: TERMINATED }, 'GcpTopology.controlPlane.maintenance: machines with accelerators cannot move to another host; leave it out or write GcpMaintenance.TERMINATE.'],
    [{ disk: { kmsServiceAccount: 'a@b' } }, 'GcpTopology.controlPlane.disk.kmsServiceAccount: belongs to kmsKey; write both or neither.'],
    [{ disk: { type: GcpDiskType.LOCAL_SSD } }, 'GcpTopology.disk.type: "local-ssd" is for data disks; write another kind.'],
    [{ machineType: 'c4-standard-8', disk: { type: GcpDiskType.SSD } }, 'GcpTopology.controlPlane.disk.type: machines of c4-standard-8 have no pd-ssd; leave it out or write GcpDiskType.HYPERDISK_BALANCED.'],
    [{ dataDisks: [{ type: GcpDiskType.LOCAL_SSD, size: Size.gibibytes(10) }] }, 'GcpTopology.controlPlane.dataDisks[0].size: disks of the kind local-ssd have 375 GiB; leave it out.'],
    [{ network: { name: 'n', hostProject: 'h', mtu: 1500 } }, 'GcpTopology.network.mtu: nothing is made in the network of a host project; leave it out.'],
    [{ network: { name: 'n', firewallRules: [{ name: 'r', allowed: [{ protocol: 'ICMP', ports: ['1'] }] }] } }, 'GcpTopology.network.firewallRules["r"].allowed[0].ports: ["1"] is for TCP and UDP; leave it out with ICMP.'],
    [{ network: { name: 'n', firewallRules: [{ name: 'r' }] } }, 'GcpTopology.network.firewallRules["r"]: neither allowed nor denied is given; write one of them.'],
    [{ loadBalancer: { subnet: 'nodes' } }, 'GcpTopology.loadBalancer.subnet: an external balancer has none; leave it out or write exposure: GcpExposure.INTERNAL.'],
    [{ loadBalancer: { exposure: GcpExposure.INTERNAL, port: 443 } }, 'GcpTopology.loadBalancer.port: an internal balancer has the port of the API server, 6443; leave it out.'],
    [{ loadBalancer: { exposure: GcpExposure.INTERNAL, address: 'fd00::1' } }, 'GcpTopology.loadBalancer.address: the provider makes IPv4 balancers only; write an IPv4 address.'],
    [{ loadBalancer: { exposure: GcpExposure.INTERNAL, name: 'api' } }, 'GcpTopology.loadBalancer.name: "api" is not a name of 6 to 30 lower-case letters, digits and dashes; write for example "api-internal".'],
    [{ credentialsNamespace: 'accounts' }, 'GcpTopology.credentialsNamespace: belongs to credentialsSecret; write both or neither.'],
    [{ credentialsSecret: 'gcp', credentials: 'secret' as any }, 'GcpTopology.credentials: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.'],
  ])('%j', (props, message) => {
    expect(() => new GcpTopology({ ...LEAST, ...props })).toThrow(new Error(message));
  });

  const said = (distribution: Distribution): string[] => {
    const chart = new Chart(Testing.app(), 'chart');
    clusterWith(chart, new GcpTopology(LEAST), { distribution });
    return problemsOf(chart);
  };

  test('what the balancer cannot do', () => {
    expect(said(new MorePorts())).toEqual([expect.stringContaining('PAIR-01 unsuitable-pair: the balancer of the GCP provider forwards the port of the API server only, and machines also join at 9345')]);
    expect(said(new Hosted())).toContainEqual(expect.stringContaining('PAIR-01 unsuitable-pair: the GCP provider makes a balancer of its own for every cluster'));
  });

  test('class', () => {
    const make = (props: Partial<GcpTopologyProps>) => () => objectsOfClass({ ...LEAST, ...props });
    expect(make({ image: 'projects/p/global/images/ubuntu-{version}' })).toThrow('cannot be used in a class: names of images have dashes in the version, which no patch of a class writes; write image without {version}, as a class variable for example; use WorkloadCluster.');
    expect(make({ pools: [{ name: 'one', machinePool: true }] })).toThrow('cannot be used in a class: GCPMachinePool, of which pool "one" is made, has no template kind (v1.12.0); use WorkloadCluster.');
  });
});

function objectsOfClass(props: GcpTopologyProps): any[] {
  return synthesize(chart => { new ClusterClass(chart, 'gcp', { topology: new GcpTopology(props) }); });
}
