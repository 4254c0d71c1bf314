import { readdirSync, readFileSync, statSync } from 'fs';
import { basename, dirname, join, relative } from 'path';

const SRC = join(__dirname, '..', 'src');

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sources(path) : path.endsWith('.ts') ? [path] : [];
  });
}

const files = sources(SRC).map(path => ({ path, name: relative(SRC, path), text: readFileSync(path, 'utf8') }));

test('no source file is longer than 400 lines and the median is at most 120', () => {
  const lengths = files.map(({ name, text }) => ({ name, lines: text.split('\n').length - 1 })).sort((a, b) => a.lines - b.lines);
  expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
  expect(lengths[Math.floor(lengths.length / 2)].lines).toBeLessThanOrEqual(120);
});

test('leaves do not import each other', () => {
  // topology/vsphere.ts owns topology/vsphere/; so it is for every leaf of these folders.
  const leafFolders = ['topology', 'distribution', 'addons/catalog', 'addons/delivery', 'validation/rules'];
  const leafOf = (name: string): string | undefined => {
    const folder = leafFolders.find(prefix => name.startsWith(`${prefix}/`));
    return folder && `${folder}/${basename(name.slice(folder.length + 1).split('/')[0], '.ts')}`;
  };
  const crossings = files.flatMap(({ path, name, text }) => {
    const own = leafOf(name);
    if (!own || /\/(index|shared)$/.test(own)) { return []; }
    return [...text.matchAll(/from '(\.[^']+)'/g)]
      .map(match => relative(SRC, join(dirname(path), match[1])))
      .filter(target => { const other = leafOf(`${target}.ts`); return other && other !== own && !/\/shared$/.test(other); })
      .map(target => `${name} imports ${target}`);
  });
  expect(crossings).toEqual([]);
});

test('only emit() makes API objects', () => {
  const makers = files.filter(({ name, text }) => name !== 'manifest/emit.ts' && /new (cdk8s\.)?ApiObject\(|extends (cdk8s\.)?ApiObject\b/.test(text));
  expect(makers.map(({ name }) => name)).toEqual([]);
});

test('synth reads no clock, randomness or network', () => {
  const impure = files.filter(({ name, text }) => !name.startsWith('cli/')
    && /Date\.now|new Date\(\)|Math\.random|randomBytes|randomUUID|from 'https?'|toLocale|localeCompare|Intl\./.test(text));
  expect(impure.map(({ name }) => name)).toEqual([]);
});
