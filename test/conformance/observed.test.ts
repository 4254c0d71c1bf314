import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';

const FOLDER = join(__dirname, '..', '..', 'conformance', 'life');
const lives = Object.entries<any>(JSON.parse(readFileSync(join(FOLDER, 'observed.json'), 'utf8')));

/** Machines that the manifests of a stage ask for, by group. */
function wanted(file: string): { [group: string]: number } {
  const objects = parseAllDocuments(readFileSync(join(FOLDER, file), 'utf8')).map(document => document.toJS());
  return Object.fromEntries(objects.flatMap(({ kind, metadata, spec }) => {
    if (kind === 'KubeadmControlPlane') { return [['control-plane', spec.replicas]]; }
    return kind === 'MachineDeployment' ? [[metadata.name.replace(/^prod-/, ''), spec.replicas]] : [];
  }));
}

describe.each(lives)('the recorded life of machines of %s', (_, { stages }) => {
  test('ends each stage with the machines that its manifests ask for', () => {
    for (const { name, manifests, groups } of stages) {
      const machines = Object.entries<any>(groups).map(([group, { kept, created }]) => [group, kept.length + created.length]);
      expect([name, Object.fromEntries(machines)]).toEqual([name, wanted(manifests)]);
    }
  });

  test('begins each stage with the machines of the one before', () => {
    stages.slice(1).forEach(({ name, groups }: any, index: number) => {
      for (const [group, { kept, gone }] of Object.entries<any>(groups)) {
        const { kept: before, created } = stages[index].groups[group];
        expect([name, group, [...kept, ...gone].sort()]).toEqual([name, group, [...before, ...created].sort()]);
      }
    });
  });

  test('touches no machine when the same manifests come again', () => {
    const { groups } = stages.find(({ name }: any) => name === 'nothing');
    for (const { created, gone, updatedInPlace } of Object.values<any>(groups)) { expect([...created, ...gone, ...updatedInPlace]).toEqual([]); }
  });
});
