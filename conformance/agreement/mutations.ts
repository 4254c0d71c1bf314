import { ABSENT, Path, withValue } from './objects';
import { samples } from './samples';
import { Schema } from '../../src/api/schema-types';

/** A changed copy of an object. */
export interface Mutation {
  readonly name: string;
  readonly path: Path;
  readonly object: any;
}

/** What goes wrong with texts of a kind, by a pattern that the right text matches. The first that matches counts. */
const TEXTS: readonly { readonly like: RegExp; readonly name: string; readonly wrong: readonly string[] }[] = [
  { like: /^v?\d+\.\d+\.\d+$/, name: 'version', wrong: ['v1.34', '1.34.3', 'v01.34.3', 'v1.34.3.1', 'v1.34.3-', 'latest', 'v1.33.1', 'v1.35.0', 'v1.36.0', 'v1.34.2'] },
  { like: /^[\d.]+\/\d+$|^[0-9a-f:]+\/\d+$/, name: 'cidr', wrong: ['10.0.0.0', '10.0.0.0/33', '10.0.0/16', '10.0.0.1/16', 'fd00::/129', 'fd00::/48', '010.0.0.0/8'] },
  { like: /^\d+\.\d+\.\d+\.\d+(-.*)?$/, name: 'address', wrong: ['10.0.0.256', '10.0.0', '10.0.0.9-10.0.0.5', 'fd00::5', 'host.example.com', '010.0.0.5'] },
  { like: /^\d+%$/, name: 'percentage', wrong: ['101%', '-5%', '5', '5 %', '0%', 'half'] },
  { like: /\{\{/, name: 'template', wrong: ['{{ .random', '{{ .nothing }}-{{ .random }}', '{{.random}}', 'A{{ .random }}', '{{ .cluster.name | upper }}-{{ .random }}', 'plain'] },
  { like: /^https?:\/\//, name: 'url', wrong: ['http://a.example.com', 'ftp://a', 'a b', '://', 'https://'] },
  { like: /^[^/]+\/v\d\w*$/, name: 'api version', wrong: ['v1', 'infrastructure.cluster.x-k8s.io/v1beta1', 'a/b/c', '/v1', 'A.example.com/v1'] },
  { like: /^\d{4}-\d\d-\d\dT/, name: 'time', wrong: ['tomorrow', '2026-12-01', '2026-13-01T00:00:00Z', '2026-12-01t02:00:00z', '2026-12-01T02:00:00+01:00'] },
];
const NAMES = ['Not Valid!', 'Upper', '-a', 'a-', 'a_b', 'a.b', 'a/b', 'a\nb', ' ', 'ä', '0', `${'a'.repeat(64)}`, `${'a'.repeat(254)}`, 'x'.repeat(11000)];

/** Every change of one object that is tried, schema in hand: it says which fields could be there as well. */
export function* mutationsOf(object: any, schema: Schema | undefined): Generator<Mutation> {
  for (const part of ['labels', 'annotations']) yield* metadata(object, part);
  for (const [key, value] of Object.entries<any>(object)) {
    if (['apiVersion', 'kind', 'metadata', 'status'].includes(key)) continue;
    yield* at(object, [key], value, schema?.properties?.[key]);
  }
  yield { name: 'unknown field', path: ['notAField'], object: { ...object, notAField: 1 } };
  for (const name of NAMES.filter(text => !text.includes('/'))) yield { name: 'name', path: ['metadata', 'name'], object: withValue(object, ['metadata', 'name'], name) };
}

function* at(object: any, path: Path, value: unknown, schema: Schema | undefined): Generator<Mutation> {
  const change = (name: string, wrong: unknown, where = path): Mutation => ({ name, path: where, object: withValue(object, where, wrong) });
  yield change('delete', ABSENT);
  yield change('null', null);
  if (Array.isArray(value)) {
    yield change('empty list', []);
    yield change('wrong type', {});
    yield change('wrong type', 'text');
    if (value.length > 0) yield change('duplicate item', [...value, value[value.length - 1]]);
    yield change('null item', [...value, null]);
    for (const item of schema?.items ? samples(schema.items) : []) yield change('further item', [...value, item]);
    for (const [index, item] of value.slice(0, 2).entries()) yield* at(object, [...path, index], item, schema?.items);
  } else if (typeof value === 'object' && value !== null) {
    yield change('empty object', {});
    yield change('wrong type', []);
    yield change('wrong type', 'text');
    yield change('unknown field', 1, [...path, 'notAField']);
    yield* fieldsOf(object, path, value, schema);
  } else if (typeof value === 'string') {
    yield* texts(change, value, schema);
  } else if (typeof value === 'number') {
    for (const wrong of [-1, 0, 1, 2, 6, value + 1, value - 1, 65536, 2 ** 31, 2 ** 63]) if (wrong !== value) yield change('number', wrong);
    yield change('fraction', value + 0.5);
    yield change('wrong type', String(value));
  } else {
    yield change('flip', !value);
    yield change('wrong type', String(value));
    yield change('wrong type', 1);
  }
}

function* fieldsOf(object: any, path: Path, value: any, schema: Schema | undefined): Generator<Mutation> {
  for (const [key, child] of Object.entries(value)) {
    const inner = schema?.properties?.[key] ?? (typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined);
    yield* at(object, [...path, key], child, inner);
    const { [key]: moved, ...rest } = value;
    yield { name: 'misspelt field', path: [...path, key], object: withValue(object, path, { ...rest, [`${key}s`]: moved }) };
  }
  for (const [key, inner] of Object.entries(schema?.properties ?? {})) {
    if (Object.hasOwn(value, key)) continue;
    for (const sample of samples(inner)) yield { name: 'insert', path: [...path, key], object: withValue(object, [...path, key], sample) };
  }
  if (schema?.additionalProperties !== undefined && schema.properties === undefined) {
    for (const key of ['a b', '-a', 'Upper', 'a/b/c', 'node-role.kubernetes.io/master', 'a'.repeat(64)]) {
      yield { name: 'key', path: [...path, '*'], object: withValue(object, [...path, key], Object.values(value)[0] ?? 'a') };
    }
  }
}

function* texts(change: (name: string, wrong: unknown) => Mutation, value: string, schema: Schema | undefined): Generator<Mutation> {
  yield change('empty text', '');
  yield change('wrong type', 7);
  yield change('wrong type', true);
  yield change('wrong type', { a: value });
  if (schema?.enum) {
    yield change('enum', value.toLowerCase());
    yield change('enum', 'Other');
    for (const other of schema.enum) if (other !== value) yield change('other of enum', other);
  }
  const known = TEXTS.find(({ like }) => like.test(value));
  for (const wrong of known?.wrong ?? []) if (wrong !== value) yield change(known!.name, wrong);
  for (const wrong of NAMES) yield change('text', wrong);
}

function* metadata(object: any, part: string): Generator<Mutation> {
  const value = object.metadata[part] ?? {};
  const change = (name: string, changed: unknown): Mutation => ({ name, path: ['metadata', part], object: withValue(object, ['metadata', part], changed) });
  yield change('wrong type', 'text');
  yield change('wrong type', { ...value, a: 1 });
  for (const key of ['a b', '-a', 'a/b/c', 'Example.com/a', `${'a'.repeat(64)}`, '/a']) yield change('key', { ...value, [key]: 'a' });
  for (const text of ['a b', '-a', 'ä', 'a'.repeat(64), '']) yield change('value', { ...value, a: text });
}
