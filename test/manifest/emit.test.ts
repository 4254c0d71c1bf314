import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { canonical, contentHash } from '../../src/manifest/canonical';
import { Emitter } from '../../src/manifest/emit';
import { seal } from '../../src/manifest/seal';

const template = (spec: any, rolloutToken?: string) => seal('prod-a', { apiVersion: 'x.io/v1', kind: 'Template', spec }, { namespace: 'ns', rolloutToken });

function chart(): Chart {
  return new Chart(new App(), 'chart', { namespace: 'other' });
}

test('an immutable object ends in the hash of its spec', () => {
  expect(template({ a: 1, b: 2 }).name).toMatch(/^prod-a-[0-9a-v]{8}$/);
  expect(template({ b: 2, a: 1 }).name).toBe(template({ a: 1, b: 2, c: undefined }).name);
  expect(template({ a: 1 }).name).not.toBe(template({ a: 2 }).name);
  expect(template({ a: 1 }, 'again').name).not.toBe(template({ a: 1 }).name);
});

test('the hash is a promise: these values never change', () => {
  expect(contentHash({ a: 1 })).toBe('05dbqvqs');
  expect(contentHash({ a: 1 }, 'token')).toBe('dncr7ihh');
});

test('a JSON patch moves the name, and everything that refers to it follows', () => {
  const scope = chart();
  const emitter = new Emitter(scope);
  const zone = template({ region: 'a' });
  const machines = seal('prod-b', { apiVersion: 'x.io/v1', kind: 'Machines', spec: { zone: zone.name } }, { namespace: 'ns' });
  const first = emitter.emit('zone', zone);
  emitter.emit('machines', machines);
  emitter.emit('user', { apiVersion: 'x.io/v1', kind: 'User', name: 'user', namespace: 'ns', spec: { ref: { name: machines.name } } });

  first.addJsonPatch(JsonPatch.replace('/spec/region', 'b'));

  const [patched, follower, user] = Testing.synth(scope);
  expect(patched.metadata.name).toBe(template({ region: 'b' }).name);
  expect(follower.spec.zone).toBe(patched.metadata.name);
  expect(follower.metadata.name).toBe(seal('prod-b', { apiVersion: 'x', kind: 'x', spec: { zone: patched.metadata.name } }).name);
  expect(user.spec.ref.name).toBe(follower.metadata.name);
});

test('a patch of the name wins over the hash', () => {
  const scope = chart();
  const emitter = new Emitter(scope);
  const object = emitter.emit('t', template({ a: 1 }));
  emitter.emit('user', { apiVersion: 'x.io/v1', kind: 'User', name: 'user', namespace: 'ns', spec: { ref: object.name } });
  object.addJsonPatch(JsonPatch.replace('/metadata/name', 'mine'));
  expect(Testing.synth(scope).map(json => json.spec.ref ?? json.metadata.name)).toEqual(['mine', 'mine']);
});

test('patches reach fields no schema knows, and a patch that does not fit says where', () => {
  const scope = chart();
  const object = new Emitter(scope).emit('t', template({ a: 1 }));
  object.addJsonPatch(JsonPatch.add('/spec/future', { x: true }));
  expect(Testing.synth(scope)[0].spec.future).toEqual({ x: true });
  object.addJsonPatch(JsonPatch.replace('/spec/none/deep', 1));
  expect(() => Testing.synth(scope)).toThrow(/^chart\/t: a JSON patch does not fit Template "prod-a-/);
});

test('a cluster-scoped object gets no namespace from its chart', () => {
  const scope = chart();
  new Emitter(scope).emit('c', { apiVersion: 'x.io/v1', kind: 'C', name: 'c', spec: { a: 1 } });
  expect(Testing.synth(scope)[0].metadata).toEqual({ name: 'c' });
});

test('metadata added later is written', () => {
  const scope = chart();
  const object = new Emitter(scope).emit('t', template({ a: 1 }));
  ApiObject.of(object).metadata.addLabel('team', 'a');
  expect(Testing.synth(scope)[0].metadata.labels).toEqual({ team: 'a' });
});

test('canonical data does not depend on key order, and hashing twice is hashing once', () => {
  fc.assert(fc.property(fc.jsonValue(), value => {
    const shuffled = JSON.parse(JSON.stringify(value), (_key, item) =>
      item && typeof item === 'object' && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).reverse()) : item);
    expect(contentHash(shuffled)).toBe(contentHash(value));
    expect(contentHash(canonical(value))).toBe(contentHash(value));
  }));
});

test('objects of classes are not plain data', () => {
  expect(() => canonical({ a: new Date(0) })).toThrow('manifest: a Date is not plain data; write text, numbers, lists and maps.');
});
