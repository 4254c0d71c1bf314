import { define, Family, kindOf } from './define';
import { escape, parseUrl, parseUserinfo } from './url';
import { FunctionError } from '../go-template/errors';
import { Dict, Value } from '../go-template/value';

/** Functions that take URLs apart and put them together. */
export const URLS: Family = {
  urlParse: define('string', (text: string) => {
    const url = parseUrl(text);
    const parts: [string, string][] = [
      ['scheme', url.scheme], ['host', url.host], ['hostname', hostname(url.host)], ['path', url.path], ['query', url.query],
      ['opaque', url.opaque], ['fragment', url.fragment], ['userinfo', url.userinfo ?? ''],
    ];
    return new Dict(new Map<string, Value>(parts));
  }),
  urlJoin: define('map', (parts: Dict) => {
    const [scheme, host, path, query, opaque, fragment, userinfo] =
      ['scheme', 'host', 'path', 'query', 'opaque', 'fragment', 'userinfo'].map(key => part(parts, key));
    return joined(scheme, host, path, query, opaque, fragment, userinfo === '' ? undefined : parseUserinfo(userinfo));
  }),
};

function part(parts: Dict, key: string): string {
  if (!parts.entries.has(key)) { return ''; }
  const value = parts.entries.get(key);
  if (typeof value !== 'string') { throw new FunctionError(`unable to parse ${key} key, must be of type string, but ${kindOf(value)} found`); }
  return value;
}

function joined(scheme: string, host: string, path: string, query: string, opaque: string, fragment: string, userinfo: string | undefined): string {
  let out = scheme === '' ? '' : `${scheme}:`;
  if (opaque !== '') {
    out += opaque;
  } else {
    const escapedPath = escape(path, 'path');
    if (scheme !== '' || host !== '' || userinfo !== undefined) {
      if (host !== '' || path !== '' || userinfo !== undefined) { out += '//'; }
      if (userinfo !== undefined) { out += `${userinfo}@`; }
      if (host !== '') { out += escape(host, 'host'); }
    }
    if (escapedPath !== '' && escapedPath[0] !== '/' && host !== '') { out += '/'; }
    // A first segment with a colon would read as a scheme.
    if (out === '' && /^[^/]*:/.test(escapedPath)) { out += './'; }
    out += escapedPath === '*' ? '*' : escapedPath;
  }
  return out + (query === '' ? '' : `?${query}`) + (fragment === '' ? '' : `#${escape(fragment, 'fragment')}`);
}

function hostname(host: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(host);
  if (bracketed) { return bracketed[1]; }
  return /:[0-9]*$/.test(host) ? host.slice(0, host.lastIndexOf(':')) : host;
}
