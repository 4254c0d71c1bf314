import type { Schema } from '../../src/api';
import { checkStructural } from '../../src/api/structural';

const object = (properties: { [name: string]: Schema }, more: Schema = {}): Schema => ({ type: 'object', properties, ...more });
const texts = (value: unknown, schema: Schema) => checkStructural(value, schema).map(finding => `${finding.path}: ${finding.message}`);
const valid = (value: unknown, schema: Schema) => checkStructural(value, schema).length === 0;

describe('types', () => {
  test.each([
    ['string', 'x', [1, true, {}, [], null]],
    ['integer', 3, ['3', 1.5, true, NaN, Infinity, {}, null]],
    ['number', 1.5, ['1.5', NaN, true, null]],
    ['boolean', false, ['false', 0, null]],
    ['array', [], [{}, 'x', null]],
    ['object', {}, [[], 'x', null]],
  ])('%s', (type, good, bad) => {
    expect(valid(good, { type })).toBe(true);
    for (const value of bad) expect({ value, valid: valid(value, { type }) }).toEqual({ value, valid: false });
  });

  test.each([['25%', true], [3, true], ['', true], [1.5, false], [true, false], [null, false], [{}, false]])('int-or-string takes %p: %p', (value, expected) => {
    expect(valid([value], { type: 'array', items: { 'x-kubernetes-int-or-string': true } })).toBe(expected);
  });

  test('a value that is right but for its quotes is shown corrected', () => {
    expect(texts({ a: '3', b: 3, c: 'true' }, object({ a: { type: 'integer' }, b: { type: 'string' }, c: { type: 'boolean' } }))).toEqual([
      'a: "3" is a string; write 3 without quotes.',
      'b: 3 is a number; write "3".',
      'c: "true" is a string; write true without quotes.',
    ]);
  });
});

describe('null', () => {
  const schema = object({ a: { type: 'string' }, b: { type: 'string', nullable: true }, c: { type: 'string', default: 'x' } }, { required: ['a', 'b', 'c'] });

  test('counts as absent where the schema does not allow it, as the API server drops it', () => {
    expect(texts({ a: null, b: 'x', c: null }, schema)).toEqual(['a: "a" is missing; write a string.']);
  });

  test('is a value where the schema allows it', () => {
    expect(texts({ a: 'x', b: null }, schema)).toEqual([]);
  });
});

describe('fields', () => {
  const schema = object({ replicas: { type: 'integer' }, selector: object({}), free: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } });

  test('an unknown field is a finding that names the nearest known one', () => {
    expect(texts({ replica: 1 }, schema)).toEqual(['replica: "replica" is not a field here; write "replicas".']);
    expect(texts({ zzz: 1 }, schema)).toEqual(['zzz: "zzz" is not a field here; known are "replicas", "selector", "free".']);
    expect(texts({ selector: { 'a.b/c': 1 } }, schema)).toEqual(['selector["a.b/c"]: "a.b/c" is not a field here; remove it.']);
  });

  test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])('%s is an unknown field like any other', name => {
    const value = JSON.parse(`{"${name}": 1}`);
    expect(checkStructural(value, schema)).toHaveLength(1);
  });

  test('unknown fields are fine where they are preserved, and undefined is no field', () => {
    expect(texts({ free: { a: { b: 1 } }, zzz: undefined }, schema)).toEqual([]);
  });

  test('known fields below preserved ones are still checked', () => {
    const open = object({ a: { type: 'string' } }, { 'x-kubernetes-preserve-unknown-fields': true });
    expect(texts({ a: 1, b: 2 }, open)).toEqual(['a: 1 is a number; write "1".']);
  });

  test('a required field with a default may be left out', () => {
    expect(valid({}, object({ a: { type: 'string', default: 'x' } }, { required: ['a'] }))).toBe(true);
  });

  test('empties are refused where a minimum is set, and defaults count', () => {
    expect(texts({}, object({ a: {} }, { minProperties: 1 }))).toEqual([': {} has 0 fields; write at least 1, or leave the field out.']);
    expect(valid({}, object({ a: { type: 'string', default: 'x' } }, { minProperties: 1 }))).toBe(true);
    expect(texts([], { type: 'array', minItems: 1 })).toEqual([': [] has 0 items; write at least 1, or leave the field out.']);
    expect(texts('', { type: 'string', minLength: 1 })).toEqual([': "" has 0 characters; write at least 1, or leave the field out.']);
  });

  test('an embedded resource needs apiVersion and kind', () => {
    const schemaOfResource: Schema = { 'type': 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true };
    expect(texts({ apiVersion: 'v1', metadata: { name: 'a/b' } }, schemaOfResource)).toEqual([
      'kind: "kind" is missing; write the kind of the embedded object.',
      'metadata.name: "a/b" does not fit as a name; write a name without "/" and "%".',
    ]);
  });
});

describe('values', () => {
  test('limits are said with what to write', () => {
    expect(texts(70000, { type: 'integer', maximum: 65535 })).toEqual([': 70000 is too large; write 65535 or less.']);
    expect(texts(0, { type: 'integer', minimum: 0, exclusiveMinimum: true })).toEqual([': 0 is too small; write more than 0.']);
    expect(texts(2 ** 31, { type: 'integer', format: 'int32' })).toHaveLength(1);
    expect(texts('rollingUpdate', { type: 'string', enum: ['RollingUpdate', 'OnDelete'] })).toEqual([
      ': "rollingUpdate" is not one of the allowed values; write "RollingUpdate".',
    ]);
    expect(texts('zzzz', { type: 'string', enum: ['A', 'B'] })).toEqual([': "zzzz" is not one of the allowed values; write "A" or "B".']);
  });

  test('lengths count characters, not UTF-16 units', () => {
    expect(valid('😀😀', { type: 'string', maxLength: 2 })).toBe(true);
    expect(valid('😀', { type: 'string', minLength: 2 })).toBe(false);
  });

  test('patterns are not anchored, and one that JavaScript lacks passes', () => {
    expect(valid('xay', { type: 'string', pattern: 'a' })).toBe(true);
    expect(valid('FOO', { type: 'string', pattern: '(?i)^foo$' })).toBe(true);
    expect(valid('x', { type: 'string', pattern: '\\pN(?P<a>' })).toBe(true);
  });
});

describe('lists', () => {
  const byName: Schema = {
    'type': 'array',
    'items': object({ name: { type: 'string' }, protocol: { type: 'string', default: 'TCP' } }),
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['name', 'protocol'],
  };

  test('items of a list-map differ in their keys, defaults filled in', () => {
    expect(texts([{ name: 'a', protocol: 'UDP' }, { name: 'a' }], byName)).toEqual([]);
    expect(texts([{ name: 'a', protocol: 'TCP' }, { name: 'a' }], byName)).toEqual(['[1]: name "a", protocol "TCP" appears twice, first at [0]; remove one.']);
    expect(texts([{}, {}], byName)).toEqual(['[1]: no name, protocol "TCP" appears twice, first at [0]; remove one.']);
  });

  test('long lists are compared too', () => {
    const items = Array.from({ length: 40 }, (_, i) => ({ name: `n${i % 39}` }));
    expect(texts(items, byName)).toEqual(['[39]: name "n0", protocol "TCP" appears twice, first at [0]; remove one.']);
  });

  test('a set holds each value once', () => {
    const set: Schema = { 'type': 'array', 'x-kubernetes-list-type': 'set' };
    expect(texts(['a', 'b', 'a'], set)).toEqual(['[2]: "a" appears twice, first at [0]; remove one.']);
    expect(valid(['1', 1], set)).toBe(true);
    expect(valid([{ a: 1, b: 2 }, { b: 2, a: 1 }], set)).toBe(false);
  });
});

describe('combinators', () => {
  const fields = { a: { type: 'string' }, b: { type: 'string' } };

  test('oneOf, anyOf and not say which fields exclude or replace each other', () => {
    const one = object(fields, { oneOf: [{ required: ['a'] }, { required: ['b'] }] });
    expect(texts({ a: 'x' }, one)).toEqual([]);
    expect(texts({}, one)).toEqual([': none of the alternatives is set; set "a" or "b".']);
    expect(texts({ a: 'x', b: 'x' }, one)).toEqual([': an object fits 2 forms of which only one may apply; keep one of "a" or "b".']);
    expect(texts({ a: 'x', b: 'x' }, object(fields, { not: { required: ['a', 'b'] } }))).toEqual([': "a" and "b" exclude each other; remove one.']);
  });

  test('they narrow values and do not close objects', () => {
    const schema = object(fields, { allOf: [{ properties: { a: { maxLength: 1 } } }] });
    expect(texts({ a: 'x', b: 'yy' }, schema)).toEqual([]);
    expect(texts({ a: 'xx', b: 'yy' }, schema)).toEqual(['a: "xx" has 2 characters; the limit is 1.']);
  });
});
