import { applyJsonPatch, JsonPatchOperation } from '../../src/evaluate/patches/json-patch';
import { variableAt } from '../../src/evaluate/patches/variable-path';

const DOCUMENT = { spec: { size: 'small', list: [1, 2], map: { 'a/b': 1, 'c~d': 2 }, none: null } };
const apply = (op: string, path: string, value?: unknown) => applyJsonPatch(DOCUMENT, [{ op, path, value } as JsonPatchOperation]).spec;

test.each<[string, string, unknown, object]>([
  ['add', '/spec/new', 1, { new: 1 }],
  ['add', '/spec/size', 'big', { size: 'big' }],
  ['add', '/spec/list/-', 3, { list: [1, 2, 3] }],
  ['add', '/spec/list/0', 0, { list: [0, 1, 2] }],
  ['add', '/spec/none', null, { none: null }],
  ['replace', '/spec/size', { a: 1 }, { size: { a: 1 } }],
  ['replace', '/spec/list/1', 9, { list: [1, 9] }],
  ['replace', '/spec/none', 1, { none: 1 }],
  ['replace', '/spec/map/a~1b', 5, { map: { 'a/b': 5, 'c~d': 2 } }],
  ['remove', '/spec/map/c~0d', undefined, { map: { 'a/b': 1 } }],
  ['remove', '/spec/list/-1', undefined, { list: [1] }],
])('%s %s', (op, path, value, expected) => {
  expect(apply(op, path, value)).toMatchObject(expected);
});

test.each([
  ['add', '/spec/missing/x', 'add "/spec/missing/x": "/spec/missing" does not exist; add it first'],
  ['add', '/spec/none/x', 'add "/spec/none/x": "/spec/none" does not exist; add it first'],
  ['add', '/spec/size/x', 'add "/spec/size/x": "/spec/size" does not exist; add it first'],
  ['add', '/spec/list/9', 'add "/spec/list/9": the list has 2 items, and "9" is not the place of one'],
  ['replace', '/spec/new', 'replace "/spec/new": there is no such field to replace'],
  ['replace', '/spec/list/-', 'replace "/spec/list/-": the list has 2 items, and "-" is not the place of one'],
  ['remove', '/spec/new', 'remove "/spec/new": there is no such field to remove'],
])('refuses %s %s', (op, path, message) => {
  expect(() => apply(op, path, 1)).toThrow(message);
});

test('operations see what those before them made, and the document stays as it was', () => {
  const patched = applyJsonPatch(DOCUMENT, [
    { op: 'add', path: '/spec/a', value: {} },
    { op: 'add', path: '/spec/a/b', value: [] },
    { op: 'add', path: '/spec/a/b/-', value: 1 },
  ]);
  expect(patched.spec).toMatchObject({ a: { b: [1] } });
  expect(DOCUMENT.spec).not.toHaveProperty('a');
});

const VARIABLES = { text: 'x', list: [{ a: 1 }, { a: 2 }], map: { k: [5] }, builtin: { cluster: { name: 'c' } } };

test.each<[string, unknown]>([
  ['text', 'x'], ['list[1].a', 2], ['list[0]', { a: 1 }], ['map.k[0]', 5], ['map.k.0', 5], ['builtin.cluster.name', 'c'], ['builtin', { cluster: { name: 'c' } }],
])('the variable %s', (path, value) => {
  expect(variableAt(VARIABLES, path)).toEqual(value);
});

test.each([
  ['none', 'variable "none" does not exist'],
  ['map.x', 'variable "map.x" does not exist: there is no "x"'],
  ['text.x', 'variable "text.x" does not exist: there is no "x"'],
  ['list[2]', 'variable "list[2]": "list" has no item 2'],
  ['map[0]', 'variable "map[0]": "map" is not a list'],
  ['list[x]', 'variable "list[x]": "list[x]" is no path segment; write name[0]'],
  ['list[-1]', 'variable "list[-1]": "list[-1]" is no path segment; write name[0]'],
])('refuses the variable path %s', (path, message) => {
  expect(() => variableAt(VARIABLES, path)).toThrow(message);
});
