import { readFileSync } from 'fs';
import { join } from 'path';
import { AddonStack, Cilium, ClusterSelector } from '../../src';
import { prod, vsphere } from '../support/fixtures';
import { objectsOf } from '../support/objects';
import { compare } from '../upstream/compare';
import { DIFFERENCES } from '../upstream/differences';
import { FLAVORS } from '../upstream/flavors';
import { kept } from '../upstream/ignored';
import { leavesOf } from '../upstream/leaves';
import { PROGRAMS } from '../upstream/programs';

const rows = readFileSync(join(__dirname, '..', '..', 'docs', 'compare.md'), 'utf8').split('\n')
  .filter(line => line.startsWith('| ')).map(line => line.split('|').slice(1, -1).map(cell => cell.trim()));

test('the table of objects counts what the README\'s program with one pool renders', () => {
  // GIVEN
  const objects = objectsOf(chart => {
    const cluster = prod(chart, { topology: vsphere({ pools: [{ name: 'general', replicas: 5 }] }) });
    new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster), addons: [new Cilium()] });
  });

  // WHEN
  const count = (kind: string) => objects.filter(object => object.kind === kind).length;
  const stated = rows.filter(([kind, ...cells]) => cells.length === 5 && kind !== '**all**' && count(kind) > 0).map(([kind, ...cells]) => [kind, Number(cells[4])]);

  // THEN
  expect(stated.length).toBeGreaterThan(6);
  expect(stated).toEqual(stated.map(([kind]) => [kind, count(kind as string)]));
  expect(rows.find(([kind]) => kind === '**all**')![5]).toBe(`**${objects.length}**`);
});

test.each(FLAVORS)('the row of flavor $name says how many facts are the same', ({ name, facts }) => {
  const { equal } = compare(name, kept(facts), kept(leavesOf(PROGRAMS[name]())), DIFFERENCES);
  expect(rows.find(cells => cells.length === 3 && cells[0] === name)).toEqual([name, facts.size, equal].map(String));
});
