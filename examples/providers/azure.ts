import { Chart, Size } from 'cdk8s';
import {
  AddonStack, AllowedNamespaces, AzureDiskCsiDriver, AzureExposure, AzureIdentity, AzureImage, AzureSecurityType, AzureStorageType, AzureTopology,
  Cilium, ClusterSelector, DiskFilesystem, FleetApp, MetricsServer, WorkloadCluster,
} from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/azure' });
const subscriptionId = '00000000-0000-0000-0000-000000000001';
const shared = `/subscriptions/${subscriptionId}/resourceGroups/platform/providers`;

// The provider logs in with a token of its service account; no secret is kept anywhere.
const identity = new AzureIdentity(new Chart(app, 'identities', { namespace: 'default' }), 'platform', {
  tenantId: '00000000-0000-0000-0000-000000000002',
  clientId: '00000000-0000-0000-0000-000000000003',
  allowedNamespaces: AllowedNamespaces.named('default'),
});

const chart = new Chart(app, 'prod', { namespace: 'default' });

// A private cluster: an API server that only the network reaches, an image of ours, etcd on a disk of its own.
const prod = new WorkloadCluster(chart, 'prod', {
  kubernetesVersion: 'v1.34.3',
  topology: new AzureTopology({
    location: 'westeurope',
    subscriptionId,
    identity,
    resourceGroup: 'clusters-prod',
    loadBalancer: { exposure: AzureExposure.INTERNAL },
    image: AzureImage.gallery({ subscriptionId, resourceGroup: 'images', gallery: 'nodes', name: 'ubuntu-2404' }),
    managedIdentities: [`${shared}/Microsoft.ManagedIdentity/userAssignedIdentities/clusters-prod`],
    security: AzureSecurityType.TRUSTED_LAUNCH,
    tags: { stage: 'prod', team: 'platform' },
    controlPlane: {
      dataDisks: [{ name: 'etcddisk', lun: 0, size: Size.gibibytes(64) }],
      setup: { disks: [{ device: '/dev/disk/azure/scsi1/lun0', volumes: [{ label: 'etcd', mountPath: '/var/lib/etcd', filesystem: DiskFilesystem.XFS }] }] },
    },
    // A pool per zone, so that volumes and the autoscaler stay in their zone.
    pools: [
      ...['1', '2', '3'].map(zone => ({ name: `general-${zone}`, size: 'Standard_D8s_v5', failureDomain: zone, replicas: 2 })),
      { name: 'batch', machinePool: true, spot: {}, replicas: 2 },
    ],
  }),
});

new AddonStack(chart, 'addons', {
  clusters: ClusterSelector.cluster(prod),
  addons: [
    new Cilium(),
    new MetricsServer(),
    new AzureDiskCsiDriver({
      snapshots: true,
      storageClasses: [{ name: 'managed-premium' }, { name: 'managed-zoned', type: AzureStorageType.PREMIUM_SSD_ZRS }],
    }),
  ],
});

app.synth();
