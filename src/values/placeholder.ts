import { createHash } from 'crypto';

/**
 * Stand-ins for values that only a cluster of a class knows. They travel through props, checks and rendering like a literal; whoever renders a
 * ClusterClass finds them again in the output. A text is a few private characters, a number is one that nobody writes.
 */
export interface Placeholder {
  /** What it stands for, by the name users know. */
  readonly name: string;

  /** Address family of the text, when it is an address. */
  readonly family?: 4 | 6;

  /** Whether a list, a map or a single value is meant. */
  readonly shape: 'scalar' | 'list' | 'map';

  /** Checks of the props it was used for: they wait for the value. */
  readonly checks: { readonly where: string; readonly check: (where: string, value: unknown) => void }[];
}

/** The two forms of a stand-in. */
export interface Marks {
  readonly text: string;
  readonly number: number;
}

/** Private characters: one opens, eight digits of base 16 follow, one closes. */
const OPEN = 0xE000;
const CLOSE = 0xE001;
const DIGIT = 0xE010;
const MARK = /\ue000[\ue010-\ue01f]{8}\ue001/g;
const REMAINS = /[\ue000\ue001\ue010-\ue01f]/;

/** Divisible by every number up to 16, so that checks such as "a multiple of the cores per socket" let it pass. */
const STEP = 720720;
const LEAST = 1_000_000_000;
const MOST = 12_000_000_000;
const LONG_DIGITS = /\d{15,16}/g;

const byText = new Map<string, Placeholder>();
const byNumber = new Map<number, Placeholder>();
const taken = new Map<string, number>();

/** Register a stand-in. Its marks depend on its name and on how many of that name came before: never on chance. */
export function marks(placeholder: Placeholder): Marks {
  for (;;) {
    const count = taken.get(placeholder.name) ?? 0;
    taken.set(placeholder.name, count + 1);
    const digest = createHash('sha256').update(`${placeholder.name}\n${count}`).digest('hex');
    const text = [OPEN, ...[...digest.slice(0, 8)].map(digit => DIGIT + parseInt(digit, 16)), CLOSE].map(code => String.fromCharCode(code)).join('');
    const number = STEP * (LEAST + parseInt(digest.slice(8, 20), 16) % (MOST - LEAST));
    if (byText.has(text) || byNumber.has(number)) { continue; }
    byText.set(text, placeholder);
    byNumber.set(number, placeholder);
    return { text, number };
  }
}

/** Whether a value is exactly one stand-in: a text, a number, or the list or map made for one. */
export function isPlaceholder(value: unknown): boolean {
  return placeholderOf(value) !== undefined;
}

/** The stand-in a value is exactly. */
export function placeholderOf(value: unknown): Placeholder | undefined {
  if (byText.size === 0) { return undefined; }
  if (typeof value === 'string') { return byText.get(value); }
  if (typeof value === 'number') { return byNumber.get(value); }
  if (value === null || typeof value !== 'object') { return undefined; }
  const keys = Object.keys(value);
  if (keys.length !== 1) { return undefined; }
  const found = byText.get(Array.isArray(value) ? value[0] : keys[0]);
  return found?.shape === (Array.isArray(value) ? 'list' : 'map') ? found : undefined;
}

/** Parts of a text: what was written, and the stand-ins within. */
export function splitText(text: string): (string | Placeholder)[] {
  if (byText.size === 0) { return [text]; }
  const parts: (string | Placeholder)[] = [];
  let rest = 0;
  for (const match of text.matchAll(new RegExp(`${MARK.source}|${LONG_DIGITS.source}`, 'g'))) {
    const found = byText.get(match[0]) ?? byNumber.get(Number(match[0]));
    if (!found) { continue; }
    if (match.index > rest) { parts.push(text.slice(rest, match.index)); }
    parts.push(found);
    rest = match.index + match[0].length;
  }
  if (rest < text.length || parts.length === 0) { parts.push(text.slice(rest)); }
  return parts;
}

/** The text with every stand-in written as `by` says. */
export function replaceMarks(text: string, by: (placeholder: Placeholder) => string): string {
  return splitText(text).map(part => (typeof part === 'string' ? part : by(part))).join('');
}

/** The text as a message may show it. */
export function readable(text: string): string {
  return REMAINS.test(text) || /\d{15}/.test(text) ? replaceMarks(text, ({ name }) => `{${name}}`).replace(new RegExp(REMAINS, 'g'), '') : text;
}

/** Whether a piece of a mark is left: something was cut out of a stand-in, or put into a form in which it is not found. */
export function hasRemains(text: string): boolean {
  return REMAINS.test(text);
}

/** The stand-in a number was computed from, if any: a multiple, a fraction, or a number close by. */
export function computedFrom(number: number): Placeholder | undefined {
  if (byNumber.size === 0 || number < 1e8 || byNumber.has(number)) { return undefined; }
  for (const [mark, found] of byNumber) {
    if (number % mark === 0 || mark % number === 0 || Math.abs(number - mark) < LEAST || isPowerOf1024(number / mark)) { return found; }
  }
  return undefined;
}

/** Whether anything is registered: programs without classes need not look for stand-ins. */
export function placeholdersExist(): boolean {
  return byText.size > 0;
}

/** Leave a check to the value that the stand-in will have. False when `value` is no stand-in. */
export function deferred(where: string, value: unknown, check: (where: string, value: unknown) => void): boolean {
  const found = placeholderOf(value);
  found?.checks.push({ where, check });
  return found !== undefined;
}

/** Ask something of every value that will stand in a text. */
export function deferredWithin(where: string, text: string, check: (where: string, value: unknown) => void): void {
  for (const part of splitText(text)) { if (typeof part !== 'string') { part.checks.push({ where, check }); } }
}

function isPowerOf1024(ratio: number): boolean {
  const power = Math.log2(ratio) / 10;
  return Math.abs(power - Math.round(power)) < 1e-6;
}
