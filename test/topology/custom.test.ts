import {
  ClassBuiltin, ClassCluster, ClassVariable, ClusterClass, CustomTopology, CustomTopologyProps, Endpoint, Kubeadm, PoolKind, WorkloadCluster,
} from '../../src';
import { evaluated, written } from '../class/comparable';
import { emptyChart } from '../class/support';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const API = 'infrastructure.cluster.x-k8s.io/v1alpha1';
const machines = (spec: object) => ({ apiVersion: API, kind: 'ProxmoxMachineTemplate', spec: { template: { spec } } });

/** Machines on Proxmox VE, as the documentation writes them. */
function proxmox(props: Partial<CustomTopologyProps> = {}): CustomTopology {
  return new CustomTopology({
    infrastructureCluster: {
      apiVersion: API,
      kind: 'ProxmoxCluster',
      spec: {
        credentialsRef: { name: '{cluster}-proxmox', namespace: '{namespace}' },
        dnsServers: ['10.0.0.2'],
        ipv4Config: { addresses: ['10.0.0.20-10.0.0.90'], prefix: 24, gateway: '10.0.0.1' },
      },
    },
    endpoint: Endpoint.kubeVip('10.0.0.10'),
    needsEndpoint: true,
    controlPlaneMachines: machines({ sourceNode: 'pve-1', templateSelector: { matchTags: ['{version}'] }, numCores: 4, memoryMiB: 8192 }),
    poolMachines: machines({ sourceNode: 'pve-1', templateSelector: { matchTags: ['{version}'] }, numCores: 8, memoryMiB: 16384, tags: ['{cluster}-{pool}', '{{ version }}'] }),
    setup: { kubeletArguments: { 'provider-id': "proxmox://'{{ ds.meta_data.instance_id }}'" } },
    pools: [
      { name: 'general', replicas: 2 },
      { name: 'large', machines: machines({ sourceNode: 'pve-2', templateID: 108, numCores: 32, memoryMiB: 131072 }) },
    ],
    ...props,
  });
}

test('Proxmox from its manifests', () => {
  const notes = { apiVersion: 'v1', kind: 'ConfigMap', name: '{cluster}-notes', namespace: '{namespace}', fields: { data: { version: '{plainVersion}' } } };
  expectGolden('proxmox-kubeadm', synthesize(chart => {
    clusterWith(chart, proxmox({ supportingObjects: [notes], clusterLabels: { 'example.com/site': 'cellar' } }));
  }));
});

test('what is said to the topology reaches addons and the Cluster', () => {
  const cluster = clusterWith(emptyChart(), proxmox({ requiredAddons: ['cilium'], facts: { 'proxmox.url': 'https://pve.example.com' }, clusterLabels: { site: 'cellar' }, clusterAnnotations: { note: 'x' }, apiServerPort: 8443 }));
  expect([cluster.requiredAddons, cluster.facts, cluster.labels.site]).toEqual([['cilium'], { 'proxmox.url': 'https://pve.example.com' }, 'cellar']);
  const object = (cluster.node.findChild('Cluster') as any).toJson();
  expect([object.metadata.annotations, object.spec.clusterNetwork.apiServerPort]).toEqual([{ note: 'x' }, 8443]);
});

test('an address in the spec counts more than the endpoint', () => {
  const spec = { controlPlaneEndpoint: { host: 'api.example.com', port: 443 } };
  const topology = proxmox({ infrastructureCluster: { apiVersion: API, kind: 'ProxmoxCluster', spec } });
  const [cluster] = ofKind(unjudged(chart => { clusterWith(chart, topology); }), 'ProxmoxCluster');
  expect(cluster.spec).toEqual(spec);
});

test('a hosted control plane tells the address itself', () => {
  class Hosted extends Kubeadm {
    public get controlPlaneMachines(): boolean { return false; }
  }
  const topology = proxmox({ endpoint: undefined, controlPlaneMachines: undefined });
  const all = unjudged(chart => { clusterWith(chart, topology, { distribution: new Hosted() }); });
  expect(ofKind(all, 'ProxmoxCluster')[0].spec.controlPlaneEndpoint).toBeUndefined();
  expect(() => clusterWith(emptyChart(), proxmox({ controlPlaneMachines: undefined })))
    .toThrow('CustomTopology.controlPlaneMachines: a value is required, because the control plane runs on machines of this topology.');
});

test('a MachinePool is written as the object itself', () => {
  const pool = { name: 'group', kind: PoolKind.MACHINE_POOL, machines: { apiVersion: API, kind: 'ProxmoxMachinePool', spec: { cores: 4 } } };
  const all = unjudged(chart => { clusterWith(chart, proxmox({ pools: [pool] })); });
  expect(ofKind(all, 'MachinePool')[0].spec.template.spec.infrastructureRef).toEqual({ apiGroup: 'infrastructure.cluster.x-k8s.io', kind: 'ProxmoxMachinePool', name: 'prod-group' });
});

test('a class makes the templates of a cluster with literals, and variables fit into manifests', () => {
  const cores = ClassVariable.integer('cores', { min: 1 });
  const topology = (amount: number, credentials: string) => proxmox({
    infrastructureCluster: { apiVersion: API, kind: 'ProxmoxCluster', spec: { credentialsRef: { name: credentials } } },
    poolMachines: machines({ numCores: amount, tags: ['{cluster}'] }),
    pools: [{ name: 'general' }],
  });
  const ofClass = unjudged(chart => {
    const type = new ClusterClass(chart, 'cellar', { topology: topology(cores.asNumber, `${ClassBuiltin.clusterName()}-proxmox`), variables: [cores] });
    new ClassCluster(chart, 'prod', { class: type, kubernetesVersion: 'v1.34.3', variables: [cores.of(12)], pools: [{ name: 'general' }] });
  });
  const literal = unjudged(chart => { clusterWith(chart, topology(12, 'prod-proxmox')); });
  expect(evaluated(ofClass)).toEqual(written(literal));
});

test('reasons why something does not work are those of other topologies', () => {
  const chart = emptyChart();
  new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology: proxmox({ endpoint: undefined, unsuitable: { KubeadmControlPlane: 'a test' } }) });
  expect(problemsOf(chart).join('\n')).toMatch(/PAIR-01 unsuitable-pair: Kubeadm does not work on CustomTopology: a test\./);
  expect(problemsOf(chart).join('\n')).toMatch(/PAIR-03 endpoint: CustomTopology allocates no address for the API server/);
  expect(() => new ClusterClass(emptyChart(), 'x', { topology: proxmox({ classProblem: 'ProxmoxCluster has no template kind' }) }))
    .toThrow('ClusterClass "x".topology: CustomTopology cannot be used in a class: ProxmoxCluster has no template kind; use WorkloadCluster.');
});

describe('refused', () => {
  const template = machines({});
  test.each<[string, Partial<CustomTopologyProps>, string]>([
    ['Exoscale', { infrastructureCluster: { apiVersion: 'exoscale.cluster.k8s.io/v1alpha1', kind: 'ExoscaleClusterProviderSpec' } },
      'CustomTopology.infrastructureCluster: ExoscaleClusterProviderSpec of exoscale.cluster.k8s.io/v1alpha1 cannot be used: Exoscale\'s provider (0.1.3 of 2019) is older than infrastructure clusters and no release of Cluster API since v0.2 finds its objects; make the machines with other tools and join them by SSH (RemoteMachine of k0smotron), or use Exoscale\'s managed Kubernetes.'],
    ['Nested', { infrastructureCluster: { apiVersion: 'infrastructure.cluster.x-k8s.io/v1alpha4', kind: 'NestedCluster' } },
      'CustomTopology.infrastructureCluster: NestedCluster of infrastructure.cluster.x-k8s.io/v1alpha4 cannot be used: cluster-api-provider-nested v0.1.0 of 2021 speaks the v1alpha4 contract only, which Cluster API no longer serves; host control planes as pods with Kamaji or k0smotron.'],
    ['a template in place of the cluster', { infrastructureCluster: { apiVersion: API, kind: 'ProxmoxClusterTemplate' } },
      'CustomTopology.infrastructureCluster.kind: "ProxmoxClusterTemplate" does not end in Cluster, as kinds of infrastructure clusters do; write the object itself, not its template.'],
    ['a machine in place of its template', { poolMachines: { ...template, kind: 'ProxmoxMachine' } },
      'CustomTopology.poolMachines.kind: "ProxmoxMachine" is not the kind of a template; write one that ends in Template.'],
    ['a template without a machine', { controlPlaneMachines: { ...template, spec: { numCores: 4 } } },
      'CustomTopology.controlPlaneMachines.spec: the machine is described in spec.template.spec; write that.'],
    ['metadata', { poolMachines: { ...template, metadata: { name: 'x' } } as any },
      'CustomTopology.poolMachines.metadata: the name is given by whoever makes the object; write labels and annotations beside spec.'],
    ['no group', { infrastructureCluster: { apiVersion: 'v1', kind: 'ProxmoxCluster' } },
      'CustomTopology.infrastructureCluster.apiVersion: "v1" is not a group and version of an API; write for example "infrastructure.cluster.x-k8s.io/v1beta2".'],
    ['a pool without machines', { poolMachines: undefined, pools: [{ name: 'general' }] },
      'CustomTopology.pools["general"].machines: a value is required unless poolMachines is given.'],
    ['a template for a MachinePool', { pools: [{ name: 'general', kind: PoolKind.MACHINE_POOL }] },
      'CustomTopology.pools["general"].machines.kind: "ProxmoxMachineTemplate" is a template, and a MachinePool has the object itself; write for example "ProxmoxMachinePool".'],
    ['a name from content', { supportingObjects: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'x', stem: 'x' }] },
      'CustomTopology.supportingObjects["x"].stem: objects of a CustomTopology keep their names; leave it out.'],
    ['not plain data', { infrastructureCluster: { apiVersion: API, kind: 'ProxmoxCluster', spec: { when: new Date(0) } } },
      'CustomTopology.infrastructureCluster.spec.when: a Date is not plain data; write text, a number, true, false, a list or a map.'],
  ])('%s', (_what, props, message) => {
    expect(() => proxmox(props)).toThrow(new Error(message));
  });
});
