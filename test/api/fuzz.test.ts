import { compileWithAjv, pruned } from './fuzz/ajv';
import { mutate, sample, seeded } from './fuzz/generate';
import { allKinds, schemaOf, type Schema } from '../../src/api';
import { checkStructural } from '../../src/api/structural';

const CASES = Number(process.env.FUZZ_CASES ?? 60);
const kinds = allKinds().filter(entry => entry.module !== undefined && entry.source !== 'core');

describe('the interpreter and ajv agree on mutated objects', () => {
  const totals = { valid: 0, invalid: 0 };

  test.each(kinds.map(entry => [`${entry.source} ${entry.apiVersion} ${entry.kind}`, entry] as const))('%s', (name, entry) => {
    const schema = schemaOf(entry)!;
    const validate = compileWithAjv(schema);
    const random = seeded([...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 1e9);
    for (let i = 0; i < CASES; i++) {
      let value: any = { ...sample(schema, random) as object, metadata: {} };
      for (let changes = Math.floor(random() * 3); changes > 0; changes--) value = mutate(value, random);
      const findings = checkStructural(value, schema as Schema);
      for (const { message } of findings) expect(message).toMatch(/^(?!.*(undefined|\[object)).+; .+\.$/);
      const expected = validate(pruned(value, schema));
      totals[expected ? 'valid' : 'invalid']++;
      if ((findings.length === 0) !== expected) {
        throw new Error(`ajv: ${JSON.stringify(validate.errors)}\nours: ${JSON.stringify(findings)}\nobject: ${JSON.stringify(value)}`);
      }
    }
  });

  test('the cases are neither all valid nor all invalid', () => {
    const share = totals.valid / (totals.valid + totals.invalid);
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.85);
  });
});
