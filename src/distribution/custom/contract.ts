import { ControlPlaneContext } from '../../contract/distribution';
import { machineLifecycle, nonEmptyMap } from '../../contract/machine-lifecycle';

/** Where a control plane kind has what Cluster API's contract asks for. */
export enum ControlPlaneContract {
  /** `machineTemplate.spec.infrastructureRef` by `apiGroup`, timeouts as seconds in `machineTemplate.spec.deletion`. */
  V1BETA2 = 'v1beta2',

  /** `machineTemplate.infrastructureRef` by `apiVersion`, timeouts as durations in `machineTemplate`. */
  V1BETA1 = 'v1beta1',
}

/** Options of the group that have no place in a contract. */
const OUTSIDE = ['machineNaming', 'rollout', 'remediation'] as const;

/** `machineTemplate` of a control plane, with the reference at another path below the spec if one is said. */
export function machineTemplate(context: ControlPlaneContext, contract: ControlPlaneContract, referencePath?: string): object {
  const { options, machineLabels, machineTemplate: reference, machineTemplateApiVersion } = context;
  const lifecycle = machineLifecycle(options) as any;
  const metadata = { labels: nonEmptyMap(machineLabels), annotations: nonEmptyMap(options.annotations) };
  const older = contract === ControlPlaneContract.V1BETA1;
  const ref = reference && (older ? { apiVersion: machineTemplateApiVersion, kind: reference.kind, name: reference.name } : reference);
  const spec = older
    ? {
      machineTemplate: {
        metadata,
        nodeDrainTimeout: seconds(lifecycle.deletion.nodeDrainTimeoutSeconds),
        nodeVolumeDetachTimeout: seconds(lifecycle.deletion.nodeVolumeDetachTimeoutSeconds),
        nodeDeletionTimeout: seconds(lifecycle.deletion.nodeDeletionTimeoutSeconds),
      },
    }
    : { machineTemplate: { metadata, spec: lifecycle } };
  return withValue(spec, (referencePath ?? (older ? 'machineTemplate.infrastructureRef' : 'machineTemplate.spec.infrastructureRef')).split('.'), ref);
}

/** Refuse, by name, what was said of the group and has no place in the contract. */
export function refuseOutside({ options }: ControlPlaneContext, contract: ControlPlaneContract): void {
  const outside: readonly (keyof typeof options)[] = contract === ControlPlaneContract.V1BETA1 ? [...OUTSIDE, 'readinessGates'] : OUTSIDE;
  const given = outside.filter(option => options[option] !== undefined);
  if (given.length > 0) {
    throw new Error(`CustomDistribution: controlPlane ${given.map(option => `"${option}"`).join(', ')} cannot be expressed; leave ${given.length > 1 ? 'them' : 'it'} out and write it into the manifest.`);
  }
}

/** Plain data merged: what `over` says wins, maps member by member. */
export function merged(under: any, over: any): any {
  if (!isMap(under) || !isMap(over)) { return over ?? under; }
  const keys = new Set([...Object.keys(under), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map(key => [key, merged(under[key], over[key])]));
}

function withValue(data: any, [key, ...rest]: readonly string[], value: unknown): any {
  return { ...data, [key]: rest.length === 0 ? value : withValue(data?.[key], rest, value) };
}

function isMap(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function seconds(amount: number): string {
  return `${amount}s`;
}
