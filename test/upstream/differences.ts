import { Difference } from './difference';
import { OF_CLASSES } from './differences-class';

/** The flavors that write every object of the cluster out, instead of a class of which Cluster API makes them. */
const WRITTEN_OUT = ['default', 'node-ipam', 'external-loadbalancer', 'ignition'];

const KUBE_VIP = ['default', 'node-ipam', 'ignition'];
const POD = 'KubeadmControlPlane cluster spec.kubeadmConfigSpec.files[/etc/kubernetes/manifests/kube-vip.yaml].content';

export const DIFFERENCES: readonly Difference[] = [
  ...OF_CLASSES,
  {
    reason: 'Templates cannot be edited. Ours are named after their content, so that a change makes a new one and rolls; upstream\'s fixed names make a change an error.',
    flavors: WRITTEN_OUT,
    changed: {
      'VSphereMachineTemplate control-plane metadata.name': '"prod-control-plane-<hash>"',
      'KubeadmControlPlane cluster spec.machineTemplate.spec.infrastructureRef.name': '"prod-control-plane-<hash>"',
      'VSphereMachineTemplate workers metadata.name': '"prod-md-0-<hash>"',
      'MachineDeployment workers spec.template.spec.infrastructureRef.name': '"prod-md-0-<hash>"',
      'KubeadmConfigTemplate workers metadata.name': '"prod-md-0-<hash>"',
      'MachineDeployment workers spec.template.spec.bootstrap.configRef.name': '"prod-md-0-<hash>"',
    },
  },
  {
    reason: 'A linked clone keeps the disk of its template; the provider ignores diskGiB there without a word (VSP-22). The library refuses the pair instead.',
    missing: ['VSphereMachineTemplate * spec.template.spec.diskGiB'],
  },
  {
    reason: 'The machine takes the server of the VSphereCluster; a second copy in an immutable template could only disagree.',
    missing: ['VSphereMachineTemplate * spec.template.spec.server'],
  },
  {
    reason: 'False is what the provider assumes.',
    missing: ['VSphereMachineTemplate * spec.template.spec.network.devices[0].dhcp6'],
  },
  {
    reason: 'False is what the provider assumes.',
    flavors: ['node-ipam'],
    missing: ['VSphereMachineTemplate * spec.template.spec.network.devices[0].dhcp4'],
  },
  {
    reason: 'Every object carries its cluster\'s name as a label, by which selectors and backups find it.',
    flavors: WRITTEN_OUT,
    added: [
      'VSphereCluster cluster metadata.labels["cluster.x-k8s.io/cluster-name"]',
      'VSphereMachineTemplate * metadata.labels["cluster.x-k8s.io/cluster-name"]',
      'KubeadmControlPlane cluster metadata.labels["cluster.x-k8s.io/cluster-name"]',
      'KubeadmConfigTemplate workers metadata.labels["cluster.x-k8s.io/cluster-name"]',
    ],
  },
  {
    reason: 'Written out although it is the default of kubeadm, because addons and the proxy exceptions are computed from it.',
    added: ['Cluster cluster spec.clusterNetwork.serviceDomain', 'Cluster cluster spec.clusterNetwork.services.cidrBlocks[0]'],
  },
  {
    reason: 'Written out with the values that Cluster API assumes when they are left out, as the program asks for: it reads 0 as "no limit".',
    flavors: WRITTEN_OUT,
    added: [
      'KubeadmControlPlane cluster spec.machineTemplate.spec.deletion.*',
      'MachineDeployment workers spec.template.spec.deletion.*',
    ],
  },
  {
    reason: 'The defaults of Cluster API written out, so that another default of a later release changes nothing.',
    flavors: WRITTEN_OUT,
    added: ['KubeadmControlPlane cluster spec.rollout.strategy.*', 'MachineDeployment workers spec.rollout.strategy.*'],
  },
  {
    reason: 'Cluster API fills an empty selector in. With the cluster\'s name alone, deployments adopt each other\'s machines after a restore (cluster-api issue 5957).',
    flavors: WRITTEN_OUT,
    missing: ['MachineDeployment workers spec.selector.matchLabels'],
    added: [
      'MachineDeployment workers spec.selector.matchLabels["*"]',
      'MachineDeployment workers spec.template.metadata.labels["cluster.x-k8s.io/deployment-name"]',
    ],
  },
  {
    reason: 'kube-vip finds "kubernetes" by hostAliases of the pod, which the kubelet writes; upstream mounts a hosts file of its own over /etc/hosts.',
    flavors: KUBE_VIP,
    missing: [
      'KubeadmControlPlane cluster spec.kubeadmConfigSpec.files[/etc/kube-vip.hosts].*',
      `${POD}.spec.containers[kube-vip].volumeMounts[etchosts].mountPath`,
      `${POD}.spec.volumes[etchosts].hostPath.*`,
    ],
    added: [`${POD}.spec.hostAliases[0].*`],
  },
  {
    reason: 'super-admin.conf for the machine that runs init (kube-vip issue 684) is one command, and only where the Kubernetes version needs it; upstream ships a script that asks kubeadm for its version on every machine.',
    flavors: KUBE_VIP,
    missing: ['KubeadmControlPlane cluster spec.kubeadmConfigSpec.files[/etc/pre-kubeadm-commands/50-kube-vip-prepare.sh].*'],
    added: ['KubeadmControlPlane cluster spec.kubeadmConfigSpec.preKubeadmCommands["kube-vip: super-admin.conf where kubeadm init runs"]'],
  },
  {
    reason: 'No folder of scripts is needed: commands are commands. Upstream runs the empty folder on workers too.',
    missing: ['*preKubeadmCommands["folder for scripts"]', '*preKubeadmCommands["run the scripts of the folder"]'],
  },
  {
    reason: 'Empty objects say nothing.',
    flavors: KUBE_VIP,
    missing: [`${POD}.status`, `${POD}.spec.containers[kube-vip].resources`],
  },
  {
    reason: 'kube-vip serves metrics on port 2112 of all addresses only where somebody asks for them: on the network of the host they are open to the whole subnet.',
    flavors: KUBE_VIP,
    missing: [`${POD}.spec.containers[kube-vip].env[prometheus_server].value`],
  },
  {
    reason: 'Least privilege: all capabilities but two are dropped, the kubeconfig is mounted to be read, and must be a file rather than be made as a folder.',
    flavors: KUBE_VIP,
    added: [
      `${POD}.spec.containers[kube-vip].securityContext.capabilities.drop[0]`,
      `${POD}.spec.containers[kube-vip].volumeMounts[kubeconfig].readOnly`,
      `${POD}.spec.volumes[kubeconfig].hostPath.type`,
    ],
  },
  {
    reason: 'The machine asks the hypervisor for its name in commands before kubeadm, which stop when there is none; upstream does it in three units around a variable file.',
    flavors: ['ignition'],
    changed: {
      'KubeadmControlPlane cluster spec.kubeadmConfigSpec.initConfiguration.nodeRegistration.name': '"${NODE_NAME}"',
      'KubeadmControlPlane cluster spec.kubeadmConfigSpec.joinConfiguration.nodeRegistration.name': '"${NODE_NAME}"',
      'KubeadmConfigTemplate workers spec.template.spec.joinConfiguration.nodeRegistration.name': '"${NODE_NAME}"',
    },
    missing: [
      '*additionalConfig.storage.files[/opt/set-hostname].*',
      '*additionalConfig.systemd.units[coreos-metadata.service].contents.*',
      '*additionalConfig.systemd.units[set-hostname.service].*',
      '*preKubeadmCommands["configuration of kubeadm put in place"]',
    ],
    added: [
      '*preKubeadmCommands["node name from guestinfo"]',
      '*preKubeadmCommands["stop without a node name"]',
      '*preKubeadmCommands["host name from the metadata of the hypervisor"]',
      '*preKubeadmCommands["hosts file: IPv6 loopback"]',
      '*preKubeadmCommands["hosts file: IPv4 loopback and host name"]',
    ],
  },
  {
    reason: 'kubeadm starts after containerd and the network; upstream orders it after its own units as well and sends its output to a file instead of the journal. The bootstrap provider enables the unit by itself.',
    flavors: ['ignition'],
    missing: ['*additionalConfig.systemd.units[kubeadm.service].enabled', '*additionalConfig.systemd.units[kubeadm.service].dropins[10-flatcar.conf].*'],
    added: ['*additionalConfig.systemd.units[kubeadm.service].dropins[10-containerd.conf].*'],
  },
  {
    reason: 'A section that the translator does not know is an error instead of being dropped.',
    flavors: ['ignition'],
    added: ['*ignition.containerLinuxConfig.strict'],
  },
  {
    reason: 'Secrets hold credentials and never pass through the program: they exist, or External Secrets or Sealed Secrets make them. CPI and CSI read theirs under names of their own.',
    missing: ['Secret *', 'payload Secret/*'],
    changed: { 'payload ConfigMap/cloud-config data["vsphere.conf"].global.secretName': '"vsphere-cloud-secret"' },
  },
  {
    reason: 'One ClusterResourceSet and carrier per addon, their names with the cluster\'s: upstream\'s fixed names collide for two clusters in a namespace. Namespaces go first, storage classes last.',
    missing: ['ClusterResourceSet prod-crs-0 *', 'ConfigMap csi-manifests *', 'ConfigMap cpi-manifests *'],
    added: ['ClusterResourceSet prod-vsphere-c?i *', 'ConfigMap prod-vsphere-c*'],
  },
  {
    reason: 'Newer releases of the driver and its sidecars; upstream pins v3.3.1.',
    changed: {
      'payload Deployment/vsphere-csi-controller spec.template.spec.containers[csi-attacher].image': '"registry.k8s.io/sig-storage/csi-attacher:v4.9.0"',
      'payload Deployment/vsphere-csi-controller spec.template.spec.containers[csi-resizer].image': '"registry.k8s.io/sig-storage/csi-resizer:v1.12.0"',
      'payload Deployment/vsphere-csi-controller spec.template.spec.containers[vsphere-csi-controller].image': '"registry.k8s.io/csi-vsphere/driver:v3.7.3"',
      'payload Deployment/vsphere-csi-controller spec.template.spec.containers[vsphere-syncer].image': '"registry.k8s.io/csi-vsphere/syncer:v3.7.3"',
      'payload DaemonSet/vsphere-csi-node spec.template.spec.containers[node-driver-registrar].image': '"registry.k8s.io/sig-storage/csi-node-driver-registrar:v2.13.0"',
      'payload DaemonSet/vsphere-csi-node spec.template.spec.containers[vsphere-csi-node].image': '"registry.k8s.io/csi-vsphere/driver:v3.7.3"',
      'payload * spec.template.spec.containers[liveness-probe].image': '"registry.k8s.io/sig-storage/livenessprobe:v2.15.0"',
    },
  },
  {
    reason: 'Addresses of sockets are written into the arguments instead of being passed through a variable.',
    missing: ['payload * spec.template.spec.containers[*].env[ADDRESS].value', 'payload DaemonSet/vsphere-csi-node spec.template.spec.containers[node-driver-registrar].env[DRIVER_REG_SOCK_PATH].value'],
  },
  {
    reason: 'The volume of the configuration has another name; it is mounted at the same place.',
    missing: ['payload *.volumeMounts[vsphere-config-volume].*'],
    added: ['payload *.volumeMounts[config].*'],
  },
  {
    reason: 'Snapshots are off in this program: upstream runs the sidecar without the controller and the definitions it needs.',
    missing: ['payload Deployment/vsphere-csi-controller spec.template.spec.containers[csi-snapshotter].*'],
  },
  {
    reason: 'Windows machines are not offered.',
    missing: ['payload DaemonSet/vsphere-csi-node-windows kind'],
  },
  {
    reason: 'Roles of the cloud provider as its own project names them today.',
    missing: [
      'payload ClusterRole/cloud-controller-manager kind',
      'payload ClusterRoleBinding/cloud-controller-manager kind',
      'payload RoleBinding/servicecatalog.k8s.io:apiserver-authentication-reader kind',
    ],
    added: [
      'payload ClusterRole/system:cloud-controller-manager kind',
      'payload ClusterRoleBinding/system:cloud-controller-manager kind',
      'payload RoleBinding/cloud-controller-manager:apiserver-authentication-reader kind',
    ],
  },
  {
    reason: 'An identity of the cluster in CNS that is unique from the start: without one the driver makes one up, and two clusters with one identity damage each other\'s volumes.',
    added: ['payload ConfigMap/vsphere-csi-cluster-id *'],
  },
  {
    reason: 'A cluster without a default storage class cannot bind claims; upstream leaves it to the user.',
    added: ['payload StorageClass/vsphere *'],
  },
];
