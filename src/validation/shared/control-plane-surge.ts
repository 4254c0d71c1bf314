import { fields } from './read';
import { Path, Subject } from '../subject';

/** Report a surge that no control plane may have, and return the number that Cluster API makes of it: a percentage or other text counts as 0. */
export function checkControlPlaneSurge(subject: Subject, rollout: unknown, path: Path): number {
  const { maxSurge } = fields(fields(fields(rollout).strategy).rollingUpdate);
  if (maxSurge === undefined || maxSurge === null) { return 1; }
  const surge = typeof maxSurge === 'string' ? (/^[+-]?\d+$/.test(maxSurge) ? Number(maxSurge) : 0) : maxSurge;
  if (typeof surge === 'number' && surge !== 0 && surge !== 1) { subject.report(path, `${surge} is neither 0 nor 1`); }
  return surge;
}
