import { Fields, fields, isUnset } from './read';
import { checkIntOrPercent } from './rolling-update';
import { Path, Subject } from '../subject';

const LEAST_STARTUP = 30;

/** Whether a health check of a topology or class says more than `enabled` (v1.14.0 IsDefined). */
export function definesHealthCheck(healthCheck: unknown): boolean {
  const { checks, remediation } = fields(healthCheck);
  return !isUnset(checks) || !isUnset(remediation);
}

/** Report values that no MachineHealthCheck may have (MHC-04, MHC-05; maxInFlight where machines are remediated in a row). */
export function checkHealthCheck(subject: Subject, { checks, remediation }: Fields, path: Path): void {
  const seconds = fields(checks).nodeStartupTimeoutSeconds;
  if (typeof seconds === 'number' && seconds > 0 && seconds < LEAST_STARTUP) {
    subject.report([...path, 'checks', 'nodeStartupTimeoutSeconds'], `${seconds} s is less than any machine needs to start`, `write ${LEAST_STARTUP} or more, or 0 to wait for ever`);
  }
  const { triggerIf, maxInFlight } = fields(remediation);
  checkIntOrPercent(subject, fields(triggerIf).unhealthyLessThanOrEqualTo, [...path, 'remediation', 'triggerIf', 'unhealthyLessThanOrEqualTo']);
  checkIntOrPercent(subject, maxInFlight, [...path, 'remediation', 'maxInFlight']);
}
