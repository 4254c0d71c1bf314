import { NotEvaluated } from './errors';

const ASCII = /^[\x00-\x7f]*$/;

/** Length of a string in bytes, which is what Go counts. */
export function byteLength(text: string): number {
  return ASCII.test(text) ? text.length : Buffer.byteLength(text);
}

/** `text[start:end]` counted in bytes. A cut through a character leaves no text that YAML or JSON could carry, so it is refused. */
export function sliceBytes(text: string, start: number, end: number): string {
  if (ASCII.test(text)) { return text.slice(start, end); }
  const bytes = Buffer.from(text);
  for (const at of [start, end]) {
    if (at < bytes.length && bytes[at] >= 0x80 && bytes[at] < 0xC0) {
      throw new NotEvaluated(`byte ${at} of ${JSON.stringify(text)} lies within a character; cut at a character instead`);
    }
  }
  return bytes.subarray(start, end).toString();
}

/** Go's unicode.IsSpace. */
export function isSpace(char: string): boolean {
  return /^[\t\n\v\f\r \u0085\u00A0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/.test(char);
}

/** One rune in upper case. Go maps character by character, so what would become two characters stays as it is. */
export function upperRune(char: string): string {
  const upper = char.toUpperCase();
  return [...upper].length === 1 ? upper : char;
}

/** One rune in lower case. */
export function lowerRune(char: string): string {
  if (char === '\u0130') { return 'i'; }
  const lower = char.toLowerCase();
  return [...lower].length === 1 ? lower : char;
}

/** strings.ToUpper and strings.ToLower. */
export function mapRunes(text: string, map: (char: string) => string): string {
  let out = '';
  for (const char of text) { out += map(char); }
  return out;
}
