import { table } from './table';

/** What every flavor carries into the cluster: cloud provider and storage driver, and their credentials in the clear. */
export const addons = table(`
ClusterResourceSet prod-crs-0
  apiVersion = "addons.cluster.x-k8s.io/v1beta2"
  kind = "ClusterResourceSet"
  metadata.labels["cluster.x-k8s.io/cluster-name"] = "prod"
  metadata.name = "prod-crs-0"
  metadata.namespace = "default"
  spec.clusterSelector.matchLabels["cluster.x-k8s.io/cluster-name"] = "prod"
  spec.resources[vsphere-config-secret].kind = "Secret"
  spec.resources[csi-manifests].kind = "ConfigMap"
  spec.resources[cloud-provider-vsphere-credentials].kind = "Secret"
  spec.resources[cpi-manifests].kind = "ConfigMap"
Secret prod
  apiVersion = "v1"
  kind = "Secret"
  metadata.name = "prod"
  metadata.namespace = "default"
  stringData.password = "not-a-password"
  stringData.username = "not-a-user"
Secret vsphere-config-secret
  apiVersion = "v1"
  kind = "Secret"
  metadata.name = "vsphere-config-secret"
  metadata.namespace = "default"
  type = "addons.cluster.x-k8s.io/resource-set"
payload Secret/vsphere-config-secret
  kind = "Secret"
  stringData["csi-vsphere.conf"].Global.thumbprint[0] = "01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67"
  stringData["csi-vsphere.conf"]["VirtualCenter "vcenter.example.com""].user[0] = "not-a-user"
  stringData["csi-vsphere.conf"]["VirtualCenter "vcenter.example.com""].password[0] = "not-a-password"
  stringData["csi-vsphere.conf"]["VirtualCenter "vcenter.example.com""].datacenters[0] = "dc1"
  stringData["csi-vsphere.conf"].Network.public-network[0] = "workload"
ConfigMap csi-manifests
  apiVersion = "v1"
  kind = "ConfigMap"
  metadata.name = "csi-manifests"
  metadata.namespace = "default"
payload Namespace/vmware-system-csi
  kind = "Namespace"
payload CSIDriver/csi.vsphere.vmware.com
  kind = "CSIDriver"
payload ServiceAccount/vsphere-csi-controller
  kind = "ServiceAccount"
payload ClusterRole/vsphere-csi-controller-role
  kind = "ClusterRole"
payload ClusterRoleBinding/vsphere-csi-controller-binding
  kind = "ClusterRoleBinding"
payload ServiceAccount/vsphere-csi-node
  kind = "ServiceAccount"
payload ClusterRole/vsphere-csi-node-cluster-role
  kind = "ClusterRole"
payload ClusterRoleBinding/vsphere-csi-node-cluster-role-binding
  kind = "ClusterRoleBinding"
payload Role/vsphere-csi-node-role
  kind = "Role"
payload RoleBinding/vsphere-csi-node-binding
  kind = "RoleBinding"
payload ConfigMap/internal-feature-states.csi.vsphere.vmware.com
  data.pv-to-backingdiskobjectid-mapping = "false"
  data.trigger-csi-fullsync = "false"
  kind = "ConfigMap"
payload Service/vsphere-csi-controller
  kind = "Service"
payload Deployment/vsphere-csi-controller
  kind = "Deployment"
payload Deployment/vsphere-csi-controller spec.template.spec.containers[csi-attacher]
  env[ADDRESS].value = "/csi/csi.sock"
  image = "registry.k8s.io/sig-storage/csi-attacher:v4.5.1"
  volumeMounts[socket-dir].mountPath = "/csi"
payload Deployment/vsphere-csi-controller spec.template.spec.containers[csi-resizer]
  env[ADDRESS].value = "/csi/csi.sock"
  image = "registry.k8s.io/sig-storage/csi-resizer:v1.10.1"
  volumeMounts[socket-dir].mountPath = "/csi"
payload Deployment/vsphere-csi-controller spec.template.spec.containers[vsphere-csi-controller]
  env[CSI_ENDPOINT].value = "unix:///csi/csi.sock"
  env[X_CSI_MODE].value = "controller"
  env[X_CSI_SPEC_DISABLE_LEN_CHECK].value = "true"
  env[X_CSI_SERIAL_VOL_ACCESS_TIMEOUT].value = "3m"
  env[VSPHERE_CSI_CONFIG].value = "/etc/cloud/csi-vsphere.conf"
  env[LOGGER_LEVEL].value = "PRODUCTION"
  env[INCLUSTER_CLIENT_QPS].value = "100"
  env[INCLUSTER_CLIENT_BURST].value = "100"
  env[CSI_NAMESPACE].valueFrom.fieldRef.fieldPath = "metadata.namespace"
  image = "registry.k8s.io/csi-vsphere/driver:v3.3.1"
  volumeMounts[vsphere-config-volume].mountPath = "/etc/cloud"
  volumeMounts[vsphere-config-volume].readOnly = true
  volumeMounts[socket-dir].mountPath = "/csi"
payload Deployment/vsphere-csi-controller spec.template.spec.containers[liveness-probe]
  image = "registry.k8s.io/sig-storage/livenessprobe:v2.12.0"
  volumeMounts[socket-dir].mountPath = "/csi"
payload Deployment/vsphere-csi-controller spec.template.spec.containers[vsphere-syncer]
  env[FULL_SYNC_INTERVAL_MINUTES].value = "30"
  env[VSPHERE_CSI_CONFIG].value = "/etc/cloud/csi-vsphere.conf"
  env[LOGGER_LEVEL].value = "PRODUCTION"
  env[INCLUSTER_CLIENT_QPS].value = "100"
  env[INCLUSTER_CLIENT_BURST].value = "100"
  env[CSI_NAMESPACE].valueFrom.fieldRef.fieldPath = "metadata.namespace"
  image = "registry.k8s.io/csi-vsphere/syncer:v3.3.1"
  volumeMounts[vsphere-config-volume].mountPath = "/etc/cloud"
  volumeMounts[vsphere-config-volume].readOnly = true
payload Deployment/vsphere-csi-controller spec.template.spec.containers[csi-provisioner]
  env[ADDRESS].value = "/csi/csi.sock"
  image = "registry.k8s.io/sig-storage/csi-provisioner:v4.0.1"
  volumeMounts[socket-dir].mountPath = "/csi"
payload Deployment/vsphere-csi-controller spec.template.spec.containers[csi-snapshotter]
  env[ADDRESS].value = "/csi/csi.sock"
  image = "registry.k8s.io/sig-storage/csi-snapshotter:v7.0.2"
  volumeMounts[socket-dir].mountPath = "/csi"
payload DaemonSet/vsphere-csi-node
  kind = "DaemonSet"
payload DaemonSet/vsphere-csi-node spec.template.spec.containers[node-driver-registrar]
  env[ADDRESS].value = "/csi/csi.sock"
  env[DRIVER_REG_SOCK_PATH].value = "/var/lib/kubelet/plugins/csi.vsphere.vmware.com/csi.sock"
  image = "registry.k8s.io/sig-storage/csi-node-driver-registrar:v2.10.1"
  volumeMounts[plugin-dir].mountPath = "/csi"
  volumeMounts[registration-dir].mountPath = "/registration"
payload DaemonSet/vsphere-csi-node spec.template.spec.containers[vsphere-csi-node]
  env[NODE_NAME].valueFrom.fieldRef.fieldPath = "spec.nodeName"
  env[CSI_ENDPOINT].value = "unix:///csi/csi.sock"
  env[MAX_VOLUMES_PER_NODE].value = "59"
  env[X_CSI_MODE].value = "node"
  env[X_CSI_SPEC_REQ_VALIDATION].value = "false"
  env[X_CSI_SPEC_DISABLE_LEN_CHECK].value = "true"
  env[LOGGER_LEVEL].value = "PRODUCTION"
  env[CSI_NAMESPACE].valueFrom.fieldRef.fieldPath = "metadata.namespace"
  env[NODEGETINFO_WATCH_TIMEOUT_MINUTES].value = "1"
  image = "registry.k8s.io/csi-vsphere/driver:v3.3.1"
  volumeMounts[plugin-dir].mountPath = "/csi"
  volumeMounts[pods-mount-dir].mountPath = "/var/lib/kubelet"
  volumeMounts[pods-mount-dir].mountPropagation = "Bidirectional"
  volumeMounts[device-dir].mountPath = "/dev"
  volumeMounts[blocks-dir].mountPath = "/sys/block"
  volumeMounts[sys-devices-dir].mountPath = "/sys/devices"
payload DaemonSet/vsphere-csi-node spec.template.spec.containers[liveness-probe]
  image = "registry.k8s.io/sig-storage/livenessprobe:v2.12.0"
  volumeMounts[plugin-dir].mountPath = "/csi"
payload DaemonSet/vsphere-csi-node-windows
  kind = "DaemonSet"
Secret cloud-provider-vsphere-credentials
  apiVersion = "v1"
  kind = "Secret"
  metadata.name = "cloud-provider-vsphere-credentials"
  metadata.namespace = "default"
  type = "addons.cluster.x-k8s.io/resource-set"
payload Secret/cloud-provider-vsphere-credentials
  kind = "Secret"
  stringData["vcenter.example.com.password"] = "not-a-password"
  stringData["vcenter.example.com.username"] = "not-a-user"
ConfigMap cpi-manifests
  apiVersion = "v1"
  kind = "ConfigMap"
  metadata.name = "cpi-manifests"
  metadata.namespace = "default"
payload ServiceAccount/cloud-controller-manager
  kind = "ServiceAccount"
payload ClusterRole/cloud-controller-manager
  kind = "ClusterRole"
payload DaemonSet/vsphere-cpi
  kind = "DaemonSet"
payload DaemonSet/vsphere-cpi spec.template.spec.containers[vsphere-cpi]
  image = "registry.k8s.io/cloud-pv-vsphere/cloud-provider-vsphere:v1.34.0"
  volumeMounts[vsphere-config-volume].mountPath = "/etc/cloud"
  volumeMounts[vsphere-config-volume].readOnly = true
payload RoleBinding/servicecatalog.k8s.io:apiserver-authentication-reader
  kind = "RoleBinding"
payload ClusterRoleBinding/cloud-controller-manager
  kind = "ClusterRoleBinding"
payload ConfigMap/cloud-config
  data["vsphere.conf"].global.port = 443
  data["vsphere.conf"].global.secretName = "cloud-provider-vsphere-credentials"
  data["vsphere.conf"].global.secretNamespace = "kube-system"
  data["vsphere.conf"].global.thumbprint = "01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67"
  data["vsphere.conf"].vcenter["vcenter.example.com"].datacenters[0] = "dc1"
  data["vsphere.conf"].vcenter["vcenter.example.com"].server = "vcenter.example.com"
  kind = "ConfigMap"
`);
