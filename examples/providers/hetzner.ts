import { Chart } from 'cdk8s';
import {
  AddonStack, Cilium, ClusterSelector, FleetApp, HcloudCsi, HetznerRegion, HetznerTopology, MetricsServer, Traefik, WorkloadCluster,
} from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/hetzner' });
const { FSN1, HEL1, NBG1 } = HetznerRegion;

// Machines of the cloud in three locations. The Secret hetzner exists in the namespace, with the key token.
const cloud = new Chart(app, 'cloud', { namespace: 'cloud' });
const prod = new WorkloadCluster(cloud, 'prod', {
  kubernetesVersion: 'v1.34.3',
  topology: new HetznerTopology({
    regions: [FSN1, NBG1, HEL1],
    credentialsSecret: 'hetzner',
    sshKeys: ['platform'],
    type: 'cpx42',
    image: 'ubuntu-2404-{version}',
    pools: [
      { name: 'fsn1', failureDomain: FSN1, autoscale: { min: 1, max: 5 } },
      { name: 'nbg1', failureDomain: NBG1, autoscale: { min: 1, max: 5 } },
    ],
  }),
});
new AddonStack(cloud, 'addons', {
  clusters: ClusterSelector.cluster(prod), addons: [new Cilium(), new HcloudCsi({ storageClass: 'standard' }), new MetricsServer(), new Traefik()],
});

// A control plane of the cloud with workers of Hetzner Robot, which exist as HetznerBareMetalHosts.
const mixed = new Chart(app, 'mixed', { namespace: 'mixed' });
const data = new WorkloadCluster(mixed, 'data', {
  kubernetesVersion: 'v1.34.3',
  topology: new HetznerTopology({
    regions: [FSN1],
    credentialsSecret: 'hetzner',
    robotSshSecret: 'robot-ssh',
    sshKeys: ['platform'],
    type: 'cpx42',
    image: 'ubuntu-2404-{version}',
    pools: [{
      name: 'metal',
      replicas: 4,
      rollout: { maxSurge: '0', maxUnavailable: '1' },
      bareMetal: { image: 'https://images.example.com/ubuntu-2404-{version}.tar.gz', hostSelector: { matchLabels: { 'example.com/role': 'data' } } },
    }],
  }),
});
new AddonStack(mixed, 'addons', { clusters: ClusterSelector.cluster(data), addons: [new Cilium(), new MetricsServer()] });

app.synth();
