import { Chart, Duration } from 'cdk8s';
import { AddonStack, Cilium, ClusterSelector, CustomTopology, Endpoint, FleetApp, Manifest, WorkloadCluster } from 'cdk8s-cluster-api';

const API = 'infrastructure.cluster.x-k8s.io/v1alpha1';

/** Virtual machines of Proxmox VE, by a provider that the library does not ship (ionos-cloud/cluster-api-provider-proxmox). */
const machine = (cores: number, memoryMiB: number): Manifest => ({
  apiVersion: API,
  kind: 'ProxmoxMachineTemplate',
  spec: {
    template: {
      spec: {
        sourceNode: 'pve-1',
        templateSelector: { matchTags: ['ubuntu-2404', '{version}'] },
        format: 'qcow2',
        full: true,
        numSockets: 1,
        numCores: cores,
        memoryMiB,
        disks: { bootVolume: { disk: 'scsi0', sizeGb: 60 } },
        network: { default: { bridge: 'vmbr0', model: 'virtio' } },
      },
    },
  },
});

const app = new FleetApp({ outdir: 'dist/providers/custom' });
const chart = new Chart(app, 'cellar', { namespace: 'clusters' });
const cellar = new WorkloadCluster(chart, 'cellar', {
  kubernetesVersion: 'v1.34.3',
  topology: new CustomTopology({
    infrastructureCluster: {
      apiVersion: API,
      kind: 'ProxmoxCluster',
      spec: {
        credentialsRef: { name: '{cluster}-proxmox' },
        ipv4Config: { addresses: ['10.0.0.20-10.0.0.90'], prefix: 24, gateway: '10.0.0.1' },
        dnsServers: ['10.0.0.2'],
        allowedNodes: ['pve-1', 'pve-2', 'pve-3'],
      },
    },
    needsEndpoint: true,
    endpoint: Endpoint.kubeVip('10.0.0.10'),
    controlPlaneMachines: machine(4, 8192),
    poolMachines: machine(8, 16384),
    pools: [
      { name: 'general', replicas: 3, drainTimeout: Duration.minutes(30) },
      { name: 'large', replicas: 1, machines: machine(32, 131072) },
    ],
    setup: { kubeletArguments: { 'provider-id': "proxmox://'{{ ds.meta_data.instance_id }}'" } },
  }),
});
new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cellar), addons: [new Cilium()] });

app.synth();
