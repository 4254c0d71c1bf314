/** What `clusterctl generate cluster` is given for the comparison, on both sides: the variables of the templates and their values here. */
export const VARIABLES: { readonly [name: string]: string } = {
  CLUSTER_NAME: 'prod',
  CLUSTER_CLASS_NAME: 'vsphere',
  NAMESPACE: 'default',
  KUBERNETES_VERSION: 'v1.34.3',
  CONTROL_PLANE_MACHINE_COUNT: '3',
  WORKER_MACHINE_COUNT: '2',
  CONTROL_PLANE_ENDPOINT_IP: '10.0.0.10',
  VIP_NETWORK_INTERFACE: 'ens192',
  VSPHERE_SERVER: 'vcenter.example.com',
  VSPHERE_TLS_THUMBPRINT: '01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67',
  VSPHERE_DATACENTER: 'dc1',
  VSPHERE_DATASTORE: 'vsan',
  VSPHERE_FOLDER: 'kubernetes',
  VSPHERE_NETWORK: 'workload',
  VSPHERE_RESOURCE_POOL: 'workload/Resources',
  VSPHERE_STORAGE_POLICY: 'gold',
  VSPHERE_TEMPLATE: 'ubuntu-2404-v1.34.3',
  VSPHERE_SSH_AUTHORIZED_KEY: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExhbXBsZUtleUZvclRlc3RzT25seU5vdFJlYWwx ops',
  VSPHERE_USERNAME: 'not-a-user',
  VSPHERE_PASSWORD: 'not-a-password',
  CPI_IMAGE_K8S_VERSION: 'v1.34.0',
  NODE_IPAM_POOL_API_GROUP: 'ipam.cluster.x-k8s.io',
  NODE_IPAM_POOL_KIND: 'InClusterIPPool',
  NODE_IPAM_POOL_NAME: 'nodes',
  NAMESERVER: '10.0.0.2',
};

/** Fill a template in as clusterctl does: `${NAME}`, `${NAME:=default}`, and `$$` for a dollar sign that stays. */
export function fillIn(template: string): string {
  return template.replace(/\$\$|\$\{(\w+)(?::?=([^}]*))?\}/g, (found, name?: string, fallback?: string) => {
    if (name === undefined) { return '$'; }
    const value = VARIABLES[name] ?? fallback;
    if (value === undefined) { throw new Error(`${found}: the template has a variable that variables.ts does not know.`); }
    return value;
  });
}
