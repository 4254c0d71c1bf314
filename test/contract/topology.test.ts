import { topologySuite } from './topology.suite';
import * as library from '../../src';
import { TOPOLOGIES } from '../support/samples';

test('every exported topology has an example', () => {
  const exported = Object.entries(library)
    .filter(([, value]) => typeof value === 'function' && value.prototype instanceof library.Topology)
    .map(([name]) => name);
  expect(Object.keys(TOPOLOGIES)).toEqual(expect.arrayContaining(exported));
});

for (const [name, { make, refusals }] of Object.entries(TOPOLOGIES)) { topologySuite(name, make, refusals); }
