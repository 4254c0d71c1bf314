import { readdirSync } from 'fs';
import { join } from 'path';
import { Surface } from './surface';

const FOLDER = join(__dirname, 'fleet');

// The types of the whole library are read.
jest.setTimeout(60_000);

/** Everything a user may say about a vSphere cluster with kubeadm hangs on one of these; Kubeadm itself has no props. */
const ROOTS = ['WorkloadClusterProps', 'VSphereTopologyProps', 'VSphereIdentityProps'];

/** What the fleet does not say, and why. */
const EXCEPTIONS: { readonly [word: string]: string } = {
  'NodeSetup.bootFormat': 'Said by the topology, from the machine option of that name; a user who says it is refused or overridden by it.',
  'NodeSetup.nodeName': 'Said by the topology.',
  'NodeSetup.externalCloudProvider': 'Said by the topology.',
  'IVSphereIdentity.identityName': 'Read from a VSphereIdentity, which the fleet makes.',
  'IVSphereIdentity.allowedNamespaces': 'Read from a VSphereIdentity, which the fleet makes.',
};

describe('the golden fleet', () => {
  const surface = new Surface(readdirSync(FOLDER).map(name => join(FOLDER, name)));
  const reachable = surface.reachable(ROOTS);
  const used = surface.used();

  test('uses every option there is: one that it does not use may change without anybody noticing', () => {
    // A reader of types that finds nothing would be content with everything.
    expect(reachable.size).toBeGreaterThan(450);
    expect([...reachable].filter(word => !used.has(word) && !EXCEPTIONS[word])).toEqual([]);
  });

  test('has no exceptions that are none', () => {
    expect(Object.keys(EXCEPTIONS).filter(word => !reachable.has(word) || used.has(word))).toEqual([]);
  });
});
