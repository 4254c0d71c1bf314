import { TemplateError } from './errors';
import { NumberNode } from './nodes';
import { unquote } from './quote';

const LIMIT = 2n ** 63n;

/** A number or character constant of a template. */
export function numberLiteral(text: string, pos: number): NumberNode {
  if (text[0] === "'") {
    const chars = [...unquote(text)];
    if (chars.length !== 1) { throw new TemplateError(`malformed character constant: ${text}`); }
    const code = chars[0].codePointAt(0)!;
    return { type: 'number', pos, text, int: BigInt(code), float: code, looksFloat: false };
  }
  if (text.endsWith('i')) { return complexLiteral(text, pos); }
  const int = parseInteger(text);
  if (int !== undefined && int < LIMIT && int >= -LIMIT) {
    return { type: 'number', pos, text, int, float: Number(int), looksFloat: /[.eEpP]/.test(text) && !/^0[xX][^pP]*$/.test(text) };
  }
  if (int !== undefined && int >= 0n && int < LIMIT * 2n) { return { type: 'number', pos, text, float: Number(int), looksFloat: false }; }
  const float = parseFloatLiteral(text);
  if (float === undefined) { throw new TemplateError(`illegal number syntax: ${JSON.stringify(text)}`); }
  if (!/[.eEpP]/.test(text)) { throw new TemplateError(`integer overflow: ${JSON.stringify(text)}`); }
  const whole = Number.isInteger(float) && Math.abs(float) < 2 ** 63 ? BigInt(float) : undefined;
  return { type: 'number', pos, text, int: whole, float, looksFloat: true };
}

/** An imaginary part, alone or after a real one: `2i`, `1+2i`. */
function complexLiteral(text: string, pos: number): NumberNode {
  const sign = text.slice(1, -1).search(/(?<![eEpP])[+-]/) + 1;
  const parts = sign === 0 ? [text.slice(0, -1)] : [text.slice(0, sign), text.slice(sign, -1)];
  if (parts.some(part => parseFloatLiteral(part) === undefined)) { throw new TemplateError(`illegal number syntax: ${JSON.stringify(text)}`); }
  return { type: 'number', pos, text, looksFloat: false, isComplex: true };
}

/** strconv.ParseInt with base 0, without its range. Nothing if the text is no integer. */
export function parseInteger(text: string): bigint | undefined {
  const sign = /^[+-]/.test(text) ? text[0] : '';
  const rest = text.slice(sign.length);
  const based = /^0[xX](_?[0-9a-fA-F])+$|^0[oO](_?[0-7])+$|^0[bB](_?[01])+$/.test(rest);
  const octal = /^0(_?[0-7])+$/.test(rest);
  if (!based && !octal && !/^(0|[1-9](_?[0-9])*)$/.test(rest)) { return undefined; }
  const digits = rest.replace(/_/g, '');
  const value = BigInt(octal && !based ? `0o${digits.slice(1)}` : digits);
  return sign === '-' ? -value : value;
}

/** strconv.ParseFloat of a literal; hexadecimal mantissas included. Nothing if the text is no number or too large. */
export function parseFloatLiteral(text: string): number | undefined {
  const digit = /^[+-]?0[xX]/.test(text) ? '[0-9a-fA-FxX]' : '[0-9]';
  // An underscore stands between two digits; a base prefix counts as one.
  if (new RegExp(`(?<!${digit})_|_(?!${digit})`).test(text)) { return undefined; }
  const digits = text.replace(/_/g, '');
  const hex = /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)$/.exec(digits);
  if (hex) {
    const [, sign, whole, part, exponent] = hex;
    if (whole + part === '') { return undefined; }
    const value = Number(BigInt(`0x${whole}${part}`)) * 2 ** (Number(exponent) - 4 * part.length);
    return Number.isFinite(value) ? (sign === '-' ? -value : value) : undefined;
  }
  if (!/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(digits)) { return undefined; }
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}
