import { distributionSuite } from './distribution.suite';
import * as library from '../../src';
import { DISTRIBUTIONS } from '../support/samples';

test('every exported distribution has an example', () => {
  const exported = Object.entries(library)
    .filter(([, value]) => typeof value === 'function' && value.prototype instanceof library.Distribution)
    .map(([name]) => name);
  expect(Object.keys(DISTRIBUTIONS)).toEqual(expect.arrayContaining(exported));
});

for (const [name, sample] of Object.entries(DISTRIBUTIONS)) { distributionSuite(name, sample); }
