import { Chart, Size } from 'cdk8s';
import {
  AddonStack, Cilium, ClassBuiltin, ClassCluster, ClassPatch, ClassVariable, ClusterClass, ClusterSelector, Endpoint, FleetApp, TextFormat,
  VSphereTopology,
} from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/edge-sites' });

// What every site says itself.
const address = ClassVariable.text('address', { format: TextFormat.IPV4, description: 'Address of the API server.' });
const vcenter = ClassVariable.text('vcenter', { format: TextFormat.HOSTNAME });
const network = ClassVariable.text('network', { defaultValue: 'k8s' });
const memory = ClassVariable.integer('memoryMiB', { min: 4096, defaultValue: 16384 });
const camera = ClassVariable.boolean('camera', { defaultValue: false, description: 'The site analyses pictures.' });

// Where it says so.
const topology = (cpus: number) => new VSphereTopology({
  server: vcenter.asString,
  credentialsSecret: `${ClassBuiltin.clusterName()}-vcenter`,
  template: 'ubuntu-2404-{version}',
  network: network.asString,
  endpoint: Endpoint.kubeVip(address.asString),
  controlPlane: { replicas: 1 },
  pools: [{ name: 'workers', replicas: 2, cpus, memory: Size.mebibytes(memory.asNumber) }],
});

const edge = new ClusterClass(new Chart(app, 'classes', { namespace: 'classes' }), 'edge', {
  topology: topology(4),
  variables: [address, vcenter, network, memory, camera],
  patches: [ClassPatch.when(camera, { topology: topology(16) })],
  kubernetesVersions: ['v1.33.6', 'v1.34.3'],
});

for (let index = 1; index <= 50; index++) {
  const name = `site-${String(index).padStart(2, '0')}`;
  const chart = new Chart(app, name, { namespace: name });
  const large = index % 10 === 0;
  const site = new ClassCluster(chart, name, {
    class: edge,
    kubernetesVersion: index <= 5 ? 'v1.34.3' : 'v1.33.6',
    variables: [address.of(`172.20.${index}.10`), vcenter.of(`vcenter.${name}.example.com`), camera.of(index % 7 === 0), ...large ? [memory.of(65536)] : []],
    controlPlane: { replicas: large ? 3 : 1 },
    labels: { 'fleet.example.com/wave': index <= 5 ? 'canary' : 'rest' },
  });
  new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(site), addons: [new Cilium()] });
}

app.synth();
