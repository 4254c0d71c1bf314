import type { Schema } from '../../../src/api';

/** Numbers in [0, 1), the same on every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  /* eslint-disable no-bitwise */
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  /* eslint-enable no-bitwise */
}

const STRINGS = [
  'a', 'abc', 'A', 'Foo', 'a-b', 'a.b', 'v1.34.0', '10.0.0.1', '10.0.0.0/16', 'a/b', 'x.io/v1', 'x.io/name', '[1-2]', '50%', 'https://x', '1h', '500m', '2Gi', '3s',
  'Ready', 'infrastructure.cluster.x-k8s.io/v1beta2', '2026-01-31T12:00:00Z', 'Zm9v', '00:00:00:00:00:00', '/a', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '@daily', '0 0 * * *', 'x',
  'template.spec', 'EtcdMembers', '0 2 * * *', '/dev/sda', 'zz'.repeat(60),
];
const TRAPS: readonly unknown[] = [
  null, {}, [], '', 'x', 'true', '3', 0, -1, 1, 1.5, 1e10, 2 ** 40, 1e30, true, false, 'a'.repeat(300), '😀😀', { a: 1 }, [1, 1], ['a', 'a'], [null], [{}], [[]], '25%',
];
const UNKNOWN = ['zzz', 'constructor', 'toString', 'hasOwnProperty', '__proto__', 'Spec', ' spec'];

/** A value that mostly fits the schema. */
export function sample(schema: Schema, random: () => number, depth = 0): unknown {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  if (schema.nullable && random() < 0.1) return null;
  if (schema.enum) return pick(schema.enum);
  if (schema['x-kubernetes-int-or-string']) return random() < 0.5 ? 3 : '25%';
  switch (schema.type) {
    case 'string': return sampleString(schema, pick);
    case 'integer': case 'number': return Math.min(schema.maximum ?? 9, (schema.minimum ?? 0) + Math.floor(random() * 3));
    case 'boolean': return random() < 0.5;
    case 'array': {
      const length = Math.max(schema.minItems ?? 0, Math.floor(random() * 3));
      return schema.items ? Array.from({ length }, () => sample(schema.items!, random, depth + 1)) : [];
    }
    case 'object': return sampleObject(schema, random, depth);
    default: return pick(TRAPS);
  }
}

/** A copy with one random change somewhere: a field removed, replaced, doubled or made up. */
export function mutate(value: any, random: () => number): any {
  const copy = structuredClone(value);
  const spots: [any, string][] = [];
  collect(copy, spots);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  const deep = spots.filter(([, key]) => key !== 'apiVersion' && key !== 'kind' && key !== 'metadata');
  if (deep.length === 0) return copy;
  const [holder, key] = pick(deep);
  const kind = random();
  if (kind < 0.25) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  } else if (kind < 0.7) {
    holder[key] = structuredClone(pick(TRAPS));
  } else if (kind < 0.85) {
    const target = typeof holder[key] === 'object' && holder[key] !== null ? holder[key] : holder;
    if (Array.isArray(target)) target.push(structuredClone(target[0] ?? null));
    else Object.defineProperty(target, pick(UNKNOWN), { value: pick(TRAPS), enumerable: true, writable: true, configurable: true });
  } else if (Array.isArray(holder)) {
    holder.push(structuredClone(holder[Number(key)]));
  } else {
    holder[key] = [structuredClone(holder[key])];
  }
  return copy;
}

function sampleString(schema: Schema, pick: <T>(values: readonly T[]) => T): string {
  const fitting = STRINGS.filter(text => text.length >= (schema.minLength ?? 0) && text.length <= (schema.maxLength ?? Infinity)
    && (!schema.pattern || new RegExp(schema.pattern).test(text))
    && (schema.format !== 'date-time' || text.endsWith('Z')) && (schema.format !== 'byte' || text === 'Zm9v'));
  return fitting.length > 0 ? pick(fitting) : 'a'.repeat(schema.minLength ?? 1);
}

function sampleObject(schema: Schema, random: () => number, depth: number): unknown {
  const out: any = {};
  for (const [name, sub] of Object.entries(schema.properties ?? {})) {
    const wanted = schema.required?.includes(name) || depth === 0;
    if (wanted || random() < (depth < 4 ? 0.35 : 0.15)) out[name] = sample(sub, random, depth + 1);
  }
  if (typeof schema.additionalProperties === 'object') {
    for (let i = Math.floor(random() * 3); i > 0; i--) out[`key${i}`] = sample(schema.additionalProperties, random, depth + 1);
  }
  const missing = Object.entries(schema.properties ?? {}).slice(0, schema.minProperties ?? 0);
  for (const [name, sub] of missing) if (Object.keys(out).length < (schema.minProperties ?? 0)) out[name] ??= sample(sub, random, depth + 1);
  return out;
}

function collect(value: any, spots: [any, string][]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    spots.push([value, key]);
    collect(value[key], spots);
  }
}
