import { Check, literal } from './check';
import { text } from './check-scalars';

/** A number or a percentage, as text: what Kubernetes calls int-or-string. */
export const countOrPercent: Check = literal(text({ what: 'number or percentage', pattern: /^(\d{1,9}|\d{1,2}%|100%)$/, example: '40%' }));

/** As the API server wants it: a number as a number, because text is taken for a percentage only (MD-05). */
export function intOrPercent(value: string): number | string {
  return value.endsWith('%') ? value : Number(value);
}

/** The count a value means out of `total`, percentages rounded up as Cluster API does for surges. */
export function countOf(value: string, total: number): number {
  return value.endsWith('%') ? Math.ceil(total * parseInt(value, 10) / 100) : Number(value);
}
