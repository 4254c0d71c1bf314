import { Rule } from './rule';
import * as rules from './rules';

/** Every rule, in the order of `rules/index.ts`. */
export const RULES: readonly Rule[] = Object.values(rules);
