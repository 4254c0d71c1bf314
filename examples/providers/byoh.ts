import { Chart } from 'cdk8s';
import { AddonStack, ByohTopology, Cilium, ClusterSelector, Endpoint, FleetApp, MetricsServer, WorkloadCluster } from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/byoh' });
const chart = new Chart(app, 'byoh', { namespace: 'hosts' });

// The hosts run the agent, and have registered themselves as ByoHosts in the namespace with these labels.
const prod = new WorkloadCluster(chart, 'prod', {
  kubernetesVersion: 'v1.34.3',
  topology: new ByohTopology({
    endpoint: Endpoint.kubeVip('10.0.0.10'),
    controlPlane: { hostSelector: { matchLabels: { role: 'control-plane' } } },
    pools: [{ name: 'general', replicas: 3, rollout: { maxSurge: '0', maxUnavailable: '1' }, hostSelector: { matchLabels: { role: 'worker' } } }],
  }),
});
new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(prod), addons: [new Cilium(), new MetricsServer()] });

app.synth();
