import { isIPv4, isIPv6 } from 'net';
import { Check, refuse } from './check';
import { deferred, placeholderOf } from './placeholder';

/** Blocks that were read. Most clusters of a fleet have the same. */
const blocks = new Map<string, Cidr | undefined>();

/** A block of addresses, for containment and overlap questions. Host bits in the text are tolerated as Go's parser does. */
export class Cidr {
  /** The block `text` names, or undefined when it is not CIDR notation. */
  static parse(text: string): Cidr | undefined {
    if (!blocks.has(text)) { blocks.set(text, Cidr.read(text)); }
    return blocks.get(text);
  }

  private static read(text: string): Cidr | undefined {
    const match = /^([^/]+)\/(\d{1,3})$/.exec(text);
    const address = match && IpAddress.parse(match[1]);
    const prefix = match ? Number(match[2]) : NaN;
    if (!match || !address || prefix > address.bits || String(prefix) !== match[2]) { return undefined; }
    return new Cidr(text, address, prefix);
  }

  readonly first: bigint;
  readonly last: bigint;

  private constructor(readonly text: string, readonly address: IpAddress, readonly prefix: number) {
    const size = 2n ** BigInt(address.bits - prefix);
    this.first = address.value - address.value % size;
    this.last = this.first + size - 1n;
  }

  get family(): number {
    return this.address.family;
  }

  contains(ip: IpAddress): boolean {
    return ip.family === this.family && ip.value >= this.first && ip.value <= this.last;
  }

  overlaps(other: Cidr): boolean {
    return this.family === other.family && this.first <= other.last && other.first <= this.last;
  }
}

/** One IPv4 or IPv6 address as a number. */
export class IpAddress {
  /** The address `text` names, or undefined. IPv4 parts with leading zeros and zone ids are not addresses. */
  static parse(text: string): IpAddress | undefined {
    if (typeof text !== 'string') { return undefined; }
    if (isIPv4(text)) { return new IpAddress(text, 4, text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)); }
    if (!isIPv6(text) || text.includes('%')) { return undefined; }
    return new IpAddress(text, 6, ipv6Value(text));
  }

  private constructor(readonly text: string, readonly family: 4 | 6, readonly value: bigint) {}

  get bits(): number {
    return this.family === 4 ? 32 : 128;
  }
}

function ipv6Value(text: string): bigint {
  const embedded = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  const plain = embedded
    ? `${embedded[1]}${(Number(embedded[2]) * 256 + Number(embedded[3])).toString(16)}:${(Number(embedded[4]) * 256 + Number(embedded[5])).toString(16)}`
    : text;
  const [head, tail] = plain.split('::').map(half => half.split(':').filter(group => group !== ''));
  const groups = tail ? [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail] : head;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

/** An IPv4 or IPv6 address. */
export const ipAddress: Check = (where, value) => {
  if (deferred(where, value, ipAddress)) { return; }
  if (!IpAddress.parse(value as string)) { refuse(where, value, 'is not an IP address'); }
};

/** Family of an address, also of one that only a class variable knows. Refuses a variable that does not say. */
export function familyOf(where: string, text: string): 4 | 6 {
  const family = IpAddress.parse(text)?.family ?? placeholderOf(text)?.family;
  if (family === undefined) {
    throw new Error(`${where}: the class variable "${placeholderOf(text)?.name ?? text}" may be an IPv4 or an IPv6 address; write its format as TextFormat.IPV4 or TextFormat.IPV6.`);
  }
  return family;
}

/** A block in CIDR notation. */
export const cidr: Check = (where, value) => {
  if (typeof value === 'string' && Cidr.parse(value)) { return; }
  const hint = typeof value === 'string' && IpAddress.parse(value) ? '; add a prefix length, for example "/16"' : '';
  refuse(where, value, `is not CIDR notation${hint}`);
};

/** An IP address or a DNS host name, without scheme, port or path. */
export const host: Check = (where, value) => {
  if (deferred(where, value, host)) { return; }
  const ok = typeof value === 'string' && value.length <= 253
    && (IpAddress.parse(value) || (/^[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?$/.test(value) && !/^[\d.]+$/.test(value) && !value.includes('..')));
  if (!ok) { refuse(where, value, 'is not a host name or IP address; leave out scheme, port and path'); }
};
