import { Flags } from './component-parts';
import { StackedEtcdOptions } from '../../options/kubernetes/etcd';
import { TlsOptions, TlsVersion } from '../../options/kubernetes/tls-options';

/** Flags of a member of etcd that the options stand for, without those of the user. */
export function etcdFlags(options: StackedEtcdOptions, { minVersion, cipherSuites }: TlsOptions = {}): Flags {
  const { quota, snapshotCount, heartbeatInterval, electionTimeout, compactionRetention, maxRequestSize, metricsUrls } = options;
  return {
    'quota-backend-bytes': quota && String(quota.toMebibytes() * 1024 * 1024),
    'snapshot-count': snapshotCount?.toString(),
    'heartbeat-interval': heartbeatInterval && String(heartbeatInterval.toMilliseconds()),
    'election-timeout': electionTimeout && String(electionTimeout.toMilliseconds()),
    'auto-compaction-mode': compactionRetention && 'periodic',
    'auto-compaction-retention': compactionRetention && `${compactionRetention.toSeconds()}s`,
    'max-request-bytes': maxRequestSize && String(maxRequestSize.toMebibytes() * 1024 * 1024),
    'listen-metrics-urls': metricsUrls?.join(','),
    // etcd has words of its own for the versions.
    'tls-min-version': minVersion && (minVersion === TlsVersion.TLS_1_3 ? 'TLS1.3' : 'TLS1.2'),
    'cipher-suites': cipherSuites?.join(','),
  };
}
