import { Chart, Size } from 'cdk8s';
import {
  AddonStack, Cilium, ClusterSelector, Credentials, FleetApp, MetricsServer, OpenStackCinderCsi, OpenStackResource, OpenStackTopology,
  WorkloadCluster,
} from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/openstack' });
const chart = new Chart(app, 'prod', { namespace: 'default' });

// Three zones, system disks in Cinder, control plane machines on different hosts.
const prod = new WorkloadCluster(chart, 'prod', {
  kubernetesVersion: 'v1.34.3',
  topology: new OpenStackTopology({
    credentialsSecret: 'prod-cloud-config',
    credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'clusters/openstack' }),
    externalNetwork: OpenStackResource.fromName('public'),
    network: { cidr: '10.8.0.0/24', dnsServers: ['10.0.0.2'] },
    loadBalancer: { provider: 'ovn', allowedCidrs: ['203.0.113.0/24'] },
    closedTraffic: true,
    securityRules: [
      { name: 'vxlan', protocol: 'udp', fromPort: 8472 },
      { name: 'cilium-health', protocol: 'tcp', fromPort: 4240 },
      { name: 'ping', protocol: 'icmp' },
    ],
    flavor: 'm1.large',
    image: 'ubuntu-2404-kube-{version}',
    rootVolume: { size: Size.gibibytes(60), type: 'ssd' },
    zones: ['az1', 'az2', 'az3'],
    controlPlane: { serverGroup: OpenStackResource.fromName('prod-control-plane') },
    pools: ['az1', 'az2', 'az3'].map(zone => ({ name: `general-${zone}`, flavor: 'm1.xlarge', failureDomain: zone, replicas: 2 })),
  }),
});

new AddonStack(chart, 'addons', {
  clusters: ClusterSelector.cluster(prod),
  addons: [new Cilium(), new MetricsServer(), new OpenStackCinderCsi({ storageClasses: [{ name: 'ssd', type: 'ssd' }, { name: 'bulk', type: 'hdd' }] })],
});

app.synth();
