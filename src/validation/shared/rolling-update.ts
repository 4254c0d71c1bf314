import { fields } from './read';
import { Path, Subject } from '../subject';

/** A number, or text of digits and a percent sign: what Go's GetScaledValueFromIntOrPercent takes. */
export function isIntOrPercent(value: unknown): boolean {
  return typeof value === 'number' ? Number.isInteger(value) : typeof value === 'string' && /^[+-]?\d+%$/.test(value);
}

/** Report a value that is neither a number nor a percentage. Values of another type are the schema check's business. */
export function checkIntOrPercent(subject: Subject, value: unknown, path: Path): void {
  if (typeof value !== 'string' || isIntOrPercent(value)) { return; }
  subject.report(path, `"${value}" is neither a number nor a percentage`, /^\d+$/.test(value) ? `write ${value} without quotes, or "${value}%"` : 'write for example 1 or "25%"');
}

/** Report what a rolling update may not say (cluster-api v1.14.0 validateRolloutStrategy). `path` is that of the strategy. */
export function checkRollingUpdate(subject: Subject, strategy: unknown, path: Path): void {
  const { maxSurge, maxUnavailable } = fields(fields(strategy).rollingUpdate);
  checkIntOrPercent(subject, maxUnavailable, [...path, 'rollingUpdate', 'maxUnavailable']);
  checkIntOrPercent(subject, maxSurge, [...path, 'rollingUpdate', 'maxSurge']);
  if (maxSurge === 0 && maxUnavailable === 0) {
    subject.report([...path, 'rollingUpdate'], 'maxSurge and maxUnavailable are both 0, so that no machine can ever be replaced', 'set one of them to 1 or more');
  }
}
