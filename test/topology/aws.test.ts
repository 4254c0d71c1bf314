import { Duration, Size } from 'cdk8s';
import {
  AllowedNamespaces, AwsBootstrapStore, AwsHealthCheck, AwsIdentity, AwsIdentityProps, AwsImage, AwsImageLookup, AwsProtocol, AwsResource, AwsScheme,
  AwsSecurityGroupRole, AwsSpotStrategy, AwsTenancy, AwsTopology, AwsTopologyProps, AwsVolumeType, AwsZoneSelection, ClassCluster, ClassVariable,
  ClusterApiVersion, ClusterClass, Kubeadm, Talos, WorkloadClusterProps,
} from '../../src';
import { evaluated, written } from '../class/comparable';
import { emptyChart } from '../class/support';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const REGION = 'eu-central-1';
const aws = (props: Partial<AwsTopologyProps> = {}): AwsTopology => new AwsTopology({ region: REGION, ...props });

function objects(props: Partial<AwsTopologyProps> = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, aws(props), cluster); });
}

const clusterSpec = (all: any[]): any => ofKind(all, 'AWSCluster')[0].spec;
const machine = (all: any[], index = 0): any => ofKind(all, 'AWSMachineTemplate')[index].spec.template.spec;

/** Kubeadm, as if it needed a port of its own. */
class MorePorts extends Kubeadm {
  public get controlPlanePorts(): number[] { return [9345]; }
}

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

test('a cluster', () => {
  expectGolden('aws-kubeadm', objects({
    identity: AwsIdentity.fromRoleName('team-a'),
    image: AwsImage.lookup({ os: 'ubuntu-24.04', name: 'acme-{os}-{version}-*', owner: '123456789012' }),
    loadBalancer: { allowedCidrs: ['203.0.113.0/24'] },
    tags: { team: 'a' },
    pools: [
      { name: 'general', replicas: 3, failureDomain: 'eu-central-1a', instanceType: 'm6i.2xlarge' },
      { name: 'group', autoscale: { min: 1, max: 10 }, machinePool: { mix: { instanceTypes: ['m6i.xlarge', 'm6a.xlarge'], onDemandBase: 1, onDemandPercentage: 0 } } },
    ],
  }));
});

test('machines are private, encrypted and without a key, and their metadata needs a token', () => {
  const all = objects({ pools: [{ name: 'one' }] });
  const same = {
    instanceType: 'm6i.xlarge',
    imageLookupBaseOS: 'ubuntu-24.04',
    sshKeyName: '',
    rootVolume: { size: 80, type: 'gp3', encrypted: true },
    cloudInit: { secureSecretsBackend: 'secrets-manager' },
  };
  const metadata = (hops: number) => ({ httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: hops, instanceMetadataTags: 'disabled' });
  expect(machine(all, 0)).toEqual({ ...same, iamInstanceProfile: 'control-plane.cluster-api-provider-aws.sigs.k8s.io', instanceMetadataOptions: metadata(2) });
  expect(machine(all, 1)).toEqual({ ...same, iamInstanceProfile: 'nodes.cluster-api-provider-aws.sigs.k8s.io', instanceMetadataOptions: metadata(1) });
  expect(clusterSpec(all)).toMatchObject({ identityRef: { kind: 'AWSClusterControllerIdentity', name: 'default' }, sshKeyName: '' });
  expect(clusterSpec(all)).not.toHaveProperty('bastion');
  expect(clusterSpec(all)).not.toHaveProperty('controlPlaneEndpoint');
});

test('everything about a machine', () => {
  const all = objects({
    tags: { team: 'a' },
    pools: [{
      name: 'one',
      instanceType: 'p5.48xlarge',
      image: AwsImage.fromId('ami-0a1b2c3d4e5f60718'),
      instanceProfile: 'gpu',
      rootVolume: { size: Size.gibibytes(200), type: AwsVolumeType.IO2, iops: 6000, kmsKey: 'arn:aws:kms:eu-central-1:123456789012:key/1' },
      volumes: [{ device: '/dev/sdb', size: Size.gibibytes(500), throughput: 500, encrypted: false }],
      subnet: AwsResource.tagged({ tier: 'gpu' }),
      publicIp: false,
      securityGroups: [AwsResource.fromId('sg-0a1b2c3d')],
      sshKey: 'platform',
      metadata: { hops: 2, instanceTags: true },
      bootstrapStore: AwsBootstrapStore.PARAMETER_STORE,
      placement: { group: 'gpu', partition: 2, tenancy: AwsTenancy.HOST, hostId: 'h-0a1b2c3d4e5f60718', capacityReservation: 'cr-0a1b2c3d4e5f60718' },
      tags: { owner: 'research' },
    }, { name: 'two', spot: { maxPrice: '0.085' }, bootstrapStore: AwsBootstrapStore.USER_DATA }],
  });
  expect(machine(all, 1)).toEqual({
    instanceType: 'p5.48xlarge',
    ami: { id: 'ami-0a1b2c3d4e5f60718' },
    iamInstanceProfile: 'gpu',
    rootVolume: { size: 200, type: 'io2', iops: 6000, encrypted: true, encryptionKey: 'arn:aws:kms:eu-central-1:123456789012:key/1' },
    nonRootVolumes: [{ deviceName: '/dev/sdb', size: 500, type: 'gp3', throughput: 500, encrypted: false }],
    subnet: { filters: [{ name: 'tag:tier', values: ['gpu'] }] },
    publicIP: false,
    additionalSecurityGroups: [{ id: 'sg-0a1b2c3d' }],
    sshKeyName: 'platform',
    instanceMetadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 2, instanceMetadataTags: 'enabled' },
    cloudInit: { secureSecretsBackend: 'ssm-parameter-store' },
    placementGroupName: 'gpu',
    placementGroupPartition: 2,
    tenancy: 'host',
    hostID: 'h-0a1b2c3d4e5f60718',
    capacityReservationId: 'cr-0a1b2c3d4e5f60718',
    additionalTags: { owner: 'research' },
  });
  expect(machine(all, 2)).toMatchObject({ marketType: 'Spot', spotMarketOptions: { maxPrice: '0.085' }, cloudInit: { insecureSkipSecretsManager: true } });
  expect(machine(all, 0)).not.toHaveProperty('additionalTags');
});

test('a VPC that exists, an internal balancer and a bastion', () => {
  const all = objects({
    sshKey: 'platform',
    network: {
      vpcId: 'vpc-0a1b2c3d',
      subnets: [{ id: 'subnet-0a', zone: 'eu-central-1a' }, { id: 'subnet-0b', zone: 'eu-central-1b' }],
      machinePorts: [{ description: 'VXLAN', protocol: AwsProtocol.UDP, fromPort: 8472 }],
      nodeRules: [{ description: 'metrics', fromPort: 9100, cidrs: ['10.9.0.0/16', 'fd00::/8'] }],
      controlPlaneRules: [{ description: 'all from nodes', protocol: AwsProtocol.ALL, fromPort: -1, roles: [AwsSecurityGroupRole.NODE], securityGroupIds: ['sg-01'] }],
      nodePortCidrs: ['10.0.0.0/8'],
      securityGroups: { lb: 'sg-02' },
    },
    loadBalancer: {
      scheme: AwsScheme.INTERNAL,
      healthCheck: AwsHealthCheck.HTTPS,
      name: 'prod-api',
      subnets: ['subnet-0a'],
      crossZone: false,
      preserveClientIp: true,
      allowedCidrs: ['10.0.0.0/8', 'fd00::/8'],
    },
    bastion: { allowedCidrs: ['203.0.113.7/32'], instanceType: 't3.nano' },
  }, { distribution: new MorePorts() });
  expect(clusterSpec(all)).toEqual({
    region: REGION,
    identityRef: { kind: 'AWSClusterControllerIdentity', name: 'default' },
    sshKeyName: 'platform',
    network: {
      vpc: { id: 'vpc-0a1b2c3d' },
      subnets: [{ id: 'subnet-0a', availabilityZone: 'eu-central-1a' }, { id: 'subnet-0b', availabilityZone: 'eu-central-1b' }],
      cni: { cniIngressRules: [{ description: 'VXLAN', protocol: 'udp', fromPort: 8472, toPort: 8472 }] },
      additionalNodeIngressRules: [{ description: 'metrics', protocol: 'tcp', fromPort: 9100, toPort: 9100, cidrBlocks: ['10.9.0.0/16'], ipv6CidrBlocks: ['fd00::/8'] }],
      additionalControlPlaneIngressRules: [{
        description: 'all from nodes', protocol: '-1', fromPort: -1, toPort: -1, sourceSecurityGroupRoles: ['node'], sourceSecurityGroupIds: ['sg-01'],
      }],
      nodePortIngressRuleCidrBlocks: ['10.0.0.0/8'],
      securityGroupOverrides: { lb: 'sg-02' },
    },
    controlPlaneLoadBalancer: {
      loadBalancerType: 'nlb',
      scheme: 'internal',
      name: 'prod-api',
      subnets: ['subnet-0a'],
      healthCheckProtocol: 'HTTPS',
      crossZoneLoadBalancing: false,
      preserveClientIP: true,
      additionalListeners: [{ port: 9345, protocol: 'TCP' }],
      ingressRules: [
        { description: 'Kubernetes API', protocol: 'tcp', fromPort: 6443, toPort: 6443, cidrBlocks: ['10.0.0.0/8'], ipv6CidrBlocks: ['fd00::/8'] },
        { description: 'machines that join (9345)', protocol: 'tcp', fromPort: 9345, toPort: 9345, sourceSecurityGroupRoles: ['controlplane', 'node'] },
      ],
    },
    bastion: { enabled: true, allowedCIDRBlocks: ['203.0.113.7/32'], instanceType: 't3.nano' },
  });
});

test('machines reach further ports of an internet-facing balancer from their NAT gateways', () => {
  const { controlPlaneLoadBalancer } = clusterSpec(objects({}, { distribution: new MorePorts() }));
  expect(controlPlaneLoadBalancer.ingressRules).toEqual([
    { description: 'Kubernetes API', protocol: 'tcp', fromPort: 6443, toPort: 6443, cidrBlocks: ['0.0.0.0/0'] },
    { description: 'machines that join (9345)', protocol: 'tcp', fromPort: 9345, toPort: 9345, natGatewaysIPsSource: true },
  ]);
});

test('a VPC that is made', () => {
  const vpc = (network: AwsTopologyProps['network']): any => clusterSpec(objects({ network })).network.vpc;
  expect(vpc(undefined)).toEqual({ cidrBlock: '10.0.0.0/16', availabilityZoneUsageLimit: 3, emptyRoutesDefaultVPCSecurityGroup: true });
  expect(vpc({ cidr: '10.8.0.0/20', secondaryCidrs: ['100.64.0.0/16'], zones: 2, zoneSelection: AwsZoneSelection.RANDOM })).toEqual({
    cidrBlock: '10.8.0.0/20',
    secondaryCidrBlocks: [{ ipv4CidrBlock: '100.64.0.0/16' }],
    availabilityZoneUsageLimit: 2,
    availabilityZoneSelection: 'Random',
    emptyRoutesDefaultVPCSecurityGroup: true,
  });
  expect(vpc({ ipamPoolId: 'ipam-pool-01' })).toEqual({ ipamPool: { id: 'ipam-pool-01' }, availabilityZoneUsageLimit: 3, emptyRoutesDefaultVPCSecurityGroup: true });
});

test('an auto scaling group', () => {
  const all = objects({
    pools: [{
      name: 'group',
      replicas: 4,
      subnet: AwsResource.fromId('subnet-0a'),
      tags: { owner: 'x' },
      machinePool: {
        minSize: 2,
        maxSize: 8,
        zones: ['eu-central-1a', 'eu-central-1b'],
        capacityRebalance: true,
        mix: { instanceTypes: ['m6i.xlarge'], spotStrategy: AwsSpotStrategy.CAPACITY_OPTIMIZED },
        refresh: { enabled: false, minHealthy: 90, maxHealthy: 120, warmup: Duration.minutes(2) },
      },
    }, { name: 'zone', failureDomain: 'eu-central-1c', machinePool: {} }],
  });
  const [group, zone] = ofKind(all, 'AWSMachinePool').map(({ spec }) => spec);
  expect(group).toMatchObject({
    minSize: 2,
    maxSize: 8,
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    subnets: [{ id: 'subnet-0a' }],
    capacityRebalance: true,
    additionalTags: { owner: 'x' },
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandAllocationStrategy: 'prioritized', onDemandBaseCapacity: 0, onDemandPercentageAboveBaseCapacity: 100, spotAllocationStrategy: 'capacity-optimized',
      },
      overrides: [{ instanceType: 'm6i.xlarge' }],
    },
    refreshPreferences: { disable: true, strategy: 'Rolling', minHealthyPercentage: 90, maxHealthyPercentage: 120, instanceWarmup: 120 },
  });
  expect(zone).toMatchObject({ minSize: 1, maxSize: 1, availabilityZones: ['eu-central-1c'], awsLaunchTemplate: { instanceMetadataOptions: { httpTokens: 'required' } } });
  expect(ofKind(all, 'KubeadmConfig')).toHaveLength(2);
});

test('a hosted control plane brings its own balancer', () => {
  const make = (props: Partial<AwsTopologyProps> = {}) => unjudged(chart => { clusterWith(chart, aws({ pools: [{ name: 'one' }], ...props }), { distribution: new Hosted() }); });
  expect(clusterSpec(make()).controlPlaneLoadBalancer).toEqual({ loadBalancerType: 'disabled' });
  const chart = emptyChart();
  clusterWith(chart, aws({ loadBalancer: { crossZone: false } }), { distribution: new Hosted() });
  expect(problemsOf(chart)).toContain('[chart/prod] AWS-03 load-balancer: the control plane of "prod" is hosted, and with it its balancer; leave out loadBalancer.');
});

test('Talos Linux gets its configuration as user data', () => {
  const found = (props: Partial<AwsTopologyProps>): string[] => {
    const chart = emptyChart();
    const image = AwsImage.fromId('ami-0a1b2c3d');
    clusterWith(chart, aws({ image, pools: [{ name: 'one' }], ...props }), { distribution: new Talos({ talosVersion: 'v1.12' }) });
    return problemsOf(chart);
  };
  expect(found({})).toEqual([expect.stringContaining('Talos Linux reads its configuration from the user data only; write bootstrapStore: AwsBootstrapStore.USER_DATA.')]);
  expect(found({ bootstrapStore: AwsBootstrapStore.USER_DATA })).toEqual([]);
});

test('what the addons must know', () => {
  const topology = aws();
  expect([topology.requiredAddons, topology.facts, topology.needsEndpoint]).toEqual([['aws-cloud-controller-manager', 'aws-ebs-csi-driver'], { 'aws.region': REGION }, false]);
});

test('a class makes the objects of a cluster with literals', () => {
  const type = ClassVariable.text('instanceType', { maxLength: 64 });
  const props = (instanceType: string): Partial<AwsTopologyProps> => ({ loadBalancer: { allowedCidrs: ['203.0.113.0/24'] }, pools: [{ name: 'one', instanceType }] });
  for (const distribution of [new Kubeadm(), new MorePorts()]) {
    const ofClass = evaluated(unjudged(chart => {
      const made = new ClusterClass(chart, 'aws', { topology: aws(props(type.asString)), distribution, variables: [type] });
      new ClassCluster(chart, 'prod', { class: made, kubernetesVersion: 'v1.34.3', variables: [type.of('c6i.xlarge')], pools: [{ name: 'one' }] });
    }));
    expect(ofClass).toEqual(written(unjudged(chart => { clusterWith(chart, aws(props('c6i.xlarge')), { distribution }); })));
    expect(ofClass.pools.one.machines.spec.template.spec.instanceType).toBe('c6i.xlarge');
  }
});

test('a class has no auto scaling groups', () => {
  expect(() => new ClusterClass(emptyChart(), 'aws', { topology: aws({ pools: [{ name: 'one', machinePool: {} }] }) }))
    .toThrow('AWSMachinePool, of which pool "one" is made, has no template kind (v2.11.1)');
});

describe('identities', () => {
  const all = AllowedNamespaces.all();
  const made = (props: AwsIdentityProps): any => synthesize(chart => { new AwsIdentity(chart, 'team-a', props); })[0];

  test('a role', () => {
    expect(made({
      role: {
        roleArn: 'arn:aws:iam::123456789012:role/capa',
        source: AwsIdentity.fromStaticName('keys'),
        externalId: 'x1',
        sessionName: 'capa',
        sessionDuration: Duration.hours(1),
        policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      },
      allowedNamespaces: AllowedNamespaces.named('team-a'),
    })).toMatchObject({
      kind: 'AWSClusterRoleIdentity',
      metadata: { name: 'team-a' },
      spec: {
        roleARN: 'arn:aws:iam::123456789012:role/capa',
        sourceIdentityRef: { kind: 'AWSClusterStaticIdentity', name: 'keys' },
        externalID: 'x1',
        sessionName: 'capa',
        durationSeconds: 3600,
        policyARNs: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
        allowedNamespaces: { list: ['team-a'] },
      },
    });
  });

  test('a Secret, and who may use it', () => {
    expect(made({ credentialsSecret: 'keys', allowedNamespaces: all })).toMatchObject({ kind: 'AWSClusterStaticIdentity', spec: { secretRef: 'keys', allowedNamespaces: {} } });
    expect(made({ credentialsSecret: 'keys', allowedNamespaces: AllowedNamespaces.labelled({ team: 'a' }) }).spec.allowedNamespaces).toEqual({ selector: { matchLabels: { team: 'a' } } });
  });

  test.each<[Partial<AwsIdentityProps>, string]>([
    [{}, 'AwsIdentity "team-a": neither role nor credentialsSecret is given; write one.'],
    [{ credentialsSecret: 'keys', role: { roleArn: 'arn:aws:iam::123456789012:role/capa' } }, 'AwsIdentity "team-a": role and credentialsSecret are both given; keep one.'],
    [{ role: { roleArn: 'capa' } }, 'AwsIdentity "team-a".role.roleArn: "capa" is not a role ARN; write for example "arn:aws:iam::123456789012:role/name".'],
    [{ role: { roleArn: 'arn:aws:iam::123456789012:role/capa', sessionDuration: Duration.days(1) } }, 'AwsIdentity "team-a".role.sessionDuration: 86400 seconds is above 43200, the most allowed.'],
    [{ role: { roleArn: 'arn:aws:iam::123456789012:role/capa', source: AwsIdentity.fromRoleName('team-a') } }, 'AwsIdentity "team-a".role.source: "team-a" is this identity itself; name another one.'],
  ])('refused: %j', (props, message) => {
    expect(() => made({ allowedNamespaces: all, ...props })).toThrow(new Error(message));
  });
});

describe('refused', () => {
  const disk = { size: Size.gibibytes(80) };
  test.each<[Partial<AwsTopologyProps>, string]>([
    [{ region: 'Frankfurt' }, 'AwsTopology.region: "Frankfurt" is not a region of AWS; write for example "eu-central-1".'],
    [{ identity: 'team-a' as any }, 'AwsTopology.identity: "team-a" is not an AwsIdentity; write new AwsIdentity(…) or AwsIdentity.fromRoleName(…).'],
    [{ instanceType: 'large' }, 'AwsTopology.instanceType: "large" is not a type of instance; write for example "m6i.xlarge".'],
    [{ image: AwsImage.eks('AmazonLinux2023' as any) }, 'AwsTopology.controlPlane.image: images of EKS join clusters of EKS only; write AwsImage.lookup({…}).'],
    [{ rootVolume: { ...disk, type: AwsVolumeType.IO1 } }, 'AwsTopology.rootVolume.iops: a value is required for io1.'],
    [{ rootVolume: { ...disk, type: AwsVolumeType.GP2, iops: 3000 } }, 'AwsTopology.rootVolume.iops: 3000 is given by the size of gp2; leave it out or choose another type.'],
    [{ rootVolume: { ...disk, type: AwsVolumeType.IO2, iops: 3000, throughput: 200 } }, 'AwsTopology.rootVolume.throughput: 200 is for gp3, not io2; leave it out.'],
    [{ rootVolume: { ...disk, encrypted: false, kmsKey: 'x' } }, 'AwsTopology.rootVolume.kmsKey: encrypted is false; leave one of the two out.'],
    [{ volumes: [{ ...disk, device: '/dev/sda1' }] }, 'AwsTopology.volumes[0].device: "/dev/sda1" is the system volume; write rootVolume.'],
    [{ volumes: [{ ...disk, device: '/dev/sdb' }, { ...disk, device: '/dev/sdb' }] }, 'AwsTopology.volumes: "/dev/sdb" is the device of two volumes; give each its own.'],
    [{ subnet: AwsResource.fromId('sg-01') }, 'AwsTopology.subnet: "sg-01" is not a subnet; write an id that begins with subnet-.'],
    [{ tags: { 'aws:x': '1' } }, 'AwsTopology.tags key: "aws:x" is reserved by AWS; choose another key.'],
    [{ tags: { 'sigs.k8s.io/cluster-api-provider-aws/role': '1' } }, 'AwsTopology.tags key: "sigs.k8s.io/cluster-api-provider-aws/role" belongs to the provider; choose another key.'],
    [{ tags: {} }, 'AwsTopology.tags: {} is empty; leave it out.'],
    [{ placement: { partition: 1 } }, 'AwsTopology.placement.partition: partitions are those of a placement group; write group too.'],
    [{ placement: { hostId: 'h-0a1b2c3d4e5f60718' } }, 'AwsTopology.placement.hostId: only instances with tenancy: AwsTenancy.HOST have one; write it too.'],
    [{ spot: {} }, 'AwsTopology.controlPlane.spot: AWS may take several machines at once, and etcd with them; write spot for each pool.'],
    [{ pools: [{ name: 'one', spot: {}, placement: { capacityReservation: 'cr-01' } }] }, 'AwsTopology.pools["one"].spot: reserved capacity is paid for already; leave out spot or placement.capacityReservation.'],
    [{ network: { subnets: [{ id: 'subnet-0a' }] } }, 'AwsTopology.network.subnets: subnets that exist are in a VPC that exists; write vpcId too.'],
    [{ network: { vpcId: 'vpc-01', zones: 2 } }, 'AwsTopology.network.zones: it says how a VPC is made, and vpcId names one that exists; leave one of the two out.'],
    [{ network: { cidr: '10.0.0.0/8' } }, 'AwsTopology.network.cidr: "10.0.0.0/8" is not an IPv4 block between /16 and /28; write for example "10.0.0.0/16".'],
    [{ network: { cidr: '10.0.0.0/16', ipamPoolId: 'ipam-pool-01' } }, 'AwsTopology.network.cidr: ipamPoolId gives the address block; leave one of the two out.'],
    [{ network: { secondaryCidrs: ['10.0.0.0/16'] } }, 'AwsTopology.network.secondaryCidrs: "10.0.0.0/16" is the first block of the VPC already; leave it out.'],
    [{ network: { vpcId: 'vpc-01', subnets: [{ id: 'subnet-0a' }, { id: 'subnet-0a' }] } }, 'AwsTopology.network.subnets: "subnet-0a" is listed twice; leave one out.'],
    [{ network: { nodeRules: [{ description: 'x', fromPort: 80 }] } }, 'AwsTopology.network.nodeRules[0]: nobody is let in; write cidrs, roles or securityGroupIds.'],
    [{ network: { nodeRules: [{ description: 'x', fromPort: 80, toPort: 79, cidrs: ['10.0.0.0/8'] }] } }, 'AwsTopology.network.nodeRules[0].toPort: 79 is below fromPort 80; write the greater one here.'],
    [{ network: { nodeRules: [{ description: 'x', fromPort: 80, cidrs: ['10.0.0.0/8'], securityGroupIds: ['sg-01'] }] } }, 'AwsTopology.network.nodeRules[0].cidrs: a rule has address blocks or security groups as its sources; make two rules.'],
    [{ network: { vpcId: 'vpc-01', subnets: [{ id: 'subnet-0a', zone: 'us-east-1a' }] } }, 'AwsTopology.network.subnets["subnet-0a"].zone: "us-east-1a" is not a zone of eu-central-1.'],
    [{ pools: [{ name: 'one', failureDomain: 'us-east-1a' }] }, 'AwsTopology.pools["one"].failureDomain: "us-east-1a" is not a zone of eu-central-1.'],
    [{ network: { vpcId: 'vpc-01', subnets: [{ id: 'subnet-0a', zone: 'eu-central-1a' }] }, pools: [{ name: 'one', failureDomain: 'eu-central-1b' }] },
      'AwsTopology.pools["one"].failureDomain: "eu-central-1b" has no subnet; the subnets of network are in eu-central-1a.'],
    [{ pools: [{ name: 'one', publicIp: true, machinePool: {} }] }, 'AwsTopology.pools["one"].publicIp: a launch template has none; leave it out or make the pool of single machines.'],
    [{ pools: [{ name: 'one', placement: { group: 'x' }, machinePool: {} }] }, 'AwsTopology.pools["one"].placement.group: a launch template has none; leave it out or make the pool of single machines.'],
    [{ pools: [{ name: 'one', spot: {}, machinePool: { mix: { instanceTypes: ['m6i.xlarge'] } } }] }, 'AwsTopology.pools["one"].spot: machinePool.mix decides how much of the pool is spare capacity; leave one of the two out.'],
    [{ pools: [{ name: 'one', failureDomain: 'eu-central-1a', machinePool: { zones: ['eu-central-1a'] } }] }, 'AwsTopology.pools["one"].failureDomain: machinePool.zones are given; keep one.'],
    [{ pools: [{ name: 'one', machinePool: { minSize: 3, maxSize: 2 } }] }, 'AwsTopology.pools["one"].machinePool.maxSize: 2 is below minSize 3; raise it.'],
    [{ pools: [{ name: 'one', replicas: 5, machinePool: { minSize: 1, maxSize: 2 } }] }, 'AwsTopology.pools["one"].replicas: 5 is not between minSize 1 and maxSize 2 of machinePool; change one of them.'],
    [{ pools: [{ name: 'one', machinePool: { refresh: { maxHealthy: 120 } } }] }, 'AwsTopology.pools["one"].machinePool.refresh.maxHealthy: it needs minHealthy; write both.'],
    [{ pools: [{ name: 'one', machinePool: { refresh: { minHealthy: 10, maxHealthy: 120 } } }] }, 'AwsTopology.pools["one"].machinePool.refresh.maxHealthy: 120 is more than 100 above minHealthy 10; lower it.'],
  ])('%j', (props, message) => {
    expect(() => aws(props)).toThrow(new Error(message));
  });

  test.each<[() => unknown, string]>([
    [() => AwsImage.lookup({ name: 'x-{kubernetes}' } as AwsImageLookup), 'AwsImage.lookup.name: "{kubernetes}" is not a placeholder; write {version} or {os}.'],
    [() => AwsImage.fromId('ubuntu'), 'AwsImage.fromId: "ubuntu" is not a reference to an image; write for example "ami-0a1b2c3d4e5f60718".'],
    [() => AwsImage.eks('Windows' as any), 'AwsImage.eks: "Windows" is not one of AmazonLinux2023, AmazonLinux2023GPU, AmazonLinux, AmazonLinuxGPU.'],
    [() => AwsResource.matching({}), 'AwsResource.matching: {} names no filter; write one, for example { "tag:Name": ["private-*"] }.'],
    [() => objects({}, { apiVersions: ClusterApiVersion.V1BETA1 }), 'AwsTopology: the v1beta1 kinds of the AWS provider are no longer served; leave apiVersions out, Cluster API v1.11 or later.'],
  ])('%s', (make, message) => {
    expect(make).toThrow(new Error(message));
  });
});

test('what is wrong between the topology and its cluster', () => {
  const chart = emptyChart();
  clusterWith(chart, aws({ pools: [{ name: 'one' }] }), { kubernetesVersion: 'v1.34.3+rke2r1', network: { podCidrs: ['10.0.128.0/17'] } });
  const image = (where: string) => `[chart/prod] AWS-02 image-version: ${where}.image is looked up by the version v1.34.3+rke2r1, which no image of kubeadm has; write AwsImage.fromId(…) or AwsImage.lookup({ name }) without {version}.`;
  expect(problemsOf(chart)).toEqual(expect.arrayContaining([
    '[chart/prod] AWS-01 vpc-overlap: network.podCidrs "10.0.128.0/17" overlaps the VPC\'s block 10.0.0.0/16; choose another one, or another cidr for the VPC.',
    image('controlPlane'),
    image('pools["one"]'),
  ]));
});
