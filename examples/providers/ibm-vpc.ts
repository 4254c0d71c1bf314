import { Chart, Size } from 'cdk8s';
import { AddonStack, Cilium, ClusterSelector, FleetApp, IbmVpcTopology, MetricsServer, WorkloadCluster } from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/ibm-vpc' });
const chart = new Chart(app, 'ibm-vpc', { namespace: 'ibm' });

// The API key is with the provider's controller. The cloud provider of IBM Cloud has to be brought into the cluster by you.
const prod = new WorkloadCluster(chart, 'prod', {
  kubernetesVersion: 'v1.34.3',
  topology: new IbmVpcTopology({
    region: 'eu-de',
    zone: 'eu-de-1',
    resourceGroup: '4a1b2c3d4e5f60718293a4b5c6d7e8f9',
    vpc: 'clusters',
    profile: 'bx2-4x16',
    image: 'ubuntu-2404-kube-v1-34-3',
    sshKeys: ['platform'],
    pools: [{ name: 'general', profile: 'bx2-8x32', bootVolume: Size.gibibytes(200), replicas: 3 }],
  }),
});
new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(prod), addons: [new Cilium(), new MetricsServer()] });

app.synth();
