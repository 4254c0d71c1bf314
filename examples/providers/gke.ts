import { Chart } from 'cdk8s';
import { AddonStack, CertManager, ClusterSelector, Credentials, FleetApp, GkeReleaseChannel, GkeTopology, TaintEffect, WorkloadCluster } from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/gke' });
const chart = new Chart(app, 'shop', { namespace: 'default' });
const network = { name: 'clusters', subnets: [{ name: 'nodes', cidr: '10.20.0.0/20' }], natPortsPerMachine: 256 };
const account = { credentialsSecret: 'gcp' };

// Node pools that the team sizes itself.
const shop = new WorkloadCluster(chart, 'shop', {
  kubernetesVersion: 'v1.34.3',
  topology: new GkeTopology({
    project: 'my-project',
    region: 'europe-west3',
    network,
    ...account,
    credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'clusters/gcp' }),
    authorizedNetworks: [{ cidr: '203.0.113.0/24', name: 'management' }],
    rbacGroup: 'gke-security-groups@example.com',
    resourceLabels: { team: 'shop' },
    pools: [
      { name: 'general', machineType: 'n2-standard-4', replicas: 6, serviceAccount: 'nodes@my-project.iam.gserviceaccount.com' },
      { name: 'batch', machineType: 'c3-standard-8', scaling: { min: 0, max: 12 }, taints: [{ key: 'example.com/batch', value: 'true', effect: TaintEffect.NO_SCHEDULE }] },
    ],
  }),
});
new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(shop), addons: [new CertManager()] });

// Machines that GKE makes as pods need them.
new WorkloadCluster(chart, 'trial', {
  kubernetesVersion: 'v1.34.3',
  topology: new GkeTopology({ project: 'my-project', region: 'europe-west3', network, ...account, autopilot: true, releaseChannel: GkeReleaseChannel.REGULAR }),
});

app.synth();
