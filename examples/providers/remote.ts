import { Chart } from 'cdk8s';
import { AddonStack, Cilium, ClusterSelector, Endpoint, FleetApp, K0smotron, MetricsServer, RemoteTopology, WorkloadCluster } from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/remote' });
const chart = new Chart(app, 'factory', { namespace: 'edge' });

// Four computers in a factory that run Linux already. Their control plane runs on the management cluster; the fourth is spare for rollouts.
const factory = new WorkloadCluster(chart, 'factory', {
  kubernetesVersion: 'v1.34.3+k0s.0',
  distribution: new K0smotron({ requests: { cpu: '500m', memory: '1Gi' } }),
  topology: new RemoteTopology({
    // A Secret with the entry "value", made beforehand.
    sshKeySecret: 'factory-ssh',
    user: 'ops',
    sudo: true,
    endpoint: Endpoint.loadBalancer('10.20.0.10'),
    pools: [{
      name: 'line',
      replicas: 3,
      hosts: ['10.20.1.11', '10.20.1.12', '10.20.1.13', '10.20.1.14'].map(address => ({ address })),
    }],
  }),
});
new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(factory), addons: [new Cilium(), new MetricsServer()] });

app.synth();
