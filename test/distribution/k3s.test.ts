import { Duration, Size } from 'cdk8s';
import { fileOf, onVSphere, rendered } from './support';
import {
  AnonymousAccess, BootFormat, ControlPlaneOptions, EncryptionAtRest, Endpoint, Etcd, Hardening, K3s, K3sCni, K3sProps, KubernetesOptions, NodeSetup,
  WorkloadClusterProps,
} from '../../src';

const VERSION = 'v1.34.3+k3s1';
const SETTINGS = '/etc/rancher/k3s/config.yaml.d/50-cluster-api.yaml';
const config = (props: K3sProps = {}, more: Partial<WorkloadClusterProps> = {}) => (
  rendered(new K3s(props), VERSION, more).controlPlane.kthreesConfigSpec
);
const both = (setup: NodeSetup, props: K3sProps = {}) => rendered(new K3s(props), VERSION, { setup });
const group = (controlPlane: ControlPlaneOptions) => () => onVSphere(new K3s(), VERSION, { controlPlane });

describe('releases', () => {
  test('a version without the suffix is refused', () => {
    expect(() => rendered(new K3s(), 'v1.34.3')).toThrow('"prod" kubernetesVersion: "v1.34.3" is no release of K3s; write for example "v1.34.3+k3s1".');
  });

  test('a pool held back needs it too', () => {
    expect(() => onVSphere(new K3s(), VERSION, { template: 'ubuntu', pools: [{ name: 'old', kubernetesVersion: 'v1.33.7' }] }))
      .toThrow('"prod" pools["old"].kubernetesVersion: "v1.33.7" is no release of K3s; write for example "v1.33.7+k3s1".');
  });
});

describe('defaults', () => {
  test('no network addon, no parts that addons bring, Secrets encrypted', () => {
    const spec = config();
    expect(spec.serverConfig.disableComponents).toEqual(['local-storage', 'metrics-server', 'servicelb', 'traefik']);
    expect(fileOf(spec, SETTINGS)).toBe('disable-network-policy: true\nflannel-backend: none\nsecrets-encryption: true\n');
  });

  test('the networks, which the provider does not read from the Cluster', () => {
    const network = { podCidrs: ['10.1.0.0/16', 'fd00:1::/56'], serviceCidrs: ['10.2.0.0/16', 'fd00:2::/112'], serviceDomain: 'prod.local' };
    expect(config({}, { network }).serverConfig).toMatchObject({ clusterCidr: '10.1.0.0/16,fd00:1::/56', serviceCidr: '10.2.0.0/16,fd00:2::/112', clusterDomain: 'prod.local' });
  });

  test('kubelets wait for a cloud controller only where there is one', () => {
    const { controlPlane, bootstrap } = rendered(new K3s(), VERSION);
    expect(bootstrap.serverConfig).toEqual({ cloudProviderName: '', disableCloudController: true });
    expect(controlPlane.kthreesConfigSpec.serverConfig).toMatchObject({ cloudProviderName: '', disableCloudController: true });
    expect(onVSphere(new K3s(), VERSION).bootstrap.serverConfig).toEqual({ cloudProviderName: 'external', disableCloudController: true });
    expect(onVSphere(new K3s(), VERSION).bootstrap.agentConfig.kubeletArgs).toBeUndefined();
  });

  test('machines by a reference in the older form', () => {
    const { controlPlane } = onVSphere(new K3s(), VERSION);
    expect(controlPlane.machineTemplate).toEqual({
      infrastructureRef: {
        apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2', kind: 'VSphereMachineTemplate', name: expect.stringMatching(/^prod-control-plane-/), namespace: 'default',
      },
      nodeDeletionTimeout: '5m0s',
      nodeDrainTimeout: '1h0m0s',
      nodeVolumeDetachTimeout: '15m0s',
    });
  });

  test('pods stay away from the control plane unless asked', () => {
    expect(config().agentConfig.nodeTaints).toEqual(['node-role.kubernetes.io/control-plane:NoSchedule']);
    expect(config({ schedulableControlPlane: true }).agentConfig).toBeUndefined();
  });
});

describe('parts of K3s', () => {
  test('each built-in part is one option', () => {
    expect(config({ traefik: true, metricsServer: true, localStorage: true, coreDns: false }).serverConfig.disableComponents).toEqual(['coredns', 'servicelb']);
  });

  test('Flannel comes with network policies', () => {
    expect(fileOf(config({ cni: K3sCni.FLANNEL_WIREGUARD }), SETTINGS)).toBe('flannel-backend: wireguard-native\nsecrets-encryption: true\n');
  });

  test('no kube-proxy', () => {
    expect(fileOf(config({}, { network: { kubeProxy: false } }), SETTINGS)).toContain('disable-kube-proxy: true\n');
  });

  test('encryption is K3s\' own or the one of kubernetes.apiServer', () => {
    const encryption = EncryptionAtRest.fromSecret({ name: 'encryption', key: 'config' });
    const spec = config({}, { kubernetes: { apiServer: { encryption } } });
    expect(fileOf(spec, SETTINGS)).not.toContain('secrets-encryption');
    expect(spec.serverConfig.kubeAPIServerArg).toEqual(['encryption-provider-config=/etc/rancher/k3s/apiserver/encryption.yaml']);
    expect(fileOf(config({ secretsEncryption: false }), SETTINGS)).not.toContain('secrets-encryption');
  });

  test('without a network', () => {
    const { controlPlane, bootstrap } = rendered(new K3s({
      airGapped: true, airGappedInstallScript: '/opt/k3s.sh', systemDefaultRegistry: 'registry.example.com', etcdProxyImage: 'registry.example.com/alpine/socat:1.8.0.0',
    }), VERSION);
    expect(bootstrap.agentConfig).toEqual({ airGapped: true, airGappedInstallScriptPath: '/opt/k3s.sh' });
    expect(controlPlane.kthreesConfigSpec.serverConfig).toMatchObject({ systemDefaultRegistry: 'registry.example.com', etcdProxyImage: 'registry.example.com/alpine/socat:1.8.0.0' });
  });

  test('the embedded registry serves all registries', () => {
    const { controlPlane, bootstrap } = rendered(new K3s({ embeddedRegistry: true }), VERSION);
    expect(fileOf(controlPlane.kthreesConfigSpec, SETTINGS)).toContain('embedded-registry: true\n');
    expect(fileOf(bootstrap, '/etc/rancher/k3s/registries.yaml')).toBe('mirrors:\n  "*": {}\n');
  });

  test.each<[K3sProps, string]>([
    [{ airGappedInstallScript: '/opt/k3s.sh' }, 'K3s.airGappedInstallScript: not run without airGapped: true; write it or leave out the script.'],
    [{ etcdProxyImage: 'socat' }, 'K3s.etcdProxyImage: "socat"'],
    [{ cni: 'calico' as any }, 'K3s.cni: "calico"'],
    [{ etcdSnapshots: { retention: 0 } }, 'K3s.etcdSnapshots.retention: 0'],
  ])('%j is refused', (props, message) => {
    expect(() => new K3s(props)).toThrow(message);
  });
});

describe('snapshots of etcd', () => {
  test('on the machines', () => {
    expect(fileOf(config({ etcdSnapshots: { schedule: '0 */6 * * *', retention: 28, name: 'hourly', directory: '/srv/snapshots' }, etcdMetrics: true }), SETTINGS)).toBe([
      'disable-network-policy: true', 'etcd-expose-metrics: true', 'etcd-snapshot-dir: /srv/snapshots', 'etcd-snapshot-name: hourly', 'etcd-snapshot-retention: 28',
      'etcd-snapshot-schedule-cron: "0 */6 * * *"', 'flannel-backend: none', 'secrets-encryption: true', '',
    ].join('\n'));
    expect(fileOf(config({ etcdSnapshots: { enabled: false } }), SETTINGS)).toContain('etcd-disable-snapshots: true\n');
  });

  test('in a bucket, with credentials out of a Secret', () => {
    const spec = config({ etcdSnapshots: { s3: { bucket: 'etcd', credentialsSecret: 'bucket', caSecret: 'bucket-ca', folder: 'clusters/prod' } } });
    expect(fileOf(spec, SETTINGS)).toContain('etcd-s3: true\netcd-s3-bucket: etcd\netcd-s3-endpoint-ca: /etc/rancher/k3s/etcd-s3/ca.pem\netcd-s3-folder: clusters/prod\n');
    expect(spec.files.filter(({ contentFrom }: any) => contentFrom).map(({ contentFrom }: any) => contentFrom.secret)).toEqual([
      { name: 'bucket', key: 'aws_access_key_id' }, { name: 'bucket', key: 'aws_secret_access_key' }, { name: 'bucket-ca', key: 'ca.pem' },
    ]);
    expect(spec.preK3sCommands[0]).toContain('>/etc/rancher/k3s/config.yaml.d/60-etcd-s3.yaml');
  });
});

describe('options of Kubernetes', () => {
  test('members of etcd and the scheduler', () => {
    const kubernetes = { etcd: Etcd.stacked({ quota: Size.gibibytes(8) }), scheduler: { configuration: { podInitialBackoffSeconds: 7 } } };
    const spec = config({}, { kubernetes });
    expect(fileOf(spec, SETTINGS)).toContain('etcd-arg:\n  - quota-backend-bytes=8589934592\n');
    expect(spec.serverConfig.kubeSchedulerArgs).toEqual(['config=/etc/rancher/k3s/scheduler/scheduler.yaml']);
    expect(fileOf(spec, '/etc/rancher/k3s/scheduler/scheduler.yaml')).toContain('kubeconfig: /var/lib/rancher/k3s/server/cred/scheduler.kubeconfig');
  });

  test('a folder that the API server writes to exists before it starts', () => {
    expect(config({}, { kubernetes: { apiServer: { audit: {} } } }).preK3sCommands).toEqual(['mkdir -p -m 0700 /var/log/kubernetes/audit']);
  });

  test.each<[KubernetesOptions, string]>([
    [{ apiServer: { anonymousAccess: AnonymousAccess.CLOSED } }, 'the K3s provider always gives the API server anonymous-auth=true, for the probes of balancers'],
    [{ apiServer: { anonymousAccess: AnonymousAccess.HEALTH_ONLY } }, 'K3s always gives the API server the flag "anonymous-auth", which excludes paths'],
    [{ tls: { cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] } }, 'tls.cipherSuites: the K3s provider always gives the API server its own list'],
    [{ apiServer: { mounts: [{ name: 'one', path: '/etc/one', mountPath: '/one' }] } }, 'mounts: "/one" is not the path on the machine'],
    [{ dns: { tag: 'v1.12.1' } }, 'K3s: kubernetes "dns" cannot be expressed'],
    [{ hardening: Hardening.cis() }, 'with hardening tls: false.'],
  ])('%j is refused', (kubernetes, message) => {
    expect(() => config({}, { kubernetes })).toThrow(message);
  });

  test('hardening without what the provider decides', () => {
    const { serverConfig } = config({}, { kubernetes: { hardening: Hardening.cis({ anonymousAccess: false, tls: false }) } });
    expect(serverConfig.kubeAPIServerArg).toContain('profiling=false');
  });
});

describe('setup', () => {
  test('mirrors with the authority of each', () => {
    const { bootstrap } = both({
      registryMirrors: [{
        registry: 'docker.io', upstreamFallback: false, mirrors: [{ url: 'https://harbor.example.com:8443', caFromSecret: { name: 'harbor', key: 'ca.crt' } }],
      }],
    });
    expect(fileOf(bootstrap, '/etc/rancher/k3s/registries.yaml')).toBe([
      'mirrors:', '  docker.io:', '    endpoint:', '      - https://harbor.example.com:8443', 'configs:', '  harbor.example.com:8443:', '    tls:',
      '      ca_file: /etc/rancher/k3s/mirrors/harbor.example.com-8443.crt', '',
    ].join('\n'));
    expect(bootstrap.files).toContainEqual(expect.objectContaining({ path: '/etc/rancher/k3s/mirrors/harbor.example.com-8443.crt', contentFrom: { secret: { name: 'harbor', key: 'ca.crt' } } }));
    expect(fileOf(bootstrap, SETTINGS)).toBe('disable-default-registry-endpoint: true\n');
  });

  test('one mirror has one authority', () => {
    const mirror = (registry: string, key: string) => ({ registry, mirrors: [{ url: 'https://m.example.com', caFromSecret: { name: 'ca', key } }] });
    expect(() => both({ registryMirrors: [mirror('a.example.com', 'one'), mirror('b.example.com', 'two')] })).toThrow('"m.example.com" has two certificate authorities');
  });

  test('kubelet settings are a file', () => {
    const { bootstrap } = both({ kubelet: { maxPods: 99 } });
    expect(bootstrap.agentConfig.kubeletArgs).toEqual(['config=/etc/rancher/k3s/kubelet.json']);
    expect(JSON.parse(fileOf(bootstrap, '/etc/rancher/k3s/kubelet.json'))).toEqual({ apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration', maxPods: 99 });
  });

  test('kube-vip is a DaemonSet among the server manifests', () => {
    const { controlPlane } = onVSphere(new K3s(), VERSION, { endpoint: Endpoint.kubeVip('10.0.0.10') });
    expect(fileOf(controlPlane.kthreesConfigSpec, '/var/lib/rancher/k3s/server/manifests/kube-vip.yaml')).toContain('path: /etc/rancher/k3s/k3s.yaml');
  });

  test.each<[NodeSetup, string]>([
    [{ bootFormat: BootFormat.IGNITION }, 'bootFormat: the K3s provider writes cloud-init only; choose an image that boots with cloud-init, or Rke2.'],
    [{ users: [{ name: 'ops' }], ntpServers: ['ntp.example.com'] }, 'K3s: setup "ntpServers", "users" cannot be expressed'],
    [{ bootCommands: ['true'] }, 'K3s: setup "bootCommands" cannot be expressed'],
    [{ containerd: { dropIn: 'version = 2' } }, 'containerd.dropIn: K3s configures containerd itself'],
    [{ files: [{ path: '/etc/rancher/k3s/registries.yaml', content: 'one' }], registryMirrors: [{ registry: '*', mirrors: [{ url: 'https://m.example.com' }] }] }, 'is written by registryMirrors and by files; keep one.'],
  ])('%j is refused', (setup, message) => {
    expect(() => both(setup)).toThrow(message);
  });
});

describe('the group', () => {
  test('remediation and the time of a rollout', () => {
    const { controlPlane } = group({ remediation: { maxRetry: 3, minHealthyPeriod: Duration.hours(1) }, rollout: { after: '2026-12-01T02:00:00Z' } })();
    expect(controlPlane).toMatchObject({ remediationStrategy: { maxRetry: 3, minHealthyPeriod: '1h0m0s' }, rolloutAfter: '2026-12-01T02:00:00Z' });
  });

  test('what the provider has no field for', () => {
    expect(group({ rollout: { maxSurge: '0' } })).toThrow('"prod" controlPlane.rollout.maxSurge: the K3s provider always makes the new machine first; leave it out.');
    expect(group({ machineNaming: 'cp-{{ .random }}' })).toThrow('"prod" controlPlane.machineNaming: K3s\'s control plane provider has none');
  });
});
