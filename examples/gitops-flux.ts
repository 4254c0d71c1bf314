import { ApiObject, Chart, Cron, Duration, Size } from 'cdk8s';
import {
  AddonStack, BackupStorage, Cilium, ClusterSelector, Endpoint, FluxDelivery, FluxEngine, GitOpsEnvironment, GitOpsRepository, ManagementCluster,
  VeleroBackup, VSphereTopology, WorkloadCluster,
} from 'cdk8s-cluster-api';

const repository = new GitOpsRepository({
  url: 'ssh://git@git.example.com/fleet',
  engine: new FluxEngine({ credentialsSecret: 'repository' }),
  outdir: 'dist/gitops-flux',
});

function cluster(environment: GitOpsEnvironment, name: string, address: string): WorkloadCluster {
  return new WorkloadCluster(new Chart(environment, name, { namespace: 'clusters' }), name, {
    kubernetesVersion: 'v1.34.3',
    topology: new VSphereTopology({
      server: 'vcenter.example.com',
      template: 'ubuntu-2404-{version}',
      network: 'workload',
      credentialsSecret: `${name}-vcenter`,
      endpoint: Endpoint.kubeVip(address),
      pools: [{ name: 'general', replicas: 3, cpus: 8, memory: Size.gibibytes(32) }],
    }),
  });
}

const lab = cluster(repository.environment('staging'), 'lab', '10.0.1.10');
const shops = ['shop-1', 'shop-2'].map((name, index) => cluster(repository.environment('production'), name, `10.0.0.1${index}`));

// One stack for all clusters; each finds its part in its own folder.
new AddonStack(new Chart(repository, 'addons'), 'addons', {
  clusters: ClusterSelector.clusters(lab, ...shops),
  addons: [new Cilium()],
  delivery: new FluxDelivery(),
});

new ApiObject(new Chart(repository, 'namespaces'), 'clusters', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'clusters' } });
const management = new ManagementCluster(new Chart(repository, 'management'), 'management', { clusters: [lab, ...shops], helmAddons: false });
new VeleroBackup(new Chart(repository, 'backup'), 'nightly', {
  cluster: management,
  schedule: Cron.daily(),
  retention: Duration.days(30),
  storage: BackupStorage.s3({ bucket: 'capi-backups', region: 'eu-central-1', credentialsSecret: 'velero-s3' }),
});

for (const name of ['staging', 'production']) {
  const chart = new Chart(repository.environment(name).team('shop'), 'web');
  new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } });
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'web' }, data: { environment: name } });
}

repository.synth();
