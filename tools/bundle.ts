import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { join, relative, resolve } from 'path';
import { build } from 'esbuild';

/**
 * Makes two files of the few hundred that jsii compiled: the library and its command line. Loading hundreds of small modules takes longer
 * than running most programs. Runs after the compilation; type declarations stay as they are, schemas stay files of their own that are
 * read when the first object of a kind is checked.
 */
const LIB = resolve(__dirname, '..', 'lib', 'src');
const ENTRIES = ['index.js', join('cli', 'bin.js')];

async function bundle(entry: string): Promise<string> {
  const folder = resolve(LIB, entry, '..');
  const { outputFiles } = await build({
    entryPoints: [join(LIB, entry)],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    external: ['cdk8s', 'constructs', 'cdk8s-plus-28', 'js-yaml'],
    plugins: [{
      name: 'schemas stay files',
      setup: ({ onResolve }) => onResolve({ filter: /imports\/schemas\// }, ({ path, resolveDir }) => ({
        path: relative(folder, resolve(resolveDir, path)), external: true,
      })),
    }],
  });
  return outputFiles[0].text;
}

/** The index as jsii compiled it loads every module; loading one when its first export is asked for keeps small programs small. */
function lazyIndex(text: string): string {
  const modules = new Map<string, string>();
  const withoutLoads = text.replace(/^(?:var|const) (\w+_\d+) = require\("([^"]+)"\);\n/gm, (_all, name, path) => {
    modules.set(name, path);
    return '';
  });
  return withoutLoads.replace(/return (\w+_\d+)\.(\w+);/g, (all, name, member) => modules.has(name) ? `return require("${modules.get(name)}").${member};` : all);
}

function javascript(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? javascript(path) : /\.js$/.test(name) ? [path] : [];
  });
}

async function main(): Promise<void> {
  const index = join(LIB, 'index.js');
  writeFileSync(index, lazyIndex(readFileSync(index, 'utf8')));
  const texts = await Promise.all(ENTRIES.map(bundle));
  for (const file of javascript(LIB)) { rmSync(file); }
  ENTRIES.forEach((entry, at) => writeFileSync(join(LIB, entry), texts[at], { mode: entry === 'index.js' ? 0o644 : 0o755 }));
}

void main();
