import { memberNames } from './names';

const NUMBERS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'];
const FLAGS = ['exclusiveMinimum', 'exclusiveMaximum', 'uniqueItems', 'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields'];

/** What the check at synth reads of a schema, and under `x-names` what members are called in TypeScript; the rest is in the comments. */
export function embeddedSchema(schema: any, typed: (schema: any) => boolean): any {
  if (!isMap(schema) || !typed(schema)) { return {}; }
  const { properties, additionalProperties, items, required } = schema;
  const names = isMap(properties) ? [...memberNames(Object.keys(properties))].filter(([name, member]) => name !== member) : [];
  return clean({
    'type': text(schema.type),
    'format': text(schema.format),
    'enum': list(schema.enum),
    ...Object.fromEntries(NUMBERS.map(key => [key, Number.isFinite(schema[key]) ? schema[key] : undefined])),
    ...Object.fromEntries(FLAGS.map(key => [key, schema[key] === true ? true : undefined])),
    'pattern': text(schema.pattern),
    'default': schema.default ?? undefined,
    'required': list(required)?.filter(name => typeof name === 'string'),
    'properties': isMap(properties) ? mapValues(properties, sub => embeddedSchema(sub, typed)) : undefined,
    'x-names': names.length === 0 ? undefined : own(names.map(([name, member]) => [member, name])),
    'additionalProperties': isMap(additionalProperties) ? embeddedSchema(additionalProperties, typed) : additionalProperties === true ? true : undefined,
    'items': isMap(items) ? embeddedSchema(items, typed) : undefined,
    ...Object.fromEntries(['allOf', 'anyOf', 'oneOf'].map(key => [key, list(schema[key])?.filter(isMap).map(part => junctor(part))])),
    'not': isMap(schema.not) ? junctor(schema.not) : undefined,
    'x-kubernetes-validations': list(schema['x-kubernetes-validations'])
      ?.filter(rule => typeof rule?.rule === 'string')
      .map(({ rule, message }) => clean({ rule, message: text(message) })),
  });
}

/** Parts of allOf and the like narrow what stands outside; they say nothing about which members there are. */
function junctor(part: any): any {
  return embeddedSchema(part, () => true);
}

function clean(members: { [key: string]: any }): any {
  return own(Object.entries(members).filter(([, value]) => value !== undefined));
}

function mapValues(map: any, change: (value: any) => any): any {
  return own(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

/** Members as they are called, `__proto__` included. */
function own(members: (readonly [string, any])[]): any {
  return Object.fromEntries(members);
}

function isMap(value: any): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function list(value: any): any[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}

function text(value: any): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
