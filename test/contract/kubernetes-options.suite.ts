import { Duration, Size } from 'cdk8s';
import {
  AdmissionOptions, AnonymousAccess, ApiServerOptions, AuditPolicy, Authentication, CertificateOptions, ControllerManagerOptions, EncryptionAtRest,
  Etcd,
  EventRateLimitType, ExternalEtcdOptions, Hardening, HardeningParts, JwtClaim, KeyAlgorithm, KubernetesOptions, PodSecurityLevel, PodSecurityOptions,
  SchedulerOptions, ServiceAccountOptions, StackedEtcdOptions, StartTimeouts, TlsVersion,
} from '../../src';
import { Refusals } from '../support/samples';

/** A value for every option, none of them a default: the compiler refuses a table that forgets one. */
type Samples<T> = { readonly [K in keyof T]-?: NonNullable<T[K]> };

const SECRET = { name: 'files', key: 'one' };
const COMPONENT = { extraArguments: { v: '4' }, mounts: [{ name: 'webhooks', path: '/etc/webhooks', mountPath: '/webhooks', writable: true }] };

const POD_SECURITY: Samples<PodSecurityOptions> = {
  enforce: PodSecurityLevel.BASELINE,
  enforceVersion: 'v1.33',
  audit: PodSecurityLevel.BASELINE,
  auditVersion: 'v1.33',
  warn: PodSecurityLevel.BASELINE,
  warnVersion: 'v1.33',
  exemptNamespaces: ['kube-system', 'one'],
  exemptUsers: ['one'],
  exemptRuntimeClasses: ['one'],
};

const ADMISSION: Samples<AdmissionOptions> = {
  enabledPlugins: ['AlwaysPullImages'],
  disabledPlugins: ['DefaultStorageClass'],
  podSecurity: POD_SECURITY,
  eventRateLimits: [{ type: EventRateLimitType.NAMESPACE, qps: 50, burst: 100, cacheSize: 2000 }],
  configuration: { PodNodeSelector: { apiVersion: 'v1', kind: 'Anything', one: 'two' } },
};

const SERVICE_ACCOUNTS: Samples<ServiceAccountOptions> = {
  issuer: 'https://issuer.example.com',
  jwksUri: 'https://issuer.example.com/keys',
  maxTokenExpiration: Duration.hours(3),
  extendTokenExpiration: false,
};

const API_SERVER: Samples<ApiServerOptions> = {
  ...COMPONENT,
  certificateSans: ['api.example.com'],
  anonymousAccess: AnonymousAccess.HEALTH_ONLY,
  authentication: Authentication.oidc({ issuerUrl: 'https://login.example.com', clientId: 'one' }),
  audit: {
    policy: AuditPolicy.request(),
    log: { path: '/var/log/audit/one/audit.log', maxAge: Duration.days(3), maxFiles: 3, maxSize: Size.mebibytes(3) },
    webhook: { kubeconfig: SECRET, blocking: true },
  },
  encryption: EncryptionAtRest.fromSecret(SECRET),
  admission: ADMISSION,
  serviceAccounts: SERVICE_ACCOUNTS,
  profiling: false,
  requestTimeout: Duration.seconds(77),
  maxRequestsInFlight: 777,
  maxMutatingRequestsInFlight: 777,
  eventTimeToLive: Duration.hours(7),
  goawayChance: 0.001,
};

const CONTROLLER_MANAGER: Samples<ControllerManagerOptions> = {
  ...COMPONENT,
  profiling: false,
  bindAddress: '0.0.0.0',
  terminatedPodThreshold: 77,
  nodeMonitorGracePeriod: Duration.seconds(77),
  signedCertificateValidity: Duration.days(77),
};

const SCHEDULER: Samples<SchedulerOptions> = {
  ...COMPONENT, profiling: false, bindAddress: '0.0.0.0', configuration: { podInitialBackoffSeconds: 7 },
};

const ETCD: Samples<StackedEtcdOptions> = {
  dataDirectory: '/var/lib/etcd/data',
  quota: Size.gibibytes(7),
  snapshotCount: 7777,
  heartbeatInterval: Duration.millis(77),
  electionTimeout: Duration.millis(7777),
  compactionRetention: Duration.hours(7),
  maxRequestSize: Size.mebibytes(7),
  metricsUrls: ['http://0.0.0.0:2381'],
  certificateSans: ['etcd.example.com'],
  imageRepository: 'registry.example.com/etcd',
  imageTag: '3.6.5-0',
  extraArguments: { 'max-snapshots': '7' },
};

const EXTERNAL: Samples<ExternalEtcdOptions> = { endpoints: ['https://etcd.example.com:2379'] };

const CERTIFICATES: Samples<CertificateOptions> = {
  validity: Duration.days(77), caValidity: Duration.days(777), keyAlgorithm: KeyAlgorithm.ECDSA_P256,
};

const TIMEOUTS: Samples<StartTimeouts> = {
  controlPlaneComponents: Duration.minutes(7),
  kubelet: Duration.minutes(7),
  apiCalls: Duration.minutes(7),
  etcdCalls: Duration.minutes(7),
  tlsBootstrap: Duration.minutes(7),
  discovery: Duration.minutes(7),
};

const HARDENING: Samples<HardeningParts> = {
  anonymousAccess: true,
  audit: true,
  profiling: true,
  tls: true,
  eventRateLimit: true,
  externalIps: true,
  podSecurity: true,
  tokenExpiration: true,
  terminatedPods: true,
  kubelet: true,
  seccomp: true,
  pullImages: true,
  kubeletCertificates: true,
};

const KUBERNETES: Samples<KubernetesOptions> = {
  apiServer: API_SERVER,
  controllerManager: CONTROLLER_MANAGER,
  scheduler: SCHEDULER,
  etcd: Etcd.external(EXTERNAL),
  tls: { minVersion: TlsVersion.TLS_1_2, cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] },
  featureGates: { InPlacePodVerticalScaling: true },
  certificates: CERTIFICATES,
  imageRepository: 'registry.example.com/k8s',
  dns: { repository: 'registry.example.com/dns', tag: 'v1.12.1' },
  timeouts: TIMEOUTS,
  hardening: Hardening.cis(),
};

const MORE: [string, KubernetesOptions][] = [
  ...Object.entries(ETCD).map(([name, value]): [string, KubernetesOptions] => [`etcd.${name}`, { etcd: Etcd.stacked({ [name]: value }) }]),
  ...Object.keys(HARDENING).map((name): [string, KubernetesOptions] => [`hardening.${name}`, { hardening: Hardening.only({ [name]: true }) }]),
  ['apiServer.encryption', { apiServer: { encryption: EncryptionAtRest.kms({ name: 'vault', socket: '/run/kms/plugin.sock' }) } }],
  ['apiServer.authentication', { apiServer: { authentication: Authentication.fromSecret(SECRET) } }],
  ['apiServer.authentication', {
    apiServer: { authentication: Authentication.jwt([{ url: 'https://login.example.com', audiences: ['one'], username: JwtClaim.of('sub') }]) },
  }],
];

/** Nothing that a user says about Kubernetes may vanish: it changes the objects, or it is refused and said so in `refusals`. */
export function kubernetesOptionsSuite(assemble: (kubernetes: KubernetesOptions) => any[] | string, refusals: Refusals = {}): void {
  test.each([...cases([], KUBERNETES), ...MORE.map(([path, options]) => [path, options, {}] as Case)])('kubernetes.%s changes the objects or is refused', (path, given, without) => {
    const objects = assemble(given);
    if (typeof objects === 'string') {
      expect({ objects, refusal: reasonOf(refusals, `kubernetes.${path}`) }).toEqual({ objects, refusal: expect.any(String) });
    } else {
      expect(objects).not.toEqual(assemble(without));
    }
  });
}

/** The reason for a refusal, which holds for the parts of an option too. */
function reasonOf(refusals: Refusals, path: string): string | undefined {
  return Object.entries(refusals).find(([option]) => path === option || path.startsWith(`${option}.`))?.[1];
}

type Case = [string, KubernetesOptions, KubernetesOptions];

/** Members whose meaning hangs on another one: they are tried by leaving them out of their struct. */
const DEPENDENT = /^apiServer\.(audit\.|admission\.podSecurity\.\w+Version)/;

/** Each member of each struct, alone if it can be, against none. */
function cases(path: readonly string[], samples: object): Case[] {
  return Object.entries(samples).flatMap(([name, value]): Case[] => {
    const here = [...path, name];
    const isStruct = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
    const own: Case[] = DEPENDENT.test(here.join('.'))
      ? [[here.join('.'), wrap(path, samples), wrap(path, Object.fromEntries(Object.entries(samples).filter(([other]) => other !== name)))]]
      : [[here.join('.'), wrap(here, value), {}]];
    return [...own, ...(isStruct && !/extraArguments|configuration|featureGates|kubeconfig|tls$/.test(here.join('.')) ? cases(here, value) : [])];
  });
}

function wrap(path: readonly string[], value: unknown): KubernetesOptions {
  return path.reduceRight((inner, name) => ({ [name]: inner }), value) as KubernetesOptions;
}
