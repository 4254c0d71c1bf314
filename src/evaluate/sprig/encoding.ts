import { createHash } from 'crypto';
import { fromBytes, toBytes } from './bytes';
import { define, Family } from './define';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Encodings and checksums. What does not decode becomes the text of Go's error, as upstream returns it. */
export const ENCODING: Family = {
  b64enc: define('string', (text: string) => Buffer.from(text).toString('base64')),
  b64dec: define('string', decodeBase64),
  b32enc: define('string', (text: string) => encodeBase32(toBytes(text))),
  b32dec: define('string', decodeBase32),
  sha1sum: define('string', (text: string) => createHash('sha1').update(text).digest('hex')),
  sha256sum: define('string', (text: string) => createHash('sha256').update(text).digest('hex')),
  sha512sum: define('string', (text: string) => createHash('sha512').update(text).digest('hex')),
  adler32sum: define('string', adler32),
};

function encodeBase32(bytes: string): string {
  let bits = '';
  for (const byte of bytes) { bits += byte.charCodeAt(0).toString(2).padStart(8, '0'); }
  let out = '';
  for (let at = 0; at < bits.length; at += 5) { out += BASE32[parseInt(bits.slice(at, at + 5).padEnd(5, '0'), 2)]; }
  return out.padEnd(Math.ceil(out.length / 8) * 8, '=');
}

/** base64.StdEncoding: line breaks are skipped. */
function decodeBase64(text: string): string {
  const bytes = toBytes(text);
  const corrupt = (at: number): string => `illegal base64 data at input byte ${at}`;
  const skip = (from: number): number => /^[\r\n]*/.exec(bytes.slice(from))![0].length + from;
  let bits = '';
  let inGroup = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === '\n' || bytes[at] === '\r') { continue; }
    const digit = BASE64.indexOf(bytes[at]);
    if (digit >= 0) {
      bits += digit.toString(2).padStart(6, '0');
      inGroup = (inGroup + 1) % 4;
      continue;
    }
    if (bytes[at] !== '=' || inGroup < 2) { return corrupt(at); }
    let next = at + 1;
    if (inGroup === 2) {
      next = skip(next);
      if (next === bytes.length) { return corrupt(bytes.length); }
      if (bytes[next++] !== '=') { return corrupt(next - 2); }
    }
    next = skip(next);
    return next < bytes.length ? corrupt(next) : octets(bits);
  }
  return inGroup === 0 ? octets(bits) : corrupt(bytes.length - inGroup);
}

/** base32.StdEncoding: positions count without line breaks. */
function decodeBase32(text: string): string {
  const bytes = toBytes(text).replace(/[\r\n]/g, '');
  const corrupt = (at: number): string => `illegal base32 data at input byte ${at}`;
  let bits = '';
  for (let at = 0; at < bytes.length; at++) {
    const inGroup = at % 8;
    const rest = bytes.slice(at + 1);
    if (bytes[at] === '=' && inGroup >= 2 && rest.length < 8) {
      const missing = 7 - inGroup;
      if (rest.length < missing) { return corrupt(bytes.length); }
      const wrong = [...rest.slice(0, missing)].findIndex(byte => byte !== '=');
      if (wrong >= 0) { return corrupt(at + wrong); }
      return inGroup === 3 || inGroup === 6 ? corrupt(at) : octets(bits);
    }
    const digit = BASE32.indexOf(bytes[at]);
    if (digit < 0) { return corrupt(at); }
    bits += digit.toString(2).padStart(5, '0');
  }
  return bytes.length % 8 === 0 ? octets(bits) : corrupt(bytes.length - bytes.length % 8);
}

function octets(bits: string): string {
  let out = '';
  for (let at = 0; at + 8 <= bits.length; at += 8) { out += String.fromCharCode(parseInt(bits.slice(at, at + 8), 2)); }
  return fromBytes(out);
}

function adler32(text: string): string {
  let [a, b] = [1, 0];
  for (const byte of Buffer.from(text)) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return String(b * 65536 + a);
}
