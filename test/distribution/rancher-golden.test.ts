import { Size } from 'cdk8s';
import { AuditPolicy, Endpoint, Etcd, K3s, NodeSetup, Rke2, WorkloadCluster } from '../../src';
import { vsphere } from '../support/fixtures';
import { expectGolden, synthesize } from '../support/golden';

const setup: NodeSetup = {
  proxy: { httpProxy: 'http://proxy.example.com:3128', httpsProxy: 'http://proxy.example.com:3128', noProxy: ['10.0.0.0/24'] },
  registryMirrors: [{ registry: 'docker.io', mirrors: [{ url: 'https://harbor.example.com/v2/dockerhub' }] }],
  kubelet: { maxPods: 200 },
  sysctls: { 'fs.inotify.max_user_instances': '8192' },
};

const kubernetes = {
  apiServer: { audit: { policy: AuditPolicy.metadata() } },
  etcd: Etcd.stacked({ quota: Size.gibibytes(8) }),
};

const etcdSnapshots = {
  schedule: '0 */6 * * *',
  retention: 28,
  s3: { bucket: 'etcd-snapshots', credentialsSecret: 'etcd-snapshots', endpoint: 's3.example.com', region: 'eu-central-1' },
};

test('RKE2 on vSphere', () => {
  const objects = synthesize(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3+rke2r1',
      topology: vsphere({ template: 'sles-15-sp7', pools: [{ name: 'general', replicas: 3, labels: { 'example.com/tier': 'general' } }] }),
      distribution: new Rke2({ cisProfile: true, etcdSnapshots }),
      setup: { ...setup, users: [{ name: 'ops', sshAuthorizedKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample ops'], sudo: true }] },
      kubernetes,
    });
  });
  expectGolden('vsphere-rke2', objects);
});

test('K3s on vSphere', () => {
  const objects = synthesize(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3+k3s1',
      topology: vsphere({
        template: 'ubuntu-2404', endpoint: Endpoint.kubeVip('10.0.0.10'), pools: [{ name: 'general', replicas: 3, labels: { 'example.com/tier': 'general' } }],
      }),
      distribution: new K3s({ etcdSnapshots }),
      setup,
      kubernetes,
    });
  });
  expectGolden('vsphere-k3s', objects);
});
