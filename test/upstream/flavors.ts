import { defaultFlavor } from './default';
import { externalLoadbalancerFlavor } from './external-loadbalancer';
import { ignitionFlavor } from './ignition';
import { Facts } from './leaves';
import { nodeIpamFlavor } from './node-ipam';
import { topologyFlavor } from './topology';

/** A published template: where it is, and what it says. */
export interface Flavor {
  readonly name: string;
  /** Files below `templates/` of the module `sigs.k8s.io/cluster-api-provider-vsphere`. */
  readonly files: readonly string[];
  readonly facts: Facts;
}

/** The flavors of cluster-api-provider-vsphere v1.16.1 that are made of virtual machines (the others are for the Supervisor). */
export const FLAVORS: readonly Flavor[] = [
  { name: 'default', files: ['cluster-template.yaml'], facts: defaultFlavor },
  { name: 'node-ipam', files: ['cluster-template-node-ipam.yaml'], facts: nodeIpamFlavor },
  { name: 'external-loadbalancer', files: ['cluster-template-external-loadbalancer.yaml'], facts: externalLoadbalancerFlavor },
  { name: 'ignition', files: ['cluster-template-ignition.yaml'], facts: ignitionFlavor },
  { name: 'topology', files: ['cluster-template-topology.yaml', 'clusterclass-template.yaml'], facts: topologyFlavor },
];
