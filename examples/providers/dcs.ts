import { Chart, Size } from 'cdk8s';
import { DcsTopology, Endpoint, FleetApp, WorkloadCluster } from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/dcs' });
const chart = new Chart(app, 'dcs', { namespace: 'cpaas-system' });

// The Secret dcs and the two DCSIpHostnamePools exist in the namespace. The platform brings the network addon along.
new WorkloadCluster(chart, 'prod', {
  kubernetesVersion: 'v1.34.3',
  annotations: { 'cpaas.io/kube-ovn-join-cidr': '100.64.0.0/16' },
  topology: new DcsTopology({
    credentialsSecret: 'dcs',
    endpoint: Endpoint.loadBalancer('10.0.0.10'),
    sshAuthorizedKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample platform'],
    template: 'micro-os-{version}',
    datastoreCluster: 'ssd',
    controlPlane: { ipPool: 'prod-control-plane', groupAnnotations: { 'controlplane.cluster.x-k8s.io/skip-kube-proxy': '' } },
    pools: [{ name: 'general', replicas: 3, ipPool: 'prod-general', cpus: 8, memory: Size.gibibytes(16) }],
  }),
});

app.synth();
