import { NotEvaluated } from './errors';
import { formatFloat } from './float';
import { quote } from './quote';
import { Dict, Int, isOpaque, List, typeName, Value } from './value';

/** Flags, width and precision of one directive. */
export interface Flags {
  readonly plus: boolean;
  readonly minus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly zero: boolean;
  /** `%#v`: write the value as Go source. */
  readonly goSyntax: boolean;
  readonly width?: number;
  readonly precision?: number;
}

export const NO_FLAGS: Flags = { plus: false, minus: false, sharp: false, space: false, zero: false, goSyntax: false };

/** Widens a text to the width asked for. */
export function pad(text: string, flags: Flags): string {
  const missing = (flags.width ?? 0) - [...text].length;
  if (missing <= 0) { return text; }
  if (flags.minus) { return text + ' '.repeat(missing); }
  return (flags.zero ? '0' : ' ').repeat(missing) + text;
}

/** One value, the verb being applied to each element of lists and maps as fmt does. */
export function printValue(value: Exclude<Value, undefined>, verb: string, flags: Flags): string {
  if (verb === 'p') { throw new NotEvaluated('%p prints an address, which differs from run to run'); }
  switch (typeof value) {
    case 'boolean': return verb === 't' || verb === 'v' ? pad(String(value), flags) : badVerb(value, verb, flags);
    case 'string': return printString(value, verb, flags);
    case 'number': return printFloat(value, verb, flags);
  }
  if (value === null) { return flags.goSyntax ? 'interface {}(nil)' : '<nil>'; }
  if (value instanceof Int) { return printInteger(value, verb, flags); }
  if (value instanceof List) {
    if (flags.goSyntax && value.isNil) { return `${typeName(value)}(nil)`; }
    const items = value.items.map(item => printValue(item ?? null, verb, flags));
    return flags.goSyntax ? `${typeName(value)}{${items.join(', ')}}` : `[${items.join(' ')}]`;
  }
  if (value instanceof Dict) {
    if (flags.goSyntax && value.isNil) { return `${typeName(value)}(nil)`; }
    const items = value.sortedKeys().map(key => `${printString(key, verb, flags)}:${printValue(value.entries.get(key) ?? null, verb, flags)}`);
    return flags.goSyntax ? `${typeName(value)}{${items.join(', ')}}` : `map[${items.join(' ')}]`;
  }
  if (isOpaque(value) && 'vsxXq'.includes(verb) && !flags.goSyntax) { return printString(value.toString(), verb, flags); }
  throw new NotEvaluated(`%${flags.goSyntax ? '#' : ''}${verb} of a ${typeName(value)} is left out`);
}

function badVerb(value: Exclude<Value, undefined | null>, verb: string, flags: Flags): string {
  return `%!${verb}(${typeName(value)}=${printValue(value, 'v', flags)})`;
}

function printString(text: string, verb: string, flags: Flags): string {
  const cut = flags.precision === undefined ? text : [...text].slice(0, flags.precision).join('');
  switch (verb) {
    case 'v': return flags.goSyntax ? pad(quote(cut), flags) : pad(cut, flags);
    case 's': return pad(cut, flags);
    case 'q': return flags.sharp && canBackquote(cut) ? pad(`\`${cut}\``, flags) : pad(quote(cut, '"', flags.plus), flags);
    case 'x': case 'X': {
      const bytes = [...Buffer.from(text)].slice(0, flags.precision).map(byte => byte.toString(16).padStart(2, '0'));
      const joined = flags.space
        ? bytes.map(byte => (flags.sharp ? '0x' : '') + byte).join(' ')
        : (flags.sharp && bytes.length > 0 ? '0x' : '') + bytes.join('');
      return pad(verb === 'X' ? joined.toUpperCase() : joined, flags);
    }
    default: return badVerb(text, verb, flags);
  }
}

function canBackquote(text: string): boolean {
  return !/[\x00-\x08\x0a-\x1f\x7f`\ufeff]/.test(text);
}

function printInteger(int: Int, verb: string, flags: Flags): string {
  const base = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 }[verb];
  if (base === undefined) {
    if (verb === 'c' || verb === 'q') {
      const code = int.value >= 0n && int.value <= 0x10FFFFn ? Number(int.value) : 0xFFFD;
      const char = code >= 0xD800 && code < 0xE000 ? '\ufffd' : String.fromCodePoint(code);
      return pad(verb === 'c' ? char : quote(char, "'", flags.plus), flags);
    }
    if (verb === 'U' && int.value >= 0n) { return pad(`U+${int.value.toString(16).toUpperCase().padStart(Math.max(4, flags.precision ?? 0), '0')}`, flags); }
    return verb === 'U' ? notLeft(verb, int) : badVerb(int, verb, flags);
  }
  const negative = int.value < 0n;
  if (verb === 'v' && flags.goSyntax && /^uint/.test(int.type)) { return `0x${int.value.toString(16)}`; }
  let digits = (negative ? -int.value : int.value).toString(base);
  if (verb === 'X') { digits = digits.toUpperCase(); }
  if (flags.precision === 0 && int.value === 0n) { return ' '.repeat(flags.width ?? 0); }
  let wanted = flags.precision ?? 0;
  if (flags.precision === undefined && flags.zero && !flags.minus && flags.width !== undefined) {
    wanted = flags.width - (negative || flags.plus || flags.space ? 1 : 0);
  }
  digits = digits.padStart(wanted, '0');
  if (flags.sharp) { digits = { 2: '0b', 8: digits[0] === '0' ? '' : '0', 10: '', 16: verb === 'X' ? '0X' : '0x' }[base]! + digits; }
  if (verb === 'O') { digits = `0o${digits}`; }
  return pad((negative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '') + digits, { ...flags, zero: false });
}

function printFloat(value: number, verb: string, flags: Flags): string {
  const style = { v: 'g', g: 'g', G: 'g', e: 'e', E: 'e', f: 'f', F: 'f' }[verb] as 'g' | 'e' | 'f' | undefined;
  if (style === undefined) { return verb === 'b' || verb === 'x' || verb === 'X' ? notLeft(verb, value) : badVerb(value, verb, flags); }
  if (flags.sharp) { return notLeft(`#${verb}`, value); }
  let text = formatFloat(value, style, flags.precision ?? (style === 'g' ? -1 : 6));
  if (verb === 'G' || verb === 'E') { text = text.toUpperCase(); }
  if (!Number.isFinite(value)) { return notLeft(verb, value); }
  const sign = text[0] === '-' ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  const digits = text.replace(/^-/, '');
  if (flags.zero && !flags.minus && flags.width !== undefined && sign !== '') { return sign + digits.padStart(flags.width - 1, '0'); }
  return pad(sign + digits, flags);
}

function notLeft(verb: string, value: Value): never {
  throw new NotEvaluated(`%${verb} of a ${typeName(value)} is left out`);
}
