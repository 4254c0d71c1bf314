import { Duration, Size } from 'cdk8s';
import {
  AnonymousAccess, AuditPolicy, Authentication, Distribution, EncryptionAtRest, Etcd, EventRateLimitType, JwtClaim, KubernetesOptions, Manifest,
  TlsVersion,
} from '../../src';
import { synthesize } from '../support/golden';
import { configOf } from '../support/kubernetes';
import { CERTIFICATE } from '../support/node-setups';
import { clusterWith, PlainTopology } from '../support/plain-topology';

const WHERE = 'WorkloadCluster "prod".kubernetes';
const gcm = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';

describe('one bad value', () => {
  test.each<[string, any, string]>([
    ['an unknown option', { apiserver: {} }, `${WHERE}: "apiserver" is not a property; write apiServer.`],
    ['text for a struct', { apiServer: 'on' }, `${WHERE}.apiServer: "on" is not an object of properties.`],
    ['dashes before a flag', { apiServer: { extraArguments: { '--v': '2' } } }, '"--v" is not a flag name without dashes'],
    ['a number as a flag', { apiServer: { extraArguments: { v: 2 } } }, `${WHERE}.apiServer.extraArguments["v"]: 2 is not text.`],
    ['a flag over two lines', { scheduler: { extraArguments: { v: '1\n2' } } }, 'has a line break.'],
    ['a long flag', { scheduler: { extraArguments: { v: 'x'.repeat(1025) } } }, '1025 characters; at most 1024 are allowed; put it into a file.'],
    ['a flag that has an option', { apiServer: { extraArguments: { 'audit-log-path': '/x' } } }, `${WHERE}.apiServer.extraArguments: "audit-log-path" has an option of its own; write apiServer.audit.`],
    ['a flag of the network', { controllerManager: { extraArguments: { 'cluster-cidr': '10.0.0.0/8' } } }, '"cluster-cidr" has an option of its own; write network.podCidrs.'],
    ['a flag of the scheduler', { scheduler: { extraArguments: { config: '/x' } } }, '"config" has an option of its own; write scheduler.configuration.'],
    ['two mounts of a name', { apiServer: { mounts: [{ name: 'a', path: '/a' }, { name: 'a', path: '/b' }] } }, `${WHERE}.apiServer.mounts: "a" is the name of two mounts; give each its own.`],
    ['a relative mount', { apiServer: { mounts: [{ name: 'a', path: 'a' }] } }, '"a" is not a absolute path'],
    ['a name with a port', { apiServer: { certificateSans: ['api.example.com:6443'] } }, 'is not an IP address or a lower-case DNS name; leave out scheme, port and path.'],
    ['goaway too often', { apiServer: { goawayChance: 0.5 } }, `${WHERE}.apiServer.goawayChance: 0.5 is not a number between 0 and 0.02.`],
    ['not a number', { apiServer: { goawayChance: NaN } }, 'is not a number between 0 and 0.02.'],
    ['anonymous access as a flag', { apiServer: { anonymousAccess: false } }, 'false is not one of open, health-only, closed.'],
    ['a short token', { apiServer: { serviceAccounts: { maxTokenExpiration: Duration.minutes(10) } } }, '600 seconds is below 3600, the least allowed.'],
    ['an issuer over HTTP', { apiServer: { serviceAccounts: { issuer: 'http://a.example.com' } } }, '"http://a.example.com" is not a https address without query and fragment'],
    ['an audit log in the root', { apiServer: { audit: { log: { path: '/var/audit.log' } } } }, '"/var/audit.log" is not a absolute path in a folder of its own'],
    ['a policy as plain data', { apiServer: { audit: { policy: { rules: [] } } } }, 'is not an AuditPolicy; write AuditPolicy.metadata(), AuditPolicy.request() or AuditPolicy.of({…}).'],
    ['a collector without a Secret', { apiServer: { audit: { webhook: {} } } }, `${WHERE}.apiServer.audit.webhook.kubeconfig: a value is required.`],
    ['a plugin in lower case', { apiServer: { admission: { enabledPlugins: ['alwaysPullImages'] } } }, '"alwaysPullImages" is not a admission plugin'],
    ['NodeRestriction off', { apiServer: { admission: { disabledPlugins: ['NodeRestriction'] } } }, '"NodeRestriction" keeps kubelets from changing each other; it stays on.'],
    ['a plugin on and off', { apiServer: { admission: { enabledPlugins: ['PodNodeSelector'], disabledPlugins: ['PodNodeSelector'] } } }, '"PodNodeSelector" is enabled and disabled; keep one.'],
    ['a level that does not exist', { apiServer: { admission: { podSecurity: { enforce: 'strict' } } } }, '"strict" is not one of privileged, baseline, restricted.'],
    ['a patch version of the standards', { apiServer: { admission: { podSecurity: { enforceVersion: 'v1.34.3' } } } }, 'is not a version of the Pod Security Standards'],
    ['a limit twice', { apiServer: { admission: { eventRateLimits: [{ type: EventRateLimitType.USER, qps: 1, burst: 1 }, { type: EventRateLimitType.USER, qps: 2, burst: 2 }] } } }, '"User" is limited twice; keep one.'],
    ['a cache of the server', { apiServer: { admission: { eventRateLimits: [{ type: EventRateLimitType.SERVER, qps: 1, burst: 1, cacheSize: 1 }] } } }, '.cacheSize: 1 has no effect on a limit of the whole server; leave it out.'],
    ['Pod Security in two places', { apiServer: { admission: { configuration: { PodSecurity: { apiVersion: 'a', kind: 'b' } } } } }, '"PodSecurity" has an option of its own; write podSecurity.'],
    ['a plugin configuration without a kind', { apiServer: { admission: { configuration: { PodNodeSelector: { a: 'b' } } } } }, 'has no apiVersion and kind; write both.'],
    ['a network name as an address', { scheduler: { bindAddress: 'localhost' } }, `${WHERE}.scheduler.bindAddress: "localhost" is not an IP address.`],
    ['gates of the scheduler', { scheduler: { configuration: { featureGates: {} } } }, `${WHERE}.scheduler.configuration: "featureGates" has an option of its own; write kubernetes.featureGates.`],
    ['another kind for the scheduler', { scheduler: { configuration: { kind: 'Policy' } } }, 'is not a kubescheduler.config.k8s.io/v1 KubeSchedulerConfiguration.'],
    ['a function in a configuration', { scheduler: { configuration: { a: () => 1 } } }, 'a function is not plain data'],
    ['a weak suite', { tls: { cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'] } }, `${WHERE}.tls.cipherSuites[0]: "TLS_RSA_WITH_AES_128_CBC_SHA" is not a cipher suite that Go counts as secure; write one of TLS_AES_128_GCM_SHA256`],
    ['no suite for HTTP/2', { tls: { cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'] } }, `${WHERE}.tls.cipherSuites: the API server does not start without a suite for HTTP/2; add ${gcm} or TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256.`],
    ['suites of TLS 1.3', { tls: { minVersion: TlsVersion.TLS_1_3, cipherSuites: [gcm] } }, 'the suites of TLS 1.3 cannot be chosen; leave the list out, or write minVersion: TlsVersion.TLS_1_2.'],
    ['a suite twice', { tls: { cipherSuites: [gcm, gcm] } }, `"${gcm}" is listed twice; keep one.`],
    ['a gate as text', { featureGates: { A: 'true' } }, `${WHERE}.featureGates["A"]: "true" is not true or false.`],
    ['certificates for hours', { certificates: { validity: Duration.hours(36) } }, 'is not a whole number of days; write Duration.days(…).'],
    ['certificates for no time', { certificates: { validity: Duration.days(0) } }, `${WHERE}.certificates.validity: 0 days; write between 1 and 1095.`],
    ['certificates for four years', { certificates: { validity: Duration.days(1460) } }, '1460 days; write between 1 and 1095.'],
    ['certificates beyond their authority', { certificates: { validity: Duration.days(500), caValidity: Duration.days(365) } }, `${WHERE}.certificates.validity: 500 days are longer than the 365 days of the certificate authority; lower it or raise caValidity.`],
    ['an algorithm that does not exist', { certificates: { keyAlgorithm: 'RSA-1024' } }, '"RSA-1024" is not one of RSA-2048, RSA-3072, RSA-4096, ECDSA-P256, ECDSA-P384.'],
    ['a repository with a scheme', { imageRepository: 'https://registry.example.com' }, 'is not a image repository without a tag'],
    ['a DNS tag without a version', { dns: { tag: 'latest' } }, `${WHERE}.dns.tag: "latest" is not a version; write for example "v1.12.1".`],
    ['a DNS tag with a slash', { dns: { tag: 'v1.12.1/0' } }, 'is not a image tag'],
    ['a timeout as text', { timeouts: { kubelet: '4m' } }, `${WHERE}.timeouts.kubelet: "4m" is not a Duration`],
    ['etcd as plain data', { etcd: { quota: 1 } }, 'is not an Etcd; write Etcd.stacked({…}) or Etcd.external({…}).'],
    ['hardening as a flag', { hardening: true }, `${WHERE}.hardening: true is not a Hardening; write Hardening.cis().`],
  ])('%s', (_what, kubernetes, message) => {
    expect(() => configOf(kubernetes)).toThrow(message);
  });
});

describe('one bad value of a value class', () => {
  const provider = { issuerUrl: 'https://login.example.com', clientId: 'kubernetes' };
  const issuer = { url: 'https://login.example.com', audiences: ['one'], username: JwtClaim.of('sub') };
  test.each<[string, () => unknown, string]>([
    ['an etcd without members', () => Etcd.external({ endpoints: [] }), 'Etcd.external.endpoints: [] has too few items; at least 1 needed.'],
    ['an etcd over HTTP', () => Etcd.external({ endpoints: ['http://etcd:2379'] }), '"http://etcd:2379" is not a https address with a port'],
    ['a member twice', () => Etcd.external({ endpoints: ['https://a:2379', 'https://a:2379'] }), 'Etcd.external.endpoints: "https://a:2379" is listed twice; keep one.'],
    ['an election too soon', () => Etcd.stacked({ heartbeatInterval: Duration.millis(500) }), 'Etcd.stacked.electionTimeout: 1000 milliseconds are fewer than 5 heartbeats of 500; etcd does not start; write at least Duration.millis(2500).'],
    ['an election too late', () => Etcd.stacked({ electionTimeout: Duration.minutes(1) }), 'Etcd.stacked.electionTimeout: 60000 milliseconds; write a whole number between 50 and 50000.'],
    ['a heartbeat as a number', () => Etcd.stacked({ heartbeatInterval: 100 as any }), '100 is not a Duration; write Duration.millis(…).'],
    ['a small quota', () => Etcd.stacked({ quota: Size.mebibytes(8) }), 'Etcd.stacked.quota: 8 mebibytes is below 64, the least allowed.'],
    ['a flag of etcd that has an option', () => Etcd.stacked({ extraArguments: { 'data-dir': '/x' } }), 'Etcd.stacked.extraArguments: "data-dir" has an option of its own; write dataDirectory.'],
    ['a tag with a slash', () => Etcd.stacked({ imageTag: '3.5.21/0' }), '"3.5.21/0" is not a image tag'],
    ['a plugin without a socket', () => EncryptionAtRest.kms({ name: 'a' } as any), 'EncryptionAtRest.kms.socket: a value is required.'],
    ['a socket in the root', () => EncryptionAtRest.kms({ name: 'a', socket: '/kms.sock' }), '"/kms.sock" is not a absolute path in a folder'],
    ['a key as a prop', () => EncryptionAtRest.fromSecret({ name: 'keys', key: 'config', secret: 'c2VjcmV0' } as any), 'EncryptionAtRest.fromSecret: "secret" is not a property'],
    ['a policy without rules', () => AuditPolicy.of({ rules: [] }), 'AuditPolicy.of.rules: [] is not a list of rules; without one nothing is written down.'],
    ['a rule without a level', () => AuditPolicy.of({ rules: [{ verbs: ['get'] }] }), 'AuditPolicy.of.rules[0].level: undefined is not one of None, Metadata, Request, RequestResponse.'],
    ['a rule that is nothing', () => AuditPolicy.of({ rules: ['Metadata'] }), 'AuditPolicy.of.rules[0].level: undefined is not one of'],
    ['another kind', () => AuditPolicy.of({ kind: 'ClusterPolicy', rules: [{ level: 'None' }] }), 'is not an audit.k8s.io/v1 Policy.'],
    ['an unknown field of a policy', () => AuditPolicy.of({ rule: [] }), 'AuditPolicy.of: "rule" is not a field of a policy; write rules, omitStages or omitManagedFields.'],
    ['a provider over HTTP', () => Authentication.oidc({ ...provider, issuerUrl: 'http://login.example.com' }), 'is not a https address without query and fragment'],
    ['a prefix for no groups', () => Authentication.oidc({ ...provider, groupsPrefix: 'sso:' }), 'Authentication.oidc.groupsPrefix: "sso:" without groupsClaim; write the claim as well.'],
    ['no signature', () => Authentication.oidc({ ...provider, signingAlgorithms: ['none'] }), '"none" is not one of RS256'],
    ['a private key', () => Authentication.oidc({ ...provider, caCertificate: '-----BEGIN PRIVATE KEY-----' }), 'the text holds a private key; keep only the certificates.'],
    ['no issuer', () => Authentication.jwt([]), 'Authentication.jwt: [] has too few items; at least 1 needed.'],
    ['an issuer twice', () => Authentication.jwt([issuer, issuer]), 'Authentication.jwt: "https://login.example.com" is the address of two issuers; keep one.'],
    ['discovery at the issuer', () => Authentication.jwt([{ ...issuer, discoveryUrl: issuer.url }]), '.discoveryUrl: "https://login.example.com" is the issuer itself; leave it out.'],
    ['a claim as text', () => Authentication.jwt([{ ...issuer, username: 'sub' as any }]), '"sub" is not a JwtClaim; write JwtClaim.of(\'sub\') or JwtClaim.expression(\'…\').'],
    ['an id with a prefix', () => Authentication.jwt([{ ...issuer, uid: JwtClaim.of('oid', 'a:') }]), '.uid: "oid" has a prefix, which ids cannot have; use JwtClaim.expression.'],
    ['an extra key without a domain', () => Authentication.jwt([{ ...issuer, extra: { tenant: 'claims.tenant' } }]), '"tenant" is not a lower-case key with a domain'],
    ['a blank in a prefix', () => JwtClaim.of('sub', 'a b'), 'JwtClaim.of prefix: "a b" is not a prefix without blanks'],
    ['an empty expression', () => JwtClaim.expression(''), 'JwtClaim.expression: "" is empty'],
  ])('%s', (_what, make, message) => {
    expect(make).toThrow(message);
  });
});

describe('what does not fit together', () => {
  const at = '"prod" kubernetes.apiServer';
  const jwt = Authentication.jwt([{ url: 'https://login.example.com', audiences: ['one'], username: JwtClaim.of('sub') }]);
  const oidc = (more: object) => Authentication.oidc({ issuerUrl: 'https://login.example.com', clientId: 'one', ...more });
  test.each<[string, KubernetesOptions, string, string]>([
    ['no anonymous requests with kubeadm', { apiServer: { anonymousAccess: AnonymousAccess.CLOSED } }, 'v1.34.3',
      `${at}.anonymousAccess: kubeadm's health probes and joining machines have no credentials and would be turned away; write AnonymousAccess.HEALTH_ONLY.`],
    ['restricted anonymous requests too early', { apiServer: { anonymousAccess: AnonymousAccess.HEALTH_ONLY } }, 'v1.31.9',
      `${at}.anonymousAccess: Kubernetes v1.31.9 cannot restrict anonymous requests to paths; use v1.32 or later`],
    ['structured authentication too early', { apiServer: { authentication: jwt } }, 'v1.29.3',
      `${at}.authentication: Kubernetes v1.29.3 has no structured authentication; use v1.30 or later, or write Authentication.oidc.`],
    ['a whole configuration and a restriction', { apiServer: { authentication: Authentication.fromSecret({ name: 'a', key: 'b' }), anonymousAccess: AnonymousAccess.HEALTH_ONLY } }, 'v1.34.3',
      `${at}.authentication: the Secret "a" decides about anonymous requests as well; write AnonymousAccess.OPEN, with hardening anonymousAccess: false.`],
    ['algorithms in structured authentication', { apiServer: { authentication: oidc({ signingAlgorithms: ['ES256'] }), anonymousAccess: AnonymousAccess.HEALTH_ONLY } }, 'v1.34.3',
      `${at}.authentication: signingAlgorithms cannot be said beside AnonymousAccess.HEALTH_ONLY; leave them out, or write AnonymousAccess.OPEN`],
    ['KMS too early', { apiServer: { encryption: EncryptionAtRest.kms({ name: 'a', socket: '/run/kms/a.sock' }) } }, 'v1.28.9',
      `${at}.encryption: Kubernetes v1.28.9 has no stable KMS v2; use v1.29 or later, or write EncryptionAtRest.fromSecret.`],
    ['a plugin that is gone', { apiServer: { admission: { enabledPlugins: ['PodSecurityPolicy'] } } }, 'v1.34.3',
      `${at}.admission: Kubernetes v1.34.3 has no plugin "PodSecurityPolicy" since v1.25; leave it out.`],
    ['a flag that is gone', { controllerManager: { extraArguments: { 'pod-eviction-timeout': '5m' } } }, 'v1.34.3',
      '"prod" kubernetes.controllerManager.extraArguments: Kubernetes v1.34.3 has no flag "pod-eviction-timeout" since v1.27; leave it out.'],
    ['a flag to come', { apiServer: { extraArguments: { 'authorization-config': '/x' } } }, 'v1.29.3',
      `${at}.extraArguments: Kubernetes v1.29.3 has no flag "authorization-config" before v1.30; leave it out or use v1.30.`],
    ['certificates too early', { certificates: { validity: Duration.days(90) } }, 'v1.30.4',
      '"prod" kubernetes.certificates: kubeadm of Kubernetes v1.30.4 cannot choose them; use v1.31 or later, or leave them out.'],
    ['a timeout too early', { timeouts: { tlsBootstrap: Duration.minutes(9), kubelet: Duration.minutes(9) } }, 'v1.30.4',
      '"prod" kubernetes.timeouts.kubelet: kubeadm of Kubernetes v1.30.4 has no such timeout; use v1.31 or later, or leave it out.'],
    ['a mount that is needed otherwise', { apiServer: { audit: {}, mounts: [{ name: 'audit-log', path: '/x' }] } }, 'v1.34.3',
      `${at}.mounts: "audit-log" is the name of a mount the options need; choose another one.`],
    ['a mount of kubeadm', { apiServer: { mounts: [{ name: 'k8s-certs', path: '/x' }] } }, 'v1.34.3',
      `${at}.mounts: "k8s-certs" is the name of a volume of kubeadm; choose another one.`],
    ['a long policy', { apiServer: { audit: { policy: AuditPolicy.of({ rules: Array(400).fill({ level: 'Metadata', verbs: ['get'] }) }) } } }, 'v1.34.3',
      'characters; at most 10240 are allowed; put the policy into a Secret and write AuditPolicy.fromSecret.'],
    ['many authorities', {
      apiServer: {
        authentication: Authentication.jwt(Array.from({ length: 64 }, (_, index) => (
          { url: `https://${index}.example.com`, audiences: ['one'], username: JwtClaim.of('sub'), caCertificate: CERTIFICATE }))),
      },
    }, 'v1.34.3', 'characters; at most 10240 are allowed; shorten it, or put it into a Secret and write Authentication.fromSecret.'],
  ])('%s', (_what, kubernetes, kubernetesVersion, message) => {
    expect(() => configOf(kubernetes, { kubernetesVersion })).toThrow(message);
  });

  test('the data of etcd in the mount point of an ext4 disk', () => {
    const setup = { disks: [{ device: '/dev/sdb', volumes: [{ label: 'etcd', mountPath: '/var/lib/etcd-disk' }] }] };
    expect(() => configOf({ etcd: Etcd.stacked({ dataDirectory: '/var/lib/etcd-disk' }) }, { setup })).toThrow(
      '"prod" kubernetes.etcd: "/var/lib/etcd-disk" is the mount point of an ext4 disk and not empty (lost+found), which kubeadm refuses; write dataDirectory "/var/lib/etcd-disk/data" or filesystem: DiskFilesystem.XFS.');
    expect(configOf({ etcd: Etcd.stacked({ dataDirectory: '/var/lib/etcd-disk/data' }) }, { setup }).clusterConfiguration.etcd.local.dataDir).toBe('/var/lib/etcd-disk/data');
  });
});

test('a distribution refuses by name what it has no words for', () => {
  class Other extends Distribution {
    public controlPlane({ kubernetes = {} }: any): Manifest {
      this.refuseUnsupportedKubernetes(kubernetes, ['tls', 'apiServer.profiling']);
      return { apiVersion: 'controlplane.cluster.x-k8s.io/v1', kind: 'OtherControlPlane' };
    }

    public poolBootstrap(): Manifest {
      return { apiVersion: 'bootstrap.cluster.x-k8s.io/v1', kind: 'OtherConfigTemplate' };
    }
  }
  const build = (kubernetes: KubernetesOptions) => synthesize(chart => {
    clusterWith(chart, new PlainTopology(), { distribution: new Other(), kubernetes });
  });
  expect(() => build({ apiServer: { profiling: false, audit: {} }, etcd: Etcd.stacked(), tls: { minVersion: TlsVersion.TLS_1_3 } })).toThrow(
    'Other: kubernetes "apiServer.audit", "etcd" cannot be expressed; leave them out or choose another distribution.');
  expect(() => build({ apiServer: { profiling: false } })).not.toThrow();
});
