import { cut, fromBytes, repeat, split, splitN, toBytes } from './bytes';
import { textOf, toStrings } from './conversion';
import { define, Family, strings } from './define';
import { abbreviate, initials, noSpace, swapCase, title, untitle, wrap } from './words';
import { FunctionError } from '../go-template/errors';
import { quote } from '../go-template/quote';
import { isSpace, lowerRune, mapRunes, upperRune } from '../go-template/text';
import { compareStrings, Dict, Int, List, Value } from '../go-template/value';

/** Functions on text. Positions and lengths count bytes, as in Go. */
export const STRINGS: Family = {
  hello: define('', () => 'Hello!'),
  trim: define('string', trimSpace),
  trimAll: define('string, string', trimChars),
  trimall: define('string, string', trimChars),
  trimSuffix: define('string, string', (suffix: string, text: string) => text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text),
  trimPrefix: define('string, string', (prefix: string, text: string) => text.startsWith(prefix) ? text.slice(prefix.length) : text),
  upper: define('string', (text: string) => mapRunes(text, upperRune)),
  lower: define('string', (text: string) => mapRunes(text, lowerRune)),
  title: define('string', title),
  untitle: define('string', untitle),
  swapcase: define('string', swapCase),
  initials: define('string', initials),
  nospace: define('string', noSpace),
  abbrev: define('int, string', (width: Int, text: string) => fromBytes(abbreviate(toBytes(text), 0, Number(width.value)))),
  abbrevboth: define('int, int, string', (left: Int, right: Int, text: string) => {
    const [offset, width] = [Number(left.value), Number(right.value)];
    return offset > 0 && width < 7 ? text : fromBytes(abbreviate(toBytes(text), offset, width));
  }),
  wrap: define('int, string', (width: Int, text: string) => fromBytes(wrap(toBytes(text), Number(width.value), '\n', false))),
  wrapWith: define('int, string, string', (width: Int, separator: string, text: string) =>
    fromBytes(wrap(toBytes(text), Number(width.value), toBytes(separator) || '\n', true))),
  trunc: define('int, string', (count: Int, text: string) => fromBytes(truncate(Number(count.value), toBytes(text)))),
  substr: define('int, int, string', (start: Int, end: Int, text: string) => fromBytes(substring(Number(start.value), Number(end.value), toBytes(text)))),
  repeat: define('int, string', (count: Int, text: string) => repeat(text, Number(count.value))),
  replace: define('string, string, string', (old: string, fresh: string, text: string) =>
    old === '' ? fresh + [...text].map(char => char + fresh).join('') : text.split(old).join(fresh)),
  contains: define('string, string', (part: string, text: string) => text.includes(part)),
  hasPrefix: define('string, string', (part: string, text: string) => text.startsWith(part)),
  hasSuffix: define('string, string', (part: string, text: string) => text.endsWith(part)),
  quote: define('...any', (...values: Value[]) => present(values).map(value => quote(textOf(value))).join(' ')),
  squote: define('...any', (...values: Value[]) => present(values).map(value => `'${textOf(value)}'`).join(' ')),
  cat: define('...any', (...values: Value[]) => present(values).map(textOf).join(' ')),
  indent: define('int, string', (count: Int, text: string) => indent(Number(count.value), text)),
  nindent: define('int, string', (count: Int, text: string) => `\n${indent(Number(count.value), text)}`),
  plural: define('string, string, int', (one: string, many: string, count: Int) => count.value === 1n ? one : many),
  split: define('string, string', (separator: string, text: string) => numbered(split(text, separator))),
  splitn: define('string, int, string', (separator: string, count: Int, text: string) => numbered(splitN(text, separator, Number(count.value)))),
  splitList: define('string, string', (separator: string, text: string) => strings(split(text, separator))),
  join: define('string, any', (separator: string, list: Value) => toStrings(list).items.join(separator)),
  sortAlpha: define('any', sortAlpha),
};

function present(values: readonly Value[]): Value[] {
  return values.filter(value => value !== null && value !== undefined);
}

function trimSpace(text: string): string {
  return trimWhere(text, isSpace);
}

function trimChars(set: string, text: string): string {
  const chars = new Set(set);
  return trimWhere(text, char => chars.has(char));
}

function trimWhere(text: string, drop: (char: string) => boolean): string {
  const chars = [...text];
  let [start, end] = [0, chars.length];
  while (start < end && drop(chars[start])) { start++; }
  while (end > start && drop(chars[end - 1])) { end--; }
  return chars.slice(start, end).join('');
}

function truncate(count: number, bytes: string): string {
  if (count < 0 && bytes.length + count > 0) { return bytes.slice(count); }
  return count >= 0 && bytes.length > count ? bytes.slice(0, count) : bytes;
}

function substring(start: number, end: number, bytes: string): string {
  if (start < 0) { return cut(bytes, 0, end); }
  return cut(bytes, start, end < 0 || end > bytes.length ? bytes.length : end);
}

function indent(count: number, text: string): string {
  const pad = repeat(' ', count);
  return pad + text.split('\n').join(`\n${pad}`);
}

function numbered(parts: readonly string[]): Dict {
  return new Dict(new Map(parts.map((part, i) => [`_${i}`, part])), 'string');
}

/** Sorts a list of strings in its place, as upstream does; any other list is copied. */
function sortAlpha(list: Value): List {
  if (!(list instanceof List)) { return strings([list === null || list === undefined ? '<nil>' : textOf(list)]); }
  const sorted = toStrings(list);
  if (sorted.items.some(item => typeof item !== 'string')) { throw new FunctionError('not a list of strings'); }
  (sorted.items as string[]).sort(compareStrings);
  return sorted;
}
