import { Fields, gathered, isFields, each, within } from './read';

const MOST_SECONDS = 2147483647n;
const UNITS: { readonly [unit: string]: bigint } = {
  ns: 1n, us: 1_000n, µs: 1_000n, μs: 1_000n, ms: 1_000_000n, s: 1_000_000_000n, m: 60_000_000_000n, h: 3_600_000_000_000n,
};

/** A Go duration (`1h10m0s`) as whole seconds, cut towards zero. Text that is no duration stays as it is, for the schema check to refuse. */
export function seconds(duration: any): any {
  if (typeof duration !== 'string') { return duration; }
  const match = /^([+-]?)((?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.exec(duration);
  if (!match) { return /^[+-]?0$/.test(duration) ? 0 : duration; }
  let total = 0n;
  for (const [, whole, fraction = '', unit] of duration.matchAll(/(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/g)) {
    total += BigInt(`${whole}${fraction}` || '0') * UNITS[unit] / 10n ** BigInt(fraction.length);
  }
  total /= 1_000_000_000n;
  return Number(total > MOST_SECONDS ? MOST_SECONDS : total) * (match[1] === '-' ? -1 : 1) + 0;
}

/** A reference to an object of the same namespace, which no longer names a version. */
export function reference(value: any): any {
  return within(value, ({ apiVersion, apiGroup, kind, name }) => {
    const group = typeof apiVersion === 'string' && apiVersion.includes('/') ? apiVersion.split('/')[0] : undefined;
    return gathered({ apiGroup: apiGroup ?? group, kind, name });
  });
}

/** A reference to a template, which keeps its version: patches are written for that one. */
export function templateReference(value: any): any {
  return within(value, ({ apiVersion, kind, name }) => gathered({ apiVersion, kind, name }));
}

/** The three timeouts of a Machine, taken out of what stood beside them. */
export function withDeletion({ nodeDrainTimeout, nodeVolumeDetachTimeout, nodeDeletionTimeout, ...rest }: Fields): Fields {
  return {
    ...rest,
    deletion: gathered({
      ...isFields(rest.deletion) ? rest.deletion : {},
      nodeDrainTimeoutSeconds: seconds(nodeDrainTimeout),
      nodeVolumeDetachTimeoutSeconds: seconds(nodeVolumeDetachTimeout),
      nodeDeletionTimeoutSeconds: seconds(nodeDeletionTimeout),
    }),
  };
}

/** The fields of a health check, which v1beta1 kept flat. */
export function withChecks(fields: Fields): Fields {
  const { nodeStartupTimeout, unhealthyConditions, unhealthyMachineConditions, maxUnhealthy, unhealthyRange, remediationTemplate, ...rest } = fields;
  const conditions = (list: any) => each(list, ({ timeout, ...condition }) => ({ ...condition, timeoutSeconds: seconds(timeout) }));
  return {
    ...rest,
    checks: gathered({
      nodeStartupTimeoutSeconds: seconds(nodeStartupTimeout),
      unhealthyNodeConditions: conditions(unhealthyConditions),
      unhealthyMachineConditions: conditions(unhealthyMachineConditions),
    }),
    remediation: gathered({
      triggerIf: gathered({ unhealthyLessThanOrEqualTo: maxUnhealthy, unhealthyInRange: unhealthyRange || undefined }),
      templateRef: templateReference(remediationTemplate),
    }),
  };
}

/** What v1beta1 put under `strategy`: the way machines are replaced, the order of deletion and the limit of remediation. */
export function strategyParts(strategy: any): { rollout: any; order: any; maxInFlight: any } {
  if (!isFields(strategy)) { return { rollout: strategy, order: undefined, maxInFlight: undefined }; }
  const { deletePolicy, ...update } = isFields(strategy.rollingUpdate) ? strategy.rollingUpdate : {} as Fields;
  const rollingUpdate = gathered(update);
  const type = strategy.type || (rollingUpdate ? 'RollingUpdate' : undefined);
  const maxInFlight = isFields(strategy.remediation) ? strategy.remediation.maxInFlight : undefined;
  return { rollout: gathered({ type, rollingUpdate }), order: deletePolicy, maxInFlight };
}
