import { Chart, Size } from 'cdk8s';
import {
  AddonStack, Cilium, ClusterSelector, Credentials, Endpoint, FleetApp, MetricsServer, NutanixCsi, NutanixTopology, WorkloadCluster,
} from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/nutanix' });
const ahv = new Chart(app, 'ahv', { namespace: 'ahv' });

// Three clusters of Prism Element under one Prism Central. The account is in a store.
const prod = new WorkloadCluster(ahv, 'prod', {
  kubernetesVersion: 'v1.34.3',
  topology: new NutanixTopology({
    prismCentral: 'prism-central.example.com',
    credentialsSecret: 'prod-nutanix',
    credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'nutanix/prod' }),
    endpoint: Endpoint.kubeVip('10.30.0.10'),
    image: 'ubuntu-2404-{version}',
    failureDomains: [
      { name: 'a', cluster: 'pe-a', subnets: ['workload-a'] },
      { name: 'b', cluster: 'pe-b', subnets: ['workload-b'] },
      { name: 'c', cluster: 'pe-c', subnets: ['workload-c'] },
    ],
    project: 'platform',
    categories: [{ key: 'Environment', value: 'Production' }],
    pools: ['a', 'b', 'c'].map(name => ({ name: `general-${name}`, failureDomain: name, cpus: 8, memory: Size.gibibytes(32), autoscale: { min: 1, max: 5 } })),
  }),
});

new AddonStack(ahv, 'addons', {
  clusters: ClusterSelector.cluster(prod),
  addons: [new Cilium(), new NutanixCsi({ storageClasses: [{ name: 'standard', storageContainer: 'kubernetes' }] }), new MetricsServer()],
});

app.synth();
