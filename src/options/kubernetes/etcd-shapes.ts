import { Duration } from 'cdk8s';
import { certificateSans, imageRepository, imageTag, ownArguments } from './component-shapes';
import type { ExternalEtcdOptions, StackedEtcdOptions } from './etcd';
import { Check, checkProps, listOf, refuse, required, Shape } from '../../values/check';
import { duration, integer, size, text } from '../../values/check-scalars';

/** Flags that have an option, or that decide who finds whom. */
const OWNED: { readonly [flag: string]: string } = {
  'data-dir': 'dataDirectory',
  'quota-backend-bytes': 'quota',
  'snapshot-count': 'snapshotCount',
  'heartbeat-interval': 'heartbeatInterval',
  'election-timeout': 'electionTimeout',
  'auto-compaction-mode': 'compactionRetention',
  'auto-compaction-retention': 'compactionRetention',
  'max-request-bytes': 'maxRequestSize',
  'listen-metrics-urls': 'metricsUrls',
  'cipher-suites': 'kubernetes.tls',
  'tls-min-version': 'kubernetes.tls',
};

/** etcd counts in milliseconds. */
const millis = (min: number, max: number): Check => (where, value) => {
  if (typeof (value as Duration)?.toMilliseconds !== 'function') { refuse(where, value, 'is not a Duration; write Duration.millis(…)'); }
  const amount = (value as Duration).toMilliseconds({ integral: false });
  if (!Number.isInteger(amount) || amount < min || amount > max) {
    throw new Error(`${where}: ${amount} milliseconds; write a whole number between ${min} and ${max}.`);
  }
};

const stackedShape: Shape<StackedEtcdOptions> = {
  dataDirectory: text({ what: 'absolute path', pattern: /^(\/[\w.-]+)+$/, max: 512, example: '/var/lib/etcd-disk/data' }),
  quota: size('mebibytes', 64),
  snapshotCount: integer({ min: 1000 }),
  heartbeatInterval: millis(10, 5000),
  electionTimeout: millis(50, 50000),
  compactionRetention: duration(60),
  maxRequestSize: size('mebibytes'),
  metricsUrls: listOf(text({ what: 'address', pattern: /^https?:\/\/[^\s/,]+:\d+$/, example: 'http://0.0.0.0:2381' }), { min: 1 }),
  certificateSans,
  imageRepository,
  imageTag,
  extraArguments: ownArguments(OWNED),
};

/** Checks of `StackedEtcdOptions`. */
export const stackedEtcd: Check = (where, value) => {
  const { heartbeatInterval, electionTimeout } = checkProps(where, value as StackedEtcdOptions, stackedShape);
  const heartbeat = heartbeatInterval?.toMilliseconds() ?? 100;
  const election = electionTimeout?.toMilliseconds() ?? 1000;
  if (election < 5 * heartbeat) {
    throw new Error(`${where}.electionTimeout: ${election} milliseconds are fewer than 5 heartbeats of ${heartbeat}; etcd does not start; write at least Duration.millis(${5 * heartbeat}).`);
  }
};

const externalShape: Shape<ExternalEtcdOptions> = {
  endpoints: required(listOf(text({ what: 'https address with a port', pattern: /^https:\/\/[^\s/,]+:\d+$/, max: 512, example: 'https://etcd-1.example.com:2379' }), { min: 1, max: 50 })),
};

/** Checks of `ExternalEtcdOptions`. */
export const externalEtcd: Check = (where, value) => {
  const { endpoints } = checkProps(where, value as ExternalEtcdOptions, externalShape);
  const twice = endpoints.find((endpoint, index) => endpoints.indexOf(endpoint) !== index);
  if (twice) { throw new Error(`${where}.endpoints: "${twice}" is listed twice; keep one.`); }
};
