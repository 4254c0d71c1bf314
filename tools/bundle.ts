import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { dirname, join, relative, resolve } from 'path';
import { transformSync } from 'esbuild';

/**
 * Makes a few files of the few hundred that jsii compiled. Loading hundreds of small modules takes longer than running most programs, and so
 * does reading a large file of which a program needs a third. Runs after the compilation; type declarations stay as they are, schemas stay
 * files of their own that are read when the first object of a kind is checked.
 */
const LIB = resolve(__dirname, '..', 'lib', 'src');

/** Where the few files go: beside `src`, so that a schema has the same relative path from both. */
const OUT = resolve(LIB, '..', 'parts');

/**
 * Which file a module goes to: the first that fits. What nearly every program needs is together in `core`; a provider or a feature that a program
 * does not use is not even read.
 */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:cli|codegen)\//, 'commands'],
  [/^validation\/(?!lazy|check-on-synth|acknowledge|cdk8s-validation)|^api\/(?!index|catalog|check-object|schema|lazy|core\/kinds)|^evaluate\/hub\//, 'rules'],
  [/^(?:topology|distribution|managed)\/([\w-]+)/, '$1'],
  [/^(class|classes|evaluate|addons|backup|management|gitops|plan|adopt|diagram)\//, '$1'],
  [/^cluster\/(imported)/, '$1'],
  [/^/, 'core'],
];

/** Reads modules when they are first asked for, from the part that has them. A module is an entry `name: function` of its part. */
const LOADER = `"use strict";
const parts = {};
const loaded = {};
module.exports = function $load(part, name) {
  const known = loaded[name];
  if (known !== undefined) { return known.exports; }
  const module = loaded[name] = { exports: {} };
  (parts[part] ??= require("./" + part + ".js"))[name](module, module.exports, $load);
  return module.exports;
};
`;

function javascript(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? javascript(path) : /\.js$/.test(name) ? [path] : [];
  });
}

/** Path below lib/src without extension. */
function nameOf(file: string): string {
  return relative(LIB, file).replace(/\\/g, '/').replace(/\.js$/, '');
}

function partOf(name: string): string {
  const [modules, part] = PARTS.find(([fitting]) => fitting.test(name))!;
  return part.replace('$1', modules.exec(name)![1]);
}

/** The expression that asks for a module of the library. */
function load(name: string): string {
  return `$load("${partOf(name)}", "${name}")`;
}

/** The compiled module that a relative path names. */
function target(file: string, path: string): string {
  const base = resolve(file, '..', path);
  const found = [`${base}.js`, join(base, 'index.js')].find(existsSync);
  if (!found) { throw new Error(`${nameOf(file)} asks for "${path}", which was not compiled.`); }
  return nameOf(found);
}

/**
 * Whether a module waits for another until it uses it. The index does for all, which keeps small programs small; the interpreter of ClusterClass
 * patches is large, and few manifests have any.
 */
function waits(name: string, wanted: string): boolean {
  return name === 'index' || (partOf(wanted) === 'evaluate' && partOf(name) !== 'evaluate');
}

/** A module as an entry of its part: without comments and source map, its requests for others of the library made to the loader. */
function entry(file: string): string {
  const name = nameOf(file);
  const late = new Map<string, string>();
  const text = readFileSync(file, 'utf8')
    .replace(/^#!.*\n/, '')
    .replace(/^\/\/# sourceMappingURL=.*$/m, '')
    .replace(/\brequire\((["'])(\.[^"']+)\1\)/g, (_all, _quote, path: string) => {
      const wanted = target(file, path);
      return wanted.startsWith('../') ? `require("${wanted}.js")` : load(wanted);
    })
    .replace(/\b__dirname\b/g, `require("path").join(__dirname, "../src/${dirname(name)}")`)
    .replace(/^(?:var|const) (\w+_\d+) = (\$load\("\w+", "([^"]+)"\));\n/gm, (_all, variable, request, wanted) => {
      // A closure asks of every `const` outside of it whether it has its value yet.
      if (!waits(name, wanted)) { return `var ${variable} = ${request};\n`; }
      late.set(variable, request);
      return '';
    })
    .replace(/\b(\w+_\d+)\./g, (all, variable) => late.has(variable) ? `(${late.get(variable)}).` : all);
  return `${JSON.stringify(name)}: function (module, exports, $load) {\n${transformSync(text, { legalComments: 'none', target: 'node20' }).code}}`;
}

/** Generated code that nobody steps through: its source maps are three quarters of the package. */
function withoutSourceMap(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, ''));
}

function main(): void {
  const files = javascript(LIB);
  javascript(join(LIB, '..', 'imports')).forEach(withoutSourceMap);
  const texts = new Map<string, string[]>();
  for (const file of files) {
    const part = partOf(nameOf(file));
    texts.set(part, [...texts.get(part) ?? [], entry(file)]);
  }
  for (const file of files) { rmSync(file); }
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT);
  writeFileSync(join(OUT, 'load.js'), LOADER);
  for (const [part, entries] of texts) { writeFileSync(join(OUT, `${part}.js`), `"use strict";\nmodule.exports = {\n${entries.join(',\n')}\n};\n`); }
  writeFileSync(join(LIB, 'index.js'), '"use strict";\nmodule.exports = require("../parts/load.js")("core", "index");\n');
  writeFileSync(join(LIB, 'cli', 'bin.js'), '#!/usr/bin/env node\nrequire("../../parts/load.js")("commands", "cli/bin");\n', { mode: 0o755 });
}

main();
