import { MakeTopology, topologySuite } from './topology.suite';
import * as library from '../../src';
import { vsphere } from '../support/fixtures';
import { PlainTopology } from '../support/plain-topology';

const EXAMPLES: { readonly [name: string]: MakeTopology } = {
  VSphereTopology: (controlPlane, pools) => vsphere({ controlPlane, pools }),
  PlainTopology: (controlPlane, pools) => new PlainTopology(controlPlane, pools),
};

test('every exported topology has an example', () => {
  const exported = Object.entries(library)
    .filter(([, value]) => typeof value === 'function' && value.prototype instanceof library.Topology)
    .map(([name]) => name);
  expect(Object.keys(EXAMPLES)).toEqual(expect.arrayContaining(exported));
});

for (const [name, make] of Object.entries(EXAMPLES)) { topologySuite(name, make); }
