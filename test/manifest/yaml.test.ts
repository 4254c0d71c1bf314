import { isDeepStrictEqual } from 'util';
import * as fc from 'fast-check';
import * as jsYaml from 'js-yaml';
import { parse } from 'yaml';
import { YAML_TRAPS } from './yaml-traps';
import { yamlDocument } from '../../src/manifest/yaml';

/**
 * Three parsers with three readings: YAML 1.1 (that of PyYAML and, mostly, of Go), YAML 1.2, and js-yaml's mixture of both.
 */
const PARSERS: [string, (text: string) => unknown][] = [
  ['yaml as 1.1', text => parse(text, { version: '1.1' })],
  ['yaml as 1.2', text => parse(text, { version: '1.2' })],
  ['js-yaml', text => jsYaml.load(text)],
];

/** Where a string can stand. */
const PLACES: [string, (text: string) => unknown][] = [
  ['a value', text => ({ key: text, next: text })],
  ['an item', text => [text, text]],
  ['a key', text => JSON.parse(`{ ${JSON.stringify(text)}: { "inner": 1 }, "next": [2] }`)],
  ['nested', text => ({ a: [[text, { b: text, c: [text] }], text], d: { e: { f: text } } })],
  ['a document', text => text],
];

const text = fc.oneof(
  fc.constantFrom(...YAML_TRAPS),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...' \n\t:#-|?a0"\'') }),
);
// js-yaml reads -0 as 0, and writing 0 is what JSON does.
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => value === 0 ? 0 : value);
const { data } = fc.letrec(tie => ({
  data: fc.oneof({ depthSize: 'small' }, text, fc.boolean(), fc.constant(null), fc.integer(), number, fc.array(tie('data')),
    fc.dictionary(text.filter(key => key !== '__proto__'), tie('data'), { noNullPrototype: true })),
}));

describe.each(PARSERS)('%s reads back', (parser, read) => {
  test.each(PLACES)('each trap as %s', (place, put) => {
    // js-yaml assigns this key and so sets a prototype.
    const traps = YAML_TRAPS.filter(trap => !(parser === 'js-yaml' && place === 'a key' && trap === '__proto__'));
    expect(traps.filter(trap => !isDeepStrictEqual(read(yamlDocument(put(trap))), put(trap)))).toEqual([]);
  });

  test('any plain data', () => {
    fc.assert(fc.property(data, value => { expect(read(yamlDocument(value))).toEqual(value); }), { numRuns: 300 });
  });
});

test('the list of traps is long enough to mean something', () => {
  expect(new Set(YAML_TRAPS).size).toBe(YAML_TRAPS.length);
  expect(YAML_TRAPS.length).toBeGreaterThan(160);
});

test('everyday manifests read as if written by hand', () => {
  const script = '#!/bin/sh\nset -e\n\nfor node in $(cat nodes); do\n\techo "$node: ready"\ndone\n';
  expect(yamlDocument({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'web', labels: { 'app.kubernetes.io/name': 'web', 'version': '1.2' }, annotations: { note: 'kept: by hand', on: 'yes' } },
    data: { 'run.sh': script, 'empty': '', 'no-newline': 'a\nb', 'newlines': 'a\n\n' },
    spec: {
      image: 'registry.k8s.io/nginx:1.27',
      url: 'https://example.com/a',
      address: '10.0.0.10',
      replicas: 3,
      ratio: 0.5,
      big: 1e21,
      paused: false,
      none: null,
      left: undefined,
      args: ['--verbose', 'serve all, always', ['x', []], { name: 'a', list: [{ b: 1 }] }, undefined, {}],
      emptyDir: {},
      items: [],
      hollow: { a: undefined },
    },
  })).toBe(`\
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  labels:
    app.kubernetes.io/name: web
    version: "1.2"
  annotations:
    note: "kept: by hand"
    "on": "yes"
data:
  run.sh: |
    #!/bin/sh
    set -e

    for node in $(cat nodes); do
    \techo "$node: ready"
    done
  empty: ""
  no-newline: |-
    a
    b
  newlines: |+
    a

spec:
  image: registry.k8s.io/nginx:1.27
  url: https://example.com/a
  address: "10.0.0.10"
  replicas: 3
  ratio: 0.5
  big: 1.0e+21
  paused: false
  none: null
  args:
    - "--verbose"
    - serve all, always
    - - x
      - []
    - name: a
      list:
        - b: 1
    - null
    - {}
  emptyDir: {}
  items: []
  hollow: {}
`);
});

test('long keys and long text', () => {
  const long = {
    ['k'.repeat(2_000)]: { a: 1 },
    ['1'.repeat(1_100)]: ['x', { ['z'.repeat(1_100)]: [1] }],
    ['q'.repeat(1_100)]: 'a\nb\n',
    text: 'x '.repeat(5_000) + 'x',
  };
  PARSERS.forEach(([, read]) => expect(read(yamlDocument(long))).toEqual(long));
});

test('numbers keep their value and stay numbers in YAML 1.1', () => {
  const numbers = [0, -0, 1, -1, 1.5, 1e21, 1e-7, -1.5e-9, 5e-324, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER, 9007199254740993n];
  expect(numbers.map(value => yamlDocument(value).trim()))
    .toEqual(['0', '0', '1', '-1', '1.5', '1.0e+21', '1.0e-7', '-1.5e-9', '5.0e-324', '1.7976931348623157e+308', '9007199254740991', '9007199254740993']);
});

test('objects of another realm and without a prototype are plain data', () => {
  expect(yamlDocument(structuredClone({ a: [{ b: 1 }] }))).toBe('a:\n  - b: 1\n');
  expect(yamlDocument(Object.assign(Object.create(null), { a: 1 }))).toBe('a: 1\n');
});

test.each<[string, unknown, string]>([
  ['half of a surrogate pair', { a: 'x\ud83d' }, '"x\\ud83d" holds half of a surrogate pair; no YAML file can carry it.'],
  ['half of one in a block', ['a\n\udc00b\n'], '"a\\n\\udc00b\\n" holds half of a surrogate pair; no YAML file can carry it.'],
  ['half of one in a key', { '\udc00': 1 }, '"\\udc00" holds half of a surrogate pair; no YAML file can carry it.'],
  ['NaN', { a: NaN }, 'NaN is not a number JSON can carry, and the API server takes JSON.'],
  ['an infinity', [-Infinity], '-Infinity is not a number JSON can carry, and the API server takes JSON.'],
  ['a date', { a: new Date(0) }, 'A Date is not plain data; write text, numbers, booleans, lists and maps.'],
  ['a map', { a: new Map() }, 'A Map is not plain data; write text, numbers, booleans, lists and maps.'],
  ['a function', { a: () => 1 }, 'A function is not plain data; write text, numbers, booleans, lists and maps.'],
])('%s is refused', (_, value, message) => {
  expect(() => yamlDocument(value)).toThrow(message);
});
