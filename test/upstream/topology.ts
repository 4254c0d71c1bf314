import { addons } from './addons';
import { Facts } from './leaves';
import { table } from './table';

/** `cluster-template-topology.yaml` and `clusterclass-template.yaml` of cluster-api-provider-vsphere v1.16.1. */
export const topologyFlavor: Facts = new Map([...addons, ...table(`
Cluster cluster
  apiVersion = "cluster.x-k8s.io/v1beta2"
  kind = "Cluster"
  metadata.labels["cluster.x-k8s.io/cluster-name"] = "prod"
  metadata.name = "prod"
  metadata.namespace = "default"
Cluster cluster spec.topology
  classRef.name = "vsphere"
  controlPlane.replicas = 3
  variables[sshKey].value = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExhbXBsZUtleUZvclRlc3RzT25seU5vdFJlYWwx ops"
  variables[controlPlaneIpAddr].value = "10.0.0.10"
  variables[controlPlanePort].value = 6443
  variables[infraServer].value.thumbprint = "01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67"
  variables[infraServer].value.url = "vcenter.example.com"
  variables[credsSecretName].value = "prod"
  version = "v1.34.3"
  workers.machineDeployments[md-0].class = "vsphere-worker"
  workers.machineDeployments[md-0].replicas = 2
Cluster cluster spec.topology.variables[kubeVipPodManifest].value
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
Cluster cluster spec.topology.variables[kubeVipPodManifest].value.spec.containers[kube-vip].env
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
VSphereClusterTemplate cluster
  apiVersion = "infrastructure.cluster.x-k8s.io/v1beta2"
  kind = "VSphereClusterTemplate"
  metadata.name = "vsphere"
  metadata.namespace = "default"
ClusterClass class
  apiVersion = "cluster.x-k8s.io/v1beta2"
  kind = "ClusterClass"
  metadata.name = "vsphere"
  spec.controlPlane.machineInfrastructure.templateRef.apiVersion = "infrastructure.cluster.x-k8s.io/v1beta2"
  spec.controlPlane.machineInfrastructure.templateRef.kind = "VSphereMachineTemplate"
  spec.controlPlane.machineInfrastructure.templateRef.name = "vsphere-template"
  spec.controlPlane.templateRef.apiVersion = "controlplane.cluster.x-k8s.io/v1beta2"
  spec.controlPlane.templateRef.kind = "KubeadmControlPlaneTemplate"
  spec.controlPlane.templateRef.name = "vsphere-controlplane"
  spec.infrastructure.templateRef.apiVersion = "infrastructure.cluster.x-k8s.io/v1beta2"
  spec.infrastructure.templateRef.kind = "VSphereClusterTemplate"
  spec.infrastructure.templateRef.name = "vsphere"
  spec.workers.machineDeployments[0].bootstrap.templateRef.apiVersion = "bootstrap.cluster.x-k8s.io/v1beta2"
  spec.workers.machineDeployments[0].bootstrap.templateRef.kind = "KubeadmConfigTemplate"
  spec.workers.machineDeployments[0].bootstrap.templateRef.name = "vsphere-worker-bootstrap-template"
  spec.workers.machineDeployments[0].class = "vsphere-worker"
  spec.workers.machineDeployments[0].infrastructure.templateRef.apiVersion = "infrastructure.cluster.x-k8s.io/v1beta2"
  spec.workers.machineDeployments[0].infrastructure.templateRef.kind = "VSphereMachineTemplate"
  spec.workers.machineDeployments[0].infrastructure.templateRef.name = "vsphere-worker-machinetemplate"
ClusterClass class spec.patches[createEmptyArrays]
  definitions[0].jsonPatches[/spec/template/spec/kubeadmConfigSpec/files].op = "add"
  definitions[0].jsonPatches[/spec/template/spec/kubeadmConfigSpec/files].value = []
  definitions[0].selector.apiVersion = "controlplane.cluster.x-k8s.io/v1beta2"
  definitions[0].selector.kind = "KubeadmControlPlaneTemplate"
  definitions[0].selector.matchResources.controlPlane = true
  definitions[1].jsonPatches[/spec/template/spec/files].op = "add"
  definitions[1].jsonPatches[/spec/template/spec/files].value = []
  definitions[1].selector.apiVersion = "bootstrap.cluster.x-k8s.io/v1beta2"
  definitions[1].selector.kind = "KubeadmConfigTemplate"
  definitions[1].selector.matchResources.machineDeploymentClass.names[0] = "vsphere-worker"
ClusterClass class spec.patches[enableSSHIntoNodes]
  definitions[0].jsonPatches[/spec/template/spec/kubeadmConfigSpec/users].op = "add"
  definitions[0].jsonPatches[/spec/template/spec/kubeadmConfigSpec/users].valueFrom.template["user capv with the key of the variable sshKey"] = true
  definitions[0].selector.apiVersion = "controlplane.cluster.x-k8s.io/v1beta2"
  definitions[0].selector.kind = "KubeadmControlPlaneTemplate"
  definitions[0].selector.matchResources.controlPlane = true
  definitions[1].jsonPatches[/spec/template/spec/users].op = "add"
  definitions[1].jsonPatches[/spec/template/spec/users].valueFrom.template["user capv with the key of the variable sshKey"] = true
  definitions[1].selector.apiVersion = "bootstrap.cluster.x-k8s.io/v1beta2"
  definitions[1].selector.kind = "KubeadmConfigTemplate"
  definitions[1].selector.matchResources.machineDeploymentClass.names[0] = "vsphere-worker"
  enabledIf = "{{ if .sshKey }}true{{end}}"
ClusterClass class spec.patches[infraClusterSubstitutions]
  definitions[0].jsonPatches[/spec].op = "add"
  definitions[0].jsonPatches[/spec].value.template.spec = {}
  definitions[0].jsonPatches[/spec/template/spec/controlPlaneEndpoint].op = "add"
  definitions[0].jsonPatches[/spec/template/spec/controlPlaneEndpoint].valueFrom.template["host and port from the variables controlPlaneIpAddr and controlPlanePort"] = true
  definitions[0].jsonPatches[/spec/template/spec/identityRef].op = "add"
  definitions[0].jsonPatches[/spec/template/spec/identityRef].valueFrom.template["Secret named by the variable credsSecretName"] = true
  definitions[0].jsonPatches[/spec/template/spec/server].op = "add"
  definitions[0].jsonPatches[/spec/template/spec/server].valueFrom.variable = "infraServer.url"
  definitions[0].jsonPatches[/spec/template/spec/thumbprint].op = "add"
  definitions[0].jsonPatches[/spec/template/spec/thumbprint].valueFrom.variable = "infraServer.thumbprint"
  definitions[0].selector.apiVersion = "infrastructure.cluster.x-k8s.io/v1beta2"
  definitions[0].selector.kind = "VSphereClusterTemplate"
  definitions[0].selector.matchResources.infrastructureCluster = true
ClusterClass class spec.patches[kubeVipPodManifest]
  definitions[0].jsonPatches[0].op = "add"
  definitions[0].jsonPatches[0].path = "/spec/template/spec/kubeadmConfigSpec/files/-"
  definitions[0].jsonPatches[0].valueFrom.template["manifest of kube-vip from a variable, its address replaced by controlPlaneIpAddr"] = true
  definitions[0].jsonPatches[1].op = "add"
  definitions[0].jsonPatches[1].path = "/spec/template/spec/kubeadmConfigSpec/files/-"
  definitions[0].jsonPatches[1].valueFrom.template["hosts file of kube-vip"] = true
  definitions[0].jsonPatches[2].op = "add"
  definitions[0].jsonPatches[2].path = "/spec/template/spec/kubeadmConfigSpec/files/-"
  definitions[0].jsonPatches[2].valueFrom.template["kube-vip: super-admin.conf where kubeadm init runs"] = true
  definitions[0].jsonPatches[2].valueFrom.template["only from Kubernetes v1.29, asked of kubeadm"] = true
  definitions[0].selector.apiVersion = "controlplane.cluster.x-k8s.io/v1beta2"
  definitions[0].selector.kind = "KubeadmControlPlaneTemplate"
  definitions[0].selector.matchResources.controlPlane = true
ClusterClass class spec.variables
  [sshKey].required = false
  [sshKey].schema.openAPIV3Schema.type = "string"
  [controlPlaneIpAddr].required = true
  [controlPlaneIpAddr].schema.openAPIV3Schema.type = "string"
  [controlPlanePort].required = true
  [controlPlanePort].schema.openAPIV3Schema.type = "integer"
  [kubeVipPodManifest].required = true
  [kubeVipPodManifest].schema.openAPIV3Schema.type = "string"
  [infraServer].required = true
  [infraServer].schema.openAPIV3Schema.properties.thumbprint.type = "string"
  [infraServer].schema.openAPIV3Schema.properties.url.type = "string"
  [infraServer].schema.openAPIV3Schema.type = "object"
  [credsSecretName].required = true
  [credsSecretName].schema.openAPIV3Schema.type = "string"
VSphereMachineTemplate control-plane
  apiVersion = "infrastructure.cluster.x-k8s.io/v1beta2"
  kind = "VSphereMachineTemplate"
  metadata.name = "vsphere-template"
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
  metadata.name = "vsphere-worker-machinetemplate"
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
KubeadmControlPlaneTemplate cluster
  apiVersion = "controlplane.cluster.x-k8s.io/v1beta2"
  kind = "KubeadmControlPlaneTemplate"
  metadata.name = "vsphere-controlplane"
  metadata.namespace = "default"
KubeadmControlPlaneTemplate cluster spec.template.spec.kubeadmConfigSpec
  clusterConfiguration.controllerManager.extraArgs[cloud-provider].value = "external"
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
KubeadmConfigTemplate workers
  apiVersion = "bootstrap.cluster.x-k8s.io/v1beta2"
  kind = "KubeadmConfigTemplate"
  metadata.name = "vsphere-worker-bootstrap-template"
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
`)]);
