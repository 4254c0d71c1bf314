import { Rule } from '../rule';
import { rule as kcp03 } from './kcp-03';

/** Every rule. A new rule is one file and one line here. */
export const RULES: readonly Rule[] = [
  kcp03,
];
