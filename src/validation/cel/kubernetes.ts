import { CelError, Opaque, Unsupported, Value } from './values';
import { Cidr, IpAddress } from '../../values/cidr';

/** The libraries Kubernetes adds for its own types: url, ip, cidr and quantity. */
export const KUBERNETES: { readonly [name: string]: (...args: any[]) => Value } = {
  isURL: value => urlOf(value) !== undefined,
  url: value => made('url', value, urlOf(value)),
  getScheme: value => inner<URL>('url', value).protocol.replace(/:$/, ''),
  getHost: value => inner<URL>('url', value).host,
  getHostname: value => inner<URL>('url', value).hostname.replace(/^\[|\]$/g, ''),
  getPort: value => inner<URL>('url', value).port,
  getEscapedPath: value => inner<URL>('url', value).pathname,
  isIP: value => typeof value === 'string' && addressOf(value) !== undefined,
  ip: value => value instanceof Opaque ? ipOf(inner<Cidr>('net.CIDR', value).address) : made('net.IP', value, addressOf(value)),
  family: value => inner<IpAddress>('net.IP', value).family,
  isLoopback: value => inBlock(value, '127.0.0.0/8', '::1/128'),
  isUnspecified: value => inBlock(value, '0.0.0.0/32', '::/128'),
  isLinkLocalUnicast: value => inBlock(value, '169.254.0.0/16', 'fe80::/10'),
  isLinkLocalMulticast: value => inBlock(value, '224.0.0.0/24', 'ff02::/16'),
  isCIDR: value => typeof value === 'string' && Cidr.parse(value) !== undefined,
  cidr: value => made('net.CIDR', value, typeof value === 'string' ? Cidr.parse(value) : undefined),
  prefixLength: value => inner<Cidr>('net.CIDR', value).prefix,
  containsIP: (block, value) => {
    const address = value instanceof Opaque ? inner<IpAddress>('net.IP', value) : addressOf(value) ?? fail(value, 'an IP address');
    return inner<Cidr>('net.CIDR', block).contains(address);
  },
  containsCIDR: (block, value) => {
    const outer = inner<Cidr>('net.CIDR', block);
    const other = value instanceof Opaque ? inner<Cidr>('net.CIDR', value) : Cidr.parse(String(value)) ?? fail(value, 'CIDR notation');
    return outer.family === other.family && outer.first <= other.first && outer.last >= other.last;
  },
  isQuantity: value => typeof value === 'string' && amountOf(value) !== undefined,
  quantity: value => made('quantity', value, typeof value === 'string' ? amountOf(value) : undefined),
  isLessThan: (a, b) => amount(a) < amount(b),
  isGreaterThan: (a, b) => amount(a) > amount(b),
  compareTo: (a, b) => amount(a) < amount(b) ? -1 : amount(a) > amount(b) ? 1 : 0,
  sign: value => amount(value) < 0 ? -1 : amount(value) > 0 ? 1 : 0,
  isInteger: value => Number.isInteger(amount(value)),
  asInteger: value => Number.isInteger(amount(value)) ? amount(value) : fail(value, 'a whole quantity'),
};

const POWERS = ['k', 'M', 'G', 'T', 'P', 'E'];
const UNITS = new Map([
  ['', 1], ['n', 1e-9], ['u', 1e-6], ['m', 1e-3],
  ...POWERS.map((unit, index) => [unit, 1000 ** (index + 1)] as const),
  ...POWERS.map((unit, index) => [`${unit.toUpperCase()}i`, 1024 ** (index + 1)] as const),
]);

function amountOf(text: string): number | undefined {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([KMGTPE]i|[numkMGTPE]|)$/.exec(text);
  return match ? Number(match[1]) * UNITS.get(match[2])! : undefined;
}

function amount(value: Value): number {
  return typeof value === 'number' ? value : inner<number>('quantity', value);
}

/** An absolute URL or an absolute path, as Go's url.ParseRequestURI takes them. Only full URLs are understood further. */
function urlOf(value: Value): URL | undefined {
  if (typeof value !== 'string' || /[\s\x00-\x1f\x7f]/.test(value)) { return undefined; }
  try {
    return new URL(value.startsWith('/') ? `path:${value}` : value);
  } catch {
    return undefined;
  }
}

function addressOf(value: Value): IpAddress | undefined {
  return typeof value === 'string' ? IpAddress.parse(value) : undefined;
}

function ipOf(address: IpAddress): Opaque {
  return new Opaque('net.IP', address.text, address);
}

function inBlock(value: Value, ...blocks: string[]): boolean {
  return blocks.some(block => Cidr.parse(block)!.contains(inner<IpAddress>('net.IP', value)));
}

function made(type: string, value: Value, parsed: unknown): Opaque {
  return parsed === undefined ? fail(value, `a ${type.replace('net.', '')}`) : new Opaque(type, String(value), parsed);
}

function inner<T>(type: string, value: Value): T {
  if (!(value instanceof Opaque) || value.type !== type) { throw new Unsupported(`a function of ${type}`); }
  return value.inner;
}

function fail(value: Value, wanted: string): never {
  throw new CelError(`${JSON.stringify(value)} is not ${wanted}`);
}
