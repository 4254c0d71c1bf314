import { defaultFlavor } from './default';
import { changed } from './table';

/** `cluster-template-node-ipam.yaml` of cluster-api-provider-vsphere v1.16.1: the default with addresses from an existing pool. */
export const nodeIpamFlavor = changed(defaultFlavor, [], `
VSphereMachineTemplate control-plane spec.template.spec.network.devices[0]
  addressesFromPools[nodes].apiGroup = "ipam.cluster.x-k8s.io"
  addressesFromPools[nodes].kind = "InClusterIPPool"
  dhcp4 = false
  nameservers[0] = "10.0.0.2"
VSphereMachineTemplate workers spec.template.spec.network.devices[0]
  addressesFromPools[nodes].apiGroup = "ipam.cluster.x-k8s.io"
  addressesFromPools[nodes].kind = "InClusterIPPool"
  dhcp4 = false
  nameservers[0] = "10.0.0.2"
`);
