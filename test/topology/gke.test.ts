import { Duration, Size } from 'cdk8s';
import {
  ClassCluster, ClusterClass, GkeDiskType, GkeLocationPolicy, GkeReleaseChannel, GkeTopology, GkeTopologyProps,
  Kubeadm, TaintEffect, WorkloadCluster, WorkloadClusterProps,
} from '../../src';
import { expectGolden, ofKind, synthesize } from '../support/golden';

const LEAST = { project: 'my-project', region: 'europe-west3', network: { name: 'clusters' } };

function objects(props: Partial<GkeTopologyProps> = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return synthesize(chart => { new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology: new GkeTopology({ ...LEAST, ...props }), ...cluster }); });
}

const spec = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec;

test('a cluster of GKE', () => {
  expectGolden('gke', objects({
    network: { name: 'prod', subnets: [{ name: 'nodes', cidr: '10.20.0.0/20' }] },
    credentialsSecret: 'gcp',
    releaseChannel: GkeReleaseChannel.STABLE,
    authorizedNetworks: [{ cidr: '203.0.113.0/24', name: 'office' }],
    podCidr: '10.64.0.0/14',
    serviceCidr: '10.21.0.0/20',
    rbacGroup: 'gke-security-groups@example.com',
    resourceLabels: { team: 'platform' },
    pools: [
      { name: 'general', replicas: 6, labels: { 'example.com/pool': 'general' } },
      {
        name: 'batch',
        zones: ['europe-west3-a'],
        scaling: { min: 0, max: 10, locationPolicy: GkeLocationPolicy.ANY },
        machineType: 'c3-standard-8',
        taints: [{ key: 'batch', effect: TaintEffect.NO_SCHEDULE }],
      },
    ],
  }));
});

test('private machines, one in each of three zones, that GKE does not scale', () => {
  const all = objects({ pools: [{ name: 'one' }, { name: 'two', zones: ['europe-west3-a', 'europe-west3-b'] }] });
  expect(spec('GCPManagedControlPlane', all)).toEqual({
    project: 'my-project',
    location: 'europe-west3',
    version: 'v1.34.3',
    clusterNetwork: { useIPAliases: true, privateCluster: { enablePrivateNodes: true } },
    clusterSecurity: { workloadIdentityConfig: { workloadPool: 'my-project.svc.id.goog' } },
  });
  expect(ofKind(all, 'MachinePool').map(pool => [pool.spec.replicas, pool.spec.template.spec.bootstrap])).toEqual([[3, { dataSecretName: '' }], [2, { dataSecretName: '' }]]);
  expect(spec('GCPManagedMachinePool', all)).toMatchObject({ nodePoolName: 'one', scaling: { enableAutoscaling: false }, management: { autoRepair: true, autoUpgrade: false } });
  expect(ofKind(all, 'MachineHealthCheck')).toEqual([]);
});

test('autopilot has a release channel and no pools', () => {
  const all = objects({ autopilot: true });
  expect(spec('GCPManagedControlPlane', all)).toMatchObject({ enableAutopilot: true, releaseChannel: 'regular' });
  expect(ofKind(all, 'MachinePool')).toEqual([]);
  expect(spec('GCPManagedControlPlane', objects({ autopilot: true, releaseChannel: GkeReleaseChannel.RAPID })).releaseChannel).toBe('rapid');
});

test('the rest of the control plane', () => {
  expect(spec('GCPManagedControlPlane', objects({
    gkeName: 'prod-1',
    description: 'Shop',
    privacy: { privateNodes: false, privateEndpoint: true, controlPlaneCidr: '172.16.0.0/28', globalAccess: true, disableSnat: true },
    workloadIdentity: false,
    binaryAuthorization: true,
    identityService: true,
  }))).toEqual({
    project: 'my-project',
    location: 'europe-west3',
    clusterName: 'prod-1',
    description: 'Shop',
    version: 'v1.34.3',
    binaryAuthorization: 'project_singleton_policy_enforce',
    enableIdentityService: true,
    clusterNetwork: {
      useIPAliases: true,
      privateCluster: { enablePrivateNodes: false, enablePrivateEndpoint: true, controlPlaneCidrBlock: '172.16.0.0/28', controlPlaneGlobalAccess: true, disableDefaultSNAT: true },
    },
  });
});

test('everything of a pool', () => {
  expect(spec('GCPManagedMachinePool', objects({
    releaseChannel: GkeReleaseChannel.REGULAR,
    pools: [{
      name: 'one',
      disk: Size.gibibytes(200),
      diskType: GkeDiskType.SSD,
      localSsds: 2,
      imageType: 'ubuntu_containerd',
      maxPods: 64,
      serviceAccount: 'nodes@my-project.iam.gserviceaccount.com',
      secureBoot: false,
      integrityMonitoring: false,
      sandbox: true,
      networkTags: ['kubernetes'],
      instanceLabels: { team: 'platform' },
      podRange: { name: 'pods', cidr: '10.8.0.0/16' },
      autoRepair: false,
      sysctls: { 'net.core.somaxconn': '4096' },
    }],
  }))).toMatchObject({
    diskSizeGb: 200,
    diskType: 'pd-ssd',
    localSsdCount: 2,
    imageType: 'ubuntu_containerd',
    maxPodsPerNode: 64,
    nodeSecurity: {
      enableSecureBoot: false, enableIntegrityMonitoring: false, sandboxType: 'GVISOR', serviceAccount: { email: 'nodes@my-project.iam.gserviceaccount.com' },
    },
    nodeNetwork: { tags: ['kubernetes'], podRangeName: 'pods', podRangeCidrBlock: '10.8.0.0/16', createPodRange: false },
    additionalLabels: { team: 'platform' },
    management: { autoRepair: false, autoUpgrade: true },
    linuxNodeConfig: { sysctls: [{ parameter: 'net.core.somaxconn', value: '4096' }] },
  });
});

test('a class of an autopilot cluster', () => {
  const all = synthesize(chart => {
    const topology = new GkeTopology({ ...LEAST, autopilot: true });
    const type = new ClusterClass(chart, 'gke', { topology });
    new ClassCluster(chart, 'prod', { class: type, kubernetesVersion: 'v1.34.3', topology });
  });
  expect(spec('GCPManagedClusterTemplate', all).template.spec.project).toBe('my-project');
  expect(spec('GCPManagedControlPlaneTemplate', all).template.spec).toMatchObject({ enableAutopilot: true, location: 'europe-west3' });
  expect(spec('GCPManagedControlPlaneTemplate', all).template.spec.version).toBeUndefined();
  expect(spec('ClusterClass', all).controlPlane.machineInfrastructure).toBeUndefined();
});

describe('refused', () => {
  const pool = (options: object): Partial<GkeTopologyProps> => ({ pools: [{ name: 'one', ...options }] });
  test.each<[Partial<GkeTopologyProps>, string]>([
    [{ autopilot: true, pools: [{ name: 'one' }] }, 'GkeTopology.pools["one"]: clusters with autopilot have no pools; leave one of the two out.'],
    [{ gkeName: 'Prod' }, 'GkeTopology.gkeName: "Prod" is not a name of a cluster of GKE; write for example "prod".'],
    [{ rbacGroup: 'admins@example.com' }, 'GkeTopology.rbacGroup: "admins@example.com" is not a group called gke-security-groups; write for example "gke-security-groups@example.com".'],
    [pool({ replicas: 4 }), 'GkeTopology.pools["one"].replicas: 4 is not a multiple of 3, the number of zones; change it or write zones.'],
    [pool({ zones: ['europe-west4-a'] }), 'GkeTopology.pools["one"].zones: "europe-west4-a" is not a zone of europe-west3.'],
    [pool({ failureDomain: 'europe-west3-a' }), 'GkeTopology.pools["one"].failureDomain: a node pool spans zones; write zones.'],
    [pool({ autoscale: { min: 1, max: 2 } }), 'GkeTopology.pools["one"].autoscale: GKE keeps the number of machines a multiple of the zones, which the Cluster Autoscaler does not; write scaling.'],
    [pool({ scaling: { min: 3, max: 2 } }), 'GkeTopology.pools["one"].scaling.max: 2 is below min 3; raise it.'],
    [pool({ scaling: { min: 0, max: 2 }, replicas: 3 }), 'GkeTopology.pools["one"]: replicas 3 and scaling are both given; GKE\'s autoscaler would fight it, so keep one.'],
    [pool({ setup: { sysctls: { 'vm.max_map_count': '1' } } }), 'GkeTopology.pools["one"].setup: GKE makes its machines itself; leave it out.'],
    [pool({ minReady: Duration.minutes(1) }), 'GkeTopology.pools["one"].minReady: GKE makes and replaces its machines itself; leave it out.'],
    [pool({ labels: { 'node-role.kubernetes.io/worker': '' } }), 'GkeTopology.pools["one"].labels: "node-role.kubernetes.io/worker" is a label that GKE does not set; use a domain of your own.'],
    [pool({ names: { bootstrapTemplate: 'one' } }), 'GkeTopology.pools["one"].names.bootstrapTemplate: "one" names what a node pool does not have; leave it out.'],
    [{ pools: [{ name: 'a'.repeat(41) }] }, `GkeTopology.pools["${'a'.repeat(41)}"].name: "${'a'.repeat(41)}" has more than the 40 characters of a node pool's name; shorten it.`],
  ])('%j', (props, message) => {
    expect(() => new GkeTopology({ ...LEAST, ...props })).toThrow(new Error(message));
  });

  test.each<[Partial<WorkloadClusterProps>, string]>([
    [{ network: { serviceDomain: 'example.com' } }, '"prod" network.serviceDomain: services of GKE are always in cluster.local; leave it out.'],
    [{ network: { nodeCidrMaskSize: 25 } }, '"prod" network.nodeCidrMaskSize: GKE computes it of the most pods on a machine; write maxPods of the pools.'],
    [{ network: { kubeProxy: false } }, '"prod" network.kubeProxy: GKE decides it; leave it out.'],
    [{ kubernetes: { apiServer: { certificateSans: ['a'] } } }, 'Gke: kubernetes "apiServer.certificateSans" cannot be expressed; leave it out or choose another distribution.'],
    [{ setup: { ntpServers: ['a'] } }, 'Gke: setup "ntpServers" cannot be expressed; leave it out or choose another distribution.'],
    [{ distribution: new Kubeadm() }, 'Gke'],
  ])('%j', (cluster, message) => {
    expect(() => objects({ pools: [{ name: 'one' }] }, cluster)).toThrow(message);
  });

  test('a class with pools', () => {
    expect(() => synthesize(chart => { new ClusterClass(chart, 'gke', { topology: new GkeTopology({ ...LEAST, pools: [{ name: 'one' }] }) }); }))
      .toThrow('GkeTopology cannot be used in a class: a class names a bootstrap template for every MachinePool, and pool "one" of GKE has none; use WorkloadCluster.');
  });
});
