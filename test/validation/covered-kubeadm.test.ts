import { RULES } from '../../src/validation/all-rules';
import { STRUCTURAL_RULES } from '../../src/validation/structural-rules';
import { UNDECIDABLE } from '../../src/validation/undecidable';

/** How many rules of each family are known, from the notes on Cluster API v1.14.0, IPAM v1.0.3 and CAAPH v0.6.4. */
const FAMILIES = { KCP: 23, KCPT: 4, KC: 24, CEL: 7, CRS: 8, EXT: 5, IP: 4, IPP: 7, HCP: 10 };

const ids = Object.entries(FAMILIES).flatMap(([family, count]) => Array.from({ length: count }, (_, index) => `${family}-${String(index + 1).padStart(2, '0')}`));

test.each(ids)('%s is a rule, a matter of the schema, or undecidable, and only one of them', id => {
  const places = [RULES.some(rule => rule.id === id), id in STRUCTURAL_RULES, id in UNDECIDABLE];
  expect(places.filter(Boolean)).toHaveLength(1);
});
