import { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { CERTIFICATE, cluster } from './support';
import {
  AnonymousAccess, AuditPolicy, Authentication, DiskFilesystem, EncryptionAtRest, Endpoint, Etcd, EventRateLimitType, Hardening, JwtClaim,
  KeyAlgorithm, PodSecurityLevel, TlsVersion,
} from '../../../src';

const SUITES = ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'];

/** Every option of Kubernetes itself, said one by one. */
export function options(scope: Construct): void {
  cluster(scope, 'options', {
    controlPlane: {
      setup: { disks: [{ device: '/dev/sdb', volumes: [{ label: 'etcd', mountPath: '/var/lib/etcd', filesystem: DiskFilesystem.XFS }] }] },
    },
    pools: [{ name: 'general' }],
  }, {
    kubernetes: {
      apiServer: {
        certificateSans: ['api.internal.example.com', '10.9.0.11'],
        anonymousAccess: AnonymousAccess.OPEN,
        authentication: Authentication.oidc({
          issuerUrl: 'https://login.example.com',
          clientId: 'kubernetes',
          usernameClaim: 'email',
          usernamePrefix: 'oidc:',
          groupsClaim: 'groups',
          groupsPrefix: 'oidc:',
          requiredClaims: { tenant: 'example' },
          signingAlgorithms: ['RS256', 'ES256'],
          caCertificate: CERTIFICATE,
        }),
        audit: {
          policy: AuditPolicy.request(),
          log: { path: '/var/log/audit/kubernetes/audit.log', maxAge: Duration.days(90), maxFiles: 20, maxSize: Size.mebibytes(200) },
          webhook: { kubeconfig: { name: 'audit-webhook', key: 'kubeconfig', revision: '1' }, blocking: true },
        },
        encryption: EncryptionAtRest.fromSecret({ name: 'encryption-2026-11', key: 'encryption.yaml' }),
        admission: {
          enabledPlugins: ['AlwaysPullImages'],
          disabledPlugins: ['StorageObjectInUseProtection'],
          podSecurity: {
            enforce: PodSecurityLevel.BASELINE,
            enforceVersion: 'v1.34',
            audit: PodSecurityLevel.RESTRICTED,
            auditVersion: 'latest',
            warn: PodSecurityLevel.RESTRICTED,
            warnVersion: 'latest',
            exemptNamespaces: ['kube-system', 'vmware-system-csi'],
            exemptUsers: ['system:serviceaccount:kube-system:installer'],
            exemptRuntimeClasses: ['kata'],
          },
          eventRateLimits: [
            { type: EventRateLimitType.SERVER, qps: 5000, burst: 20000 },
            { type: EventRateLimitType.NAMESPACE, qps: 50, burst: 100, cacheSize: 2000 },
          ],
          configuration: {
            PodNodeSelector: { apiVersion: 'example.com/v1', kind: 'PodNodeSelectorConfiguration', clusterDefaultNodeSelector: 'tier=general' },
          },
        },
        serviceAccounts: {
          issuer: 'https://oidc.example.com/options',
          jwksUri: 'https://oidc.example.com/options/keys',
          maxTokenExpiration: Duration.hours(24),
          extendTokenExpiration: false,
        },
        profiling: false,
        requestTimeout: Duration.seconds(90),
        maxRequestsInFlight: 800,
        maxMutatingRequestsInFlight: 400,
        eventTimeToLive: Duration.hours(3),
        goawayChance: 0.001,
        extraArguments: { v: '2' },
        mounts: [{ name: 'webhooks', path: '/etc/kubernetes/webhooks', mountPath: '/etc/webhooks', writable: true }],
      },
      controllerManager: {
        profiling: false,
        bindAddress: '0.0.0.0',
        terminatedPodThreshold: 500,
        nodeMonitorGracePeriod: Duration.seconds(60),
        signedCertificateValidity: Duration.days(90),
        extraArguments: { 'concurrent-deployment-syncs': '10' },
      },
      scheduler: { profiling: false, bindAddress: '0.0.0.0', configuration: { percentageOfNodesToScore: 50 }, extraArguments: { v: '3' } },
      etcd: Etcd.stacked({
        dataDirectory: '/var/lib/etcd/data',
        quota: Size.gibibytes(8),
        snapshotCount: 20000,
        heartbeatInterval: Duration.millis(200),
        electionTimeout: Duration.millis(2000),
        compactionRetention: Duration.hours(1),
        maxRequestSize: Size.mebibytes(4),
        metricsUrls: ['http://0.0.0.0:2381'],
        certificateSans: ['etcd.options.example.com'],
        imageRepository: 'registry.example.com/etcd',
        imageTag: '3.6.5-0',
        extraArguments: { 'log-level': 'warn' },
      }),
      tls: { minVersion: TlsVersion.TLS_1_2, cipherSuites: SUITES },
      featureGates: { InPlacePodVerticalScaling: true },
      certificates: { validity: Duration.days(180), caValidity: Duration.days(1825), keyAlgorithm: KeyAlgorithm.ECDSA_P256 },
      imageRepository: 'registry.example.com/k8s',
      dns: { repository: 'registry.example.com/coredns', tag: 'v1.12.1' },
      timeouts: {
        controlPlaneComponents: Duration.minutes(6),
        kubelet: Duration.minutes(5),
        apiCalls: Duration.minutes(2),
        etcdCalls: Duration.minutes(3),
        tlsBootstrap: Duration.minutes(6),
        discovery: Duration.minutes(7),
      },
    },
  });
}

/** The hardening profile as it is, and structured authentication. */
export function hardened(scope: Construct): void {
  cluster(scope, 'hardened', { endpoint: Endpoint.kubeVip('10.10.0.10'), pools: [{ name: 'general' }] }, {
    kubernetes: {
      hardening: Hardening.cis(),
      apiServer: {
        authentication: Authentication.jwt([{
          url: 'https://login.example.com',
          audiences: ['kubernetes', 'portal'],
          discoveryUrl: 'https://login.example.com/internal/.well-known/openid-configuration',
          caCertificate: CERTIFICATE,
          username: JwtClaim.expression('"corp:" + claims.sub'),
          groups: JwtClaim.of('groups', 'corp:'),
          uid: JwtClaim.of('oid'),
          extra: { 'example.com/tenant': 'claims.tenant' },
          requiredClaims: { tenant: 'example' },
          claimRules: [{ expression: 'claims.exp - claims.nbf <= 86400', message: 'tokens live a day at most' }],
          userRules: [{ expression: "!user.username.startsWith('system:')", message: 'system: is reserved' }],
        }]),
        audit: { policy: AuditPolicy.requestResponse() },
        encryption: EncryptionAtRest.kms({ name: 'vault', socket: '/run/kms/plugin.sock', timeout: Duration.seconds(5), resources: ['secrets', 'configmaps'] }),
      },
    },
  });
}

/** External etcd, every part of hardening by name, and policies that are in Secrets. */
export function external(scope: Construct): void {
  cluster(scope, 'external', { pools: [{ name: 'general' }] }, {
    kubernetes: {
      etcd: Etcd.external({ endpoints: ['https://etcd-1.example.com:2379', 'https://etcd-2.example.com:2379'] }),
      hardening: Hardening.only({
        anonymousAccess: false,
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
      }),
      apiServer: {
        authentication: Authentication.fromSecret({ name: 'authentication', key: 'config.yaml', revision: '3' }),
        audit: { policy: AuditPolicy.fromSecret({ name: 'audit-policy', key: 'policy.yaml' }) },
      },
    },
  });
}

/** Audit policies beside those of the other clusters. */
export function audits(scope: Construct): void {
  cluster(scope, 'audit-metadata', {}, { kubernetes: { apiServer: { audit: { policy: AuditPolicy.metadata() } } } });
  cluster(scope, 'audit-own', {}, { kubernetes: { apiServer: { audit: { policy: AuditPolicy.of({ rules: [{ level: 'Metadata', resources: [{ group: '' }] }] }) } } } });
}
