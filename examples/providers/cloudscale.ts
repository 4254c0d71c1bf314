import { Chart } from 'cdk8s';
import { AddonStack, Cilium, CloudscaleRegion, CloudscaleTopology, ClusterSelector, FleetApp, MetricsServer, WorkloadCluster } from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/cloudscale' });
const chart = new Chart(app, 'cloudscale', { namespace: 'cloudscale' });

// The Secret cloudscale exists in the namespace with the key token. The cloud provider has to be brought into the cluster by you.
const prod = new WorkloadCluster(chart, 'prod', {
  kubernetesVersion: 'v1.34.3',
  topology: new CloudscaleTopology({
    region: CloudscaleRegion.RMA,
    credentialsSecret: 'cloudscale',
    flavor: 'flex-8-4',
    image: 'custom:ubuntu-2404-kube-{version}',
    pools: [{ name: 'general', flavor: 'flex-16-8', autoscale: { min: 0, max: 6 } }],
  }),
});
new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(prod), addons: [new Cilium(), new MetricsServer()] });

app.synth();
