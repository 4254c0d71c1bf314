import { Chart } from 'cdk8s';
import { AddonStack, Cilium, ClusterSelector, FleetApp, MetricsServer, OpenNebulaTopology, WorkloadCluster } from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/open-nebula' });
const chart = new Chart(app, 'open-nebula', { namespace: 'opennebula' });

// The Secret opennebula exists in the namespace with the keys ONE_XMLRPC and ONE_AUTH. The cloud provider has to be brought into the cluster by you.
const prod = new WorkloadCluster(chart, 'prod', {
  kubernetesVersion: 'v1.34.3',
  topology: new OpenNebulaTopology({
    credentialsSecret: 'opennebula',
    privateNetwork: 'nodes',
    publicNetwork: 'public',
    routerTemplate: 'virtual-router',
    template: 'node-{version}',
    pools: [{ name: 'general', replicas: 3, template: 'node-large-{version}' }],
  }),
});
new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(prod), addons: [new Cilium(), new MetricsServer()] });

app.synth();
