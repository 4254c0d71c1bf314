import { addons } from './addons';
import { Facts } from './leaves';
import { table } from './table';

/** `cluster-template.yaml` of cluster-api-provider-vsphere v1.16.1. */
export const defaultFlavor: Facts = new Map([...addons, ...table(`
Cluster cluster
  apiVersion = "cluster.x-k8s.io/v1beta2"
  kind = "Cluster"
  metadata.labels["cluster.x-k8s.io/cluster-name"] = "prod"
  metadata.name = "prod"
  metadata.namespace = "default"
  spec.clusterNetwork.pods.cidrBlocks[0] = "192.168.0.0/16"
  spec.controlPlaneRef.apiGroup = "controlplane.cluster.x-k8s.io"
  spec.controlPlaneRef.kind = "KubeadmControlPlane"
  spec.controlPlaneRef.name = "prod"
  spec.infrastructureRef.apiGroup = "infrastructure.cluster.x-k8s.io"
  spec.infrastructureRef.kind = "VSphereCluster"
  spec.infrastructureRef.name = "prod"
VSphereCluster cluster
  apiVersion = "infrastructure.cluster.x-k8s.io/v1beta2"
  kind = "VSphereCluster"
  metadata.name = "prod"
  metadata.namespace = "default"
  spec.controlPlaneEndpoint.host = "10.0.0.10"
  spec.controlPlaneEndpoint.port = 6443
  spec.identityRef.kind = "Secret"
  spec.identityRef.name = "prod"
  spec.server = "vcenter.example.com"
  spec.thumbprint = "01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67"
VSphereMachineTemplate control-plane
  apiVersion = "infrastructure.cluster.x-k8s.io/v1beta2"
  kind = "VSphereMachineTemplate"
  metadata.name = "prod"
  metadata.namespace = "default"
VSphereMachineTemplate control-plane spec.template.spec
  cloneMode = "linkedClone"
  datacenter = "dc1"
  datastore = "vsan"
  diskGiB = 25
  folder = "kubernetes"
  memoryMiB = 8192
  network.devices[0].dhcp4 = true
  network.devices[0].dhcp6 = false
  network.devices[0].networkName = "workload"
  numCPUs = 2
  os = "Linux"
  powerOffMode = "trySoft"
  resourcePool = "workload/Resources"
  server = "vcenter.example.com"
  storagePolicyName = "gold"
  template = "ubuntu-2404-v1.34.3"
VSphereMachineTemplate workers
  apiVersion = "infrastructure.cluster.x-k8s.io/v1beta2"
  kind = "VSphereMachineTemplate"
  metadata.name = "prod-worker"
  metadata.namespace = "default"
VSphereMachineTemplate workers spec.template.spec
  cloneMode = "linkedClone"
  datacenter = "dc1"
  datastore = "vsan"
  diskGiB = 25
  folder = "kubernetes"
  memoryMiB = 8192
  network.devices[0].dhcp4 = true
  network.devices[0].dhcp6 = false
  network.devices[0].networkName = "workload"
  numCPUs = 2
  os = "Linux"
  powerOffMode = "trySoft"
  resourcePool = "workload/Resources"
  server = "vcenter.example.com"
  storagePolicyName = "gold"
  template = "ubuntu-2404-v1.34.3"
KubeadmControlPlane cluster
  apiVersion = "controlplane.cluster.x-k8s.io/v1beta2"
  kind = "KubeadmControlPlane"
  metadata.name = "prod"
  metadata.namespace = "default"
  spec.machineTemplate.spec.infrastructureRef.apiGroup = "infrastructure.cluster.x-k8s.io"
  spec.machineTemplate.spec.infrastructureRef.kind = "VSphereMachineTemplate"
  spec.machineTemplate.spec.infrastructureRef.name = "prod"
  spec.replicas = 3
  spec.version = "v1.34.3"
KubeadmControlPlane cluster spec.kubeadmConfigSpec
  clusterConfiguration.controllerManager.extraArgs[cloud-provider].value = "external"
  files[/etc/kubernetes/manifests/kube-vip.yaml].owner = "root:root"
  files[/etc/kubernetes/manifests/kube-vip.yaml].permissions = "0644"
  files[/etc/kube-vip.hosts].content = "127.0.0.1 localhost kubernetes"
  files[/etc/kube-vip.hosts].owner = "root:root"
  files[/etc/kube-vip.hosts].permissions = "0644"
  files[/etc/pre-kubeadm-commands/50-kube-vip-prepare.sh].content["kube-vip: super-admin.conf where kubeadm init runs"] = true
  files[/etc/pre-kubeadm-commands/50-kube-vip-prepare.sh].content["only from Kubernetes v1.29, asked of kubeadm"] = true
  files[/etc/pre-kubeadm-commands/50-kube-vip-prepare.sh].owner = "root:root"
  files[/etc/pre-kubeadm-commands/50-kube-vip-prepare.sh].permissions = "0700"
  initConfiguration.nodeRegistration.criSocket = "/var/run/containerd/containerd.sock"
  initConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "external"
  initConfiguration.nodeRegistration.name = "{{ local_hostname }}"
  joinConfiguration.nodeRegistration.criSocket = "/var/run/containerd/containerd.sock"
  joinConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "external"
  joinConfiguration.nodeRegistration.name = "{{ local_hostname }}"
  preKubeadmCommands["host name from the metadata of cloud-init"] = true
  preKubeadmCommands["hosts file: IPv6 loopback"] = true
  preKubeadmCommands["hosts file: IPv4 loopback and host name"] = true
  preKubeadmCommands["folder for scripts"] = true
  preKubeadmCommands["run the scripts of the folder"] = true
  users[capv].sshAuthorizedKeys[0] = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExhbXBsZUtleUZvclRlc3RzT25seU5vdFJlYWwx ops"
  users[capv].sudo = "ALL=(ALL) NOPASSWD:ALL"
KubeadmControlPlane cluster spec.kubeadmConfigSpec.files[/etc/kubernetes/manifests/kube-vip.yaml].content
  apiVersion = "v1"
  kind = "Pod"
  metadata.name = "kube-vip"
  metadata.namespace = "kube-system"
  spec.containers[kube-vip].args[0] = "manager"
  spec.containers[kube-vip].image = "ghcr.io/kube-vip/kube-vip:v0.6.4"
  spec.containers[kube-vip].imagePullPolicy = "IfNotPresent"
  spec.containers[kube-vip].resources = {}
  spec.containers[kube-vip].securityContext.capabilities.add[0] = "NET_ADMIN"
  spec.containers[kube-vip].securityContext.capabilities.add[1] = "NET_RAW"
  spec.containers[kube-vip].volumeMounts[kubeconfig].mountPath = "/etc/kubernetes/admin.conf"
  spec.containers[kube-vip].volumeMounts[etchosts].mountPath = "/etc/hosts"
  spec.hostNetwork = true
  spec.volumes[kubeconfig].hostPath.path = "/etc/kubernetes/admin.conf"
  spec.volumes[etchosts].hostPath.path = "/etc/kube-vip.hosts"
  spec.volumes[etchosts].hostPath.type = "File"
  status = {}
KubeadmControlPlane cluster spec.kubeadmConfigSpec.files[/etc/kubernetes/manifests/kube-vip.yaml].content.spec.containers[kube-vip].env
  [vip_arp].value = "true"
  [port].value = "6443"
  [vip_interface].value = "ens192"
  [vip_cidr].value = "32"
  [cp_enable].value = "true"
  [cp_namespace].value = "kube-system"
  [vip_ddns].value = "false"
  [svc_enable].value = "true"
  [svc_leasename].value = "plndr-svcs-lock"
  [svc_election].value = "true"
  [vip_leaderelection].value = "true"
  [vip_leasename].value = "plndr-cp-lock"
  [vip_leaseduration].value = "15"
  [vip_renewdeadline].value = "10"
  [vip_retryperiod].value = "2"
  [address].value = "10.0.0.10"
  [prometheus_server].value = ":2112"
KubeadmConfigTemplate workers
  apiVersion = "bootstrap.cluster.x-k8s.io/v1beta2"
  kind = "KubeadmConfigTemplate"
  metadata.name = "prod-md-0"
  metadata.namespace = "default"
KubeadmConfigTemplate workers spec.template.spec
  joinConfiguration.nodeRegistration.criSocket = "/var/run/containerd/containerd.sock"
  joinConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "external"
  joinConfiguration.nodeRegistration.name = "{{ local_hostname }}"
  preKubeadmCommands["host name from the metadata of cloud-init"] = true
  preKubeadmCommands["hosts file: IPv6 loopback"] = true
  preKubeadmCommands["hosts file: IPv4 loopback and host name"] = true
  preKubeadmCommands["folder for scripts"] = true
  preKubeadmCommands["run the scripts of the folder"] = true
  users[capv].sshAuthorizedKeys[0] = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExhbXBsZUtleUZvclRlc3RzT25seU5vdFJlYWwx ops"
  users[capv].sudo = "ALL=(ALL) NOPASSWD:ALL"
MachineDeployment workers
  apiVersion = "cluster.x-k8s.io/v1beta2"
  kind = "MachineDeployment"
  metadata.labels["cluster.x-k8s.io/cluster-name"] = "prod"
  metadata.name = "prod-md-0"
  metadata.namespace = "default"
  spec.clusterName = "prod"
  spec.replicas = 2
  spec.selector.matchLabels = {}
  spec.template.metadata.labels["cluster.x-k8s.io/cluster-name"] = "prod"
MachineDeployment workers spec.template.spec
  bootstrap.configRef.apiGroup = "bootstrap.cluster.x-k8s.io"
  bootstrap.configRef.kind = "KubeadmConfigTemplate"
  bootstrap.configRef.name = "prod-md-0"
  clusterName = "prod"
  infrastructureRef.apiGroup = "infrastructure.cluster.x-k8s.io"
  infrastructureRef.kind = "VSphereMachineTemplate"
  infrastructureRef.name = "prod-worker"
  version = "v1.34.3"
`)]);
