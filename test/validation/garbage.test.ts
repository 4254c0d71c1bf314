import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { RULES } from '../../src/validation/all-rules';
import { runRules } from '../../src/validation/engine';
import { findingLine } from '../../src/validation/finding';
import { ManifestSet } from '../../src/validation/manifest-set';
import { target } from '../../src/validation/target';

const GOLDEN = join(__dirname, '..', 'golden');
const documents = (yaml: string) => loadAll(yaml).filter(Boolean) as any[];
const objects = [
  ...readdirSync(GOLDEN).filter(file => file.endsWith('.yaml')).flatMap(file => documents(readFileSync(join(GOLDEN, file), 'utf8'))),
  ...RULES.flatMap(({ good, bad }) => [good, bad].flatMap(({ manifests, before }) => documents(`${manifests}\n---\n${before ?? ''}`))),
];
const GARBAGE = [null, true, -1, 1e300, 0.5, '', 'x', '{{', '10.0.0.0/99', '__proto__', [], [null], {}, { a: null }, [[[]]], 'a'.repeat(300), '\u0000é😀'];

/** Every path of an object that holds something. */
function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) { return [path]; }
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]))];
}

/** A copy with the value at a path replaced. */
function withValue(value: any, path: readonly (string | number)[], replacement: unknown): any {
  if (path.length === 0) { return replacement; }
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[path[0]] = withValue(value[path[0]], path.slice(1), replacement);
  return copy;
}

/** Runs every rule; the lines have to be lines. */
function judge(now: readonly unknown[], before: readonly unknown[]): void {
  const set = (all: readonly unknown[]) => new ManifestSet(all.map(object => ({ object, origin: {} })));
  for (const line of runRules(RULES, set(now), target(), set(before)).map(findingLine)) {
    expect(line).not.toMatch(/undefined|\[object Object\]/);
  }
}

test('every value of every object may be garbage', () => {
  for (const object of objects) {
    pathsOf(object).forEach((path, index) => {
      const mutant = withValue(object, path, GARBAGE[index % GARBAGE.length]);
      judge([mutant], [object]);
      judge([object], [mutant]);
    });
  }
});

test('every value may be any garbage, among the other objects', () => {
  const any = [fc.nat(objects.length - 1), fc.nat(), fc.constantFrom(...GARBAGE), fc.jsonValue({ maxDepth: 3 })] as const;
  fc.assert(fc.property(...any, (which, where, garbage, json) => {
    const paths = pathsOf(objects[which]);
    const path = paths[where % paths.length];
    const mutants = [garbage, json].map(value => withValue(objects[which], path, value));
    judge([...mutants, ...objects.slice(0, 40)], [objects[which]]);
  }), { numRuns: 300 });
});

test('an object may be anything of a known kind', () => {
  const kinds = [...new Map(objects.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }])).values()];
  fc.assert(fc.property(fc.constantFrom(...kinds), fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 4 }), (kind, metadata, spec) => {
    judge([{ ...kind, metadata, spec }], [{ ...kind, metadata, spec: {} }]);
  }), { numRuns: 500 });
});
