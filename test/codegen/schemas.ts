import * as fc from 'fast-check';
import { memberNames } from '../../src/codegen/names';

/** A schema and a value it allows, by the names of the class and by those of TypeScript. */
export interface Sample {
  readonly schema: any;
  readonly value: any;
  readonly typed: any;
}

const NAMES = ['size', 'vm-size', 'vmSize', 'vm_size', 'class', '2x', 'a b', 'größe', '*/', '\'"`', 'constructor', '__proto__', 'toString', '-', 'Pool', 'über-größe'];
const text = fc.oneof(fc.string({ maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom('*/', '@ts-expect-error', 'a\u2028b', '`${x}`', '\\', '\'"', '// x', 'Deprecated: no'));
/** Keywords that say nothing against any value. */
const extras = fc.record({
  'description': text,
  'example': text,
  'x-metadata': fc.constant({ labels: { a: 'b' } }),
  'x-kubernetes-validations': text.map(words => [{ rule: 'true', message: words, reason: 'FieldValueForbidden' }]),
  'not': fc.constant({ enum: ['*/ never this */'] }),
  'allOf': fc.constant([{}]),
  'oneOf': fc.constant([{ enum: ['*/ never this */'] }, {}]),
}, { requiredKeys: [] });

function pure(schema: any, value: any): Sample {
  return { schema, value, typed: value };
}

const textLimits = fc.record({
  minLength: fc.constant(0), maxLength: fc.integer({ min: 40, max: 99 }), pattern: fc.constantFrom('^', '^|`*/'), default: text,
}, { requiredKeys: [] });
const texts: fc.Arbitrary<Sample> = fc.tuple(text, textLimits).map(([value, more]) => pure({ type: 'string', ...more }, value));
const numbers: fc.Arbitrary<Sample> = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.constantFrom('integer', 'number'), fc.record({
  minimum: fc.integer({ min: -99, max: -9 }), maximum: fc.integer({ min: 10, max: 99 }), exclusiveMaximum: fc.boolean(), default: fc.integer({ min: -9, max: 9 }), format: fc.constantFrom('int32', 'int64'),
}, { requiredKeys: [] })).map(([value, type, more]) => pure({ type, ...more }, value));
const flags: fc.Arbitrary<Sample> = fc.tuple(fc.boolean(), fc.record({ default: fc.boolean() }, { requiredKeys: [] })).map(([value, more]) => pure({ type: 'boolean', ...more }, value));
const enums: fc.Arbitrary<Sample> = fc.oneof(
  fc.tuple(fc.uniqueArray(text, { minLength: 1, maxLength: 12 }), fc.nat()).map(([values, index]) => pure({ type: 'string', enum: values }, values[index % values.length])),
  fc.tuple(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 5 }), fc.nat()).map(([values, index]) => pure({ type: 'integer', enum: values }, values[index % values.length])),
);
const either: fc.Arbitrary<Sample> = fc.oneof(text, fc.integer()).map(value => pure({ 'x-kubernetes-int-or-string': true, 'anyOf': [{ type: 'integer' }, { type: 'string' }] }, value));
const plain = fc.jsonValue({ maxDepth: 2 }).filter(value => !JSON.stringify(value).includes('null') && !JSON.stringify(value).includes('__proto__'));
const anything: fc.Arbitrary<Sample> = plain.map(value => pure({ 'x-kubernetes-preserve-unknown-fields': true }, value));

function struct(members: readonly (readonly [string, Sample, boolean, boolean])[], open: boolean): Sample {
  const names = memberNames(members.map(([name]) => name));
  const given = members.filter(([, sample, required, set]) => set || (required && sample.schema.default === undefined));
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(members.map(([name, { schema }]) => [name, schema])),
      ...(members.some(([, , required]) => required) ? { required: members.filter(([, , required]) => required).map(([name]) => name) } : {}),
      ...(open ? { 'x-kubernetes-preserve-unknown-fields': true } : {}),
    },
    value: Object.fromEntries(given.map(([name, { value }]) => [name, value])),
    typed: Object.fromEntries(given.map(([name, { typed }]) => [names.get(name)!, typed])),
  };
}

function named(sample: fc.Arbitrary<Sample>, minLength: number): fc.Arbitrary<[string, Sample, boolean, boolean][]> {
  const member = fc.tuple(fc.constantFrom(...NAMES), sample, fc.boolean(), fc.boolean());
  return fc.uniqueArray(member, { minLength, maxLength: 5, selector: ([name]) => name });
}

const { sample: tree } = fc.letrec<{ sample: Sample }>(tie => ({
  sample: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'schema' },
    fc.oneof(texts, numbers, flags, enums, either, anything),
    fc.tuple(tie('sample'), extras).map(([sample, more]) => ({ ...sample, schema: { ...more, ...sample.schema } })),
    tie('sample').map(({ schema, value, typed }) => ({
      schema: { type: 'array', items: schema, minItems: 1, maxItems: 3 }, value: [value, value], typed: [typed, typed],
    })),
    tie('sample').map(({ schema, value, typed }) => ({ schema: { type: 'array', items: schema, uniqueItems: true }, value: [value], typed: [typed] })),
    fc.tuple(tie('sample'), fc.constantFrom('k', 'vm-size', '*/')).map(([{ schema, value, typed }, key]) =>
      ({
        schema: { type: 'object', additionalProperties: schema, minProperties: 1, maxProperties: 3 }, value: { [key]: value }, typed: { [key]: typed },
      })),
    fc.tuple(named(tie('sample'), 1), fc.boolean()).map(([members, open]) => struct(members, open)),
  ),
}));

/** Variables of a class with a value each; whether the variable is required, and whether the value is given. */
export const variableSamples = named(tree, 0).map(variables => ({ variables, all: struct(variables, false) }));
