import { Duration, Size } from 'cdk8s';
import { parse } from 'yaml';
import {
  AnonymousAccess, AuditPolicy, Authentication, BootFormat, ClusterClass, DiskFilesystem, Endpoint, Etcd, FileEncoding, IpFamily,
  JwtClaim, KubernetesOptions, KubeVipOptions, MirrorCapability, NodeSetup, PodSecurityLevel, TaintEffect, Talos, TalosCni,
  TalosHostname, TalosProps, WorkloadCluster, WorkloadClusterProps,
} from '../../src';
import { providersOf } from '../../src/management/providers';
import { emptyChart } from '../class/support';
import { vsphere } from '../support/fixtures';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith, PlainTopology } from '../support/plain-topology';

const talosVersion = 'v1.12';
const PEM = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';

function objects(props: Partial<TalosProps> = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return unjudged(chart => { clusterWith(chart, new PlainTopology({}, [{ name: 'one' }]), { distribution: new Talos({ talosVersion, ...props }), ...cluster }); });
}

const controlPlane = (all: any[]): any => ofKind(all, 'TalosControlPlane')[0].spec;
const pool = (all: any[]): any => ofKind(all, 'TalosConfigTemplate')[0].spec.template.spec;
const patches = (config: any): any[] => (config.strategicPatches ?? []).map((text: string) => parse(text));
const ofControlPlane = (all: any[]): any => patches(controlPlane(all).controlPlaneConfig.controlplane)[0];
const machine = (setup: NodeSetup): any => patches(pool(objects({}, { setup })))[0].machine;
const cluster = (kubernetes: KubernetesOptions): any => ofControlPlane(objects({}, { kubernetes })).cluster;

const onVSphere = (kubeVip: KubeVipOptions = {}) => vsphere({ template: 'talos-v1.12.0', endpoint: Endpoint.kubeVip('10.0.0.10', kubeVip), pools: [{ name: 'general', replicas: 3 }] });

test('on vSphere', () => {
  expectGolden('vsphere-talos', synthesize(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3',
      topology: onVSphere({ interface: 'eth0' }),
      distribution: new Talos({ talosVersion }),
      setup: {
        kubelet: { maxPods: 200 },
        ntpServers: ['ntp.example.com'],
        registryMirrors: [{ registry: 'docker.io', mirrors: [{ url: 'https://harbor.example.com/v2/dockerhub', caCertificate: PEM }], upstreamFallback: false }],
        sysctls: { 'fs.inotify.max_user_instances': '8192' },
        trustedCertificates: [{ name: 'corporate', pem: PEM }],
      },
      kubernetes: {
        apiServer: { authentication: Authentication.oidc({ issuerUrl: 'https://login.example.com', clientId: 'prod' }), audit: { policy: AuditPolicy.request() } },
        etcd: Etcd.stacked({ quota: Size.gibibytes(8) }),
      },
    });
  }));
});

test('a configuration is generated for the version, and patched', () => {
  const all = objects();
  expect(controlPlane(all)).toMatchObject({
    replicas: 3,
    version: 'v1.34.3',
    infrastructureTemplate: { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2', kind: 'PlainMachineTemplate' },
    rolloutStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
    controlPlaneConfig: { controlplane: { generateType: 'controlplane', talosVersion } },
  });
  expect(ofControlPlane(all)).toEqual({ cluster: { discovery: { registries: { service: { disabled: true } } }, network: { cni: { name: 'none' } } } });
  expect(pool(all)).toMatchObject({ generateType: 'worker', talosVersion });
  expect(pool(objects({ discoveryService: true })).strategicPatches).toBeUndefined();
});

test('options of Talos', () => {
  const all = objects({
    cni: TalosCni.FLANNEL, installDisk: '/dev/sda', installImage: 'factory.talos.dev/installer/abc:v1.12.0', schedulableControlPlane: true, hostname: TalosHostname.MACHINE_NAME,
  }, { network: { kubeProxy: false, nodeCidrMaskSize: 25 } });
  const { install } = ofControlPlane(all).machine;
  const { allowSchedulingOnControlPlanes, network, proxy, controllerManager } = ofControlPlane(all).cluster;
  expect(install).toEqual({ disk: '/dev/sda', image: 'factory.talos.dev/installer/abc:v1.12.0' });
  expect({ allowSchedulingOnControlPlanes, network, proxy }).toEqual({ allowSchedulingOnControlPlanes: true, network: { cni: { name: 'flannel' } }, proxy: { disabled: true } });
  expect(controllerManager).toEqual({ extraArgs: { 'node-cidr-mask-size-ipv4': '25' } });
  expect(pool(all).hostname).toEqual({ source: 'MachineName' });
});

test('the address of the API server stays among the machines', () => {
  const network = (options: KubeVipOptions, dhcp?: boolean) => ofControlPlane(unjudged(chart => {
    clusterWith(chart, onVSphere(options), { distribution: new Talos({ talosVersion, dhcp }) });
  })).machine.network;
  expect(network({})).toEqual({ interfaces: [{ deviceSelector: { physical: true }, dhcp: true, vip: { ip: '10.0.0.10' } }] });
  expect(network({ interface: 'ens192' }, false)).toEqual({ interfaces: [{ interface: 'ens192', vip: { ip: '10.0.0.10' } }] });
});

test('what machines need becomes machine configuration', () => {
  expect(machine({ kubelet: { maxPods: 99 }, kubeletArguments: { v: '4' }, taints: [{ key: 'a', value: 'b', effect: TaintEffect.NO_SCHEDULE }], nodeIp: { family: IpFamily.IPV6 } }).kubelet).toEqual({
    extraArgs: { v: '4' },
    extraConfig: { maxPods: 99, registerWithTaints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }] },
    nodeIP: { validSubnets: ['::/0'] },
  });
  expect(machine({ nodeIp: {} }).kubelet.nodeIP).toEqual({ validSubnets: ['0.0.0.0/0'] });
  expect(machine({ ntpServers: ['a.example.com'], sysctls: { 'vm.swappiness': '0' }, kernelModules: ['br_netfilter'], nodeLabels: { a: 'b' } })).toEqual({
    time: { servers: ['a.example.com'] }, sysctls: { 'vm.swappiness': '0' }, kernel: { modules: [{ name: 'br_netfilter' }] }, nodeLabels: { a: 'b' },
  });
  expect(machine({ proxy: { httpsProxy: 'http://proxy.example.com:3128', noProxy: ['10.0.0.0/24'] } }).env)
    .toEqual({ https_proxy: 'http://proxy.example.com:3128', no_proxy: expect.stringContaining('10.0.0.0/24') });
  expect(machine({ files: [{ path: '/var/lib/one', content: 'one\n', permissions: '0600' }, { path: '/var/lib/two', content: 'two\n', append: true }], containerd: { dropIn: 'version = 3\n' } }).files).toEqual([
    { path: '/etc/cri/conf.d/20-customization.part', content: 'version = 3\n', op: 'create', permissions: 0o644 },
    { path: '/var/lib/one', content: 'one\n', op: 'create', permissions: 0o600 },
    { path: '/var/lib/two', content: 'two\n', op: 'append', permissions: 0o644 },
  ]);
  expect(machine({ disks: [{ device: '/dev/sdb', volumes: [{ label: 'data', mountPath: '/var/mnt/data' }] }] }).disks)
    .toEqual([{ device: '/dev/sdb', partitions: [{ mountpoint: '/var/mnt/data' }] }]);
  expect(machine({ registryMirrors: [{ registry: 'docker.io', mirrors: [{ url: 'https://mirror.example.com', caCertificate: PEM }] }] }).registries).toEqual({
    mirrors: { 'docker.io': { endpoints: ['https://mirror.example.com'] } },
    config: { 'mirror.example.com': { tls: { ca: Buffer.from(`${PEM}\n`).toString('base64') } } },
  });
  const [, roots] = patches(pool(objects({}, { setup: { trustedCertificates: [{ name: 'corporate', pem: PEM }] } })));
  expect(roots).toEqual({ apiVersion: 'v1alpha1', kind: 'TrustedRootsConfig', name: 'corporate', certificates: `${PEM}\n` });
});

test('options of Kubernetes become cluster configuration', () => {
  const policy = { apiVersion: 'v1', kind: 'Anything' };
  const { apiServer, controllerManager, scheduler, etcd } = cluster({
    apiServer: {
      admission: { enabledPlugins: ['AlwaysPullImages'], podSecurity: { enforce: PodSecurityLevel.RESTRICTED }, configuration: { PodNodeSelector: policy } },
      anonymousAccess: AnonymousAccess.OPEN,
      audit: { log: { maxAge: Duration.days(3), maxFiles: 3, maxSize: Size.mebibytes(3) } },
      certificateSans: ['api.example.com'],
      mounts: [{ name: 'x', path: '/var/x', writable: true }],
    },
    controllerManager: { terminatedPodThreshold: 7 },
    scheduler: { configuration: { podInitialBackoffSeconds: 7 } },
    etcd: Etcd.stacked({ quota: Size.gibibytes(1), metricsUrls: ['http://0.0.0.0:2381'] }),
  });
  expect(apiServer.extraArgs).toEqual({
    'anonymous-auth': 'true', 'audit-log-maxage': '3', 'audit-log-maxbackup': '3', 'audit-log-maxsize': '3', 'enable-admission-plugins': 'AlwaysPullImages,NodeRestriction',
  });
  expect(apiServer.admissionControl.map(({ name }: any) => name)).toEqual(['PodSecurity', 'PodNodeSelector']);
  expect(apiServer.certSANs).toEqual(['api.example.com']);
  expect(apiServer.extraVolumes).toEqual([{ hostPath: '/var/x', mountPath: '/var/x' }]);
  expect(controllerManager.extraArgs).toEqual({ 'terminated-pod-gc-threshold': '7' });
  expect(scheduler.config).toEqual({ apiVersion: 'kubescheduler.config.k8s.io/v1', kind: 'KubeSchedulerConfiguration', podInitialBackoffSeconds: 7 });
  expect(etcd.extraArgs).toEqual({ 'quota-backend-bytes': '1073741824', 'listen-metrics-urls': 'http://0.0.0.0:2381' });
});

test('a file that an option names is written and mounted', () => {
  const { machine: { files }, cluster: { apiServer } } = ofControlPlane(objects({}, {
    kubernetes: { apiServer: { authentication: Authentication.jwt([{ url: 'https://login.example.com', audiences: ['one'], username: JwtClaim.of('sub') }]) } },
  }));
  expect(files).toEqual([{ path: '/var/etc/kubernetes/apiserver/authentication.yaml', content: expect.stringContaining('AuthenticationConfiguration'), op: 'create', permissions: 0o644 }]);
  expect(apiServer).toEqual({
    extraArgs: { 'authentication-config': '/var/etc/kubernetes/apiserver/authentication.yaml' },
    extraVolumes: [{ hostPath: '/var/etc/kubernetes/apiserver', mountPath: '/var/etc/kubernetes/apiserver', readonly: true }],
  });
});

test('the management cluster needs its providers', () => {
  const app = clusterWith(emptyChart(), onVSphere(), { distribution: new Talos({ talosVersion }) });
  const installed = providersOf([app]).flatMap(({ installs }) => installs.map(install => install.join(' ')));
  expect(installed).toEqual(expect.arrayContaining(['bootstrap talos', 'control-plane talos']));
  expect(installed.filter(name => /kubeadm/.test(name))).toEqual([]);
  const chart = emptyChart();
  clusterWith(chart, onVSphere(), { distribution: new Talos({ talosVersion }) });
  expect(problemsOf(chart)).toEqual([]);
});

describe('refused', () => {
  const setup = (given: NodeSetup) => () => objects({}, { setup: given });
  const options = (kubernetes: KubernetesOptions) => () => objects({}, { kubernetes });
  const group = (given: object) => () => unjudged(chart => {
    clusterWith(chart, new PlainTopology(given), { distribution: new Talos({ talosVersion }) });
  });
  const vip = (given: KubeVipOptions) => () => unjudged(chart => {
    clusterWith(chart, onVSphere(given), { distribution: new Talos({ talosVersion }) });
  });
  const disk = (more: object, volume: object = {}) => setup({ disks: [{ device: '/dev/sdb', volumes: [{ label: 'data', mountPath: '/var/mnt/data', ...volume }], ...more }] });
  const mirror = (more: object) => setup({ registryMirrors: [{ registry: 'docker.io', mirrors: [{ url: 'https://m.example.com', ...more }] }] });
  const AT = '"prod" controlPlane.setup';
  const SECRET = { name: 'a', key: 'b' };
  test.each<[string, () => unknown, string]>([
    ['no version', () => new Talos({} as any), 'Talos.talosVersion: a value is required.'],
    ['a patch release', () => new Talos({ talosVersion: 'v1.12.1' }), 'Talos.talosVersion: "v1.12.1" is not a version of Talos; write for example "v1.12".'],
    ['users', setup({ users: [{ name: 'ops' }] }), 'Talos: setup "users" cannot be expressed; leave it out or choose another distribution.'],
    ['commands', setup({ preJoinCommands: ['true'], sshCertificateAuthorities: ['ssh-ed25519 AAAA ca'] }), 'Talos: setup "preJoinCommands", "sshCertificateAuthorities" cannot be expressed; leave them out or choose another distribution.'],
    ['swap', setup({ swap: {} }), 'Talos: setup "swap" cannot be expressed; leave it out or choose another distribution.'],
    ['Ignition', setup({ bootFormat: BootFormat.IGNITION }), `${AT}.bootFormat: Talos reads its own configuration; choose an image of Talos and leave it out.`],
    ['an expression', setup({ kubeletArguments: { 'node-labels': 'id={{ ds.meta_data.uuid }}' } }), `${AT}.kubeletArguments: "id={{ ds.meta_data.uuid }}" is an expression for cloud-init, which Talos does not have; leave it out.`],
    ['an interface', setup({ nodeIp: { interface: 'eth0' } }), `${AT}.nodeIp.interface: Talos chooses by subnet, not by interface; leave it out, or write family alone.`],
    ['taints twice', setup({ taints: [{ key: 'a', effect: TaintEffect.NO_SCHEDULE }], kubeletConfiguration: { registerWithTaints: [] } }), `${AT}.taints: kubeletConfiguration sets "registerWithTaints" as well; keep one.`],
    ['a certificate from a Secret', setup({ trustedCertificates: [{ name: 'one', fromSecret: SECRET }] }), `${AT}.trustedCertificates["one"].fromSecret: Talos reads no Secrets; write the certificate, which is public.`],
    ['containerd', setup({ containerd: { selinux: true } }), `${AT}.containerd.selinux: Talos configures containerd itself; write containerd.dropIn.`],
    ['a file from a Secret', setup({ files: [{ path: '/var/x', fromSecret: SECRET }] }), `${AT}.files["/var/x"].fromSecret: Talos reads no Secrets; write the content, or bring the file in a system extension.`],
    ['an encoded file', setup({ files: [{ path: '/var/x', content: 'AAAA', encoding: FileEncoding.BASE64 }] }), `${AT}.files["/var/x"].encoding: Talos takes plain text; leave it out.`],
    ['an owner', setup({ files: [{ path: '/var/x', content: 'a', owner: 'a:b' }] }), `${AT}.files["/var/x"].owner: Talos has no users but root; leave it out.`],
    ['a place', setup({ files: [{ path: '/etc/x', content: 'a' }] }), `${AT}.files["/etc/x"]: Talos lets files be written below /var only; choose another path.`],
    ['shares', disk({}, { percentage: 50 }), `${AT}.disks["/dev/sdb"]: Talos knows no shares of a disk; write one volume without percentage.`],
    ['ext4', disk({}, { filesystem: DiskFilesystem.EXT4 }), `${AT}.disks["/dev/sdb"]: Talos writes XFS; write filesystem: DiskFilesystem.XFS or leave it out.`],
    ['MBR', disk({ partitionTable: 'mbr' }), `${AT}.disks["/dev/sdb"]: Talos writes a GPT; leave out partitionTable.`],
    ['overwriting', disk({ overwrite: true }), `${AT}.disks["/dev/sdb"]: Talos never overwrites what is on a disk; leave out overwrite.`],
    ['mount options', disk({}, { mountOptions: ['noatime'] }), `${AT}.disks["/dev/sdb"]: Talos takes no mount options; leave out mountOptions.`],
    ['a mount point', disk({}, { mountPath: '/data' }), `${AT}.disks["/dev/sdb"]: Talos mounts disks below /var, not at "/data"; choose another path.`],
    ['hosts', setup({ registryMirrors: [{ registry: 'docker.io', hostsFromSecret: SECRET }] }), `${AT}.registryMirrors["docker.io"].hostsFromSecret: Talos reads no Secrets; write mirrors.`],
    ['capabilities', mirror({ capabilities: [MirrorCapability.PULL] }), `${AT}.registryMirrors["docker.io"].mirrors["https://m.example.com"].capabilities: Talos cannot say it; leave it out.`],
    ['an authority from a Secret', mirror({ caFromSecret: SECRET }), `${AT}.registryMirrors["docker.io"].mirrors["https://m.example.com"].caFromSecret: Talos cannot say it; write caCertificate.`],
    ['two kinds of paths', setup({ registryMirrors: [{ registry: 'docker.io', mirrors: [{ url: 'https://a.example.com' }, { url: 'https://b.example.com/v2/x' }] }] }),
      `${AT}.registryMirrors["docker.io"].mirrors: Talos takes the paths of all mirrors as they are or of none; write all with /v2 or none.`],
    ['limited anonymous access', options({ apiServer: { anonymousAccess: AnonymousAccess.HEALTH_ONLY } }), '"prod" kubernetes.apiServer.anonymousAccess: Talos answers nobody without credentials; leave it out, with hardening anonymousAccess: false.'],
    ['an authentication from a Secret', options({ apiServer: { authentication: Authentication.fromSecret(SECRET) } }),
      '"prod" kubernetes.apiServer: "/var/etc/kubernetes/apiserver/authentication.yaml" would come from a Secret, and Talos reads none; write the option without one.'],
    ['a policy from a Secret', options({ apiServer: { audit: { policy: AuditPolicy.fromSecret(SECRET) } } }), '"prod" kubernetes.apiServer.audit.policy: Talos reads no Secrets; write AuditPolicy.of({…}).'],
    ['a collector', options({ apiServer: { audit: { webhook: { kubeconfig: SECRET } } } }), '"prod" kubernetes.apiServer.audit.webhook: Talos writes the log to /var/log/audit/kube; leave it out.'],
    ['images', options({ imageRepository: 'registry.example.com/k8s' }), 'Talos: kubernetes "imageRepository" cannot be expressed; leave it out or choose another distribution.'],
    ['etcd elsewhere', options({ etcd: Etcd.external({ endpoints: ['https://etcd.example.com:2379'] }) }), '"prod" kubernetes.etcd: Talos has its own etcd on the control plane machines; write Etcd.stacked().'],
    ['the folder of etcd', options({ etcd: Etcd.stacked({ dataDirectory: '/var/lib/etcd/data' }) }), '"prod" kubernetes.etcd.dataDirectory: Talos decides it itself; leave it out.'],
    ['an image of kube-vip', vip({ version: 'v1.2.3' }), '"prod" endpoint.version: Talos announces the address itself, by ARP and without kube-vip; leave it out.'],
    ['timeouts', group({ drainTimeout: Duration.minutes(3) }), '"prod" controlPlane.drainTimeout: TalosControlPlane has none; leave it out.'],
    ['a time of rollout', group({ rollout: { after: '2026-12-01T02:00:00Z' } }), '"prod" controlPlane.rollout.after: TalosControlPlane has none; leave it out.'],
    ['labels of machines', group({ labels: { 'node-role.kubernetes.io/one': '' } }), '"prod" controlPlane.labels: TalosControlPlane has no labels of machines; leave out "node-role.kubernetes.io/one".'],
    ['a class', () => new ClusterClass(emptyChart(), 'x', { topology: new PlainTopology(), distribution: new Talos({ talosVersion }) }),
      'ClusterClass "x".distribution: Talos cannot be used in a class: TalosControlPlane has no template kind (v0.5.12); use WorkloadCluster.'],
  ])('%s', (_what, act, message) => {
    expect(act).toThrow(new Error(message));
  });
});
