/** Infrastructure clusters that the provider knows no place for the endpoint in (v0.20.0, patchCluster). */
export const UNKNOWN_INFRASTRUCTURES: readonly string[] = [
  'AzureStackHCICluster', 'ByoCluster', 'CloudscaleCluster', 'DCSCluster', 'DevCluster', 'DockerCluster', 'GCPCluster', 'HCSCluster', 'IBMPowerVSCluster',
  'IBMVPCCluster', 'LinodeCluster', 'ONECluster', 'RemoteCluster',
];
