import { TemplateError } from './errors';

const SHORT: { [char: string]: string } = { '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v', '\\': '\\\\' };
const UNSHORT: { [char: string]: string } = { 'a': '\x07', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\' };

/** Go's unicode.IsPrint. */
export function isPrintable(char: string): boolean {
  return char === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(char);
}

/** strconv.Quote; `asciiOnly` is what `%+q` asks for. */
export function quote(text: string, mark: '"' | "'" = '"', asciiOnly = false): string {
  let out = mark as string;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (char === mark) { out += `\\${char}`; continue; }
    if (SHORT[char] !== undefined) { out += SHORT[char]; continue; }
    if (code < 0x80 ? code >= 0x20 && code < 0x7f : !asciiOnly && isPrintable(char)) { out += char; continue; }
    if (code < 0x20 || code === 0x7f) { out += `\\x${hex(code, 2)}`; continue; }
    out += code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
  }
  return out + mark;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}

/** strconv.Unquote of a string literal in double quotes or backquotes, or the value of a character constant in single quotes. */
export function unquote(literal: string): string {
  const mark = literal[0];
  const body = literal.slice(1, -1);
  if (mark === '`') { return body.replace(/\r/g, ''); }
  if (!body.includes('\\') && !(mark === '"' && body.includes('\n'))) { return body; }
  const bytes: number[] = [];
  for (let i = 0; i < body.length;) {
    if (body[i] !== '\\') {
      const char = String.fromCodePoint(body.codePointAt(i)!);
      bytes.push(...Buffer.from(char));
      i += char.length;
      continue;
    }
    const [codes, next] = escape(body, i + 1, mark);
    bytes.push(...codes);
    i = next;
  }
  const text = Buffer.from(bytes).toString();
  if (!Buffer.from(text).equals(Buffer.from(bytes))) { throw new TemplateError(`${literal} is not valid UTF-8; write \\u escapes.`); }
  return text;
}

function escape(body: string, at: number, mark: string): [number[], number] {
  const char = body[at];
  if (UNSHORT[char] !== undefined) { return [[UNSHORT[char].charCodeAt(0)], at + 1]; }
  if (char === mark) { return [[char.charCodeAt(0)], at + 1]; }
  const octal = /^[0-7]{3}/.exec(body.slice(at))?.[0];
  if (octal && parseInt(octal, 8) < 256) { return [number(parseInt(octal, 8), mark), at + 3]; }
  const width = { x: 2, u: 4, U: 8 }[char];
  const digits = width && body.slice(at + 1, at + 1 + width);
  if (!digits || digits.length !== width || !/^[0-9a-fA-F]+$/.test(digits)) { throw new TemplateError('invalid syntax'); }
  const code = parseInt(digits, 16);
  if (char === 'x') { return [number(code, mark), at + 3]; }
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) { throw new TemplateError('invalid syntax'); }
  return [[...Buffer.from(String.fromCodePoint(code))], at + 1 + width!];
}

/** In a string `\xff` is a byte, in a character constant it is the character with that number. */
function number(code: number, mark: string): number[] {
  return mark === "'" ? [...Buffer.from(String.fromCodePoint(code))] : [code];
}
