import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { loadAll } from 'js-yaml';
import { RULES } from '../../src/validation/all-rules';
import { runRules } from '../../src/validation/engine';
import { findingLine } from '../../src/validation/finding';
import { ManifestSet } from '../../src/validation/manifest-set';
import { EVERY_GATE, target } from '../../src/validation/target';

const GOLDEN = join(__dirname, '..', 'golden');

test.each(readdirSync(GOLDEN).filter(file => file.endsWith('.yaml')))('no rule refuses %s, new or unchanged', file => {
  const read = () => new ManifestSet(loadAll(readFileSync(join(GOLDEN, file), 'utf8')).filter(Boolean).map(object => ({ object, origin: {} })));
  const management = target({ featureGates: EVERY_GATE });
  for (const before of [undefined, read()]) {
    const errors = runRules(RULES, read(), management, before).filter(({ severity }) => severity === 'error');
    expect(errors.map(findingLine)).toEqual([]);
  }
});
