import { Duration, Size } from 'cdk8s';
import {
  AnonymousAccess, AuditPolicy, EventRateLimitType, Hardening, KubernetesOptions, PodSecurityLevel, TlsVersion,
} from '../../src';
import { prod } from '../support/fixtures';
import { ofKind, problemsOf, synthesize } from '../support/golden';
import { fileAt, kubeletPatch } from '../support/kubeadm';
import { apiServerFile, configOf, flagsOf } from '../support/kubernetes';

const hardened = (kubernetes: KubernetesOptions = {}): any => configOf({ hardening: Hardening.cis(), ...kubernetes });

test('the switch turns on every part but those on request', () => {
  expect(Hardening.cis().parts).toEqual([
    'anonymousAccess', 'audit', 'profiling', 'tls', 'eventRateLimit', 'externalIps', 'podSecurity', 'tokenExpiration', 'terminatedPods', 'kubelet', 'seccomp',
  ]);
  expect(Hardening.cis({ tls: false, pullImages: true }).parts).toEqual(expect.arrayContaining(['pullImages']));
  expect(Hardening.cis({ tls: false }).parts).not.toContain('tls');
  expect(Hardening.only({ seccomp: true, audit: false }).parts).toEqual(['seccomp']);
});

test('a part alone changes nothing else', () => {
  const { initConfiguration, ...config } = configOf({ hardening: Hardening.only({ profiling: true }) });
  expect(flagsOf(config, 'apiServer')).toEqual({ profiling: 'false' });
  expect(flagsOf(config, 'scheduler')).toEqual({ profiling: 'false' });
  expect(initConfiguration).toEqual(configOf({}).initConfiguration);
});

test('without any part the cluster is as without hardening', () => {
  expect(configOf({ hardening: Hardening.only({}) })).toEqual(configOf({}));
});

describe('what is said explicitly wins', () => {
  test('single values', () => {
    const config = hardened({ apiServer: { profiling: true, anonymousAccess: AnonymousAccess.OPEN, serviceAccounts: { issuer: 'https://a.example.com' } } });
    expect(flagsOf(config, 'apiServer')).toMatchObject({
      'profiling': 'true', 'service-account-issuer': 'https://a.example.com', 'service-account-extend-token-expiration': 'false',
    });
    expect(flagsOf(config, 'apiServer')).not.toHaveProperty('authentication-config');
  });

  test('members of a struct, one by one', () => {
    const config = hardened({
      apiServer: {
        audit: { policy: AuditPolicy.requestResponse(), log: { maxFiles: 50 } },
        admission: { podSecurity: { enforce: PodSecurityLevel.RESTRICTED } },
      },
    });
    expect(flagsOf(config, 'apiServer')).toMatchObject({ 'audit-log-maxbackup': '50', 'audit-log-maxage': '30' });
    expect(apiServerFile(config, 'audit-policy.yaml')).toContain('- level: RequestResponse');
    expect(apiServerFile(config, 'admission.yaml')).toMatch(/enforce: restricted[^]*warn: restricted/);
  });

  test('lists as a whole, plugins by adding up', () => {
    const config = hardened({
      apiServer: { admission: { enabledPlugins: ['PodNodeSelector'], eventRateLimits: [{ type: EventRateLimitType.USER, qps: 5, burst: 10 }] } },
    });
    expect(flagsOf(config, 'apiServer')['enable-admission-plugins']).toBe('DenyServiceExternalIPs,EventRateLimit,NodeRestriction,PodNodeSelector');
    expect(apiServerFile(config, 'admission.yaml')).not.toContain('type: Server');
  });

  test('a plugin turned off', () => {
    const config = hardened({ apiServer: { admission: { disabledPlugins: ['DenyServiceExternalIPs'] } } });
    expect(flagsOf(config, 'apiServer')).toMatchObject({ 'enable-admission-plugins': 'EventRateLimit,NodeRestriction', 'disable-admission-plugins': 'DenyServiceExternalIPs' });
  });

  test('TLS as a whole, because suites belong to a version', () => {
    const config = hardened({ tls: { minVersion: TlsVersion.TLS_1_3 } });
    expect(flagsOf(config, 'apiServer')).toHaveProperty('tls-min-version', 'VersionTLS13');
    expect(flagsOf(config, 'apiServer')).not.toHaveProperty('tls-cipher-suites');
  });

  test('settings of kubelets in a setup', () => {
    const objects = synthesize(chart => {
      prod(chart, {
        kubernetes: { hardening: Hardening.cis() },
        setup: { kubelet: { podPidsLimit: 100 }, kubeletConfiguration: { seccompDefault: false }, sysctls: { 'kernel.panic': '0' } },
      });
    });
    for (const config of [ofKind(objects, 'KubeadmControlPlane')[0].spec.kubeadmConfigSpec, ofKind(objects, 'KubeadmConfigTemplate')[0].spec.template.spec]) {
      expect(kubeletPatch(config)).toMatchObject({ podPidsLimit: 100, seccompDefault: false, protectKernelDefaults: true });
      expect(fileAt(config, '/etc/sysctl.d/95-node-setup.conf').content).toContain('kernel.panic = 0\n');
    }
  });
});

test('a kubelet setting said as a raw field beside a part is refused, not hidden', () => {
  expect(() => configOf({ hardening: Hardening.cis() }, { setup: { kubeletConfiguration: { podPidsLimit: 100 } } })).toThrow(
    '"prod" controlPlane.setup: the kubelet\'s "podPidsLimit" is set by kubelet and by kubeletConfiguration; keep one.');
});

test('a hardened cluster breaks no rule', () => {
  let problems = ['never built'];
  const hardening = Hardening.cis({ pullImages: true, kubeletCertificates: true });
  synthesize(chart => { problems = problemsOf(prod(chart, { kubernetes: { hardening } })); });
  expect(problems).toEqual([]);
});

test.each<[string, () => unknown, string]>([
  ['an unknown part', () => Hardening.cis({ audits: true } as any), 'Hardening.cis: "audits" is not a property; write audit.'],
  ['a part as text', () => Hardening.only({ tls: 'yes' } as any), 'Hardening.only.tls: "yes" is not true or false.'],
  ['an older version', () => configOf({ hardening: Hardening.cis() }, { kubernetesVersion: 'v1.31.4' }),
    '"prod" kubernetes.apiServer.anonymousAccess: Kubernetes v1.31.4 cannot restrict anonymous requests to paths; use v1.32 or later, or write AnonymousAccess.OPEN, with hardening anonymousAccess: false.'],
  ['a plugin turned off that a part needs', () => hardened({ apiServer: { admission: { disabledPlugins: ['PodSecurity'] } } }),
    '"prod" kubernetes.apiServer.admission: podSecurity needs the plugin "PodSecurity", which disabledPlugins turns off; leave one of them out, with hardening podSecurity: false.'],
])('%s is refused', (_what, build, message) => {
  expect(build).toThrow(message);
});

test('an older version takes the other parts', () => {
  const config = configOf({ hardening: Hardening.cis({ anonymousAccess: false }) }, { kubernetesVersion: 'v1.31.4' });
  expect(flagsOf(config, 'apiServer')).toHaveProperty('profiling', 'false');
});

test('rotation of the log may be said alone', () => {
  const config = hardened({ apiServer: { audit: { log: { maxAge: Duration.days(90), maxSize: Size.mebibytes(500) } } } });
  expect(flagsOf(config, 'apiServer')).toMatchObject({ 'audit-log-maxage': '90', 'audit-log-maxsize': '500', 'audit-log-maxbackup': '10' });
});
