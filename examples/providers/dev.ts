import { Chart } from 'cdk8s';
import { AddonStack, Cilium, ClusterSelector, DevBackend, DevTopology, FleetApp, MetricsServer, WorkloadCluster } from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/dev' });

// A cluster of containers, on which a laptop or a CI job tries out the addons of the real ones.
const containers = new Chart(app, 'containers', { namespace: 'default' });
const trial = new WorkloadCluster(containers, 'trial', {
  kubernetesVersion: 'v1.34.3',
  topology: new DevTopology({
    failureDomains: [{ name: 'zone-a' }, { name: 'zone-b' }],
    controlPlane: { replicas: 1 },
    pools: [
      { name: 'general', replicas: 2, failureDomain: 'zone-a', preloadImages: ['quay.io/cilium/cilium:v1.18.4'] },
      { name: 'group', machinePool: true, failureDomain: 'zone-b' },
    ],
  }),
  // So that kubectl on the computer may connect to a forwarded port.
  kubernetes: { apiServer: { certificateSans: ['localhost', '127.0.0.1', 'host.docker.internal'] } },
});
new AddonStack(containers, 'addons', { clusters: ClusterSelector.cluster(trial), addons: [new Cilium(), new MetricsServer()] });

// Machines that do not exist: how a management cluster bears fifty nodes more, without fifty nodes.
const imitated = new Chart(app, 'imitated', { namespace: 'default' });
new WorkloadCluster(imitated, 'load', {
  kubernetesVersion: 'v1.34.3',
  topology: new DevTopology({ backend: DevBackend.IN_MEMORY, pools: [{ name: 'many', replicas: 50 }] }),
});

app.synth();
