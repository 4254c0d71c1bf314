import { Size } from 'cdk8s';
import { compare } from './compare';
import { Difference } from './difference';
import { leavesOf } from './leaves';
import { table } from './table';
import { AzureIdentity, AzureImage, AzureTopology, DiskFilesystem, Etcd, WorkloadCluster } from '../../src';
import { objectsOf } from '../support/objects';

const SUBSCRIPTION = '00000000-0000-0000-0000-000000000001';
const LOGIN = `/subscriptions/${SUBSCRIPTION}/resourceGroups/capz-ci/providers/Microsoft.ManagedIdentity/userAssignedIdentities/cloud-provider-user-identity`;

/**
 * What the quick start of cluster-api-provider-azure v1.26.0 (`templates/cluster-template.yaml`, raised to v1beta2) makes of a cluster `prod` with three
 * control plane and two worker machines.
 */
const quickStart = table(`
Cluster cluster spec
  clusterNetwork.pods.cidrBlocks[0] = "192.168.0.0/16"
  infrastructureRef.kind = "AzureCluster"
  controlPlaneRef.kind = "KubeadmControlPlane"
AzureCluster prod
  apiVersion = "infrastructure.cluster.x-k8s.io/v1beta1"
  kind = "AzureCluster"
AzureCluster prod spec
  identityRef.apiVersion = "infrastructure.cluster.x-k8s.io/v1beta1"
  identityRef.kind = "AzureClusterIdentity"
  identityRef.name = "cluster-identity"
  location = "westeurope"
  networkSpec.subnets[control-plane-subnet].role = "control-plane"
  networkSpec.subnets[node-subnet].role = "node"
  networkSpec.vnet.name = "prod-vnet"
  resourceGroup = "prod"
  subscriptionID = "${SUBSCRIPTION}"
KubeadmControlPlane cluster spec
  replicas = 3
  version = "v1.34.3"
  kubeadmConfigSpec.clusterConfiguration.controllerManager.extraArgs[allocate-node-cidrs].value = "false"
  kubeadmConfigSpec.clusterConfiguration.controllerManager.extraArgs[cloud-provider].value = "external"
  kubeadmConfigSpec.clusterConfiguration.controllerManager.extraArgs[cluster-name].value = "prod"
  kubeadmConfigSpec.clusterConfiguration.apiServer.extraArgs[service-account-issuer].value = "https://kubernetes.default.svc.cluster.local"
  kubeadmConfigSpec.clusterConfiguration.etcd.local.dataDir = "/var/lib/etcddisk/etcd"
  kubeadmConfigSpec.clusterConfiguration.etcd.local.extraArgs[quota-backend-bytes].value = "8589934592"
  kubeadmConfigSpec.initConfiguration.timeouts.controlPlaneComponentHealthCheckSeconds = 1200
  kubeadmConfigSpec.diskSetup.filesystems[0].device = "/dev/disk/azure/scsi1/lun0"
  kubeadmConfigSpec.diskSetup.filesystems[0].extraOpts[0] = "-E"
  kubeadmConfigSpec.diskSetup.filesystems[0].extraOpts[1] = "lazy_itable_init=1,lazy_journal_init=1"
  kubeadmConfigSpec.diskSetup.filesystems[0].filesystem = "ext4"
  kubeadmConfigSpec.diskSetup.filesystems[0].label = "etcd_disk"
  kubeadmConfigSpec.diskSetup.filesystems[1].device = "ephemeral0.1"
  kubeadmConfigSpec.diskSetup.filesystems[1].filesystem = "ext4"
  kubeadmConfigSpec.diskSetup.filesystems[1].label = "ephemeral0"
  kubeadmConfigSpec.diskSetup.filesystems[1].replaceFS = "ntfs"
  kubeadmConfigSpec.diskSetup.partitions[0].device = "/dev/disk/azure/scsi1/lun0"
  kubeadmConfigSpec.diskSetup.partitions[0].layout = true
  kubeadmConfigSpec.diskSetup.partitions[0].overwrite = false
  kubeadmConfigSpec.diskSetup.partitions[0].tableType = "gpt"
  kubeadmConfigSpec.files[/etc/kubernetes/azure.json].contentFrom.secret.key = "control-plane-azure.json"
  kubeadmConfigSpec.files[/etc/kubernetes/azure.json].contentFrom.secret.name = "<template>-azure-json"
  kubeadmConfigSpec.files[/etc/kubernetes/azure.json].owner = "root:root"
  kubeadmConfigSpec.files[/etc/kubernetes/azure.json].permissions = "0644"
  kubeadmConfigSpec.mounts[0][0] = "LABEL=etcd_disk"
  kubeadmConfigSpec.mounts[0][1] = "/var/lib/etcddisk"
  kubeadmConfigSpec.verbosity = 10
  kubeadmConfigSpec.initConfiguration.nodeRegistration.name = "{{ ds.meta_data[\\"local_hostname\\"] }}"
  kubeadmConfigSpec.initConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "external"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.name = "{{ ds.meta_data[\\"local_hostname\\"] }}"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "external"
AzureMachineTemplate control-plane spec.template.spec
  dataDisks[0].diskSizeGB = 256
  dataDisks[0].lun = 0
  dataDisks[0].nameSuffix = "etcddisk"
  identity = "UserAssigned"
  userAssignedIdentities[0].providerID = "azure://${LOGIN}"
  osDisk.diskSizeGB = 128
  osDisk.osType = "Linux"
  vmSize = "Standard_D4s_v5"
AzureMachineTemplate workers spec.template.spec
  osDisk.diskSizeGB = 128
  osDisk.osType = "Linux"
  vmSize = "Standard_D4s_v5"
KubeadmConfigTemplate workers spec.template.spec
  files[/etc/kubernetes/azure.json].contentFrom.secret.key = "worker-node-azure.json"
  files[/etc/kubernetes/azure.json].contentFrom.secret.name = "<template>-azure-json"
  files[/etc/kubernetes/azure.json].owner = "root:root"
  files[/etc/kubernetes/azure.json].permissions = "0644"
KubeadmConfigTemplate workers spec.template.spec.joinConfiguration.nodeRegistration
  name = "{{ ds.meta_data[\\"local_hostname\\"] }}"
  kubeletExtraArgs[cloud-provider].value = "external"
MachineDeployment workers spec
  replicas = 2
  template.spec.version = "v1.34.3"
`);

const DIFFERENCES: Difference[] = [
  {
    reason: 'Kubernetes itself gives blocks of addresses to nodes, and the addon tells the cloud provider not to: network addons read them from the nodes.',
    missing: ['*extraArgs[allocate-node-cidrs].value'],
  },
  {
    reason: 'The name is a matter of the cloud provider, which the addon tells it.',
    missing: ['*extraArgs[cluster-name].value'],
  },
  {
    reason: 'Kubernetes has this issuer anyway.',
    missing: ['*extraArgs[service-account-issuer].value'],
  },
  {
    reason: 'Kubeadm\'s own 4 minutes and its own verbosity are kept.',
    missing: ['*controlPlaneComponentHealthCheckSeconds', '*kubeadmConfigSpec.verbosity'],
  },
  {
    reason: 'The temporary disk is left alone, and a filesystem is made as its own defaults have it, on the partition.',
    missing: ['*diskSetup.filesystems[0].extraOpts[0]', '*diskSetup.filesystems[0].extraOpts[1]', '*diskSetup.filesystems[1].*'],
    changed: { '*diskSetup.filesystems[0].device': '"/dev/disk/azure/scsi1/lun0-part1"' },
    added: ['*diskSetup.filesystems[0].overwrite', '*mounts[0][2]', '*mounts[0][3]'],
  },
  {
    reason: 'The provider\'s network of 10.0.0.0/8 contains the services; its default rules let everybody in by SSH.',
    added: ['*networkSpec.vnet.cidrBlocks[0]', '*networkSpec.subnets[*].cidrBlocks[0]', '*securityGroup.securityRules[*'],
  },
  {
    reason: 'The defaults of the provider are written out.',
    added: ['*networkSpec.apiServerLB.type', '*image.computeGallery.*'],
  },
  {
    reason: 'Premium disks: etcd and images need them. What etcd writes is not kept by the host.',
    added: ['*cachingType', '*managedDisk.storageAccountType'],
  },
  {
    reason: 'The defaults of Cluster API are written out.',
    added: ['*clusterNetwork.services.cidrBlocks[0]', '*clusterNetwork.serviceDomain'],
  },
  {
    reason: 'The socket of containerd is said, so that kubeadm does not look for one among several.',
    added: ['*nodeRegistration.criSocket'],
  },
];

const SUBJECTS = [...new Set([...quickStart.keys()].map(key => key.split(' ').slice(0, 2).join(' ')))];

/** Facts that the core adds to every cluster, whatever the infrastructure; the vSphere comparison explains them. */
const CORE = /metadata\.|selector\.|clusterName|Ref\.(apiGroup|name)|rollout|deletion|machineTemplate|Cluster cluster (apiVersion|kind)$/;
const HEAD = /^(KubeadmControlPlane|AzureMachineTemplate|KubeadmConfigTemplate|MachineDeployment) \S+ (apiVersion|kind)$|configRef|infrastructureRef\.kind/;

test('our program gives the cluster of the quick start, but for differences that have a reason', () => {
  const ours = leavesOf(objectsOf(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3',
      kubernetes: { etcd: Etcd.stacked({ dataDirectory: '/var/lib/etcddisk/etcd', quota: Size.gibibytes(8) }) },
      topology: new AzureTopology({
        location: 'westeurope',
        subscriptionId: SUBSCRIPTION,
        resourceGroup: 'prod',
        identity: AzureIdentity.fromName('cluster-identity'),
        network: { name: 'prod-vnet' },
        image: AzureImage.reference(),
        controlPlane: {
          managedIdentities: [LOGIN],
          dataDisks: [{ name: 'etcddisk', lun: 0, size: Size.gibibytes(256) }],
          setup: { disks: [{ device: '/dev/disk/azure/scsi1/lun0', volumes: [{ label: 'etcd_disk', mountPath: '/var/lib/etcddisk', filesystem: DiskFilesystem.EXT4 }] }] },
        },
        pools: [{ name: 'md-0', replicas: 2 }],
      }),
    });
  }));
  // The Secret is called after the template, whose name is sealed with its content.
  const named = [...ours].map(([key, value]) => [key, typeof value === 'string' ? value.replace(/prod-[\w-]+-azure-json/, '<template>-azure-json') : value] as const);
  const compared = new Map(named.filter(([key]) => SUBJECTS.some(subject => key.startsWith(`${subject} `))
    && (quickStart.has(key) || !(CORE.test(key) || HEAD.test(key)))));
  const { unexplained, outdated, equal } = compare('quick-start', quickStart, compared, DIFFERENCES);
  expect({ unexplained, outdated }).toEqual({ unexplained: [], outdated: [] });
  expect(equal).toBeGreaterThan(20);
});
