import { EksBootstrap, EksPoolOptions } from './options';
import { ClusterContext } from '../../contract/cluster';
import { clusterOfPool } from '../../contract/pool-cluster';
import { Cidr } from '../../values/cidr';
import { AwsNetwork } from '../shared/aws/network';
import { overlapProblems } from '../shared/aws/network-spec';

/** Where EKS takes addresses of services from. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(block => Cidr.parse(block)!);

/** What the rules look at. */
interface Parts {
  readonly network?: AwsNetwork;
  readonly pools?: readonly EksPoolOptions[];
}

/** Rule lines about a cluster as a whole. */
export function versionProblems(cluster: ClusterContext, { network, pools = [] }: Parts): string[] {
  const { name, kubernetesVersion: { text }, serviceCidrs } = cluster;
  return [
    ...(text.includes('+') ? [`EKS-01 version: EKS has no Kubernetes ${text} for "${name}"; write the version without what a distribution appends.`] : []),
    ...serviceProblems(serviceCidrs),
    ...overlapProblems(network, { serviceCidrs }),
    ...(network?.zones === 1 ? ['EKS-03 zones: EKS needs subnets in two availability zones; raise network.zones.'] : []),
    ...pools.flatMap(pool => {
      const version = clusterOfPool(cluster, pool).kubernetesVersion;
      return pool.bootstrap === EksBootstrap.SCRIPT && version.isAtLeast(33)
        ? [`EKS-04 amazon-linux-2: EKS publishes no Amazon Linux 2 for Kubernetes ${version.text} of pools["${pool.name}"]; write bootstrap: EksBootstrap.NODEADM.`]
        : [];
    }),
  ];
}

/** The provider hands the first IPv4 block to EKS, and drops the others. */
function serviceProblems(blocks: readonly string[]): string[] {
  const [block] = blocks;
  const found = block === undefined ? undefined : Cidr.parse(block);
  if (found === undefined) { return []; }
  const inside = PRIVATE.some(({ first, last, family }) => family === found.family && first <= found.first && found.last <= last);
  return blocks.length > 1 || !inside || found.prefix < 12 || found.prefix > 24
    ? [`EKS-02 service-cidr: network.serviceCidrs [${blocks.join(', ')}] is not one block of private IPv4 addresses between /12 and /24; write for example 10.96.0.0/12.`]
    : [];
}
