import { Size } from 'cdk8s';
import {
  AwsIdentity, AwsImage, ClassCluster, ClusterApiVersion, ClusterClass, EksBootstrap, EksImage, EksLog, EksNodeImage, EksPoolOptions, EksPoolType,
  EksSupport, EksTopology, EksTopologyProps, Kubeadm, ManagementCluster, TaintEffect, WorkloadCluster, WorkloadClusterProps,
} from '../../src';
import { evaluated, written } from '../class/comparable';
import { emptyChart } from '../class/support';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const { MACHINES, AUTO_SCALING_GROUP, NODE_GROUP } = EksPoolType;
const eks = (props: Partial<EksTopologyProps> = {}): EksTopology => new EksTopology({ region: 'eu-central-1', ...props });

function objects(props: Partial<EksTopologyProps> = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, eks(props), cluster); });
}

const controlPlane = (all: any[]): any => ofKind(all, 'AWSManagedControlPlane')[0].spec;
const group = (pool: Partial<EksPoolOptions>): any => ofKind(objects({ pools: [{ name: 'one', ...pool }] }), 'AWSManagedMachinePool')[0].spec;
const nodeadm = (pool: Partial<EksPoolOptions>): any => ofKind(objects({ pools: [{ name: 'one', type: MACHINES, ...pool }] }), 'NodeadmConfigTemplate')[0].spec.template.spec;

test('a cluster', () => {
  expectGolden('eks', objects({
    addons: [{ name: 'aws-ebs-csi-driver', version: 'v1.50.1-eksbuild.1', roleArn: 'arn:aws:iam::123456789012:role/ebs-csi' }],
    encryptionKey: 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d',
    access: [{
      principalArn: 'arn:aws:iam::123456789012:role/platform',
      policies: [{ arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy' }],
    }],
    pools: [
      { name: 'general', replicas: 3, labels: { 'example.com/tier': 'general' } },
      { name: 'own', type: MACHINES, replicas: 2, failureDomain: 'eu-central-1a', taints: [{ key: 'dedicated', value: 'own', effect: TaintEffect.NO_SCHEDULE }] },
      { name: 'spot', type: AUTO_SCALING_GROUP, autoscale: { min: 1, max: 10 }, spot: {} },
    ],
    fargateProfiles: [{ name: 'batch', selectors: [{ namespace: 'batch', labels: { size: 'small' } }] }],
  }));
});

test('by default logins and Secrets are safe, and the control plane says what it does', () => {
  expect(controlPlane(objects())).toEqual({
    region: 'eu-central-1',
    version: 'v1.34.3',
    identityRef: { kind: 'AWSClusterControllerIdentity', name: 'default' },
    network: { vpc: { cidrBlock: '10.0.0.0/16', availabilityZoneUsageLimit: 3, emptyRoutesDefaultVPCSecurityGroup: true } },
    sshKeyName: '',
    endpointAccess: { public: true, private: true },
    accessConfig: { authenticationMode: 'api_and_config_map', bootstrapClusterCreatorAdminPermissions: true },
    associateOIDCProvider: true,
    logging: { apiServer: true, audit: true, authenticator: true, controllerManager: false, scheduler: false },
  });
});

test('everything about a control plane', () => {
  expect(controlPlane(objects({
    identity: AwsIdentity.fromRoleName('team-a'),
    network: { vpcId: 'vpc-01', subnets: [{ id: 'subnet-0a' }, { id: 'subnet-0b' }] },
    bastion: { allowedCidrs: ['203.0.113.7/32'] },
    sshKey: 'platform',
    tags: { team: 'a' },
    eksName: 'prod',
    endpointAccess: { publicAccess: true, publicCidrs: ['203.0.113.0/24'], privateAccess: false },
    access: [{
      principalArn: 'arn:aws:iam::123456789012:role/dev',
      groups: ['dev'],
      username: 'dev',
      policies: [{ arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy', namespaces: ['dev'] }],
    }],
    oidc: { name: 'company', issuerUrl: 'https://login.example.com', clientId: 'kubernetes', usernameClaim: 'email', usernamePrefix: 'o:', groupsClaim: 'groups', groupsPrefix: 'o:' },
    iamRolesForServiceAccounts: false,
    addons: [{ name: 'coredns', version: 'v1.12.1-eksbuild.1', configuration: { replicaCount: 3 }, preserveChanges: true }],
    vpcCniEnvironment: { WARM_IP_TARGET: '2', ENABLE_PREFIX_DELEGATION: 'true' },
    podCidr: '100.64.0.0/16',
    logs: [EksLog.SCHEDULER],
    role: { name: 'eks', path: '/clusters/', permissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary', policyArns: ['arn:aws:iam::aws:policy/AmazonEKSVPCResourceController'] },
    support: EksSupport.STANDARD,
    privateSubnetsOnly: true,
  }, { network: { kubeProxy: false } }))).toEqual({
    region: 'eu-central-1',
    version: 'v1.34.3',
    eksClusterName: 'prod',
    identityRef: { kind: 'AWSClusterRoleIdentity', name: 'team-a' },
    network: { vpc: { id: 'vpc-01' }, subnets: [{ id: 'subnet-0a' }, { id: 'subnet-0b' }] },
    bastion: { enabled: true, allowedCIDRBlocks: ['203.0.113.7/32'] },
    sshKeyName: 'platform',
    additionalTags: { team: 'a' },
    endpointAccess: { public: true, private: false, publicCIDRs: ['203.0.113.0/24'] },
    accessConfig: { authenticationMode: 'api_and_config_map', bootstrapClusterCreatorAdminPermissions: true },
    accessEntries: [{
      principalARN: 'arn:aws:iam::123456789012:role/dev',
      type: 'standard',
      username: 'dev',
      kubernetesGroups: ['dev'],
      accessPolicies: [{ policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy', accessScope: { type: 'namespace', namespaces: ['dev'] } }],
    }],
    oidcIdentityProviderConfig: {
      identityProviderConfigName: 'company',
      issuerUrl: 'https://login.example.com',
      clientId: 'kubernetes',
      usernameClaim: 'email',
      usernamePrefix: 'o:',
      groupsClaim: 'groups',
      groupsPrefix: 'o:',
    },
    associateOIDCProvider: false,
    addons: [{ name: 'coredns', version: 'v1.12.1-eksbuild.1', configuration: '{"replicaCount":3}', conflictResolution: 'preserve' }],
    vpcCni: { env: [{ name: 'ENABLE_PREFIX_DELEGATION', value: 'true' }, { name: 'WARM_IP_TARGET', value: '2' }] },
    kubeProxy: { disable: true },
    secondaryCidrBlock: '100.64.0.0/16',
    logging: { apiServer: false, audit: false, authenticator: false, controllerManager: false, scheduler: true },
    roleName: 'eks',
    rolePath: '/clusters/',
    rolePermissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary',
    roleAdditionalPolicies: ['arn:aws:iam::aws:policy/AmazonEKSVPCResourceController'],
    upgradePolicy: 'standard',
    restrictPrivateSubnets: true,
  });
  expect(controlPlane(objects({ vpcCni: false })).vpcCni).toEqual({ disable: true });
});

test('everything about a managed node group', () => {
  expect(group({})).toEqual({
    amiType: 'AL2023_x86_64_STANDARD',
    instanceType: 'm6i.xlarge',
    capacityType: 'onDemand',
    diskSize: 80,
    scaling: { minSize: 1, maxSize: 1 },
    updateConfig: { maxUnavailable: 1 },
    nodeRepairConfig: { enabled: true },
  });
  expect(group({
    replicas: 4,
    instanceType: 'm7g.xlarge',
    spot: {},
    sshKey: 'platform',
    tags: { owner: 'x' },
    failureDomain: 'eu-central-1b',
    labels: { 'example.com/tier': 'x' },
    taints: [{ key: 'a', effect: TaintEffect.PREFER_NO_SCHEDULE }, { key: 'b', value: 'c', effect: TaintEffect.NO_EXECUTE }],
    nodeGroup: {
      image: EksNodeImage.BOTTLEROCKET_ARM64,
      release: '1.34.2-20260101',
      disk: Size.gibibytes(200),
      subnetIds: ['subnet-0a'],
      minSize: 2,
      maxSize: 6,
      maxUnavailable: '25%',
      repair: false,
      role: 'nodes',
    },
  })).toEqual({
    amiType: 'BOTTLEROCKET_ARM_64',
    amiVersion: '1.34.2-20260101',
    instanceType: 'm7g.xlarge',
    capacityType: 'spot',
    diskSize: 200,
    scaling: { minSize: 2, maxSize: 6 },
    updateConfig: { maxUnavailablePercentage: 25 },
    nodeRepairConfig: { enabled: false },
    subnetIDs: ['subnet-0a'],
    availabilityZones: ['eu-central-1b'],
    roleName: 'nodes',
    remoteAccess: { sshKeyName: 'platform', public: false },
    labels: { 'example.com/tier': 'x' },
    taints: [{ key: 'a', value: '', effect: 'prefer-no-schedule' }, { key: 'b', value: 'c', effect: 'no-execute' }],
    additionalTags: { owner: 'x' },
  });
  expect(group({ autoscale: { min: 2, max: 9 } }).scaling).toEqual({ minSize: 2, maxSize: 9 });
  expect(group({ nodeGroup: { zones: ['eu-central-1a'] } }).availabilityZones).toEqual(['eu-central-1a']);
});

test('machines of our own join by nodeadm, and say everything to it', () => {
  expect(nodeadm({})).toEqual({});
  expect(nodeadm({
    labels: { 'example.com/tier': 'x' },
    taints: [{ key: 'b', value: 'c', effect: TaintEffect.NO_EXECUTE }],
    setup: {
      files: [{ path: '/etc/motd', content: 'hello' }, { path: '/etc/key', fromSecret: { name: 'keys', key: 'a', revision: '2' } }],
      users: [{ name: 'ops', sshAuthorizedKeys: ['ssh-ed25519 AAAA'], sudo: true, groups: ['adm', 'wheel'], shell: '/bin/bash', home: '/ops' }],
      ntpServers: ['169.254.169.123'],
      preJoinCommands: ['echo hello'],
      kubelet: { maxPods: 58 },
      kubeletArguments: { v: '3' },
      kernelModules: ['nbd'],
    },
  })).toEqual({
    files: [
      { path: '/etc/modules-load.d/node-setup.conf', content: expect.stringContaining('nbd'), owner: 'root:root', permissions: '0644' },
      { path: '/etc/motd', content: 'hello', owner: 'root:root', permissions: '0644' },
      { path: '/etc/key', contentFrom: { secret: { name: 'keys', key: 'a' } }, owner: 'root:root', permissions: '0644' },
    ],
    users: [{ name: 'ops', sshAuthorizedKeys: ['ssh-ed25519 AAAA'], sudo: 'ALL=(ALL) NOPASSWD:ALL', groups: 'adm, wheel', shell: '/bin/bash', homeDir: '/ops', lockPassword: true }],
    ntp: { enabled: true, servers: ['169.254.169.123'] },
    preNodeadmCommands: ['# /etc/key: revision 2 of Secret keys', expect.stringContaining('nbd'), 'echo hello'],
    kubelet: { config: { maxPods: 58 }, flags: ['--node-labels=example.com/tier=x', '--register-with-taints=b=c:NoExecute', '--v=3'] },
  });
});

test('machines of Amazon Linux 2 join by its script', () => {
  const all = objects({
    pools: [{ name: 'one', type: MACHINES, bootstrap: EksBootstrap.SCRIPT, labels: { 'example.com/tier': 'x' }, setup: { preJoinCommands: ['a'], postJoinCommands: ['b'] } }],
  }, { kubernetesVersion: 'v1.32.9' });
  expect(ofKind(all, 'EKSConfigTemplate')[0].spec.template.spec).toEqual({
    preBootstrapCommands: ['a'], postBootstrapCommands: ['b'], kubeletExtraArgs: { 'node-labels': 'example.com/tier=x' },
  });
  expect(ofKind(all, 'AWSMachineTemplate')[0].spec.template.spec.ami).toEqual({ eksLookupType: 'AmazonLinux' });
});

test('defaults of machines are those of our own machines', () => {
  const all = objects({ machines: { instanceType: 'c6i.xlarge', image: AwsImage.fromId('ami-0a1b2c3d') }, pools: [{ name: 'own', type: MACHINES }, { name: 'managed' }] });
  expect(ofKind(all, 'AWSMachineTemplate')[0].spec.template.spec).toMatchObject({
    instanceType: 'c6i.xlarge', ami: { id: 'ami-0a1b2c3d' }, cloudInit: { insecureSkipSecretsManager: true }, instanceMetadataOptions: { httpTokens: 'required' },
  });
  expect(ofKind(all, 'AWSManagedMachinePool')[0].spec.instanceType).toBe('m6i.xlarge');
});

test('a class of machines makes the objects of a cluster with literals', () => {
  const topology = () => eks({ pools: [{ name: 'one', type: MACHINES, instanceType: 'c6i.xlarge' }], fargateProfiles: [{ name: 'batch', selectors: [{ namespace: 'batch' }] }] });
  const ofClass = unjudged(chart => {
    const type = new ClusterClass(chart, 'eks', { topology: topology() });
    new ClassCluster(chart, 'prod', { class: type, topology: topology(), kubernetesVersion: 'v1.34.3' });
  });
  const literal = unjudged(chart => { clusterWith(chart, topology()); });
  expect(evaluated(ofClass)).toEqual(written(literal));
  const [profile] = ofKind(ofClass, 'AWSFargateProfile');
  expect([profile.metadata.name, profile.spec]).toEqual([ofKind(literal, 'AWSFargateProfile')[0].metadata.name, { clusterName: 'prod', selectors: [{ namespace: 'batch' }] }]);
  const chart = emptyChart();
  const type = new ClusterClass(chart, 'eks', { topology: topology() });
  new ClassCluster(chart, 'prod', { class: type, topology: topology(), kubernetesVersion: 'v1.34.3' });
  expect(problemsOf(chart)).toEqual([]);
});

test.each([[{}, 'node group'], [{ type: AUTO_SCALING_GROUP }, 'auto scaling group']])('a class has no %j', (pool, name) => {
  expect(() => new ClusterClass(emptyChart(), 'eks', { topology: eks({ pools: [{ name: 'one', ...pool }] }) }))
    .toThrow(`the ${name} of pool "one" has no template kind (v2.11.1); write type: EksPoolType.MACHINES`);
});

test('the provider is installed with the features that pools and profiles need', () => {
  const chart = emptyChart();
  const management = new ManagementCluster(chart, 'management');
  management.manage(clusterWith(chart, eks({ pools: [{ name: 'one' }], fargateProfiles: [{ name: 'batch', selectors: [{ namespace: 'batch' }] }] })));
  const [provider] = ofKind(chart.toJson(), 'InfrastructureProvider');
  expect([provider.metadata.name, provider.spec.manager.featureGates]).toEqual(['aws', { EKSFargate: true, MachinePool: true }]);
  expect(management.bootstrapKit.clusterctlConfig).toMatch(/EXP_MACHINE_POOL: "?true"?\n(.*\n)*EXP_EKS_FARGATE: "?true/);
});

describe('refused', () => {
  const machines = { name: 'one', type: MACHINES };
  const own = 'leave it out or write type: EksPoolType.MACHINES.';
  test.each<[Partial<EksTopologyProps>, string]>([
    [{ controlPlane: {} } as any, 'EksTopology: "controlPlane" is not a property; '],
    [{ endpointAccess: { publicAccess: false, privateAccess: false } }, 'EksTopology.endpointAccess.privateAccess: nobody would reach the API server; leave out publicAccess or privateAccess.'],
    [{ endpointAccess: { publicAccess: false, publicCidrs: ['10.0.0.0/8'] } }, 'EksTopology.endpointAccess.publicCidrs: there is no public address; leave them out.'],
    [{ access: [{ principalArn: 'arn:aws:iam::123456789012:role/a' }, { principalArn: 'arn:aws:iam::123456789012:role/a' }] }, 'EksTopology.access: "arn:aws:iam::123456789012:role/a" has two entries; make one of them.'],
    [{ access: [{ principalArn: 'platform' }] }, 'EksTopology.access[0].principalArn: "platform" is not a principal ARN; write for example "arn:aws:iam::123456789012:role/name".'],
    [{ addons: [{ name: 'coredns', version: 'latest' }] }, 'EksTopology.addons["coredns"].version: "latest" is not a version of an addon; write for example "v1.50.1-eksbuild.1".'],
    [{ addons: [{ name: 'coredns', version: 'v1.12.1-eksbuild.1' }, { name: 'coredns', version: 'v1.12.1-eksbuild.2' }] }, 'EksTopology.addons: "coredns" is listed twice; leave one out.'],
    [{ vpcCni: false, addons: [{ name: 'vpc-cni', version: 'v1.20.4-eksbuild.1' }] }, 'EksTopology.addons["vpc-cni"]: vpcCni is false; leave one of the two out.'],
    [{ vpcCni: false, vpcCniEnvironment: { A: 'b' } }, 'EksTopology.vpcCniEnvironment: vpcCni is false; leave one of the two out.'],
    [{ podCidr: '10.1.0.0/16' }, 'EksTopology.podCidr: "10.1.0.0/16" is not a block within 100.64.0.0/10 or 198.19.0.0/16; write for example "100.64.0.0/16".'],
    [{ fargateProfiles: [{ name: 'a', selectors: [{ namespace: 'a' }] }, { name: 'a', selectors: [{ namespace: 'b' }] }] }, 'EksTopology.fargateProfiles: "a" is the name of two profiles; give each its own.'],
    [{ pools: [{ name: 'one', rootVolume: { size: Size.gibibytes(80) } }] }, `EksTopology.pools["one"].rootVolume: a managed node group has none but nodeGroup.disk; ${own}`],
    [{ pools: [{ name: 'one', publicIp: true }] }, `EksTopology.pools["one"].publicIp: a managed node group has none; ${own}`],
    [{ pools: [{ name: 'one', spot: { maxPrice: '1' } }] }, `EksTopology.pools["one"].spot.maxPrice: a managed node group has none; ${own}`],
    [{ pools: [{ name: 'one', setup: { ntpServers: ['10.0.0.1'] } }] }, `EksTopology.pools["one"].setup: EKS makes the machines of a managed node group itself; ${own}`],
    [{ pools: [{ name: 'one', names: { bootstrapTemplate: 'x' } }] }, 'EksTopology.pools["one"].names.bootstrapTemplate: "x" names what a managed node group does not have; leave it out.'],
    [{ pools: [{ name: 'one', labels: { 'node-role.kubernetes.io/x': '' } }] }, 'EksTopology.pools["one"].labels: "node-role.kubernetes.io/x" is a label that EKS does not set; use a domain of your own.'],
    [{ pools: [{ name: 'one', failureDomain: 'eu-central-1a', nodeGroup: { zones: ['eu-central-1a'] } }] }, 'EksTopology.pools["one"].failureDomain: nodeGroup.zones are given; keep one.'],
    [{ pools: [{ name: 'one', nodeGroup: { minSize: 3, maxSize: 2 } }] }, 'EksTopology.pools["one"].nodeGroup.maxSize: 2 is below minSize 3; raise it.'],
    [{ pools: [{ name: 'one', replicas: 5, nodeGroup: { maxSize: 4, minSize: 1 } }] }, 'EksTopology.pools["one"].replicas: 5 is not between minSize 1 and maxSize 4 of nodeGroup; change one of them.'],
    [{ pools: [{ ...machines, nodeGroup: {} }] }, 'EksTopology.pools["one"].nodeGroup: the pool is of type "machines"; leave it out or change type.'],
    [{ pools: [{ name: 'one', type: NODE_GROUP, machinePool: {} }] }, `EksTopology.pools["one"].machinePool: EKS makes the machines of a managed node group itself; ${own}`],
    [{ pools: [{ ...machines, image: AwsImage.lookup() }] }, 'EksTopology.pools["one"].image: images of kubeadm do not join EKS; write AwsImage.eks(…), or AwsImage.fromId(…) for one of yours.'],
    [{ pools: [{ ...machines, image: AwsImage.eks(EksImage.AMAZON_LINUX_2) }] }, 'EksTopology.pools["one"].bootstrap: machines of AmazonLinux join by EksBootstrap.SCRIPT; write it, or another image.'],
    [{ pools: [{ ...machines, failureDomain: 'us-east-1a' }] }, 'EksTopology.pools["one"].failureDomain: "us-east-1a" is not a zone of eu-central-1.'],
  ])('%j', (props, message) => {
    expect(() => eks(props)).toThrow(message);
  });

  test.each<[Partial<EksTopologyProps>, Partial<WorkloadClusterProps>, string]>([
    [{}, { distribution: new Kubeadm() }, 'WorkloadCluster "prod".distribution: EksTopology brings its own distribution; leave it out.'],
    [{}, { apiVersions: ClusterApiVersion.V1BETA1 }, 'EksTopology: the v1beta1 kinds of the AWS provider are no longer served; leave apiVersions out, Cluster API v1.11 or later.'],
    [{}, { kubernetes: { apiServer: { profiling: false } } }, 'Eks: kubernetes "apiServer.profiling" cannot be expressed; leave it out or choose another distribution.'],
    [{}, { network: { serviceDomain: 'example.com' } }, '"prod" network.serviceDomain: services of EKS are always in cluster.local; leave it out.'],
    [{}, { network: { nodeCidrMaskSize: 25 } }, '"prod" network.nodeCidrMaskSize: pods of EKS have addresses of the VPC; leave it out.'],
    [{ pools: [{ name: 'one' }] }, { setup: { ntpServers: ['10.0.0.1'] } }, '"prod" setup.ntpServers: the machines of pools["one"] are made by EKS, which asks nobody; write it as setup of pools with type: EksPoolType.MACHINES.'],
    [{ pools: [machines] }, { setup: { bootCommands: ['x'] } }, 'Eks: setup "bootCommands" cannot be expressed; leave it out or choose another distribution.'],
  ])('%j %j', (props, cluster, message) => {
    expect(() => { clusterWith(emptyChart(), eks(props), cluster); }).toThrow(new Error(message));
  });
});

test.each<[Partial<EksTopologyProps>, Partial<WorkloadClusterProps>, string]>([
  [{}, { kubernetesVersion: 'v1.34.3+k3s1' }, 'EKS-01 version: EKS has no Kubernetes v1.34.3+k3s1 for "prod"; write the version without what a distribution appends.'],
  [{}, { network: { serviceCidrs: ['100.96.0.0/16'] } }, 'EKS-02 service-cidr: network.serviceCidrs [100.96.0.0/16] is not one block of private IPv4 addresses between /12 and /24; write for example 10.96.0.0/12.'],
  [{}, { network: { serviceCidrs: ['10.0.8.0/24'] } }, 'AWS-01 vpc-overlap: network.serviceCidrs "10.0.8.0/24" overlaps the VPC\'s block 10.0.0.0/16; choose another one, or another cidr for the VPC.'],
  [{ network: { zones: 1 } }, {}, 'EKS-03 zones: EKS needs subnets in two availability zones; raise network.zones.'],
  [{ pools: [{ name: 'one', type: MACHINES, bootstrap: EksBootstrap.SCRIPT }] }, {}, 'EKS-04 amazon-linux-2: EKS publishes no Amazon Linux 2 for Kubernetes v1.34.3 of pools["one"]; write bootstrap: EksBootstrap.NODEADM.'],
])('wrong with its cluster: %j %j', (props, cluster, message) => {
  const chart = emptyChart();
  new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology: eks(props), ...cluster });
  expect(problemsOf(chart)).toContain(`[chart/prod] ${message}`);
});
