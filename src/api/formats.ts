/** A string format of the API server: what passes, and how to say so. */
export interface Format {
  readonly test: (value: string) => boolean;
  readonly words: string;
}

const IPV4 = /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
/** The formats of schemas tolerate leading zeros, as Go did before 1.17; webhooks that parse an address themselves do not. */
const LENIENT_IPV4 = /^(0*(25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const GO_DURATION = /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
const BASE64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/;

/** Formats that a CRD may name and the API server enforces; it ignores every other name, and so do we. */
export const FORMATS: { readonly [name: string]: Format | undefined } = {
  // Controllers parse timestamps with Go's RFC 3339 layout, which wants upper case T and Z although the schema check does not.
  'date-time': { test: isDateTime, words: 'a time such as "2026-01-31T12:00:00Z"' },
  'date': { test: isDate, words: 'a date such as "2026-01-31"' },
  'duration': { test: value => GO_DURATION.test(value), words: 'a duration such as "1h30m"' },
  'byte': { test: value => BASE64.test(value), words: 'base64 text' },
  'ipv4': { test: value => LENIENT_IPV4.test(value) || (value.includes('.') && isIpv6(value)), words: 'an IPv4 address' },
  'ipv6': { test: isIpv6, words: 'an IPv6 address' },
  'cidr': { test: isCidr, words: 'a range such as "10.0.0.0/16"' },
  'mac': { test: value => /^([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}$/.test(value), words: 'a MAC address' },
  'uuid': { test: value => /^[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}$/.test(value), words: 'a UUID' },
  'uri': { test: value => /^(\/|[A-Za-z][A-Za-z0-9+.-]*:)[^\s\x00-\x1f\x7f]*$/.test(value), words: 'a URL with its scheme' },
};

/** Whether an IP address of either family. */
export function isIp(value: string): boolean {
  return IPV4.test(value) || isIpv6(value);
}

function isDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

function isDateTime(value: string): boolean {
  const match = DATE_TIME.exec(value);
  return match !== null && isDate(match[1]);
}

function isIpv6(value: string): boolean {
  const tail = value.lastIndexOf(':') + 1;
  if (tail === 0) return false;
  // A trailing IPv4 address stands for two groups.
  const text = value.includes('.') ? (IPV4.test(value.slice(tail)) ? value.slice(0, tail) + '0:0' : '') : value;
  const halves = text.split('::');
  if (text === '' || halves.length > 2) return false;
  const groups = halves.map(half => half === '' ? [] : half.split(':'));
  const count = groups.reduce((sum, half) => sum + half.length, 0);
  return groups.every(half => half.every(group => /^[0-9a-fA-F]{1,4}$/.test(group))) && (halves.length === 2 ? count < 8 : count === 8);
}

function isCidr(value: string): boolean {
  const match = /^([^/]+)\/(\d+)$/.exec(value);
  if (!match) return false;
  return (LENIENT_IPV4.test(match[1]) && Number(match[2]) <= 32) || (isIpv6(match[1]) && Number(match[2]) <= 128);
}
