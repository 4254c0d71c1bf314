import { ApiObject, Chart, Cron, Duration, JsonPatch, Size } from 'cdk8s';
import {
  AddonStack, BackupStorage, Cilium, ClusterSelector, Endpoint, FleetApp, ManagementCluster, VeleroBackup, VSphereTopology, WorkloadCluster,
} from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/quickstart' });
const chart = new Chart(app, 'prod', { namespace: 'clusters' });
// cdk8s writes the chart's namespace onto every object; this one belongs to none.
new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'clusters' } }).addJsonPatch(JsonPatch.remove('/metadata/namespace'));

const prod = new WorkloadCluster(chart, 'prod', {
  kubernetesVersion: 'v1.34.3',
  topology: new VSphereTopology({
    server: 'vcenter.example.com',
    template: 'ubuntu-2404-{version}',
    network: 'workload',
    credentialsSecret: 'vsphere-credentials',
    endpoint: Endpoint.kubeVip('10.0.0.10'),
    controlPlane: { cpus: 4, memory: Size.gibibytes(16) },
    pools: [
      { name: 'general', replicas: 5, cpus: 8, memory: Size.gibibytes(32) },
      { name: 'batch', autoscale: { min: 0, max: 20 }, cpus: 16, memory: Size.gibibytes(64) },
    ],
  }),
});

// CPI and CSI follow from vSphere.
new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(prod), addons: [new Cilium()] });

new VeleroBackup(new Chart(app, 'backup'), 'nightly', {
  cluster: ManagementCluster.fromClusters(prod),
  schedule: Cron.daily(),
  retention: Duration.days(30),
  storage: BackupStorage.s3({ bucket: 'capi-backups', region: 'eu-central-1', credentialsSecret: 'velero-s3' }),
});

app.synth();
