/** Pieces that the v1beta1 forms of several kinds share (cluster-api v1.14.0, webhooks/conversion and the v1beta1 conversion.go files). */

/** Gives a group and kind its API version on the target management cluster. */
export type VersionOf = (apiGroup: string, kind: string) => string;

/** Seconds as Go writes a duration: `1h10m0s`. */
export function goDuration(seconds: number | undefined): string | undefined {
  if (seconds === undefined) { return undefined; }
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${hours > 0 ? `${hours}h` : ''}${hours > 0 || minutes > 0 ? `${minutes}m` : ''}${rest}s`;
}

/** A reference with a version instead of a group. */
export function objectReference(reference: any, versionOf: VersionOf): any {
  if (!reference?.apiGroup) { return reference; }
  const { apiGroup, kind, name } = reference;
  return { apiVersion: `${apiGroup}/${versionOf(apiGroup, kind)}`, kind, name };
}

/** The three timeouts of a Machine. */
export function nodeTimeouts(deletion: any): any {
  return {
    nodeDrainTimeout: goDuration(deletion?.nodeDrainTimeoutSeconds),
    nodeVolumeDetachTimeout: goDuration(deletion?.nodeVolumeDetachTimeoutSeconds),
    nodeDeletionTimeout: goDuration(deletion?.nodeDeletionTimeoutSeconds),
  };
}

/** Health check fields, which v1beta1 keeps flat. */
export function healthCheckFields({ checks, remediation }: any): any {
  const conditions = (list?: any[]) => list?.map(({ timeoutSeconds, ...condition }) => ({ ...condition, timeout: goDuration(timeoutSeconds) }));
  return {
    nodeStartupTimeout: goDuration(checks?.nodeStartupTimeoutSeconds),
    unhealthyConditions: conditions(checks?.unhealthyNodeConditions),
    unhealthyMachineConditions: conditions(checks?.unhealthyMachineConditions),
    maxUnhealthy: remediation?.triggerIf?.unhealthyLessThanOrEqualTo,
    unhealthyRange: remediation?.triggerIf?.unhealthyInRange,
    remediationTemplate: remediation?.templateRef,
  };
}
