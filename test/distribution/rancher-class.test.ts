import { Chart, Testing } from 'cdk8s';
import { ClassCluster, ClusterClass, Distribution, Endpoint, K3s, Rke2, WorkloadCluster } from '../../src';
import { providersOf } from '../../src/management/providers';
import { expectEqual } from '../class/comparable';
import { vsphere } from '../support/fixtures';
import { problemsOf } from '../support/golden';
import { clusterWith } from '../support/plain-topology';

// The folder's default, the cluster's name, is a text between quotes in a class, which makes no difference to who reads it.
const etcdSnapshots = { schedule: '0 */6 * * *', s3: { bucket: 'etcd-snapshots', credentialsSecret: 'etcd-snapshots', folder: 'site-1' } };

const CASES: [string, string, () => Distribution][] = [
  ['Rke2', 'v1.34.3+rke2r1', () => new Rke2({ cisProfile: true, embeddedRegistry: true, etcdSnapshots })],
  ['K3s', 'v1.34.3+k3s1', () => new K3s({ embeddedRegistry: true, etcdSnapshots })],
];

const topology = () => vsphere({ template: 'sles-15', endpoint: Endpoint.kubeVip('10.0.0.10'), pools: [{ name: 'general' }] });
const setup = { kubelet: { maxPods: 99 }, nodeIp: { interface: 'eth0' }, preJoinCommands: ['true'] };
const kubernetes = { apiServer: { audit: {} } };

test.each(CASES)('a cluster of a class of %s is the cluster that is written out', (_name, kubernetesVersion, distribution) => {
  expectEqual(chart => {
    new ClassCluster(chart, 'site-1', { class: new ClusterClass(chart, 'edge', { topology: topology(), distribution: distribution(), setup, kubernetes }), kubernetesVersion });
  }, chart => {
    new WorkloadCluster(chart, 'site-1', { kubernetesVersion, topology: topology(), distribution: distribution(), setup, kubernetes });
  }, ['general']);
});

test.each(CASES)('what %s makes of many options is accepted by the API schemas and our rules', (_name, kubernetesVersion, distribution) => {
  const chart = new Chart(Testing.app(), 'chart');
  clusterWith(chart, topology(), { kubernetesVersion, distribution: distribution(), setup, kubernetes });
  expect(problemsOf(chart)).toEqual([]);
});

test.each([
  ['Rke2', CASES[0], ['bootstrap rke2', 'control-plane rke2']],
  ['K3s', CASES[1], ['bootstrap k3s', 'control-plane k3s']],
] as const)('the management cluster of a cluster of %s needs its providers', (_name, [, kubernetesVersion, distribution], expected) => {
  const cluster = clusterWith(new Chart(Testing.app(), 'chart'), topology(), { kubernetesVersion, distribution: distribution() });
  const installed = providersOf([cluster]).flatMap(({ installs }) => installs.map(install => install.join(' ')));
  expect(installed).toEqual(expect.arrayContaining([...expected]));
  expect(installed.filter(name => /kubeadm/.test(name))).toEqual([]);
});
