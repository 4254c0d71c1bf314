import { spawnSync } from 'child_process';
import { join } from 'path';
import { judge } from '../support/pairs';
import { DISTRIBUTIONS, TOPOLOGIES } from '../support/samples';

/** A pair is refused by a rule about pairs, or by a part that names what it cannot do. */
const NAMED = /^(\[[^\]]*\] PAIR-\d\d |[^\n]{20,}\.$)/;

const PAIRS = Object.keys(TOPOLOGIES).flatMap(topology => Object.keys(DISTRIBUTIONS).map(distribution => [topology, distribution] as const));

describe('every topology with every distribution', () => {
  test.each(PAIRS)('%s, %s', (topology, distribution) => {
    const { classic, ofClass } = judge(topology, distribution);

    // Findings of schemas and rules mean that something was written wrongly, not that the two do not fit.
    for (const message of [...classic, ...ofClass]) {
      expect(message).toMatch(NAMED);
      expect(message).not.toMatch(/TypeError|undefined|\b(?!PAIR-)[A-Z]{2,4}-\d\d /);
    }
    // What cannot be written out cannot be made of a class either.
    if (classic.length > 0) { expect(ofClass).not.toEqual([]); }
  });
});

test('docs/matrix.md says the same', () => {
  const tool = join(__dirname, '..', '..', 'tools', 'matrix-doc.ts');
  const { status, stderr } = spawnSync(process.execPath, [require.resolve('tsx/cli'), tool, '--check'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 60_000);
