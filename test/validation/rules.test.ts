import { loadAll } from 'js-yaml';
import { RULES } from '../../src/validation/all-rules';
import { runRules } from '../../src/validation/engine';
import { findingLine } from '../../src/validation/finding';
import { ManifestSet } from '../../src/validation/manifest-set';
import { Example, Rule } from '../../src/validation/rule';
import { target } from '../../src/validation/target';

const read = (yaml: string) => new ManifestSet(loadAll(yaml).filter(Boolean).map(object => ({ object, origin: {} })));

function findings(rule: Rule, example: Example): string[] {
  const before = example.before === undefined ? undefined : read(example.before);
  return runRules([rule], read(example.manifests), target(example), before).map(findingLine);
}

test('every rule has an id of its own', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  expect(RULES.filter(({ id }) => !/^[A-Z]+-\d\d[a-z]?$/.test(id)).map(({ id }) => id)).toEqual([]);
});

describe.each(RULES.map(rule => [`${rule.id} ${rule.slug}`, rule] as const))('%s', (_name, rule) => {
  test('accepts the good example', () => {
    expect(findings(rule, rule.good)).toEqual([]);
  });

  test('finds the bad example, on one line that ends in what to do', () => {
    const lines = findings(rule, rule.bad);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) { expect(line).toMatch(/^[A-Z]+-\d\d[a-z]? [a-z0-9-]+: \S+ \S+.*: \S.*\.$/); }
  });
});
