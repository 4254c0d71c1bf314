import { ClusterContext } from '../../contract/cluster';
import { NamedManifest } from '../../manifest/manifest';
import { joinName } from '../../manifest/names';
import { IpFamily } from '../../options/node/identity';
import { checkProps, listOf, literal, refuse, required, Shape } from '../../values/check';
import { dnsLabel, objectName } from '../../values/check-names';
import { integer, oneOf } from '../../values/check-scalars';
import { Cidr, IpAddress, ipAddress } from '../../values/cidr';
import { IpRange, ipRange } from '../../values/ip-range';

/** A pool of addresses that is made with the cluster. Editing it counts for new machines; existing ones keep their addresses. */
export interface Metal3IpPoolOptions {
  /** Name of the pool within the cluster; the object is called `<cluster>-<name>`. */
  readonly name: string;

  /** Addresses to hand out: single ones, ranges (`10.0.0.20-10.0.0.90`) and blocks, all of one family and in one subnet. */
  readonly addresses: string[];

  /** Length of the subnet's prefix, for example 24. */
  readonly prefix: number;

  /**
   * Gateway of the subnet, which must not be among `addresses`.
   * @default - none: machines get no default route from this pool
   */
  readonly gateway?: string;

  /**
   * DNS servers of machines whose network takes them from this pool.
   * @default - none
   */
  readonly nameservers?: string[];
}

const shape: Shape<Metal3IpPoolOptions> = {
  name: required(literal(dnsLabel(40))),
  addresses: required(listOf(ipRange, { min: 1 })),
  prefix: required(literal(integer({ min: 1, max: 128 }))),
  gateway: literal(ipAddress),
  nameservers: listOf(ipAddress, { min: 1 }),
};

/** Where machines with static addresses get them from: an IPPool of Metal3's ip-address-manager (tested with v1.13.2). */
export class Metal3IpPool {
  /** A pool made with the cluster. Throws when the addresses do not form one subnet, or hold the gateway. */
  public static inCluster(options: Metal3IpPoolOptions): Metal3IpPool {
    checkProps('Metal3IpPool.inCluster', options, shape);
    checkSubnet(`Metal3IpPool.inCluster("${options.name}")`, options);
    return new Metal3IpPool(options.name, IpRange.parse(options.addresses[0])!.family === 4 ? IpFamily.IPV4 : IpFamily.IPV6, { ...options });
  }

  /** An IPPool that exists in the cluster's namespace. What is in it is not known here, so nothing about it is checked. */
  public static existing(name: string, family: IpFamily = IpFamily.IPV4): Metal3IpPool {
    literal(objectName)('Metal3IpPool.existing', name);
    oneOf(IpFamily)('Metal3IpPool.existing', family);
    return new Metal3IpPool(name, family);
  }

  private constructor(
    /** Name within the cluster, or of the existing object. */
    public readonly name: string,
    /** Family of its addresses. */
    public readonly family: IpFamily,
    /** What the pool is made of; unset when it exists already. */
    public readonly options?: Metal3IpPoolOptions,
  ) {}
}

/** Name of the pool's object in a cluster of this name. */
export function poolObjectName({ name, options }: Metal3IpPool, cluster: string): string {
  return options ? joinName(`Metal3IpPool "${name}"`, cluster, name) : name;
}

/** The pool objects to make, each once. Two pools of one name and different content are refused. */
export function poolObjects(pools: readonly Metal3IpPool[], cluster: ClusterContext): NamedManifest[] {
  const made = new Map<string, NamedManifest>();
  for (const pool of pools) {
    if (!pool.options) { continue; }
    const manifest = poolObject(pool, pool.options, cluster);
    const before = made.get(manifest.name);
    if (before && JSON.stringify(before) !== JSON.stringify(manifest)) {
      throw new Error(`Metal3IpPool "${pool.name}": two pools of this name differ; make one and use it in both places.`);
    }
    made.set(manifest.name, manifest);
  }
  return [...made.values()];
}

function poolObject(pool: Metal3IpPool, { addresses, prefix, gateway, nameservers }: Metal3IpPoolOptions, cluster: ClusterContext): NamedManifest {
  const name = poolObjectName(pool, cluster.name);
  return {
    apiVersion: 'ipam.metal3.io/v1alpha1',
    kind: 'IPPool',
    name,
    namespace: cluster.namespace,
    labels: { 'cluster.x-k8s.io/cluster-name': cluster.name },
    spec: { clusterName: cluster.name, namePrefix: name, pools: addresses.map(rangeSpec), prefix, gateway, dnsServers: nameservers },
  };
}

function rangeSpec(range: string): object {
  const [start, end = start] = range.split('-');
  return Cidr.parse(range) ? { subnet: range } : { start, end };
}

function checkSubnet(where: string, { addresses, prefix, gateway }: Metal3IpPoolOptions): void {
  const ranges = addresses.map(text => IpRange.parse(text)!);
  const { family, address } = ranges[0];
  if (prefix > address.bits) { throw new Error(`${where}.prefix: ${prefix} is above ${address.bits}, the most for IPv${family}.`); }
  const subnet = Cidr.parse(`${address.text}/${prefix}`)!;
  const outside = ranges.find(range => range.family !== family || range.first < subnet.first || range.last > subnet.last);
  if (outside) { refuse(`${where}.addresses`, outside.text, `is not in ${subnet.text}, the subnet of the first address; make one pool per subnet or correct prefix`); }
  const way = gateway === undefined ? undefined : IpAddress.parse(gateway)!;
  if (way && !subnet.contains(way)) { refuse(`${where}.gateway`, gateway, `is not in ${subnet.text}, the subnet of the addresses`); }
  if (way && ranges.some(range => range.contains(way))) {
    refuse(`${where}.gateway`, gateway, 'is among addresses, and the provider would give it to a machine; leave it out of them');
  }
}
