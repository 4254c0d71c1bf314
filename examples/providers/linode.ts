import { Chart } from 'cdk8s';
import { AddonStack, Cilium, ClusterSelector, FleetApp, LinodeTopology, MetricsServer, WorkloadCluster } from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/linode' });
const chart = new Chart(app, 'linode', { namespace: 'linode' });

// The Secret linode exists in the namespace with the key apiToken, and prod-linode with what the addons read.
const prod = new WorkloadCluster(chart, 'prod', {
  kubernetesVersion: 'v1.34.3',
  topology: new LinodeTopology({
    region: 'de-fra-2',
    credentialsSecret: 'linode',
    type: 'g6-dedicated-4',
    image: 'private/12345678',
    firewallId: 1234,
    balancerFirewallId: 5678,
    authorizedUsers: ['platform'],
    pools: [
      { name: 'general', type: 'g6-dedicated-8', autoscale: { min: 2, max: 6 } },
      { name: 'memory', replicas: 2, type: 'g7-highmem-4' },
    ],
  }),
});
new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(prod), addons: [new Cilium(), new MetricsServer()] });

app.synth();
