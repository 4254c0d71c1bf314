import { Size } from 'cdk8s';
import { edgeSetup, edgeTopology, edgeVariables, standIns } from './support';
import { AddonStack, ClassCluster, ClassPatch, ClassVariable, ClusterClass, ClusterSelector } from '../../src';
import { expectGolden, synthesize } from '../support/golden';

/** The class of the edge sites and one cluster of it, the cluster's own objects apart. */
function objects(): { readonly ofClass: any[]; readonly ofCluster: any[] } {
  const all = synthesize(chart => {
    const variables = edgeVariables();
    const gpu = ClassVariable.boolean('gpu', { defaultValue: false, description: 'Machines of the pool with room for a GPU.' });
    const values = standIns(variables);
    const edge = new ClusterClass(chart, 'edge', {
      topology: edgeTopology(values),
      setup: edgeSetup(values),
      variables: [...Object.values(variables), gpu],
      patches: [ClassPatch.when(gpu, { topology: edgeTopology(values, { pools: [{ name: 'general', cpus: 16, disk: Size.gibibytes(200) }] }) })],
      kubernetesVersions: ['v1.33.6', 'v1.34.3', 'v1.35.0'],
    });
    const { address, network, memory, dns } = variables;
    const cluster = new ClassCluster(chart, 'site-1', {
      class: edge,
      kubernetesVersion: 'v1.34.3',
      variables: [address.of('10.77.1.10'), network.of('vlan-71'), dns.of(['10.77.1.2', '10.77.1.3'])],
      controlPlane: { replicas: 1 },
      pools: [{ name: 'general', replicas: 2 }, { name: 'vision', class: 'general', autoscale: { min: 0, max: 4 }, variables: [memory.of(65536), gpu.of(true)] }],
      labels: { 'fleet.example.com/site': 'site-1' },
    });
    new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster) });
  });
  const ofClass = all.filter(({ metadata }) => metadata.labels?.['cdk8s-cluster-api.dev/class'] !== undefined);
  return { ofClass, ofCluster: all.filter(object => object.kind === 'Cluster') };
}

test('class of vSphere and Kubeadm', () => expectGolden('class-vsphere-kubeadm', objects().ofClass));
test('cluster of that class', () => expectGolden('class-cluster-vsphere', objects().ofCluster));
