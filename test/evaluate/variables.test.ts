import { Notes } from '../../src/evaluate/topology/notes';
import { variableProblems } from '../../src/evaluate/variables/checks';
import { defaulted, VariableDefinition } from '../../src/evaluate/variables/defaulting';
import { Rules } from '../../src/evaluate/variables/rules';

const define = (name: string, openAPIV3Schema: object, required = false): VariableDefinition => ({ name, required, schema: { openAPIV3Schema } });

const DEFINITIONS = [
  define('size', { type: 'integer', default: 3, maximum: 9 }),
  define('key', { type: 'string' }, true),
  define('disk', { type: 'object', required: ['gb'], properties: { gb: { type: 'integer', default: 20 }, tags: { type: 'array', items: { type: 'object', properties: { on: { type: 'boolean', default: true } } } } } }),
  define('labels', { type: 'object', additionalProperties: { type: 'object', properties: { v: { type: 'string', default: 'x' } } } }),
];
const problems = (values: { name: string; value: unknown }[], complete = true) => variableProblems(
  values, DEFINITIONS, complete, name => name === 'discovered', new Rules(undefined, new Notes('default/berlin')),
);

describe('defaults', () => {
  test('create a variable only at the top of its schema, behind the given ones', () => {
    expect(defaulted([{ name: 'key', value: 'k' }], DEFINITIONS, true)).toEqual([{ name: 'key', value: 'k' }, { name: 'size', value: 3 }]);
  });

  test('fill objects that are there, at any depth', () => {
    const values = [{ name: 'disk', value: { tags: [{}, null] } }, { name: 'labels', value: { a: {} } }];
    expect(defaulted(values, DEFINITIONS, false)).toEqual([
      { name: 'disk', value: { tags: [{ on: true }, null], gb: 20 } },
      { name: 'labels', value: { a: { v: 'x' } } },
    ]);
  });

  test('replace a null', () => {
    expect(defaulted([{ name: 'size', value: null }], DEFINITIONS, true)).toEqual([{ name: 'size', value: 3 }]);
  });

  test('do not create overrides', () => {
    expect(defaulted([], DEFINITIONS, false)).toEqual([]);
  });
});

test.each<[string, { name: string; value: unknown }[], string[]]>([
  ['a missing required one', [], ['variable "key" is required; give it a value.']],
  ['an unknown one', [{ name: 'key', value: '' }, { name: 'sice', value: 1 }], ['variable "sice" is not defined by the class; the class has size, key, disk, labels.']],
  ['a wrong type', [{ name: 'key', value: 5 }], ['variable "key": 5 is a number; write "5".']],
  ['a limit', [{ name: 'key', value: '' }, { name: 'size', value: 12 }], ['variable "size": 12 is too large; write 9 or less.']],
  ['an unknown field', [{ name: 'key', value: '' }, { name: 'disk', value: { gb: 1, speed: 2 } }], ['variable "disk" at speed: "speed" is not a field here; known are "gb", "tags".']],
  ['a value twice', [{ name: 'key', value: 'a' }, { name: 'key', value: 'b' }], ['variable "key" is set twice; keep one.']],
])('refuses %s', (_, values, expected) => {
  expect(problems(values)).toEqual(expected);
});

test('lets pass what an extension may define, and overrides without required ones', () => {
  expect(problems([{ name: 'key', value: '' }, { name: 'discovered', value: 1 }])).toEqual([]);
  expect(problems([{ name: 'size', value: 5 }], false)).toEqual([]);
});
