import { Chart } from 'cdk8s';
import {
  AddonStack, Cilium, ClusterSelector, Endpoint, FleetApp, LabelOperator, MetalLb, Metal3AddressMethod, Metal3Cleaning, Metal3IpPool, Metal3Topology,
  MetricsServer, WorkloadCluster,
} from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/metal3' });
const metal = new Chart(app, 'metal', { namespace: 'metal' });

// Hosts are registered elsewhere, in namespace metal, with the label example.com/role.
const hostsOf = (role: string) => ({ matchExpressions: [{ key: 'example.com/role', operator: LabelOperator.IN, values: [role] }] });
const machines = Metal3IpPool.inCluster({
  name: 'machines', addresses: ['10.20.0.20-10.20.0.90'], prefix: 24, gateway: '10.20.0.1', nameservers: ['10.20.0.2', '10.20.0.3'],
});

const prod = new WorkloadCluster(metal, 'prod', {
  kubernetesVersion: 'v1.34.3',
  topology: new Metal3Topology({
    endpoint: Endpoint.kubeVip('10.20.0.10', { interface: 'eno1' }),
    image: {
      url: 'https://images.example.com/ubuntu-2404-{version}.raw',
      checksum: 'https://images.example.com/ubuntu-2404-{version}.raw.sha256',
    },
    failureDomains: [{ name: 'rack-1' }, { name: 'rack-2' }, { name: 'rack-3' }],
    network: {
      ethernets: [{ id: 'eno1' }, { id: 'eno2', mtu: 9000 }],
      vlans: [{ id: 'storage', name: 'storage', vlan: 120, link: 'eno2', mtu: 9000 }],
      addresses: [{ link: 'eno1', pool: machines }, { link: 'storage', method: Metal3AddressMethod.DHCP4 }],
      nameserversFrom: machines,
    },
    metadataFromHostLabels: { rack: 'example.com/rack' },
    // No spare servers: the old machine goes first.
    controlPlane: { hostSelector: hostsOf('control-plane'), rollout: { maxSurge: '0' } },
    pools: [{
      name: 'storage',
      replicas: 4,
      hostSelector: hostsOf('storage'),
      nodeReuse: true,
      cleaning: Metal3Cleaning.DISABLED,
      rollout: { maxSurge: '0', maxUnavailable: '1' },
    }],
  }),
});

new AddonStack(metal, 'addons', {
  clusters: ClusterSelector.cluster(prod),
  addons: [new Cilium(), new MetricsServer(), new MetalLb({ pools: [{ name: 'services', addresses: ['10.20.0.200-10.20.0.220'] }] })],
});

app.synth();
