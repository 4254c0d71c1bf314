import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Alteration } from './components';

/** A module, where it is, and what is to be changed in it. */
export interface AlteredModule {
  readonly path: string;
  readonly folder: string;
  readonly alterations: readonly Alteration[];
}

/**
 * Copies modules into `scratch`, alters them there and returns the flag that makes `go build` take the copies. `go build -overlay` would be shorter,
 * but Go refuses to overlay files of its module cache.
 */
export function alteredModules(goMod: string, modules: readonly AlteredModule[], scratch: string): string {
  let text = readFileSync(goMod, 'utf8');
  for (const [index, { path, folder, alterations }] of modules.entries()) {
    const copy = join(scratch, `module-${index}`);
    copyModule(folder, copy);
    for (const alteration of alterations) alter(copy, alteration);
    const lines = text.split('\n').filter(line => !line.trim().replace(/^replace /, '').startsWith(`${path} =>`));
    text = [...lines, `replace ${path} => ${copy}`, ''].join('\n');
  }
  const modFile = join(scratch, 'go.mod');
  writeFileSync(modFile, text);
  writeFileSync(join(scratch, 'go.sum'), readFileSync(goMod.replace(/mod$/, 'sum')));
  return `-modfile=${modFile}`;
}

function copyModule(folder: string, copy: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('_test.go')) continue;
    // Read and written, not copied: the cache is read-only and its modes would come along.
    const target = join(copy, relative(folder, entry.parentPath), entry.name);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, readFileSync(join(entry.parentPath, entry.name)));
  }
}

function alter(copy: string, { file, search, replace }: Alteration): void {
  const source = readFileSync(join(copy, file), 'utf8');
  if (!source.includes(search)) throw new Error(`${file} has no "${search}" any more; see components.ts`);
  writeFileSync(join(copy, file), source.split(search).join(replace));
}
