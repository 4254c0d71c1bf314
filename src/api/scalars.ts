import type { Finding } from './finding';
import { FORMATS } from './formats';
import type { Schema } from './schema-types';
import { alternatives, counted, quote } from './wording';
import { nearest } from '../values/nearest';

/** Pattern of a resource quantity, as CRDs write it. */
export const QUANTITY_PATTERN =
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';

const patterns = new Map<string, RegExp | null>();
/** Words for the patterns that appear most; the others are shown as they are. */
const PATTERN_WORDS: { [pattern: string]: string } = {
  '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$': 'lower case letters, digits and "-", beginning and ending with a letter or digit',
  '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$': 'lower case letters, digits, "-" and ".", beginning and ending with a letter or digit',
  '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$': 'letters, digits and "-", beginning with a letter',
  '^\\[[0-9]+-[0-9]+\\]$': 'a range such as "[3-5]"',
  [QUANTITY_PATTERN]: 'a quantity such as "500m" or "2Gi"',
  '^[-._a-zA-Z0-9]+$': 'letters, digits, "-", "_" and "."',
};

/** Checks the keywords for strings. */
export function checkString(value: string, schema: Schema, out: Finding[]): void {
  const { minLength, maxLength, pattern, format } = schema;
  if (minLength !== undefined && value.length < 2 * minLength && lengthOf(value) < minLength) {
    const instead = value === '' ? ', or leave the field out' : '';
    out.push({ path: '', message: `${quote(value)} has ${counted(lengthOf(value), 'character')}; write at least ${minLength}${instead}.` });
  }
  // UTF-16 units are never fewer than code points, which is what the limit counts.
  if (maxLength !== undefined && value.length > maxLength && lengthOf(value) > maxLength) {
    out.push({ path: '', message: `${quote(value)} has ${counted(lengthOf(value), 'character')}; the limit is ${maxLength}.` });
  }
  if (pattern !== undefined && !matchesPattern(pattern, value)) {
    const words = PATTERN_WORDS[pattern];
    out.push({ path: '', message: words ? `${quote(value)} does not fit here; write ${words}.` : `${quote(value)} does not match ${pattern}; write a value that does.` });
  }
  if (format !== undefined) {
    const known = FORMATS[format];
    if (known !== undefined && !known.test(value)) out.push({ path: '', message: `${quote(value)} does not fit here; write ${known.words}.` });
  }
}

/** An IntOrString holds 32 bits. A quantity, which may be a number as well, has a pattern and holds more. */
function isIntOrPercentage(schema: Schema): boolean {
  return schema['x-kubernetes-int-or-string'] === true && schema.pattern === undefined;
}

/** Checks the keywords for numbers. */
export function checkNumber(value: number, schema: Schema, out: Finding[]): void {
  const { minimum, maximum, multipleOf, format } = schema;
  if (minimum !== undefined && (schema.exclusiveMinimum ? value <= minimum : value < minimum)) {
    out.push({ path: '', message: `${value} is too small; write ${schema.exclusiveMinimum ? 'more than ' + minimum : minimum + ' or more'}.` });
  } else if (maximum !== undefined && (schema.exclusiveMaximum ? value >= maximum : value > maximum)) {
    out.push({ path: '', message: `${value} is too large; write ${schema.exclusiveMaximum ? 'less than ' + maximum : maximum + ' or less'}.` });
  } else if ((format === 'int32' || isIntOrPercentage(schema)) && (value < -2147483648 || value > 2147483647)) {
    out.push({ path: '', message: `${value} needs more than 32 bits; write a number between -2147483648 and 2147483647.` });
  } else if ((format === 'int64' || schema.type === 'integer' || schema['x-kubernetes-int-or-string']) && (value < -(2 ** 63) || value >= 2 ** 63)) {
    out.push({ path: '', message: `${value} needs more than 64 bits; write a smaller number.` });
  }
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) {
    out.push({ path: '', message: `${value} is not a multiple of ${multipleOf}; write one that is.` });
  }
}

/** Checks `enum`; the nearest allowed value comes first in the advice. */
export function checkEnum(value: unknown, allowed: readonly unknown[], out: Finding[]): void {
  if (allowed.includes(value)) return;
  if (typeof value === 'object' && allowed.some(candidate => JSON.stringify(candidate) === JSON.stringify(value))) return;
  const texts = allowed.filter((candidate): candidate is string => typeof candidate === 'string');
  const near = typeof value === 'string' ? nearest(value, texts) : undefined;
  const shown = allowed.length > 12 ? [...allowed.slice(0, 11), '…'] : allowed;
  out.push({ path: '', message: `${quote(value)} is not one of the allowed values; write ${near === undefined ? alternatives(shown) : quote(near)}.` });
}

/** Tests a Go (RE2) pattern. A pattern that JavaScript cannot express passes: never report what was not checked. */
export function matchesPattern(pattern: string, value: string): boolean {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) patterns.set(pattern, compiled = compile(pattern));
  return compiled === null || compiled.test(value);
}

function compile(pattern: string): RegExp | null {
  const insensitive = pattern.startsWith('(?i)');
  const source = insensitive ? pattern.slice(4) : pattern;
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, insensitive ? flags + 'i' : flags);
    } catch {
      continue;
    }
  }
  return null;
}

function lengthOf(value: string): number {
  let count = 0;
  for (const _ of value) count++;
  return count;
}
