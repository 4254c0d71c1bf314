import { Duration, Size } from 'cdk8s';
import { load } from 'js-yaml';
import {
  AnonymousAccess, AuditPolicy, Authentication, BootFormat, EncryptionAtRest, Endpoint, Etcd, FileEncoding, JwtClaim, KeyAlgorithm, TlsVersion,
  WorkloadCluster,
} from '../../src';
import { prod, vsphere } from '../support/fixtures';
import { ofKind, problemsOf, synthesize } from '../support/golden';
import { fileAt, kubeletPatch } from '../support/kubeadm';
import { apiServerFile, configOf, flagsOf } from '../support/kubernetes';
import { CERTIFICATE } from '../support/node-setups';

test('without options nothing is written about the API server', () => {
  expect(configOf({}).clusterConfiguration).toEqual({ controllerManager: { extraArgs: [{ name: 'cloud-provider', value: 'external' }] } });
  expect(configOf({ apiServer: {}, etcd: Etcd.stacked(), timeouts: {} })).toEqual(configOf({}));
});

test('values are what the components call them', () => {
  const config = configOf({
    apiServer: {
      requestTimeout: Duration.minutes(2),
      eventTimeToLive: Duration.hours(3),
      goawayChance: 0.001,
      maxRequestsInFlight: 800,
      serviceAccounts: { issuer: 'https://oidc.example.com/prod', maxTokenExpiration: Duration.days(1) },
      extraArguments: { 'watch-cache-sizes': 'pods#1000' },
    },
    controllerManager: { nodeMonitorGracePeriod: Duration.minutes(1), signedCertificateValidity: Duration.days(30), bindAddress: '0.0.0.0' },
  });
  expect(flagsOf(config, 'apiServer')).toEqual({
    'event-ttl': '10800s',
    'goaway-chance': '0.001',
    'max-requests-inflight': '800',
    'request-timeout': '120s',
    'service-account-issuer': 'https://oidc.example.com/prod',
    'service-account-max-token-expiration': '86400s',
    'watch-cache-sizes': 'pods#1000',
  });
  expect(flagsOf(config, 'controllerManager')).toEqual({
    'bind-address': '0.0.0.0', 'cloud-provider': 'external', 'cluster-signing-duration': '2592000s', 'node-monitor-grace-period': '60s',
  });
});

test('flags are sorted, whatever order they were written in', () => {
  const names = (extraArguments: { [flag: string]: string }) =>
    configOf({ apiServer: { extraArguments, profiling: false } }).clusterConfiguration.apiServer.extraArgs;
  expect(names({ 'v': '2', 'allow-privileged': 'true' })).toEqual(names({ 'allow-privileged': 'true', 'v': '2' }));
});

test('feature gates reach every component and every kubelet, and a setup may add to them', () => {
  const objects = synthesize(chart => {
    prod(chart, { kubernetes: { featureGates: { B: true, A: false } }, setup: { kubelet: { featureGates: { B: false, C: true } } } });
  });
  const controlPlane = ofKind(objects, 'KubeadmControlPlane')[0].spec.kubeadmConfigSpec;
  for (const component of ['apiServer', 'controllerManager', 'scheduler'] as const) {
    expect(flagsOf(controlPlane, component)).toMatchObject({ 'feature-gates': 'A=false,B=true' });
  }
  for (const config of [controlPlane, ofKind(objects, 'KubeadmConfigTemplate')[0].spec.template.spec]) {
    expect(kubeletPatch(config).featureGates).toEqual({ A: false, B: false, C: true });
  }
});

test('TLS reaches components, etcd in its own words, and kubelets', () => {
  const config = configOf({ tls: { minVersion: TlsVersion.TLS_1_3 } });
  expect(flagsOf(config, 'apiServer')).toEqual({ 'tls-min-version': 'VersionTLS13' });
  expect(flagsOf(config, 'scheduler')).toEqual({ 'tls-min-version': 'VersionTLS13' });
  expect(flagsOf(config, 'etcd')).toEqual({ 'tls-min-version': 'TLS1.3' });
  expect(kubeletPatch(config)).toMatchObject({ tlsMinVersion: 'VersionTLS13' });
});

test('names in the certificate come from the endpoint and from the options, each once', () => {
  const { clusterConfiguration } = configOf({ apiServer: { certificateSans: ['api.example.com', '192.0.2.7'] } }, {
    topology: vsphere({ endpoint: Endpoint.loadBalancer('lb.example.com', { certificateSans: ['api.example.com', 'lb-2.example.com'] }) }),
  });
  expect(clusterConfiguration.apiServer.certSANs).toEqual(['api.example.com', 'lb-2.example.com', '192.0.2.7']);
});

describe('audit', () => {
  test('a log is written unless only a collector is given', () => {
    const webhook = { kubeconfig: { name: 'collector', key: 'kubeconfig' }, blocking: true };
    expect(flagsOf(configOf({ apiServer: { audit: {} } }), 'apiServer')).toHaveProperty('audit-log-path', '/var/log/kubernetes/audit/audit.log');
    expect(flagsOf(configOf({ apiServer: { audit: { webhook } } }), 'apiServer')).toEqual({
      'audit-policy-file': '/etc/kubernetes/apiserver/audit-policy.yaml',
      'audit-webhook-config-file': '/etc/kubernetes/apiserver/audit-webhook.yaml',
      'audit-webhook-mode': 'blocking',
    });
  });

  test('the log has a folder of its own that the API server may write', () => {
    const { extraVolumes } = configOf({ apiServer: { audit: { log: { path: '/data/audit/api.log', maxAge: Duration.days(7), maxFiles: 3, maxSize: Size.gibibytes(1) } } } })
      .clusterConfiguration.apiServer;
    expect(extraVolumes).toContainEqual({ name: 'audit-log', hostPath: '/data/audit', mountPath: '/data/audit', pathType: 'DirectoryOrCreate' });
    expect(extraVolumes).toContainEqual({ name: 'component-config', hostPath: '/etc/kubernetes/apiserver', mountPath: '/etc/kubernetes/apiserver', readOnly: true });
  });

  test('no preset writes the content of Secrets down', () => {
    for (const policy of [AuditPolicy.request(), AuditPolicy.requestResponse()]) {
      const rules: any[] = policy.policy!.rules;
      const secrets = rules.findIndex(({ resources = [] }) => resources.some((entry: any) => entry.resources.includes('secrets')));
      const bodies = rules.findIndex(({ level }) => level.startsWith('Request'));
      expect(rules[secrets].level).toBe('Metadata');
      expect(secrets).toBeLessThan(bodies);
    }
  });

  test('a policy of one\'s own gets kind and version', () => {
    const config = configOf({ apiServer: { audit: { policy: AuditPolicy.of({ rules: [{ level: 'Metadata', namespaces: ['{{ a }}'] }] }) } } });
    const file = fileAt(config, '/etc/kubernetes/apiserver/audit-policy.yaml');
    // cloud-init would take the braces for a template of its own.
    expect(file.encoding).toBe(FileEncoding.BASE64);
    expect(Buffer.from(file.content, 'base64').toString()).toMatch(/^apiVersion: audit.k8s.io\/v1\nkind: Policy\nrules:\n/);
  });

  test('a policy from a Secret', () => {
    const config = configOf({ apiServer: { audit: { policy: AuditPolicy.fromSecret({ name: 'audit', key: 'policy', revision: '7' }) } } });
    expect(fileAt(config, '/etc/kubernetes/apiserver/audit-policy.yaml').contentFrom).toEqual({ secret: { name: 'audit', key: 'policy' } });
    expect(config.preKubeadmCommands).toContain('# /etc/kubernetes/apiserver/audit-policy.yaml: revision 7 of Secret audit');
  });
});

describe('encryption at rest', () => {
  test('a Secret becomes a file of root, and a new revision new machines', () => {
    const config = (revision: string) => configOf({ apiServer: { encryption: EncryptionAtRest.fromSecret({ name: 'keys', key: 'config', revision }) } });
    expect(fileAt(config('1'), '/etc/kubernetes/apiserver/encryption.yaml')).toMatchObject({ permissions: '0600', contentFrom: { secret: { name: 'keys', key: 'config' } } });
    expect(config('2').preKubeadmCommands).not.toEqual(config('1').preKubeadmCommands);
  });

  test('a KMS plugin by its socket; what is not encrypted yet stays readable', () => {
    const config = configOf({ apiServer: { encryption: EncryptionAtRest.kms({ name: 'vault', socket: '/run/kms/vault.sock', resources: ['secrets', 'configmaps'] }) } });
    expect(load(apiServerFile(config, 'encryption.yaml')!)).toMatchObject({
      kind: 'EncryptionConfiguration',
      resources: [{
        resources: ['secrets', 'configmaps'],
        providers: [{ kms: { apiVersion: 'v2', name: 'vault', endpoint: 'unix:///run/kms/vault.sock', timeout: '3s' } }, { identity: {} }],
      }],
    });
    expect(config.clusterConfiguration.apiServer.extraVolumes).toContainEqual({ name: 'kms-socket', hostPath: '/run/kms', mountPath: '/run/kms', pathType: 'DirectoryOrCreate' });
  });
});

describe('authentication', () => {
  const provider = { issuerUrl: 'https://login.example.com', clientId: 'kubernetes', groupsClaim: 'groups', requiredClaims: { b: '2', a: '1' } };

  test('OpenID Connect by flags', () => {
    const config = configOf({ apiServer: { authentication: Authentication.oidc({ ...provider, usernamePrefix: '-', signingAlgorithms: ['ES256'], caCertificate: CERTIFICATE }) } });
    expect(flagsOf(config, 'apiServer')).toEqual({
      'oidc-issuer-url': 'https://login.example.com',
      'oidc-client-id': 'kubernetes',
      'oidc-groups-claim': 'groups',
      'oidc-required-claim': 'a=1,b=2',
      'oidc-username-prefix': '-',
      'oidc-signing-algs': 'ES256',
      'oidc-ca-file': '/etc/kubernetes/apiserver/oidc-ca.crt',
    });
    expect(apiServerFile(config, 'oidc-ca.crt')).toMatch(/^-----BEGIN CERTIFICATE-----/);
  });

  test.each([
    [{}, { claim: 'sub', prefix: 'https://login.example.com#' }],
    [{ usernameClaim: 'email' }, { claim: 'email', prefix: '' }],
    [{ usernameClaim: 'email', usernamePrefix: 'sso:' }, { claim: 'email', prefix: 'sso:' }],
    [{ usernamePrefix: '-' }, { claim: 'sub', prefix: '' }],
  ])('beside restricted anonymous access it moves into the file with the same user names: %p', (more, username) => {
    const authentication = Authentication.oidc({ ...provider, ...more });
    const config = configOf({ apiServer: { anonymousAccess: AnonymousAccess.HEALTH_ONLY, authentication } });
    expect(load(apiServerFile(config, 'authentication.yaml')!)).toMatchObject({
      jwt: [{
        issuer: { url: 'https://login.example.com', audiences: ['kubernetes'] },
        claimMappings: { username, groups: { claim: 'groups', prefix: '' } },
        claimValidationRules: [{ claim: 'a', requiredValue: '1' }, { claim: 'b', requiredValue: '2' }],
      }],
    });
    expect(Object.keys(flagsOf(config, 'apiServer'))).toEqual(['authentication-config']);
  });

  test.each([['v1.30.1', 'v1beta1'], ['v1.33.5', 'v1beta1'], ['v1.34.0', 'v1'], ['v1.35.0', 'v1']])('structured authentication of %s is %s', (kubernetesVersion, version) => {
    const authentication = Authentication.jwt([{
      url: 'https://a.example.com',
      audiences: ['one', 'two'],
      username: JwtClaim.expression('"a:" + claims.sub'),
      extra: { 'example.com/tenant': 'claims.tenant' },
      claimRules: [{ expression: 'claims.exp - claims.nbf <= 86400', message: 'a day at most' }],
      userRules: [{ expression: "!user.username.startsWith('system:')", message: 'no system' }],
    }]);
    const text = apiServerFile(configOf({ apiServer: { authentication } }, { kubernetesVersion }), 'authentication.yaml')!;
    expect(text).toMatch(new RegExp(`^apiVersion: apiserver.config.k8s.io/${version}\n`));
    expect(text).toContain('audienceMatchPolicy: MatchAny');
    expect(text).not.toContain('prefix');
  });

  test('only health and joining machines may ask without credentials', () => {
    const text = apiServerFile(configOf({ apiServer: { anonymousAccess: AnonymousAccess.HEALTH_ONLY } }), 'authentication.yaml')!;
    expect([...text.matchAll(/path: (\S+)/g)].map(([, path]) => path)).toEqual(['/livez', '/readyz', '/healthz', '/api/v1/namespaces/kube-public/configmaps/cluster-info']);
  });
});

describe('admission', () => {
  test('NodeRestriction stays on when others are named', () => {
    const config = configOf({ apiServer: { admission: { enabledPlugins: ['AlwaysPullImages', 'NodeRestriction'], disabledPlugins: ['DefaultStorageClass'] } } });
    expect(flagsOf(config, 'apiServer')).toEqual({ 'enable-admission-plugins': 'AlwaysPullImages,NodeRestriction', 'disable-admission-plugins': 'DefaultStorageClass' });
  });

  test('Pod Security needs no plugin named, event limits do', () => {
    const config = configOf({ apiServer: { admission: { podSecurity: {}, configuration: { PodNodeSelector: { apiVersion: 'v1', kind: 'X' } } } } });
    expect(Object.keys(flagsOf(config, 'apiServer'))).toEqual(['admission-control-config-file']);
    expect(apiServerFile(config, 'admission.yaml')).toMatch(/enforce: privileged[^]*namespaces:\n +- kube-system\n[^]*name: PodNodeSelector/);
  });
});

test('a scheduler configuration is completed by what the flags would have said', () => {
  const config = configOf({ scheduler: { profiling: false, configuration: { profiles: [{ schedulerName: 'packed' }], clientConnection: { qps: 100 } } } });
  expect(flagsOf(config, 'scheduler')).toEqual({ config: '/etc/kubernetes/scheduler/scheduler.yaml', profiling: 'false' });
  expect(fileAt(config, '/etc/kubernetes/scheduler/scheduler.yaml').content).toBe([
    'apiVersion: kubescheduler.config.k8s.io/v1', 'kind: KubeSchedulerConfiguration', 'enableProfiling: false', 'profiles:', '  - schedulerName: packed',
    'clientConnection:', '  kubeconfig: /etc/kubernetes/scheduler.conf', '  qps: 100', '',
  ].join('\n'));
});

test('etcd is tuned in its own units', () => {
  const config = configOf({
    etcd: Etcd.stacked({
      dataDirectory: '/var/lib/etcd/data',
      quota: Size.gibibytes(4),
      heartbeatInterval: Duration.millis(250),
      electionTimeout: Duration.seconds(2),
      compactionRetention: Duration.hours(8),
      metricsUrls: ['http://0.0.0.0:2381'],
      certificateSans: ['etcd.example.com'],
      imageTag: '3.6.5-0',
    }),
  });
  expect(flagsOf(config, 'etcd')).toEqual({
    'auto-compaction-mode': 'periodic',
    'auto-compaction-retention': '28800s',
    'election-timeout': '2000',
    'heartbeat-interval': '250',
    'listen-metrics-urls': 'http://0.0.0.0:2381',
    'quota-backend-bytes': '4294967296',
  });
  expect(config.clusterConfiguration.etcd.local).toMatchObject({
    dataDir: '/var/lib/etcd/data', imageTag: '3.6.5-0', serverCertSANs: ['etcd.example.com'], peerCertSANs: ['etcd.example.com'],
  });
});

test('certificates and images', () => {
  expect(configOf({
    certificates: { validity: Duration.days(90), caValidity: Duration.days(730), keyAlgorithm: KeyAlgorithm.ECDSA_P384 },
    imageRepository: 'registry.example.com:5000/k8s',
    dns: { tag: 'v1.12.1' },
  }).clusterConfiguration).toMatchObject({
    certificateValidityPeriodDays: 90,
    caCertificateValidityPeriodDays: 730,
    encryptionAlgorithm: 'ECDSA-P384',
    imageRepository: 'registry.example.com:5000/k8s',
    dns: { imageTag: 'v1.12.1' },
  });
});

test('init and join wait equally long, and workers for what concerns them', () => {
  const objects = synthesize(chart => {
    const timeouts = { controlPlaneComponents: Duration.minutes(10), etcdCalls: Duration.minutes(3), discovery: Duration.minutes(9) };
    prod(chart, { kubernetes: { timeouts } });
  });
  const { initConfiguration, joinConfiguration } = ofKind(objects, 'KubeadmControlPlane')[0].spec.kubeadmConfigSpec;
  expect(initConfiguration).toEqual(joinConfiguration);
  expect(joinConfiguration.timeouts).toEqual({ controlPlaneComponentHealthCheckSeconds: 600, etcdAPICallSeconds: 180, discoverySeconds: 540 });
  expect(ofKind(objects, 'KubeadmConfigTemplate')[0].spec.template.spec.joinConfiguration.timeouts).toEqual({ discoverySeconds: 540 });
});

test('cloud-init does not render values of flags, and Ignition machines get them as they are', () => {
  const value = (bootFormat: BootFormat) => flagsOf(configOf({ apiServer: { extraArguments: { v: '{{ 1 }}' } } }, {
    topology: vsphere({ bootFormat, endpoint: Endpoint.kubeVip('10.0.0.10', { interface: 'eth0' }) }),
  }), 'apiServer').v;
  expect(value(BootFormat.CLOUD_INIT)).toBe("{{ '{{' }} 1 }}");
  expect(value(BootFormat.IGNITION)).toBe('{{ 1 }}');
});

test('options of the control plane replace no workers', () => {
  const pools = (kubernetes: object) => ofKind(synthesize(chart => { prod(chart, { kubernetes }); }), 'KubeadmConfigTemplate');
  expect(pools({ apiServer: { audit: {} }, etcd: Etcd.stacked({ quota: Size.gibibytes(4) }) })).toEqual(pools({}));
});

test('certificates that live shorter than the rollout before their end are reported', () => {
  let problems: string[] = [];
  const build = (validity: number, days?: number) => {
    try {
      synthesize(chart => {
        problems = [];
        problems = problemsOf(new WorkloadCluster(chart, 'prod', {
          kubernetesVersion: 'v1.34.3',
          topology: vsphere({ controlPlane: { rollout: { beforeCertificatesExpire: days === undefined ? undefined : Duration.days(days) } } }),
          kubernetes: { certificates: { validity: Duration.days(validity) } },
        }));
      });
    } catch { /* synth throws the problems it found */ }
    return problems;
  };
  expect(build(30)).toEqual([
    '[chart/prod] KCP-09 certificate-rollout: machines are replaced 30 days before their certificates expire, which are valid for 30; '
    + 'lower controlPlane.rollout.beforeCertificatesExpire or raise kubernetes.certificates.validity.',
  ]);
  expect(build(31)).toEqual([]);
  expect(build(14, 7)).toEqual([]);
});
