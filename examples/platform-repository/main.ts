import { Chart, Cron, Duration } from 'cdk8s';
import { AddonStack, BackupStorage, Cilium, ClusterSelector, FleetApp, ManagementCluster, VeleroBackup } from 'cdk8s-cluster-api';
import * as kplus from 'cdk8s-plus-28';
import { vsphereCluster } from './clusters/vsphere-cluster';

const app = new FleetApp();

const environments = [
  { name: 'staging', endpoint: '10.1.0.10', controlPlanes: 1, workers: 2 },
  { name: 'production', endpoint: '10.2.0.10', controlPlanes: 3, workers: 6 },
];

const clusters = environments.map(environment => {
  const chart = new Chart(app, environment.name, { namespace: environment.name });
  new kplus.Namespace(chart, 'namespace', { metadata: { name: environment.name } });
  const cluster = vsphereCluster(chart, environment);
  new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster), addons: [new Cilium()] });
  return cluster;
});

new VeleroBackup(new Chart(app, 'backup'), 'hourly', {
  cluster: ManagementCluster.fromClusters(...clusters),
  schedule: Cron.hourly(),
  retention: Duration.days(14),
  storage: BackupStorage.s3({ bucket: 'platform-backups', region: 'eu-central-1', credentialsSecret: 'velero-s3' }),
});

app.synth();
