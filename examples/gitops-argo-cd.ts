import { ApiObject, Chart, Cron, Duration, Size } from 'cdk8s';
import {
  AddonStack, ArgoCdBridge, ArgoCdEngine, BackupStorage, Cilium, ClusterSelector, Endpoint, GitOpsEnvironment, GitOpsRepository, ManagementCluster,
  VeleroBackup, VSphereTopology, WorkloadCluster,
} from 'cdk8s-cluster-api';

interface Settings {
  readonly address: string;
  readonly workers: number;
}

const repository = new GitOpsRepository({
  url: 'ssh://git@git.example.com/fleet',
  engine: new ArgoCdEngine({ bridge: ArgoCdBridge.externalSecret({ store: 'kubeconfigs-{namespace}' }) }),
  outdir: 'dist/gitops-argo-cd',
});
const production = repository.environment('production');
const staging = repository.environment('staging');

function shopCluster(environment: GitOpsEnvironment, name: string, { address, workers }: Settings): WorkloadCluster {
  const chart = new Chart(environment, name, { namespace: 'clusters' });
  const cluster = new WorkloadCluster(chart, name, {
    kubernetesVersion: 'v1.34.3',
    labels: { environment: environment.environmentName },
    topology: new VSphereTopology({
      server: 'vcenter.example.com',
      template: 'ubuntu-2404-{version}',
      network: 'workload',
      credentialsSecret: `${name}-vcenter`,
      endpoint: Endpoint.kubeVip(address),
      pools: [{ name: 'general', replicas: workers, cpus: 8, memory: Size.gibibytes(32) }],
    }),
  });
  new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster), addons: [new Cilium()] });
  return cluster;
}

// infrastructure/workload-clusters/<environment>/<cluster>/
const prod = shopCluster(production, 'prod', { address: '10.0.0.10', workers: 5 });
const lab = shopCluster(staging, 'lab', { address: '10.0.1.10', workers: 2 });

// infrastructure/management-cluster/
new ApiObject(new Chart(repository, 'namespaces'), 'clusters', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'clusters' } });
const management = new ManagementCluster(new Chart(repository, 'management'), 'management', { clusters: [prod, lab] });
new VeleroBackup(new Chart(repository, 'backup'), 'nightly', {
  cluster: management,
  schedule: Cron.daily(),
  retention: Duration.days(30),
  storage: BackupStorage.s3({ bucket: 'capi-backups', region: 'eu-central-1', credentialsSecret: 'velero-s3' }),
});

// applications/shop/<environment>/
for (const environment of [production, staging]) {
  const chart = new Chart(environment.team('shop'), 'web');
  new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'web' }, data: { environment: environment.environmentName } });
}

repository.synth();
