import { checkProps, listOf, literal, refuse, required, Shape } from './check';
import { dnsLabel, objectName } from './check-names';
import { flag, integer } from './check-scalars';
import { Cidr, IpAddress, ipAddress } from './cidr';
import { countAddresses, IpRange, ipRange } from './ip-range';

/** A pool of addresses that is made together with the cluster. Editing it counts for new machines; existing ones keep their addresses. */
export interface IpPoolOptions {
  /** Name of the pool within the cluster; the object is called `<cluster>-<name>`. */
  readonly name: string;

  /** Addresses to hand out: single ones, ranges (`10.0.0.20-10.0.0.90`) and blocks, all of one family and in one subnet. */
  readonly addresses: string[];

  /** Length of the subnet's prefix, for example 24. */
  readonly prefix: number;

  /**
   * Gateway of the subnet; machines take it as their default route. It is never handed out.
   * @default - none: the network device or its routes say where packets go
   */
  readonly gateway?: string;

  /**
   * Addresses among `addresses` that are never handed out, in the same notation. The address of the API server belongs here.
   * @default - none
   */
  readonly excludedAddresses?: string[];

  /**
   * Hand out the first address of the subnet and, for IPv4, the last one too.
   * @default false
   */
  readonly allocateReserved?: boolean;
}

const shape: Shape<IpPoolOptions> = {
  name: required(literal(dnsLabel(40))),
  addresses: required(listOf(ipRange, { min: 1 })),
  prefix: required(literal(integer({ min: 1, max: 128 }))),
  gateway: literal(ipAddress),
  excludedAddresses: listOf(ipRange),
  allocateReserved: flag,
};

/**
 * Where machines with static addresses get them from: a pool of cluster-api-ipam-provider-in-cluster (tested with v1.0.3), which must be
 * installed on the management cluster.
 */
export class IpPool {
  /** A pool in the cluster's namespace, made with the cluster (`InClusterIPPool`). Throws when the addresses do not form one subnet. */
  public static inCluster(options: IpPoolOptions): IpPool {
    return IpPool.made('IpPool.inCluster', 'InClusterIPPool', options);
  }

  /**
   * A pool that claims from every namespace may use (`GlobalInClusterIPPool`), made with the cluster and called
   * `<namespace>-<cluster>-<name>`. Other clusters name it with `existingGlobal`. Throws like `inCluster`.
   */
  public static global(options: IpPoolOptions): IpPool {
    return IpPool.made('IpPool.global', 'GlobalInClusterIPPool', options);
  }

  /** An `InClusterIPPool` that exists in the cluster's namespace. What is in it is not known here, so nothing about it is checked. */
  public static existing(name: string): IpPool {
    objectName('IpPool.existing', name);
    return new IpPool('InClusterIPPool', name);
  }

  /** A `GlobalInClusterIPPool` that exists. What is in it is not known here, so nothing about it is checked. */
  public static existingGlobal(name: string): IpPool {
    objectName('IpPool.existingGlobal', name);
    return new IpPool('GlobalInClusterIPPool', name);
  }

  private static made(factory: string, kind: string, options: IpPoolOptions): IpPool {
    checkProps(factory, options, shape);
    checkSubnet(`${factory}("${options.name}")`, options);
    return new IpPool(kind, options.name, { ...options });
  }

  private constructor(
    /** Kind of the pool object. */
    public readonly kind: string,
    /** Name within the cluster, or of the existing object. */
    public readonly name: string,
    /** What the pool is made of; unset when it exists already. */
    public readonly options?: IpPoolOptions,
  ) {}
}

/** Questions about a pool made here; the answers for an existing pool are not known. */
export class PoolFacts {
  readonly family: 4 | 6;
  readonly subnet: Cidr;
  private readonly ranges: IpRange[];
  private readonly kept: IpRange[];

  constructor(readonly options: IpPoolOptions) {
    this.ranges = options.addresses.map(text => IpRange.parse(text)!);
    this.family = this.ranges[0].family;
    this.subnet = Cidr.parse(`${this.ranges[0].address.text}/${options.prefix}`)!;
    this.kept = [...options.excludedAddresses ?? [], ...options.gateway ? [options.gateway] : []].map(text => IpRange.parse(text)!);
  }

  /** Whether a machine may get this address. */
  handsOut(ip: IpAddress): boolean {
    return this.ranges.some(range => range.contains(ip)) && !this.kept.some(range => range.contains(ip)) && !this.reserved.includes(ip.value);
  }

  /** How many machines can have an address at the same time. */
  get capacity(): bigint {
    return countAddresses(this.ranges, [...this.kept, ...this.reserved.map(value => ({ first: value, last: value }))]);
  }

  private get reserved(): bigint[] {
    const { first, last } = this.subnet;
    if (this.options.allocateReserved || first === last) { return []; }
    return this.family === 4 ? [first, last] : [first];
  }
}

/** What the provider's webhook refuses (IPP-02 to IPP-04), and a pool that has nothing to give. */
function checkSubnet(where: string, options: IpPoolOptions): void {
  const ranges = options.addresses.map(text => IpRange.parse(text)!);
  const { family } = ranges[0];
  const bits = family === 4 ? 32 : 128;
  if (options.prefix > bits) { throw new Error(`${where}.prefix: ${options.prefix} is above ${bits}, the most for IPv${family}.`); }
  const { subnet, capacity } = new PoolFacts(options);
  for (const [prop, list] of [['addresses', ranges], ['excludedAddresses', (options.excludedAddresses ?? []).map(text => IpRange.parse(text)!)]] as const) {
    for (const range of list) {
      if (range.family !== family) { refuse(`${where}.${prop}`, range.text, `is IPv${range.family} and the pool is IPv${family}; make one pool per family`); }
      if (prop === 'addresses' && (range.first < subnet.first || range.last > subnet.last)) {
        refuse(`${where}.addresses`, range.text, `is not in ${subnet.text}, the subnet of the first address; make one pool per subnet or correct prefix`);
      }
    }
  }
  const gateway = options.gateway === undefined ? undefined : IpAddress.parse(options.gateway)!;
  if (gateway && !subnet.contains(gateway)) { refuse(`${where}.gateway`, options.gateway, `is not in ${subnet.text}, the subnet of the addresses`); }
  if (capacity < 1n) { throw new Error(`${where}: every address is excluded, the gateway or reserved; add addresses.`); }
}
