import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { RULES } from '../../src/validation/all-rules';
import { CONSTRUCT_RULES } from '../../src/validation/construct-rules';

const SRC = join(__dirname, '..', '..', 'src');

/** Every rule line that the source can say, as `ID slug`. */
const said = new Set(readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .flatMap(name => [...readFileSync(join(SRC, name), 'utf8').matchAll(/[`'"]([A-Z][A-Z0-9]{1,4}-\d\d [a-z][a-z0-9-]+):/g)].map(found => found[1])));

test('what constructs say is listed, or is said of manifests too', () => {
  const known = new Set([...Object.keys(CONSTRUCT_RULES).map(rule => rule.split(' ')[0]), ...RULES.map(({ id }) => id), 'SCH-10']);
  expect([...said].filter(rule => !known.has(rule.split(' ')[0])).sort()).toEqual([]);
});

test('what is listed can be said, in these words', () => {
  expect(Object.keys(CONSTRUCT_RULES).filter(rule => !said.has(rule))).toEqual([]);
});
