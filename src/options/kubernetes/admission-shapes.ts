import { AdmissionOptions } from './admission-options';
import { EventRateLimit, EventRateLimitType } from './event-rate-limit';
import { PodSecurityLevel, PodSecurityOptions } from './pod-security';
import { Check, checkProps, listOf, mapOf, refuse, required, Shape, struct } from '../../values/check';
import { plainMap } from '../../values/check-data';
import { dnsLabel } from '../../values/check-names';
import { integer, oneOf, text } from '../../values/check-scalars';

const plugin = text({ what: 'admission plugin', pattern: /^[A-Z][A-Za-z]+$/, max: 63, example: 'AlwaysPullImages' });
const level = oneOf(PodSecurityLevel);
const version = text({ what: 'version of the Pod Security Standards', pattern: /^(latest|v1\.(0|[1-9]\d*))$/, example: 'v1.34' });

const podSecurity: Shape<PodSecurityOptions> = {
  enforce: level,
  enforceVersion: version,
  audit: level,
  auditVersion: version,
  warn: level,
  warnVersion: version,
  exemptNamespaces: listOf(dnsLabel()),
  exemptUsers: listOf(text({ max: 253 })),
  exemptRuntimeClasses: listOf(dnsLabel(253)),
};

const limitShape: Shape<EventRateLimit> = {
  type: required(oneOf(EventRateLimitType)),
  qps: required(integer({ min: 1, unit: 'events per second' })),
  burst: required(integer({ min: 1, unit: 'events' })),
  cacheSize: integer({ min: 1, unit: 'entries' }),
};

const limits: Check = (where, value) => {
  listOf((at, item) => {
    const { type, cacheSize } = checkProps(at, item as EventRateLimit, limitShape);
    if (type === EventRateLimitType.SERVER && cacheSize !== undefined) { refuse(`${at}.cacheSize`, cacheSize, 'has no effect on a limit of the whole server; leave it out'); }
  }, { min: 1 })(where, value);
  const types = (value as EventRateLimit[]).map(({ type }) => type);
  const twice = types.find((type, index) => types.indexOf(type) !== index);
  if (twice) { throw new Error(`${where}: "${twice}" is limited twice; keep one.`); }
};

const shape: Shape<AdmissionOptions> = {
  enabledPlugins: listOf(plugin),
  disabledPlugins: listOf((where, value) => {
    plugin(where, value);
    if (value === 'NodeRestriction') { refuse(where, value, 'keeps kubelets from changing each other; it stays on'); }
  }),
  podSecurity: struct(podSecurity),
  eventRateLimits: limits,
  configuration: mapOf((where, value) => {
    plainMap(where, value);
    const { apiVersion, kind } = value as { [field: string]: unknown };
    if (typeof apiVersion !== 'string' || typeof kind !== 'string') { refuse(where, value, 'has no apiVersion and kind; write both'); }
  }, plugin),
};

/** Checks of `AdmissionOptions`, but for what is said in two places once hardening is merged in. */
export const admission: Check = (where, value) => {
  const { enabledPlugins = [], disabledPlugins = [], configuration = {} } = checkProps(where, value as AdmissionOptions, shape);
  const both = enabledPlugins.find(name => disabledPlugins.includes(name));
  if (both) { throw new Error(`${where}: "${both}" is enabled and disabled; keep one.`); }
  for (const [name, option] of [['PodSecurity', 'podSecurity'], ['EventRateLimit', 'eventRateLimits']]) {
    if (Object.hasOwn(configuration, name)) { throw new Error(`${where}.configuration: "${name}" has an option of its own; write ${option}.`); }
  }
};
