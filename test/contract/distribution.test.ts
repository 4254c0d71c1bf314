import { distributionSuite } from './distribution.suite';
import * as library from '../../src';

const EXAMPLES: { readonly [name: string]: () => library.Distribution } = {
  Kubeadm: () => new library.Kubeadm(),
};

test('every exported distribution has an example', () => {
  const exported = Object.entries(library)
    .filter(([, value]) => typeof value === 'function' && value.prototype instanceof library.Distribution)
    .map(([name]) => name);
  expect(Object.keys(EXAMPLES)).toEqual(expect.arrayContaining(exported));
});

for (const [name, make] of Object.entries(EXAMPLES)) { distributionSuite(name, make); }
