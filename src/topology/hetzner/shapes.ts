import { HetznerBareMetal, HetznerPartition, HetznerRaid } from './bare-metal';
import { HetznerLoadBalancer, HetznerLoadBalancerAlgorithm, HetznerLoadBalancerType, HetznerNetwork } from './load-balancer';
import { HetznerMachineOptions } from './options';
import { HetznerRegion } from './region';
import { selector } from '../../options/group/drain-shapes';
import { Check, checkProps, listOf, refuse, required, Shape, struct } from '../../values/check';
import { objectName } from '../../values/check-names';
import { content, flag, oneOf, text } from '../../values/check-scalars';
import { Cidr, cidr } from '../../values/cidr';

const withVersion = (check: Check): Check => (where, value) => {
  check(where, value);
  const unknown = /\{(?!version\})[^}]*\}?/.exec(value as string);
  if (unknown) { throw new Error(`${where}: "${unknown[0]}" is not a placeholder; write {version}.`); }
};

/** A list of names of SSH keys. */
export const sshKeyNames = listOf(text({ max: 256 }), { min: 1 });

/** Checks of `HetznerMachineOptions`. */
export const machineShape: Shape<HetznerMachineOptions> = {
  type: text({ what: 'server type', pattern: /^[a-z]+\d+[a-z]*$/, example: 'cpx42' }),
  image: withVersion(text({ max: 256 })),
  imageUrl: withVersion(text({ what: 'image address', pattern: /^(https?|oci):\/\/\S+$/, example: 'oci://registry.example.com/images/node:{version}' })),
  publicIpv4: flag,
  publicIpv6: flag,
  spread: flag,
  machineSshKeys: sshKeyNames,
};

const partition: Shape<HetznerPartition> = {
  mount: required(text({ what: 'mount point', pattern: /^(\/\S*|swap|lvm)$/, example: '/boot' })),
  fileSystem: required(text({ what: 'file system', pattern: /^[a-z0-9_-]+$/, example: 'ext4' })),
  size: required(text({ what: 'size with its unit', pattern: /^(all|[1-9]\d*(M|G|T|MiB|GiB|TiB))$/, example: '1024M' })),
};

/** Checks of `HetznerBareMetal`. */
export const bareMetalShape: Shape<HetznerBareMetal> = {
  hostSelector: selector,
  image: required(withVersion(text({ what: 'path or address of an archive', pattern: /^(https?:\/|)\/\S+\.(tar|tar\.gz|tar\.bz|tar\.bz2|tar\.xz|tgz|tbz|txz)$/, example: 'https://images.example.com/ubuntu-{version}.tar.gz' }))),
  partitions: (where, value) => {
    listOf(struct(partition), { min: 1 })(where, value);
    const all = (value as HetznerPartition[]).findIndex(({ size }) => size === 'all');
    if (all >= 0 && all < (value as HetznerPartition[]).length - 1) { throw new Error(`${where}[${all}].size: only the last partition can have all that is left; move it to the end.`); }
  },
  raid: oneOf(HetznerRaid),
  postInstallScript: content(262144, 'put the rest into the image'),
  sshSecret: objectName,
};

/** Checks of `HetznerLoadBalancer`. */
export const loadBalancerShape: Shape<HetznerLoadBalancer> = {
  type: oneOf(HetznerLoadBalancerType),
  algorithm: oneOf(HetznerLoadBalancerAlgorithm),
  region: oneOf(HetznerRegion),
  existing: text({ max: 256 }),
};

const networkShape: Shape<HetznerNetwork> = { cidr, subnet: cidr };

/** A network whose subnet lies within it. */
export const network: Check = (where, value) => {
  const { cidr: all = '10.0.0.0/16', subnet = '10.0.0.0/24' } = checkProps(where, value as HetznerNetwork, networkShape);
  const [outer, inner] = [Cidr.parse(all)!, Cidr.parse(subnet)!];
  if (outer.family !== 4) { refuse(`${where}.cidr`, all, 'is IPv6; networks of Hetzner Cloud have IPv4 addresses'); }
  if (inner.family !== 4 || inner.first < outer.first || inner.last > outer.last) { refuse(`${where}.subnet`, subnet, `is not in ${all}, the addresses of the network`); }
};
