import { Schema } from '../../src/api/schema-types';

const TEXTS = ['abc', 'Abc', 'v1.33.0', '10.0.0.0/16', '10.0.0.5', '{{ .random }}', '50%'];

/** Some values for a field that is not there: mostly such as the schema takes, some at its limits. What they mean is for the server to say. */
export function samples(schema: Schema, depth = 0): unknown[] {
  if (schema['x-kubernetes-int-or-string']) return [0, '50%', 'abc'];
  if (schema.enum) return [...schema.enum];
  switch (schema.type) {
    case 'boolean': return [true, false];
    case 'integer': case 'number': return [...new Set([schema.minimum ?? -1, 1, 5, schema.maximum ?? 100])];
    case 'string': return texts(schema);
    case 'array': {
      const items = schema.items ? samples(schema.items, depth + 1) : [];
      const pairs = items.length > 1 ? [[items[0], items[0]], [items[0], items[1]]] : [];
      return [[], ...items.slice(0, depth > 2 ? 1 : 4).map(item => [item]), ...pairs];
    }
    case 'object': return objects(schema, depth);
    default: return [{ a: 1 }, 'abc', 1];
  }
}

function texts(schema: Schema): string[] {
  const { format, minLength = 0, maxLength = 300 } = schema;
  if (format === 'date-time') return ['2026-12-01T02:00:00Z', 'tomorrow'];
  if (format === 'byte') return ['YWJj', 'abc!'];
  return [...TEXTS.filter(text => text.length >= minLength && text.length <= maxLength), 'a'.repeat(Math.max(1, Math.min(maxLength, 300) + 1))];
}

function objects(schema: Schema, depth: number): unknown[] {
  const { properties = {}, required = [], additionalProperties } = schema;
  if (depth > 4) return [{}];
  if (Object.keys(properties).length === 0) return typeof additionalProperties === 'object' ? [{}, ...samples(additionalProperties, depth + 1).slice(0, 2).map(value => ({ abc: value }))] : [{}, { a: 'b' }];
  const least = Object.fromEntries(required.filter(name => properties[name]).map(name => [name, first(properties[name], depth)]));
  // Each optional field on its own beside the required ones: that is where two fields contradict each other.
  const alone = Object.keys(properties).filter(name => !required.includes(name)).map(name => ({ ...least, [name]: first(properties[name], depth) }));
  return [least, ...(required.length > 0 ? [{}] : []), ...alone.slice(0, depth > 0 ? 2 : 12)];
}

function first(schema: Schema, depth: number): unknown {
  const all = samples(schema, depth + 1);
  return schema.type === 'array' ? all[Math.min(1, all.length - 1)] : all[0];
}
