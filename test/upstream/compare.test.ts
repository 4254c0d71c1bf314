import { compare } from './compare';
import { DIFFERENCES } from './differences';
import { FLAVORS } from './flavors';
import { kept } from './ignored';
import { leavesOf } from './leaves';
import { PROGRAMS } from './programs';

describe.each(FLAVORS)('flavor $name of cluster-api-provider-vsphere v1.16.1', ({ name, facts }) => {
  const result = compare(name, kept(facts), kept(leavesOf(PROGRAMS[name]())), DIFFERENCES);

  test('our program gives the same cluster, but for differences that have a reason', () => {
    expect(result.unexplained).toEqual([]);
    // A comparison of nothing with nothing would pass as well.
    expect(result.equal).toBeGreaterThan(140);
  });

  test('every difference that has a reason exists', () => {
    expect(result.outdated).toEqual([]);
  });
});

test('every flavor has a program', () => {
  expect(Object.keys(PROGRAMS)).toEqual(FLAVORS.map(({ name }) => name));
});

test('a difference without a reason is found, and a reason without a difference', () => {
  // GIVEN two clusters that differ in two fields
  const upstream = new Map([['A a x', '1'], ['A a y', '2'], ['A a z', '3']]);
  const ours = new Map([['A a x', '1'], ['A a y', '4'], ['A a w', '5']]);

  // WHEN one of them and one that is not there are explained
  const { unexplained, outdated } = compare('any', upstream, ours, [
    { reason: 'known', changed: { 'A a y': '4' }, added: ['A a w'] },
    { reason: 'past', missing: ['A a v'] },
    { reason: 'of another flavor', flavors: ['other'], missing: ['A a z'] },
  ]);

  // THEN
  expect(unexplained).toEqual(['missing: A a z: upstream 3, ours nothing']);
  expect(outdated).toEqual(['missing: A a v']);
});
