import { define, Family, strings } from './define';
import { translate } from './re2';
import { FunctionError } from '../go-template/errors';
import { Int, List, Value } from '../go-template/value';

interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  readonly named: { readonly [name: string]: string | undefined };
}

const compiled = new Map<string, RegExp>();

const REGEXP: Family = {
  regexMatch: define('string, string', (pattern: string, text: string) => matches(pattern, text, 1).length > 0),
  regexFind: define('string, string', (pattern: string, text: string) => matches(pattern, text, 1).map(({ start, end }) => text.slice(start, end))[0] ?? ''),
  regexFindAll: define('string, string, int', (pattern: string, text: string, count: Int) => {
    const found = matches(pattern, text, Number(count.value));
    return strings(found.map(({ start, end }) => text.slice(start, end)), found.length === 0);
  }),
  regexReplaceAll: define('string, string, string', (pattern: string, text: string, template: string) =>
    replaceAll(text, matches(pattern, text, -1), match => expand(template, match))),
  regexReplaceAllLiteral: define('string, string, string', (pattern: string, text: string, replacement: string) =>
    replaceAll(text, matches(pattern, text, -1), () => replacement)),
  regexSplit: define('string, string, int', (pattern: string, text: string, count: Int) => splitAt(pattern, text, Number(count.value))),
};

/** Regular expressions with Go's syntax (RE2). What JavaScript's cannot express the same way is refused. */
export const REGEXPS: Family = {
  ...REGEXP,
  ...Object.fromEntries(Object.entries(REGEXP).map(([name, entry]) => [`mustR${name.slice(1)}`, entry])),
  // The one function that calls a broken pattern no match.
  regexMatch: define('string, string', (pattern: string, text: string): Value => {
    try {
      return matches(pattern, text, 1).length > 0;
    } catch (error) {
      if (error instanceof FunctionError) { return false; }
      throw error;
    }
  }),
  regexQuoteMeta: define('string', (text: string) => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
};

function compile(pattern: string): RegExp {
  let regexp = compiled.get(pattern);
  if (!regexp) { compiled.set(pattern, regexp = translate(pattern)); }
  return regexp;
}

/** Successive matches; an empty one right behind another does not count. */
function matches(pattern: string, text: string, count: number): Match[] {
  const regexp = compile(pattern);
  const found: Match[] = [];
  let last = -1;
  for (let at = 0; at <= text.length && (count < 0 || found.length < count);) {
    regexp.lastIndex = at;
    const match = regexp.exec(text);
    if (!match) { break; }
    // Anchors also hold between the two halves of one character.
    if (/[\ud800-\udbff]/.test(text[match.index - 1] ?? '') && /[\udc00-\udfff]/.test(text[match.index] ?? '')) {
      at = match.index + 1;
      continue;
    }
    const end = match.index + match[0].length;
    if (end > match.index || match.index !== last) {
      found.push({ start: match.index, end, groups: [...match], named: match.groups ?? {} });
      last = end;
    }
    at = end > match.index ? end : end + (String.fromCodePoint(text.codePointAt(end) ?? 0).length);
  }
  return found;
}

function replaceAll(text: string, found: readonly Match[], replacement: (match: Match) => string): string {
  let at = 0;
  let out = '';
  for (const match of found) {
    out += text.slice(at, match.start) + replacement(match);
    at = match.end;
  }
  return out + text.slice(at);
}

/** `$1`, `${1}`, `$name`; a name is as long as it can be. */
function expand(template: string, match: Match): string {
  return template.replace(/\$(\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu, (_, dollar, braced, bare) => {
    if (dollar === '$') { return '$'; }
    const name = (braced ?? bare) as string;
    if (/^[0-9]+$/.test(name)) { return match.groups[Number(name)] ?? ''; }
    return match.named[name] ?? '';
  });
}

function splitAt(pattern: string, text: string, count: number): List {
  compile(pattern);
  if (count === 0) { return strings([], true); }
  if (pattern !== '' && text === '') { return strings(['']); }
  const parts: string[] = [];
  let [start, end] = [0, 0];
  for (const match of matches(pattern, text, count)) {
    if (count > 0 && parts.length === count - 1) { break; }
    end = match.start;
    if (match.end !== 0) { parts.push(text.slice(start, end)); }
    start = match.end;
  }
  if (end !== text.length) { parts.push(text.slice(start)); }
  return strings(parts);
}
