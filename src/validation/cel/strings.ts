import { CelError, compare, isNumber, numeric, Double, Span, Unsupported, Value, equal } from './values';

/** Functions of texts and lists: CEL's own, its strings extension, and the list and regex libraries of Kubernetes. */
export const STRINGS: { readonly [name: string]: (...args: any[]) => Value } = {
  'startsWith': texts((text, start) => text.startsWith(start)),
  'endsWith': texts((text, end) => text.endsWith(end)),
  'contains': texts((text, part) => text.includes(part)),
  'matches': texts((text, pattern) => regex(pattern).test(text)),
  'find': texts((text, pattern) => regex(pattern).exec(text)?.[0] ?? ''),
  'findAll': (text, pattern, limit = -1) => {
    if (typeof text !== 'string' || typeof pattern !== 'string') { throw new Unsupported('findAll() of these values'); }
    const all = [...text.matchAll(new RegExp(regex(pattern), `${regex(pattern).flags}g`))].map(match => match[0]);
    return limit < 0 ? all : all.slice(0, limit);
  },
  'lowerAscii': texts(text => text.replace(/[A-Z]/g, letter => letter.toLowerCase())),
  'upperAscii': texts(text => text.replace(/[a-z]/g, letter => letter.toUpperCase())),
  'trim': texts(text => text.trim()),
  'charAt': (text, index) => within(text, index, true)[index] ?? '',
  'substring': (text, start, end) => {
    const letters = within(text, start, true);
    if (end !== undefined && (end < start || end > letters.length)) { throw new CelError(`"${text}" has no part from ${start} to ${end}`); }
    return letters.slice(start, end).join('');
  },
  'split': (text, separator, limit = -1) => {
    if (typeof text !== 'string' || typeof separator !== 'string') { throw new Unsupported('split() of these values'); }
    const parts = separator === '' ? [...text] : text.split(separator);
    return limit < 0 || parts.length <= limit ? parts : limit === 0 ? [] : [...parts.slice(0, limit - 1), parts.slice(limit - 1).join(separator)];
  },
  'join': (list, separator = '') => list.every((item: Value) => typeof item === 'string') ? list.join(separator) : refuse('join'),
  'replace': (text, from, to, limit = -1) => {
    if (![text, from, to].every(part => typeof part === 'string')) { throw new Unsupported('replace() of these values'); }
    const parts = from === '' ? [...text] : text.split(from);
    const count = limit < 0 ? parts.length - 1 : Math.min(limit, parts.length - 1);
    return parts.slice(0, count).map((part: string) => part + to).join('') + parts.slice(count).join(from);
  },
  'reverse': value => typeof value === 'string' ? [...value].reverse().join('') : [...listOf('reverse', value)].reverse(),
  'indexOf': (value, item) => Array.isArray(value) ? value.findIndex(other => equal(other, item)) : String(value).indexOf(item),
  'lastIndexOf': (value, item) => Array.isArray(value) ? value.map(other => equal(other, item)).lastIndexOf(true) : String(value).lastIndexOf(item),
  'isSorted': value => listOf('isSorted', value).every((item, index, all) => index === 0 || compare(all[index - 1], item) <= 0),
  'sum': value => listOf('sum', value).reduce(add, listOf('sum', value)[0] instanceof Double ? new Double(0) : listOf('sum', value)[0] instanceof Span ? new Span(0n) : 0),
  'min': value => extreme('min', value, -1),
  'max': value => extreme('max', value, 1),
  'sets.contains': (all, some) => listOf('sets', some).every(item => listOf('sets', all).some(other => equal(item, other))),
  'sets.intersects': (one, two) => listOf('sets', one).some(item => listOf('sets', two).some(other => equal(item, other))),
  'sets.equivalent': (one, two) => listOf('sets', one).every(item => listOf('sets', two).some(other => equal(item, other)))
    && listOf('sets', two).every(item => listOf('sets', one).some(other => equal(item, other))),
};

const compiled = new Map<string, RegExp>();

/** A Go (RE2) pattern. What JavaScript writes differently is not guessed at. */
function regex(pattern: string): RegExp {
  let found = compiled.get(pattern);
  if (!found) {
    const flags = /^\(\?([ims]+)\)/.exec(pattern);
    const body = (flags ? pattern.slice(flags[0].length) : pattern).replace(/\(\?P</g, '(?<').replace(/\\z/g, '$').replace(/\\A/g, '^');
    if (/\(\?[ims-]+[:)]|\\[QEC]|\[\[:|\\p[A-Za-z]/.test(body)) { throw new Unsupported(`the pattern ${pattern}`); }
    try {
      found = new RegExp(body, `u${flags?.[1] ?? ''}`);
    } catch {
      throw new Unsupported(`the pattern ${pattern}`);
    }
    compiled.set(pattern, found);
  }
  return found;
}

/** A function whose arguments are all texts. */
function texts(run: (text: string, other: string) => Value): (...args: Value[]) => Value {
  return (...args) => args.every(value => typeof value === 'string') ? run(args[0], args[1]) : refuse('a function of texts');
}

function within(text: Value, index: Value, end: boolean): string[] {
  if (typeof text !== 'string' || typeof index !== 'number') { throw new Unsupported('a position in these values'); }
  const letters = [...text];
  if (index < 0 || index > letters.length - (end ? 0 : 1)) { throw new CelError(`"${text}" has no character ${index}`); }
  return letters;
}

function listOf(name: string, value: Value): readonly Value[] {
  return Array.isArray(value) ? value : refuse(name);
}

function add(sum: Value, item: Value): Value {
  if (sum instanceof Span && item instanceof Span) { return new Span(sum.nanos + item.nanos); }
  if (!isNumber(sum) || !isNumber(item)) { return refuse('sum'); }
  return sum instanceof Double ? new Double(sum.value + numeric(item)) : sum + numeric(item);
}

function extreme(name: string, value: Value, sign: number): Value {
  const items = listOf(name, value);
  if (items.length === 0) { throw new CelError(`${name}() of an empty list`); }
  return items.reduce((best, item) => compare(item, best) * sign > 0 ? item : best);
}

function refuse(name: string): never {
  throw new Unsupported(`${name} of values of these types`);
}
