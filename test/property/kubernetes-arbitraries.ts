import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import {
  AnonymousAccess, AuditPolicy, Authentication, EncryptionAtRest, Etcd, EventRateLimitType, Hardening, HardeningParts, JwtClaim, KeyAlgorithm,
  KubernetesOptions, PodSecurityLevel, TlsVersion,
} from '../../src';
import { CERTIFICATE } from '../support/node-setups';

/** A few members at a time: with all of them one refusal would hide the others. */
function some<T>(members: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  const all = Object.keys(members) as (keyof T)[];
  return fc.subarray(all, { maxLength: Math.min(3, all.length) })
    .chain(names => fc.record(Object.fromEntries(names.map(name => [name, members[name]])))) as fc.Arbitrary<any>;
}

/** Options given as a thunk: a value class may refuse them, and that is part of what is tried. */
type Thunk<T> = () => T;

const oneOf = <T extends string>(values: { [name: string]: T }): fc.Arbitrary<T> => fc.constantFrom(...Object.values(values));
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
const secret = fc.record({ name: word, key: word, revision: word }, { requiredKeys: ['name', 'key'] });
const seconds = fc.integer({ min: 3600, max: 1000000 }).map(amount => Duration.seconds(amount));
const days = fc.integer({ min: 1, max: 1200 }).map(amount => Duration.days(amount));
const size = fc.integer({ min: 64, max: 9000 }).map(amount => Size.mebibytes(amount));
const text = fc.oneof(word, fc.string({ minLength: 1 }), fc.constantFrom('{{ ds.meta_data.hostname }}', '{% raw %}', 'a=b,c=d'));
const host = word.map(name => `${name}.example.com`);
const url = host.map(name => `https://${name}`);
const flags = fc.dictionary(fc.constantFrom('v', 'vmodule', 'authorization-config', 'logging-format', 'watch-cache-sizes', 'audit-log-path'), text, { maxKeys: 2 });
const component = {
  extraArguments: flags,
  mounts: fc.array(fc.record({ name: fc.oneof(word, fc.constantFrom('audit-log', 'k8s-certs')), path: fc.constant('/etc/webhooks'), writable: fc.boolean() }, { requiredKeys: ['name', 'path'] }), { maxLength: 2 }),
};

const policy = fc.constantFrom(AuditPolicy.metadata(), AuditPolicy.request(), AuditPolicy.requestResponse(), AuditPolicy.of({ rules: [{ level: 'None' }] }));
const claim = fc.oneof(word.map(name => JwtClaim.of(name)), word.map(name => JwtClaim.of(name, `${name}:`)), word.map(name => JwtClaim.expression(`claims.${name}`)));
const issuer = fc.record({
  url,
  audiences: fc.array(word, { minLength: 1, maxLength: 2 }),
  discoveryUrl: url,
  caCertificate: fc.constant(CERTIFICATE),
  username: claim,
  groups: claim,
  uid: claim,
  extra: fc.dictionary(host.map(name => `${name}/key`), text, { maxKeys: 2 }),
  requiredClaims: fc.dictionary(word, text, { maxKeys: 2 }),
  claimRules: fc.array(fc.record({ expression: text, message: text }), { maxLength: 2 }),
}, { requiredKeys: ['url', 'audiences', 'username'] });
const oidc = fc.record({
  issuerUrl: url,
  clientId: word,
  usernameClaim: word,
  usernamePrefix: fc.constantFrom('-', 'sso:'),
  groupsClaim: word,
  groupsPrefix: word,
  requiredClaims: fc.dictionary(word, word, { maxKeys: 2 }),
  signingAlgorithms: fc.constant<string[]>(['ES256']),
  caCertificate: fc.constant(CERTIFICATE),
}, { requiredKeys: ['issuerUrl', 'clientId'] });

const authentication: fc.Arbitrary<Thunk<Authentication>> = fc.oneof(
  oidc.map(options => () => Authentication.oidc(options)),
  fc.array(issuer, { minLength: 1, maxLength: 3 }).map(issuers => () => Authentication.jwt(issuers)),
  secret.map(reference => () => Authentication.fromSecret(reference)),
);

const encryption: fc.Arbitrary<Thunk<EncryptionAtRest>> = fc.oneof(
  secret.map(reference => () => EncryptionAtRest.fromSecret(reference)),
  fc.record({ name: word, socket: word.map(name => `/run/${name}/kms.sock`), timeout: seconds, resources: fc.array(word, { minLength: 1, maxLength: 2 }) },
    { requiredKeys: ['name', 'socket'] }).map(options => () => EncryptionAtRest.kms(options)),
);

const etcd: fc.Arbitrary<Thunk<Etcd>> = fc.oneof(
  some({
    dataDirectory: word.map(name => `/var/lib/${name}`),
    quota: size,
    snapshotCount: fc.integer({ min: 900, max: 200000 }),
    heartbeatInterval: fc.integer({ min: 5, max: 600 }).map(amount => Duration.millis(amount)),
    electionTimeout: fc.integer({ min: 500, max: 60000 }).map(amount => Duration.millis(amount)),
    compactionRetention: seconds,
    maxRequestSize: size,
    metricsUrls: fc.constant<string[]>(['http://0.0.0.0:2381']),
    certificateSans: fc.array(host, { maxLength: 2 }),
    imageRepository: host,
    imageTag: word,
    extraArguments: fc.dictionary(fc.constantFrom('max-snapshots', 'data-dir'), text, { maxKeys: 1 }),
  }).map(options => () => Etcd.stacked(options)),
  fc.array(host, { minLength: 1, maxLength: 3 }).map(hosts => () => Etcd.external({ endpoints: hosts.map(name => `https://${name}:2379`) })),
);

const PARTS: (keyof HardeningParts)[] = ['anonymousAccess', 'audit', 'profiling', 'tls', 'eventRateLimit', 'externalIps', 'podSecurity', 'tokenExpiration',
  'terminatedPods', 'kubelet', 'seccomp', 'pullImages', 'kubeletCertificates'];
const hardening = fc.tuple(fc.boolean(), fc.dictionary(fc.constantFrom(...PARTS), fc.boolean()))
  .map(([cis, parts]) => (): Hardening => cis ? Hardening.cis(parts) : Hardening.only(parts));

const plugin = fc.constantFrom('AlwaysPullImages', 'PodNodeSelector', 'DefaultStorageClass', 'PodSecurity', 'EventRateLimit', 'PodSecurityPolicy');
const level = oneOf(PodSecurityLevel);
const admission = some({
  enabledPlugins: fc.array(plugin, { maxLength: 2 }),
  disabledPlugins: fc.array(plugin, { maxLength: 1 }),
  podSecurity: some({ enforce: level, enforceVersion: fc.constantFrom('latest', 'v1.33'), audit: level, warn: level, exemptNamespaces: fc.array(word, { maxLength: 2 }) }),
  eventRateLimits: fc.uniqueArray(fc.record({
    type: oneOf(EventRateLimitType),
    qps: fc.integer({ min: 0, max: 50 }),
    burst: fc.integer({ min: 0, max: 50 }),
    cacheSize: fc.integer({ min: 0, max: 50 }),
  },
  { requiredKeys: ['type', 'qps', 'burst'] }), { minLength: 1, maxLength: 3, selector: ({ type }) => type }),
  configuration: fc.dictionary(plugin, fc.constant({ apiVersion: 'v1', kind: 'Anything' }), { maxKeys: 1 }),
});

const given = some({
  apiServer: some({
    ...component,
    certificateSans: fc.array(host, { maxLength: 2 }),
    anonymousAccess: oneOf(AnonymousAccess),
    authentication,
    audit: some({ policy, log: some({ path: word.map(name => `/var/log/${name}/audit.log`), maxAge: days, maxFiles: fc.integer({ min: 0, max: 20 }), maxSize: size }), webhook: fc.record({ kubeconfig: secret, blocking: fc.boolean() }) }),
    encryption,
    admission,
    serviceAccounts: some({ issuer: url, jwksUri: url, maxTokenExpiration: seconds, extendTokenExpiration: fc.boolean() }),
    profiling: fc.boolean(),
    requestTimeout: seconds,
    maxRequestsInFlight: fc.integer({ min: 0, max: 1000 }),
    maxMutatingRequestsInFlight: fc.integer({ min: 0, max: 1000 }),
    eventTimeToLive: seconds,
    goawayChance: fc.double({ min: 0, max: 0.02, noNaN: true }),
  }),
  controllerManager: some({ ...component, profiling: fc.boolean(), bindAddress: fc.constantFrom('0.0.0.0', '::'), terminatedPodThreshold: fc.integer({ min: 0, max: 100 }), nodeMonitorGracePeriod: seconds, signedCertificateValidity: seconds }),
  scheduler: some({ ...component, profiling: fc.boolean(), bindAddress: fc.constantFrom('0.0.0.0', '::'), configuration: fc.dictionary(word, text, { maxKeys: 3 }) }),
  etcd,
  tls: some({ minVersion: oneOf(TlsVersion), cipherSuites: fc.constantFrom(['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'], ['TLS_AES_128_GCM_SHA256']) }),
  featureGates: fc.dictionary(word.map(name => `G${name}`), fc.boolean(), { maxKeys: 3 }),
  certificates: some({ validity: days, caValidity: days, keyAlgorithm: oneOf(KeyAlgorithm) }),
  imageRepository: host,
  dns: some({ repository: host, tag: fc.constantFrom('v1.12.1', 'latest') }),
  timeouts: some({
    controlPlaneComponents: seconds, kubelet: seconds, apiCalls: seconds, etcdCalls: seconds, tlsBootstrap: seconds, discovery: seconds,
  }),
  hardening,
});

/** Any options, most of them legal. Value classes are made when the thunk is called, so that their refusals are seen too. */
export const kubernetesOptions: fc.Arbitrary<Thunk<KubernetesOptions>> = given.map(options => () => ({
  ...options,
  apiServer: options.apiServer && {
    ...options.apiServer,
    authentication: options.apiServer.authentication?.(),
    encryption: options.apiServer.encryption?.(),
  },
  etcd: options.etcd?.(),
  hardening: options.hardening?.(),
}) as KubernetesOptions);
