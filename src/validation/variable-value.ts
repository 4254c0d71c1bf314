import type { Finding } from '../api';
import { checkCel } from './cel/schema-rules';
import { fieldSegment } from '../api/finding';
import { checkStructural } from '../api/structural';

/** What is wrong with a value of a ClusterClass variable (VAR-05 to VAR-07), or nothing. Rules about changes need the older value and are not asked. */
export function variableFinding(value: unknown, schema: any): Finding | undefined {
  const [finding] = checkStructural(value, schema);
  if (finding !== undefined) { return finding; }
  const [violation] = checkCel(value, schema).violations;
  if (violation === undefined) { return undefined; }
  const path = violation.path.map(step => typeof step === 'number' ? `[${step}]` : fieldSegment(step)).join('.').replace(/\.\[/g, '[');
  return { path, message: `${violation.message ?? 'the value breaks a rule of the class'}; the rule is ${violation.rule}.` };
}
