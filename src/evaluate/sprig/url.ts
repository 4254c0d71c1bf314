import { isIPv6 } from 'net';
import { fromBytes, toBytes } from './bytes';
import { FunctionError } from '../go-template/errors';

/** A URL as Go's net/url takes it apart. `userinfo` is undefined when there is none, which is not the same as an empty one. */
export interface Url {
  readonly scheme: string;
  readonly opaque: string;
  readonly userinfo?: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

type Part = 'path' | 'host' | 'zone' | 'userinfo' | 'fragment';

/** Characters besides letters, digits and `-_.~` that stand unescaped in a part. */
const PLAIN: { readonly [part in Part]: string } = {
  path: '$&+,/:;=@', host: '!$&\'()*+,;=:[]<>"', zone: '!$&\'()*+,;=:[]<>"', userinfo: '$&+,;=', fragment: '$&+,/:;=?@!()*',
};

/** @throws FunctionError when the text is no URL */
export function parseUrl(text: string): Url {
  const [before, ...after] = text.split('#');
  if (/[\x00-\x1f\x7f]/.test(before)) { fail('invalid control character in URL'); }
  const fragment = unescape(after.join('#'), 'fragment');
  if (before === '*') { return { scheme: '', opaque: '', host: '', path: '*', query: '', fragment }; }
  if (before[0] === ':') { fail('missing protocol scheme'); }
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(before)?.[1] ?? '';
  let rest = scheme === '' ? before : before.slice(scheme.length + 1);
  const mark = rest.indexOf('?');
  const query = mark < 0 ? '' : rest.slice(mark + 1);
  if (mark >= 0) { rest = rest.slice(0, mark); }
  const lower = scheme.toLowerCase();
  if (!rest.startsWith('/')) {
    if (lower !== '') { return { scheme: lower, opaque: rest, host: '', path: '', query, fragment }; }
    if (rest.split('/')[0].includes(':')) { fail('first path segment in URL cannot contain colon'); }
  }
  let authority: string | undefined;
  if (rest.startsWith('//') && (lower !== '' || !rest.startsWith('///'))) {
    const end = rest.indexOf('/', 2);
    authority = rest.slice(2, end < 0 ? undefined : end);
    rest = end < 0 ? '' : rest.slice(end);
  }
  const at = authority?.lastIndexOf('@') ?? -1;
  const host = authority === undefined ? '' : parseHost(lower, authority.slice(at + 1));
  const userinfo = at < 0 ? undefined : parseUserinfo(authority!.slice(0, at));
  return { scheme: lower, opaque: '', host, path: unescape(rest, 'path'), query, fragment, userinfo };
}

/** The part before `@` in its normal spelling. */
export function parseUserinfo(text: string): string {
  if (/[^A-Za-z0-9\-._:~!$&'()*+,;=%@]/.test(text)) { fail('invalid userinfo'); }
  const colon = text.indexOf(':');
  const parts = colon < 0 ? [text] : [text.slice(0, colon), text.slice(colon + 1)];
  return parts.map(part => escape(unescape(part, 'userinfo'), 'userinfo')).join(':');
}

function parseHost(scheme: string, host: string): string {
  const open = host.lastIndexOf('[');
  if (open > 0) { fail('invalid IP-literal'); }
  if (open === 0) {
    const close = host.lastIndexOf(']');
    if (close < 0) { fail("missing ']' in host"); }
    const name = host.slice(1, close);
    const zone = name.indexOf('%25');
    const address = zone < 0 ? unescape(name, 'host') : unescape(name.slice(0, zone), 'host') + unescape(name.slice(zone), 'zone');
    const port = unescape(checkPort(host.slice(close + 1)), 'host');
    if (!isIPv6(address)) { fail('invalid host'); }
    return `[${address}]${port}`;
  }
  const colon = scheme === 'http' || scheme === 'https' ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon >= 0) { checkPort(host.slice(colon)); }
  return unescape(host, 'host');
}

function checkPort(port: string): string {
  return /^(:[0-9]*)?$/.test(port) ? port : fail(`invalid port ${JSON.stringify(port)} after host`);
}

/** Percent-encodes what may not stand in the part. */
export function escape(text: string, part: Part): string {
  let out = '';
  for (const byte of toBytes(text)) {
    out += isPlain(byte, part) ? byte : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

function unescape(text: string, part: Part): string {
  const bytes = toBytes(text);
  const bad = /%(?![0-9A-Fa-f]{2}).{0,2}/.exec(bytes);
  if (bad) { fail(`invalid URL escape ${JSON.stringify(bad[0])}`); }
  if (part === 'host' || part === 'zone') {
    const outside = [...bytes.replace(/%[0-9A-Fa-f]{2}/g, '')].find(byte => byte < '\x80' && !isPlain(byte, part));
    if (outside !== undefined) { fail(`invalid character ${JSON.stringify(outside)} in host name`); }
    for (const escaped of bytes.match(/%[0-9A-Fa-f]{2}/g) ?? []) {
      const byte = String.fromCharCode(parseInt(escaped.slice(1), 16));
      if (escaped !== '%25' && (part === 'host' ? byte < '\x80' : byte !== ' ' && !isPlain(byte, 'host'))) { fail(`invalid URL escape ${JSON.stringify(escaped)}`); }
    }
  }
  return fromBytes(bytes.replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))));
}

function isPlain(byte: string, part: Part): boolean {
  return /[A-Za-z0-9\-_.~]/.test(byte) || PLAIN[part].includes(byte);
}

function fail(problem: string): never {
  throw new FunctionError(`unable to parse url: ${problem}`);
}
