/** Flags that have an option of their own, per component, and where to write them instead. */

const TLS = { 'tls-min-version': 'kubernetes.tls', 'tls-cipher-suites': 'kubernetes.tls' };
const GATES = { 'feature-gates': 'kubernetes.featureGates' };
const NETWORK = { 'service-cluster-ip-range': 'network.serviceCidrs' };

export const apiServerFlags: { readonly [flag: string]: string } = {
  ...TLS,
  ...GATES,
  ...NETWORK,
  ...all('apiServer.anonymousAccess', 'anonymous-auth'),
  ...all('apiServer.authentication', 'authentication-config', 'oidc-issuer-url', 'oidc-client-id', 'oidc-username-claim', 'oidc-username-prefix',
    'oidc-groups-claim', 'oidc-groups-prefix', 'oidc-required-claim', 'oidc-signing-algs', 'oidc-ca-file'),
  ...all('apiServer.audit', 'audit-policy-file', 'audit-log-path', 'audit-log-maxage', 'audit-log-maxbackup', 'audit-log-maxsize',
    'audit-webhook-config-file', 'audit-webhook-mode'),
  ...all('apiServer.encryption', 'encryption-provider-config'),
  ...all('apiServer.admission', 'admission-control', 'admission-control-config-file', 'enable-admission-plugins', 'disable-admission-plugins'),
  ...all('apiServer.serviceAccounts', 'service-account-issuer', 'service-account-jwks-uri', 'service-account-max-token-expiration',
    'service-account-extend-token-expiration'),
  ...all('kubernetes.etcd', 'etcd-servers'),
  ...all("the endpoint's port", 'secure-port'),
  'profiling': 'apiServer.profiling',
  'request-timeout': 'apiServer.requestTimeout',
  'max-requests-inflight': 'apiServer.maxRequestsInFlight',
  'max-mutating-requests-inflight': 'apiServer.maxMutatingRequestsInFlight',
  'event-ttl': 'apiServer.eventTimeToLive',
  'goaway-chance': 'apiServer.goawayChance',
};

export const controllerManagerFlags: { readonly [flag: string]: string } = {
  ...TLS,
  ...GATES,
  ...NETWORK,
  ...all('network.podCidrs', 'cluster-cidr'),
  ...all('network.nodeCidrMaskSize', 'node-cidr-mask-size', 'node-cidr-mask-size-ipv4'),
  ...all('network.nodeCidrMaskSizeIpv6', 'node-cidr-mask-size-ipv6'),
  ...all('setup.externalCloudProvider', 'cloud-provider'),
  'profiling': 'controllerManager.profiling',
  'bind-address': 'controllerManager.bindAddress',
  'terminated-pod-gc-threshold': 'controllerManager.terminatedPodThreshold',
  'node-monitor-grace-period': 'controllerManager.nodeMonitorGracePeriod',
  'cluster-signing-duration': 'controllerManager.signedCertificateValidity',
};

export const schedulerFlags: { readonly [flag: string]: string } = {
  ...TLS,
  ...GATES,
  'profiling': 'scheduler.profiling',
  'bind-address': 'scheduler.bindAddress',
  'config': 'scheduler.configuration',
};

function all(option: string, ...flags: string[]): { [flag: string]: string } {
  return Object.fromEntries(flags.map(name => [name, option]));
}
