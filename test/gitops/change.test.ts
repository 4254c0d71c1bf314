import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ENGINES, filesOf, fleet, synth, workingTree } from './support';

describe.each(Object.entries(ENGINES))('%s: one cluster more or less', (_name, engine) => {
  const props = { engine: engine() };
  const before = synth(workingTree(), fleet({ production: ['prod'], staging: ['lab'] }), props);
  const after = synth(workingTree(), fleet({ production: ['prod', 'shop'], staging: ['lab'] }), props);

  test('a new cluster adds files that bear its name and changes no other byte', () => {
    const added = Object.keys(after).filter(path => !(path in before));
    expect(added.length).toBeGreaterThan(5);
    expect(added.filter(path => !/^infrastructure\/(workload-clusters\/production\/shop\/|bootstrap\/(flux\/workload-|)clusters\/production\/shop\.yaml$)/.test(path))).toEqual([]);
    expect(Object.fromEntries(Object.entries(after).filter(([path]) => path in before))).toEqual(before);
  });

  test('a cluster that leaves the program takes exactly its files with it', () => {
    const root = workingTree();
    synth(root, fleet({ production: ['prod', 'shop'], staging: ['lab'] }), props);
    expect(synth(root, fleet({ production: ['prod'], staging: ['lab'] }), props)).toEqual(before);
  });

  test('an environment comes and goes with its folders', () => {
    const root = workingTree();
    synth(root, fleet({ production: ['prod'], staging: ['lab'], edge: ['store'] }), props);
    expect(synth(root, fleet({ production: ['prod'], staging: ['lab'] }), props)).toEqual(before);
    expect(() => readFileSync(join(root, 'applications/shop/edge'))).toThrow('ENOENT');
  });

  test('the same program over its own tree writes the same bytes', () => {
    const root = workingTree();
    synth(root, fleet({ production: ['prod'], staging: ['lab'] }), props);
    expect(synth(root, fleet({ production: ['prod'], staging: ['lab'] }), props)).toEqual(before);
  });
});

describe('what others wrote', () => {
  const PATH = 'infrastructure/workload-clusters/production/prod/cluster.yaml';
  const prod = fleet({ production: ['prod'] });
  const put = (root: string, path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  test('stays', () => {
    const root = workingTree();
    const foreign = {
      'README.md': 'ours',
      '.github/CODEOWNERS': '* @platform',
      'applications/shop/production/by-hand.yaml': 'kind: ConfigMap\n',
      'infrastructure/workload-clusters/production/prod/notes.md': 'call Anna first\n',
    };
    for (const [path, text] of Object.entries(foreign)) { put(root, path, text); }
    synth(root, fleet({ production: ['prod', 'shop'] }));
    expect(synth(root, fleet({ production: ['shop'] }))).toMatchObject(foreign);
  });

  test('a copy of a written file at another path is foreign', () => {
    const root = workingTree();
    const text = synth(root, prod)[PATH];
    put(root, 'infrastructure/copy.yaml', text);
    expect(synth(root, prod)['infrastructure/copy.yaml']).toBe(text);
  });

  test.each([
    ['replaced', fleet({ production: ['prod'] })],
    ['deleted', fleet({ production: ['shop'] })],
  ])('a file that was changed by hand is not %s, and nothing else is written', (_what, next) => {
    const root = workingTree();
    const text = synth(root, prod)[PATH];
    put(root, PATH, text.replace('serviceDomain: cluster.local', 'serviceDomain: other.local'));
    const before = filesOf(root);
    expect(() => synth(root, next)).toThrow([
      `GitOpsRepository: nothing is written to "${root}", because something would be lost:`,
      `  "${PATH}" was changed by hand; put the change into the program and restore the file with "git checkout", or delete it.`,
    ].join('\n'));
    expect(filesOf(root)).toEqual(before);
    rmSync(join(root, PATH));
    synth(root, next);
  });

  test('a foreign file where one has to be written is not replaced', () => {
    const root = workingTree();
    put(root, PATH, 'kind: Cluster\n');
    expect(() => synth(root, prod)).toThrow(`\n  "${PATH}" was not written by this program; move it away.`);
    expect(Object.keys(filesOf(root))).toEqual([PATH]);
  });

  test('a link is not followed', () => {
    const root = workingTree();
    put(root, 'elsewhere.yaml', 'a: 1\n');
    mkdirSync(join(root, PATH, '..'), { recursive: true });
    symlinkSync(join(root, 'elsewhere.yaml'), join(root, PATH));
    expect(() => synth(root, prod)).toThrow(`\n  "${PATH}" was not written by this program; move it away.`);
    expect(readFileSync(join(root, 'elsewhere.yaml'), 'utf8')).toBe('a: 1\n');
  });

  test('line ends of another system are no change', () => {
    const root = workingTree();
    const text = synth(root, prod)[PATH];
    put(root, PATH, text.replace(/\n/g, '\r\n'));
    expect(synth(root, prod)[PATH]).toBe(text.replace(/\n/g, '\r\n'));
  });
});
