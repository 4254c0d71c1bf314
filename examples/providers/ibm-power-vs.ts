import { Chart, Size } from 'cdk8s';
import { AddonStack, Cilium, ClusterSelector, Endpoint, FleetApp, IbmPowerVsTopology, MetricsServer, WorkloadCluster } from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/ibm-power-vs' });
const chart = new Chart(app, 'ibm-power-vs', { namespace: 'ibm' });

// The API key is with the provider's controller. The cloud provider of IBM Power has to be brought into the cluster by you.
const prod = new WorkloadCluster(chart, 'prod', {
  kubernetesVersion: 'v1.34.3',
  topology: new IbmPowerVsTopology({
    workspace: '4a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
    network: 'nodes',
    endpoint: Endpoint.kubeVip('10.0.0.10', { interface: 'env2' }),
    image: 'centos-{version}',
    processors: '0.5',
    memory: Size.gibibytes(8),
    sshKey: 'platform',
    pools: [{ name: 'general', replicas: 3, processors: '1.25', memory: Size.gibibytes(32) }],
  }),
});
new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(prod), addons: [new Cilium(), new MetricsServer()] });

app.synth();
