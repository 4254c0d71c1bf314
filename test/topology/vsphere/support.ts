import { App, Chart } from 'cdk8s';
import { IpPool, VSphereTopologyProps, VSphereZone, WorkloadClusterProps } from '../../../src';
import { prod, vsphere } from '../../support/fixtures';
import { ofKind, problemsOf, synthesize } from '../../support/golden';

/** The objects of a cluster on this topology, rules not asked. */
export function objectsOf(props: Partial<VSphereTopologyProps>, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return synthesize(chart => { prod(chart, { topology: vsphere(props), ...cluster }); });
}

/** The virtual machines of the control plane. */
export function machineOf(props: Partial<VSphereTopologyProps>): any {
  return ofKind(objectsOf(props), 'VSphereMachineTemplate')[0].spec.template.spec;
}

/** What the rules say about a cluster on this topology. */
export function rulesOn(props: Partial<VSphereTopologyProps>, cluster: Partial<WorkloadClusterProps> = {}): string[] {
  const made = prod(new Chart(new App(), 'chart'), { topology: vsphere(props), ...cluster });
  return problemsOf(made).map(line => line.replace(/^\[chart\/prod\] /, ''));
}

/** A pool of 10.0.0.20-10.0.0.90 with a gateway. */
export function nodePool(name = 'nodes', third = 0): IpPool {
  return IpPool.inCluster({ name, addresses: [`10.0.${third}.20-10.0.${third}.90`], prefix: 24, gateway: `10.0.${third}.1` });
}

/** The smallest zone. */
export function zone(name: string, props: Partial<VSphereZone> = {}): VSphereZone {
  return { name, region: { name: 'eu' }, datacenter: 'dc1', computeCluster: `cluster-${name}`, ...props };
}
