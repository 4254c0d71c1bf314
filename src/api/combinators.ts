import type { Finding } from './finding';
import type { Schema } from './schema-types';
import { alternatives, quote } from './wording';

/** The interpreter itself, handed in so that the two files do not import each other. */
export type Check = (value: unknown, schema: Schema, out: Finding[], strict: boolean) => void;

/** Checks allOf, anyOf, oneOf and not. Apart from the interpreter because few schemas have them, and only they allocate. */
export function checkCombinators(value: unknown, schema: Schema, out: Finding[], check: Check): void {
  for (const part of schema.allOf ?? []) check(value, part, out, false);
  if (schema.anyOf !== undefined && !schema.anyOf.some(part => fits(value, part, check))) out.push(...noneFits(value, schema.anyOf, check));
  if (schema.oneOf !== undefined) {
    const fitting = schema.oneOf.filter(part => fits(value, part, check)).length;
    if (fitting === 0) out.push(...noneFits(value, schema.oneOf, check));
    else if (fitting > 1) out.push({ path: '', message: `${quote(value)} fits ${fitting} forms of which only one may apply; ${advice(schema.oneOf, 'keep one of')}.` });
  }
  if (schema.not !== undefined && fits(value, schema.not, check)) {
    const names = schema.not.required;
    out.push({ path: '', message: names ? excluded(names) : `${quote(value)} is excluded here; write another value.` });
  }
}

function fits(value: unknown, schema: Schema, check: Check): boolean {
  const out: Finding[] = [];
  check(value, schema, out, false);
  return out.length === 0;
}

/** Speaks of the alternative that the value comes closest to: one of its own type, if there is one. */
function noneFits(value: unknown, parts: readonly Schema[], check: Check): Finding[] {
  if (parts.every(part => part.required)) return [{ path: '', message: `none of the alternatives is set; ${advice(parts, 'set')}.` }];
  const nearest = parts.find(part => part.type === undefined || fits(value, { type: part.type }, check));
  const out: Finding[] = [];
  if (nearest !== undefined) check(value, nearest, out, false);
  return out.length > 0 ? out : [{ path: '', message: `${quote(value)} fits none of ${parts.length} allowed forms; ${advice(parts, 'write')}.` }];
}

function excluded(names: readonly string[]): string {
  if (names.length === 1) return `"${names[0]}" may not be set here; remove it.`;
  return `${names.map(name => `"${name}"`).join(' and ')} exclude each other; remove one.`;
}

function advice(parts: readonly Schema[], verb: string): string {
  const names = [...new Set(parts.flatMap(part => part.required ?? []))];
  if (names.length > 0) return `${verb} ${alternatives(names)}`;
  const types = [...new Set(parts.flatMap(part => part.type ?? []))];
  return types.length > 0 ? `write a value of type ${types.join(' or ')}` : 'write one that fits exactly one';
}
