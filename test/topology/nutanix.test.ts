import { Size } from 'cdk8s';
import {
  ClassCluster, ClusterClass, Credentials, Endpoint, Kubeadm, NutanixBootType, NutanixTopology, NutanixTopologyProps, WorkloadClusterProps,
} from '../../src';
import { expectEqual } from '../class/comparable';
import { emptyChart } from '../class/support';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const UUID = '0005a0f3-8f43-a0b2-0000-00000000a1b2';
const least: NutanixTopologyProps = {
  prismCentral: 'prism.example.com',
  credentialsSecret: 'prod-nutanix',
  endpoint: Endpoint.kubeVip('10.0.0.10'),
  image: 'ubuntu-{version}',
  cluster: 'pe-1',
  subnets: ['vlan-20'],
};
const failureDomains = [
  { name: 'a', cluster: 'pe-1', subnets: ['vlan-20'] },
  { name: 'b', cluster: UUID, subnets: ['vlan-21', 'vlan-22'] },
  { name: 'c', cluster: 'pe-3', subnets: ['vlan-23'], controlPlane: false },
];
const trustBundle = '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ0E=\n-----END CERTIFICATE-----\n';

function objects(props: Partial<NutanixTopologyProps> = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, new NutanixTopology({ ...least, ...props }), cluster); });
}

const spec = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec;
const machine = (all: any[], index = 0): any => spec('NutanixMachineTemplate', all, index).template.spec;

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

test('a cluster on Nutanix', () => {
  expectGolden('nutanix-kubeadm', objects({
    failureDomains,
    trustBundle,
    project: 'platform',
    categories: [{ key: 'Environment', value: 'Production' }],
    pools: [{ name: 'general', replicas: 3, failureDomain: 'c' }, { name: 'plain', cpus: 8, memory: Size.gibibytes(32) }],
  }));
});

test('a machine with everything', () => {
  const all = objects({
    image: UUID,
    coresPerCpu: 2,
    disk: Size.gibibytes(120),
    bootType: NutanixBootType.LEGACY,
    subnets: ['vlan-20', UUID],
    gpus: ['Tesla T4'],
    dataDisks: [{ size: Size.gibibytes(50) }, { size: Size.gibibytes(20), flash: true, storageContainer: 'fast' }],
    insecure: true,
    port: 443,
  });
  expect(machine(all)).toEqual({
    image: { type: 'uuid', uuid: UUID },
    cluster: { type: 'name', name: 'pe-1' },
    subnet: [{ type: 'name', name: 'vlan-20' }, { type: 'uuid', uuid: UUID }],
    vcpuSockets: 4,
    vcpusPerSocket: 2,
    memorySize: '8192Mi',
    systemDiskSize: '120Gi',
    bootType: 'legacy',
    gpus: [{ type: 'name', name: 'Tesla T4' }],
    dataDisks: [
      { diskSize: '50Gi', deviceProperties: { deviceType: 'Disk', adapterType: 'SCSI' } },
      {
        diskSize: '20Gi',
        deviceProperties: { deviceType: 'Disk', adapterType: 'SCSI' },
        storageConfig: { diskMode: 'Flash', storageContainer: { type: 'name', name: 'fast' } },
      },
    ],
  });
  expect(spec('NutanixCluster', all).prismCentral).toEqual({ address: 'prism.example.com', port: 443, insecure: true, credentialRef: { kind: 'Secret', name: 'prod-nutanix' } });
});

test('nodes are called like their machine and wait for the cloud provider', () => {
  const { preKubeadmCommands, joinConfiguration } = spec('KubeadmControlPlane', objects()).kubeadmConfigSpec;
  expect(preKubeadmCommands).toContain('hostnamectl set-hostname "{{ ds.meta_data.hostname }}"');
  expect(joinConfiguration.nodeRegistration.kubeletExtraArgs).toContainEqual({ name: 'cloud-provider', value: 'external' });
  const topology = new NutanixTopology({ ...least, insecure: true, trustBundle });
  expect(topology.requiredAddons).toEqual(['nutanix-cloud-provider', 'nutanix-csi']);
  expect(topology.facts).toEqual({
    'nutanix.prism-central': 'prism.example.com', 'nutanix.port': '9440', 'nutanix.insecure': 'true', 'nutanix.trust-bundle': Buffer.from(trustBundle).toString('base64'),
  });
});

test('a failure domain cannot be edited: a change makes a new one, and its machines move', () => {
  const make = (subnet: string) => objects({ failureDomains: [{ name: 'a', cluster: 'pe-1', subnets: [subnet] }], pools: [{ name: 'one', failureDomain: 'a' }] });
  const [before, after] = [make('vlan-20'), make('vlan-30')];
  const name = (all: any[]) => ofKind(all, 'NutanixFailureDomain')[0].metadata.name;
  expect(name(before)).not.toBe(name(after));
  for (const all of [before, after]) {
    expect(spec('MachineDeployment', all).template.spec.failureDomain).toBe(name(all));
    expect(spec('NutanixCluster', all).controlPlaneFailureDomains).toEqual([{ name: name(all) }]);
  }
});

test('a failure domain that exists is taken as it is', () => {
  const all = objects({ pools: [{ name: 'one', failureDomain: 'site-a' }] });
  expect(spec('MachineDeployment', all).template.spec.failureDomain).toBe('site-a');
  expect(machine(all, 1).cluster).toBeUndefined();
});

test('the autoscaler learns the size of machines', () => {
  const [deployment] = ofKind(objects({ pools: [{ name: 'one', coresPerCpu: 2, autoscale: { min: 0, max: 3 } }] }), 'MachineDeployment');
  expect(deployment.metadata.annotations['capacity.cluster-autoscaler.kubernetes.io/cpu']).toBe('8');
});

test('the Secret can be made from a store', () => {
  const all = objects({ credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'nutanix' }) });
  expect(spec('ExternalSecret', all).data.map(({ secretKey }: any) => secretKey)).toEqual(['credentials']);
});

test('a hosted control plane says its address itself and is in no failure domain', () => {
  const topology = new NutanixTopology({ ...least, endpoint: undefined, failureDomains });
  const all = unjudged(chart => { clusterWith(chart, topology, { distribution: new Hosted() }); });
  expect(Object.keys(spec('NutanixCluster', all))).toEqual(['prismCentral']);
});

test('a cluster of a class is the cluster that is written out', () => {
  const topology = () => new NutanixTopology({ ...least, failureDomains, trustBundle, pools: [{ name: 'one', failureDomain: 'b' }, { name: 'two' }] });
  const stamped = (chart: any) => {
    new ClassCluster(chart, 'prod', { class: new ClusterClass(chart, 'nutanix', { topology: topology() }), topology: topology(), kubernetesVersion: 'v1.34.3' });
  };
  expectEqual(stamped, chart => { clusterWith(chart, topology()); }, ['one', 'two']);
  const written = synthesize(chart => { clusterWith(chart, topology()); });
  for (const kind of ['NutanixFailureDomain', 'ConfigMap']) { expect(ofKind(synthesize(stamped), kind)).toEqual(ofKind(written, kind)); }
});

test('NTX-01', () => {
  const problems = (props: Partial<NutanixTopologyProps>): string[] => {
    const chart = emptyChart();
    clusterWith(chart, new NutanixTopology({ ...least, ...props }));
    return problemsOf(chart);
  };
  expect(problems({ pools: [{ name: 'one', image: 'ubuntu' }] })).toEqual([
    '[chart/prod] NTX-01 image-version: pools["one"].image "ubuntu" does not name Kubernetes v1.34.3; write an image with {version} in its name.',
  ]);
  expect(problems({ image: UUID })).toEqual([]);
});

describe('refused', () => {
  test.each<[Partial<NutanixTopologyProps>, string]>([
    [{ prismCentral: 'https://prism.example.com' }, 'prismCentral: "https://prism.example.com" is not a host name or IP address; leave out scheme, port and path.'],
    [{ image: 'ubuntu-{kubernetes}' }, 'image: "{kubernetes}" is not a placeholder; write {version}.'],
    [{ cluster: undefined }, 'controlPlane.cluster: a value is required, here or for all groups, unless the machines are in a failure domain.'],
    [{ cluster: undefined, failureDomains, pools: [{ name: 'one' }] }, 'pools["one"].cluster: a value is required, here or for all groups, unless the machines are in a failure domain.'],
    [{ subnets: undefined, failureDomains: [failureDomains[2]] }, 'controlPlane.subnets: a value is required, here or for all groups, unless the machines are in a failure domain.'],
    [{ subnets: ['a', 'a'] }, 'subnets: "a" is listed twice; keep one.'],
    [{ memory: Size.gibibytes(1) }, 'memory: 1024 mebibytes is below 2048, the least allowed.'],
    [{ disk: Size.gibibytes(10) }, 'disk: 10 gibibytes is below 20, the least allowed.'],
    [{ failureDomains, pools: [{ name: 'one', failureDomain: 'd' }] }, 'pools["one"].failureDomain: "d" is not one of failureDomains, which are a, b, c.'],
    [{ failureDomains: [failureDomains[0], failureDomains[0]] }, 'failureDomains: "a" is the name of two failure domains; give each its own.'],
    [{ trustBundle: 'ca.crt' }, 'trustBundle: not a list of certificates; write the PEM text, from -----BEGIN CERTIFICATE----- on.'],
    [{ credentials: 'secret' as any }, 'credentials: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.'],
    [{ credentials: Credentials.sealedSecret({ encryptedData: { other: 'AgBy'.repeat(60) } }) }, 'credentials: the sealed data lacks "credentials"; seal the keys credentials.'],
  ])('%j', (props, message) => {
    expect(() => new NutanixTopology({ ...least, ...props } as any)).toThrow(new Error(`NutanixTopology.${message}`));
  });
});
