import { Chart } from 'cdk8s';
import {
  AddonStack, Cilium, ClusterSelector, Credentials, FleetApp, GcpExposure, GcpPdCsiDriver, GcpTopology, GcpVolumeType, MetricsServer, WorkloadCluster,
} from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/gcp' });
const chart = new Chart(app, 'prod', { namespace: 'default' });

// A private cluster: machines without public addresses, an API server that the network reaches, disks encrypted with a key of ours.
const kmsKey = 'projects/my-project/locations/europe-west3/keyRings/clusters/cryptoKeys/disks';
const prod = new WorkloadCluster(chart, 'prod', {
  kubernetesVersion: 'v1.34.3',
  topology: new GcpTopology({
    project: 'my-project',
    region: 'europe-west3',
    network: { name: 'clusters', subnets: [{ name: 'nodes', cidr: '10.20.0.0/20', flowLogs: true }], natPortsPerMachine: 512 },
    subnet: 'nodes',
    image: 'projects/images/global/images/capi-ubuntu-2404-{version}',
    credentialsSecret: 'gcp',
    credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'clusters/gcp' }),
    loadBalancer: { exposure: GcpExposure.INTERNAL, subnet: 'nodes', address: '10.20.0.10' },
    serviceAccount: { email: 'nodes@my-project.iam.gserviceaccount.com' },
    disk: { kmsKey },
    shieldedVm: { secureBoot: true },
    resourceLabels: { team: 'platform', stage: 'prod' },
    // A pool per zone, so that volumes and the autoscaler stay in their zone.
    pools: [
      ...['a', 'b', 'c'].map(zone => ({ name: `general-${zone}`, machineType: 'n2-standard-8', failureDomain: `europe-west3-${zone}`, autoscale: { min: 1, max: 5 } })),
      { name: 'batch', spot: true, replicas: 2, failureDomain: 'europe-west3-a', labels: { 'example.com/spot': 'true' } },
    ],
  }),
});

new AddonStack(chart, 'addons', {
  clusters: ClusterSelector.cluster(prod),
  addons: [
    new Cilium(),
    new MetricsServer(),
    new GcpPdCsiDriver({ storageClasses: [{ name: 'standard-rwo', kmsKey }, { name: 'premium-rwo', type: GcpVolumeType.SSD, kmsKey }] }),
  ],
});

app.synth();
