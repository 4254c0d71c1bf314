import { HetznerBareMetal } from './bare-metal';
import { HetznerMachineOptions } from './options';
import { networkZone } from './region';
import { ClusterContext } from '../../contract/cluster';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';
import { refuse } from '../../values/check';
import { Cidr } from '../../values/cidr';
import { countOf } from '../../values/count-or-percent';
import { KubernetesVersion } from '../../values/kubernetes-version';

/** The control plane or a pool with the options that count for it. */
export interface Group {
  readonly part: string;
  readonly where: string;
  readonly options: HetznerMachineOptions;
  /** What the group itself says. */
  readonly given: HetznerMachineOptions;
  readonly bareMetal?: HetznerBareMetal;
  readonly spread: boolean;
  readonly failureDomain?: string;
  readonly sshSecret?: string;
}

/** Refuse options that are legal one by one and nonsense together. */
export function checkGroup({ where: part, options, given, bareMetal, failureDomain, sshSecret }: Group, zone: string): void {
  const where = `HetznerTopology.${part}`;
  if (failureDomain !== undefined && networkZone(failureDomain) !== zone) {
    refuse(`${where}.failureDomain`, failureDomain, `is not a location of the network zone ${zone}`);
  }
  if (bareMetal) {
    const foreign = Object.keys(given)[0];
    if (foreign) { throw new Error(`${where}.${foreign}: only machines of the cloud have it; leave it out, or bareMetal.`); }
    if (sshSecret === undefined) { throw new Error(`${where}.bareMetal.sshSecret: a value is required unless robotSshSecret is given.`); }
    return;
  }
  if (options.type === undefined) { throw new Error(`${where}.type: a value is required, here or for all groups.`); }
  if ((options.image === undefined) === (options.imageUrl === undefined)) { throw new Error(`${where}.image: write either image or imageUrl, here or for all groups.`); }
  if (options.publicIpv4 === false && options.publicIpv6 === false) { throw new Error(`${where}.publicIpv6: without a public address the provider's load balancer and the machines' way out are missing; write one of the two.`); }
}

/** HTZ-01: kubeadm runs the binaries of the image; distributions with a suffix in their version install themselves. */
export function imageProblem({ where, options, bareMetal }: Group, version: KubernetesVersion): string[] {
  if (version.text.includes('+') || bareMetal?.postInstallScript !== undefined) { return []; }
  const [prop, image] = bareMetal ? ['bareMetal.image', bareMetal.image] : options.image === undefined ? ['imageUrl', options.imageUrl!] : ['image', options.image];
  const name = image.split('{version}').join(version.text);
  if (name.includes(version.plain)) { return []; }
  return [`HTZ-01 image-version: ${where}.${prop} "${name}" does not name Kubernetes ${version.text}; write an image with {version} in its name.`];
}

/** HTZ-02: machines would take addresses of pods and services for neighbours in their own network. */
export function overlapProblems(cluster: ClusterContext, network: string): string[] {
  return [...cluster.podCidrs, ...cluster.serviceCidrs].filter(block => Cidr.parse(block)!.overlaps(Cidr.parse(network)!))
    .map(block => `HTZ-02 network-overlap: ${block} of cluster "${cluster.name}" overlaps the private network ${network}; change network.cidr of the topology or the cluster's network.`);
}

/** HTZ-03: Hetzner puts at most 10 machines into a placement group. */
export function spreadProblems(groups: { readonly group: Group; readonly options: ControlPlaneOptions | PoolOptions }[]): string[] {
  return groups.flatMap(({ group: { where, spread }, options }) => {
    const most = (options as PoolOptions).autoscale?.max ?? options.replicas ?? 1;
    const needed = most + countOf(options.rollout?.maxSurge ?? '1', most);
    if (!spread || needed <= 10) { return []; }
    return [`HTZ-03 spread: ${where} may have ${needed} machines during a rollout and a placement group holds 10; write spread: false or fewer machines.`];
  });
}
