import { readYaml, YamlError } from '../../src/evaluate/yaml';

test.each<[string, string, unknown]>([
  ['words of YAML 1.1', '[yes, No, on, y, true, ~, null]', [true, false, true, true, true, null, null]],
  ['integers of Go', '[0777, 0o17, 0x1F, 1_000, 0b11, +1, -0]', [511, 15, 31, 1000, 3, 1, 0]],
  ['floats', '[1.5, .5, 1e3, 12e03]', [1.5, 0.5, 1000, 12000]],
  ['dates and times, which stay text', '[2026-01-02, 1:30]', ['2026-01-02', '1:30']],
  ['numbers with a leading zero that are not octal', '08', 8],
  ['nothing', '', null],
  ['text over several lines', 'a\n b\n\n c', 'a b\nc'],
  ['quoted text', '["a\\tb\\u00e9", \'it\'\'s\', "x: y"]', ['a\tbé', 'it\'s', 'x: y']],
  ['quoted text over lines', '"a\n  b\\\n  c"', 'a bc'],
  ['a block scalar', 'a: |\n  x\n   y\n\nb: 1', { a: 'x\n y\n', b: 1 }],
  ['chomping', '- |-\n  x\n- |+\n  y\n\n- >\n  a\n  b\n', ['x', 'y\n\n', 'a b\n']],
  ['lists in maps, indented or not', 'a:\n- 1\nb:\n  - 2\n', { a: [1], b: [2] }],
  ['maps in lists', '- a: 1\n  b: 2\n- - x\n  - z\n', [{ a: 1, b: 2 }, ['x', 'z']]],
  ['brackets', '{a: [1, {b: c}], "d":e}', { a: [1, { b: 'c' }], d: 'e' }],
  ['a map of one key in a list', '[a: 1, b]', [{ a: 1 }, 'b']],
  ['JSON', '{"a":[1,"x",null,true]}', { a: [1, 'x', null, true] }],
  ['comments', '# x\na: b # c\nd: e#f\n', { a: 'b', d: 'e#f' }],
  ['anchors, aliases, merge keys', 'a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 2\n', { a: { b: 1 }, c: { b: 1 }, d: { b: 1, e: 2 } }],
  ['tags', '[!!str 1, !!int "3", !!float 2]', ['1', 3, 2]],
  ['keys that are no text', '{1: a, true: b}', { 1: 'a', true: 'b' }],
  ['the same key twice: the last counts', 'a: 1\na: 2\n', { a: 2 }],
  ['the first of several documents', '---\na: 1\n---\nb: 2\n', { a: 1 }],
  ['the key __proto__', '__proto__: 1\n', JSON.parse('{"__proto__":1}')],
])('reads %s', (_, text, value) => {
  expect(readYaml(text)).toEqual(value);
});

test.each([
  ['a mapping behind a key', 'a: b: c', 'line 1: a mapping may not start here'],
  ['wrong indentation', 'a: 1\n  b: 2\n', 'line 2: a mapping may not start here'],
  ['an open bracket', '[a, b', 'line 1: a comma or ] is expected'],
  ['an open quote', '"a', 'a quoted scalar has no end'],
  ['an unknown escape', '"\\q"', '\\q is no escape'],
  ['an unknown anchor', 'a: *x', 'line 1: unknown anchor x'],
  ['what JSON cannot hold', 'a: .inf', 'JSON has no Infinity'],
  ['an indicator', '@x', 'line 1: @ may not start a scalar'],
])('refuses %s', (_, text, message) => {
  expect(() => readYaml(text)).toThrow(new YamlError(message));
});

test.each(['? a\n: b\n', '!mine x', 'a: 9223372036854775807', '1.5: a', '"a" b', 'a:\tb'])('leaves out %j and says so', text => {
  let error: unknown;
  try { readYaml(text); } catch (caught) { error = caught; }
  expect(error).toMatchObject({ leftOut: true });
});
