import { Duration } from 'cdk8s';
import { checkProps, listOf, mapOf, required, Shape } from '../../src/values/check';
import { duration, integer, text } from '../../src/values/check-scalars';
import { nearest } from '../../src/values/nearest';

interface Props { readonly name: string; readonly count?: number; readonly tags?: string[]; readonly limits?: { [key: string]: number } }
const shape: Shape<Props> = {
  name: required(text({ max: 5 })), count: integer({ max: 3, unit: 'machines' }), tags: listOf(text()), limits: mapOf(integer()),
};
const check = (props: any) => () => checkProps('Thing', props, shape);

test.each([
  [{}, 'Thing.name: a value is required.'],
  [{ name: '' }, 'Thing.name: "" is empty; leave it out or write a value.'],
  [{ name: 'abcdef' }, 'Thing.name: 6 characters; at most 5 are allowed.'],
  [{ name: ' a' }, 'Thing.name: " a" has blanks at its ends or a line break.'],
  [{ name: 'a', count: '2' }, 'Thing.count: "2" is not a whole number of machines.'],
  [{ name: 'a', count: 1.5 }, 'Thing.count: 1.5 is not a whole number of machines.'],
  [{ name: 'a', count: 4 }, 'Thing.count: 4 is above 3, the most allowed.'],
  [{ name: 'a', cuont: 1 }, 'Thing: "cuont" is not a property; write count.'],
  [{ name: 'a', elephant: 1 }, 'Thing: "elephant" is not a property; the properties are name, count, tags, limits.'],
  [{ name: 'a', tags: 'x' }, 'Thing.tags: "x" is not a list.'],
  [{ name: 'a', tags: [null] }, 'Thing.tags[0]: null is not a value.'],
  [{ name: 'a', limits: [1] }, 'Thing.limits: [1] is not a map.'],
  [{ name: 'a', limits: { x: -1 } }, 'Thing.limits["x"]: -1 is below 0, the least allowed.'],
  [null, 'Thing: null is not an object of properties.'],
  [[], 'Thing: [] is not an object of properties.'],
])('%j is refused', (props, message) => {
  expect(check(props)).toThrow(new Error(message));
});

test('what is undefined counts as not given, also under an unknown name', () => {
  expect(check({ name: 'a', count: undefined, other: undefined })).not.toThrow();
});

test('a duration of part of a second is refused, a number is not a duration', () => {
  expect(() => duration()('x', Duration.millis(1500))).toThrow('x: the duration is not a whole number of seconds; write Duration.seconds(…).');
  expect(() => duration()('x', 5)).toThrow('x: 5 is not a Duration; write Duration.minutes(…).');
});

test('values that cannot be printed are named all the same', () => {
  const loop: any = {};
  loop.self = loop;
  expect(() => integer()('x', loop)).toThrow('x: a value that refers to itself is not a whole number.');
  expect(() => integer()('x', Symbol('s'))).toThrow(/^x: .* is not a whole number\.$/);
});

test('the nearest name is close or absent', () => {
  expect(nearest('memmory', ['memory', 'cpus'])).toBe('memory');
  expect(nearest('colour', ['memory', 'cpus'])).toBeUndefined();
});
