import { Duration } from 'cdk8s';
import { Check, refuse } from './check';
import { duration } from './check-scalars';

const UTC = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/**
 * An RFC 3339 time in UTC without fractions. The API server accepts offsets and fractions too, but Cluster API's webhooks write the time
 * back in this form, and a GitOps engine would see a difference for ever.
 */
export const utcTime: Check = (where, value) => {
  if (typeof value === 'string') {
    const [, day] = UTC.exec(value) ?? [];
    const parsed = day === undefined ? undefined : new Date(`${day}T00:00:00Z`);
    // Date moves the 30th of February into March.
    if (parsed && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day)) { return; }
  }
  refuse(where, value, 'is not an RFC 3339 time in UTC; write for example "2026-12-01T02:00:00Z"');
};

/** A `Duration` of whole days: none at all, or at least `min`. */
export function wholeDays(min: number): Check {
  return (where, value) => {
    duration()(where, value);
    const days = (value as Duration).toSeconds() / 86400;
    if (!Number.isInteger(days)) { throw new Error(`${where}: the duration is not a whole number of days; write Duration.days(…).`); }
    if (days > 0 && days < min) { throw new Error(`${where}: ${days} days is below ${min}, the least allowed; write Duration.days(0) for never.`); }
  };
}
