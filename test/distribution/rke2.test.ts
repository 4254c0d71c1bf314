import { Duration, Size } from 'cdk8s';
import { fileOf, onVSphere, rendered } from './support';
import {
  AnonymousAccess, Authentication, BootFormat, ControlPlaneOptions, EncryptionAtRest, Endpoint, Etcd, FileEncoding, Hardening, IpFamily,
  MirrorCapability, NodeSetup, PodSecurityLevel, Rke2, Rke2Cni, Rke2Props, Rke2RegistrationMethod, TaintEffect, TlsVersion,
} from '../../src';

const VERSION = 'v1.34.3+rke2r1';
const SETTINGS = '/etc/rancher/rke2/config.yaml.d/50-cluster-api.yaml';
const spec = (props: Rke2Props = {}, more: Parameters<typeof rendered>[2] = {}) => rendered(new Rke2(props), VERSION, more).controlPlane;
const both = (setup: NodeSetup, props: Rke2Props = {}) => rendered(new Rke2(props), VERSION, { setup });
const group = (controlPlane: ControlPlaneOptions) => () => onVSphere(new Rke2(), VERSION, { controlPlane });

describe('releases', () => {
  test('a version without the suffix is refused', () => {
    expect(() => rendered(new Rke2(), 'v1.34.3')).toThrow('"prod" kubernetesVersion: "v1.34.3" is no release of Rke2; write for example "v1.34.3+rke2r1".');
    expect(() => rendered(new Rke2(), 'v1.34.3+k3s1')).toThrow('write for example "v1.34.3+rke2r1"');
  });

  test('a pool held back needs it too', () => {
    const held = (kubernetesVersion: string) => () => onVSphere(new Rke2(), VERSION, { template: 'sles-15', pools: [{ name: 'old', kubernetesVersion }] });
    expect(held('v1.33.7')).toThrow('"prod" pools["old"].kubernetesVersion: "v1.33.7" is no release of Rke2; write for example "v1.33.7+rke2r1".');
    expect(held('v1.33.7+rke2r2')().objects.find(({ kind }) => kind === 'MachineDeployment').spec.template.spec.version).toBe('v1.33.7+rke2r2');
  });

  test('images need not name the version', () => {
    expect(onVSphere(new Rke2(), VERSION, { template: 'sles-15' }).controlPlane.version).toBe(VERSION);
  });
});

describe('defaults', () => {
  test('no network addon, and no parts that addons bring', () => {
    expect(spec().serverConfig).toMatchObject({
      cni: 'none',
      disableComponents: {
        kubernetesComponents: ['cloudController'],
        pluginComponents: ['rke2-ingress-nginx', 'rke2-metrics-server', 'rke2-snapshot-controller', 'rke2-snapshot-controller-crd', 'rke2-snapshot-validation-webhook'],
      },
    });
  });

  test('machines register at the endpoint, whose balancer forwards 9345', () => {
    expect(spec().registrationMethod).toBe('control-plane-endpoint');
    expect(new Rke2().controlPlanePorts).toEqual([9345]);
    expect(new Rke2({ registrationMethod: Rke2RegistrationMethod.INTERNAL_FIRST }).controlPlanePorts).toEqual([]);
  });

  test('pods stay away from the control plane unless asked', () => {
    expect(spec().agentConfig.nodeTaints).toEqual(['node-role.kubernetes.io/control-plane:NoSchedule']);
    expect(spec({ schedulableControlPlane: true }).agentConfig.nodeTaints).toBeUndefined();
  });

  test('a pool with nothing to say is a template with the format alone', () => {
    expect(rendered(new Rke2(), VERSION).bootstrap).toEqual({ agentConfig: { format: 'cloud-config' } });
  });

  test('certificates and etcd are left to RKE2', () => {
    expect(spec().serverConfig.etcd).toBeUndefined();
    expect(spec().rolloutStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } });
  });
});

describe('parts of RKE2', () => {
  test('each built-in part is one option', () => {
    const { disableComponents } = spec({ ingress: true, metricsServer: true, snapshotController: true, coreDns: false }).serverConfig;
    expect(disableComponents.pluginComponents).toEqual(['rke2-coredns']);
    expect(spec({ ingress: true, metricsServer: true, snapshotController: true }).serverConfig.disableComponents).toEqual({ kubernetesComponents: ['cloudController'] });
  });

  test('network addons', () => {
    expect(spec({ cni: Rke2Cni.CILIUM, multus: true }).serverConfig).toMatchObject({ cni: 'cilium', cniMultusEnable: true });
  });

  test('no kube-proxy', () => {
    expect(spec({}, { network: { kubeProxy: false } }).serverConfig.disableComponents.kubernetesComponents).toEqual(['cloudController', 'kubeProxy']);
  });

  test('the CIS profile is for every machine', () => {
    const { controlPlane, bootstrap } = rendered(new Rke2({ cisProfile: true }), VERSION);
    expect([controlPlane.agentConfig.cisProfile, bootstrap.agentConfig.cisProfile]).toEqual(['cis', 'cis']);
  });

  test('without a network', () => {
    const airGappedChecksum = 'a'.repeat(64);
    const { controlPlane, bootstrap } = rendered(new Rke2({ airGapped: true, airGappedChecksum, systemDefaultRegistry: 'registry.example.com:5000', gzipUserData: true }), VERSION);
    expect(controlPlane.agentConfig).toMatchObject({ airGapped: true, airGappedChecksum, systemDefaultRegistry: 'registry.example.com:5000' });
    expect(bootstrap.agentConfig).toMatchObject({ airGapped: true, airGappedChecksum, systemDefaultRegistry: 'registry.example.com:5000' });
    expect([controlPlane.gzipUserData, bootstrap.gzipUserData]).toEqual([true, true]);
  });

  test('the embedded registry serves all registries', () => {
    const { controlPlane, bootstrap } = rendered(new Rke2({ embeddedRegistry: true }), VERSION);
    expect(controlPlane.serverConfig.embeddedRegistry).toBe(true);
    expect([controlPlane.privateRegistriesConfig, bootstrap.privateRegistriesConfig]).toEqual([{ mirrors: { '*': {} } }, { mirrors: { '*': {} } }]);
  });

  test('a registration address', () => {
    expect(spec({ registrationMethod: Rke2RegistrationMethod.ADDRESS, registrationAddress: 'rke2.example.com' })).toMatchObject({ registrationMethod: 'address', registrationAddress: 'rke2.example.com' });
  });

  test.each<[Rke2Props, string]>([
    [{ registrationMethod: Rke2RegistrationMethod.ADDRESS }, 'Rke2.registrationAddress: belongs to registrationMethod: Rke2RegistrationMethod.ADDRESS; write both or neither.'],
    [{ registrationAddress: 'rke2.example.com' }, 'Rke2.registrationAddress: belongs to'],
    [{ airGappedChecksum: 'a'.repeat(64) }, 'Rke2.airGappedChecksum: nothing is compared without airGapped: true'],
    [{ airGapped: true, airGappedChecksum: 'abc' }, 'Rke2.airGappedChecksum: "abc"'],
    [{ cni: 'flannel' as any }, 'Rke2.cni: "flannel"'],
    [{ ingres: true } as any, 'Rke2'],
    [{ etcdSnapshots: { schedule: '@daily' } }, 'Rke2.etcdSnapshots.schedule: "@daily"'],
    [{ etcdSnapshots: { s3: { bucket: 'etcd' } as any } }, 'Rke2.etcdSnapshots.s3.credentialsSecret'],
  ])('%j is refused', (props, message) => {
    expect(() => new Rke2(props)).toThrow(message);
  });
});

describe('snapshots of etcd', () => {
  test('on the machines', () => {
    expect(spec({ etcdSnapshots: { schedule: '0 */6 * * *', retention: 28, name: 'hourly', directory: '/srv/snapshots' } }).serverConfig.etcd.backupConfig)
      .toEqual({ scheduleCron: '0 */6 * * *', retention: '28', snapshotName: 'hourly', directory: '/srv/snapshots' });
  });

  test('off', () => {
    expect(spec({ etcdSnapshots: { enabled: false } }).serverConfig.etcd.backupConfig).toEqual({ disableAutomaticSnapshots: true });
  });

  test('in a bucket, in the folder of the cluster, with certificates verified', () => {
    const { serverConfig } = spec({ etcdSnapshots: { s3: { bucket: 'etcd', credentialsSecret: 'bucket', caSecret: 'bucket-ca' } } });
    expect(serverConfig.etcd.backupConfig.s3).toEqual({
      bucket: 'etcd',
      endpoint: 's3.amazonaws.com',
      enforceSslVerify: true,
      folder: 'prod',
      s3CredentialSecret: { name: 'bucket', namespace: 'default' },
      endpointCAsecret: { name: 'bucket-ca', namespace: 'default' },
    });
  });
});

describe('options of Kubernetes', () => {
  test('flags and mounts of the API server', () => {
    const { serverConfig, files } = spec({}, {
      kubernetes: {
        apiServer: {
          requestTimeout: Duration.seconds(77),
          certificateSans: ['api.example.com'],
          encryption: EncryptionAtRest.fromSecret({ name: 'encryption', key: 'config' }),
          authentication: Authentication.oidc({ issuerUrl: 'https://login.example.com', clientId: 'kubernetes' }),
          mounts: [{ name: 'webhooks', path: '/etc/webhooks', mountPath: '/webhooks' }],
        },
      },
    });
    expect(serverConfig.tlsSan).toEqual(['api.example.com']);
    expect(serverConfig.kubeAPIServer.extraArgs).toEqual([
      'encryption-provider-config=/etc/rancher/rke2/apiserver/encryption.yaml', 'oidc-client-id=kubernetes', 'oidc-issuer-url=https://login.example.com',
      'request-timeout=77s',
    ]);
    expect(serverConfig.kubeAPIServer.extraMounts).toEqual({ '/etc/rancher/rke2/apiserver': '/etc/rancher/rke2/apiserver:ro', '/etc/webhooks': '/webhooks:ro' });
    expect(files).toContainEqual(expect.objectContaining({ path: '/etc/rancher/rke2/apiserver/encryption.yaml', contentFrom: { secret: { name: 'encryption', key: 'config' } } }));
  });

  test('the admission configuration is an option of RKE2', () => {
    const admission = { podSecurity: { enforce: PodSecurityLevel.BASELINE } };
    const { agentConfig, serverConfig } = spec({}, { kubernetes: { apiServer: { admission } } });
    expect(agentConfig.podSecurityAdmissionConfigFile).toBe('/etc/rancher/rke2/apiserver/admission.yaml');
    expect(serverConfig.kubeAPIServer).toEqual({ extraMounts: { '/etc/rancher/rke2/apiserver': '/etc/rancher/rke2/apiserver:ro' } });
  });

  test('callers without credentials', () => {
    const flags = (anonymousAccess: AnonymousAccess) => spec({}, { kubernetes: { apiServer: { anonymousAccess } } })
      .serverConfig.kubeAPIServer.extraArgs;
    expect(flags(AnonymousAccess.OPEN)).toEqual(['anonymous-auth=true']);
    expect(flags(AnonymousAccess.CLOSED)).toEqual(['anonymous-auth=false']);
    expect(() => flags(AnonymousAccess.HEALTH_ONLY)).toThrow('kubernetes.apiServer.anonymousAccess: Rke2 always gives the API server the flag "anonymous-auth", which excludes paths');
  });

  test('members of etcd', () => {
    const { etcd } = spec({ etcdMetrics: true }, {
      kubernetes: { etcd: Etcd.stacked({ quota: Size.gibibytes(8), extraArguments: { 'max-snapshots': '7' } }), tls: { minVersion: TlsVersion.TLS_1_3 } },
    }).serverConfig;
    expect(etcd).toEqual({ exposeMetrics: true, customConfig: { extraArgs: ['max-snapshots=7', 'quota-backend-bytes=8589934592', 'tls-min-version=TLS1.3'] } });
    const refused = (members: object) => () => spec({}, { kubernetes: { etcd: Etcd.stacked(members) } });
    expect(refused({ dataDirectory: '/srv/etcd' })).toThrow('kubernetes.etcd.dataDirectory: Rke2 decides it itself; leave it out.');
    expect(refused({ metricsUrls: ['http://0.0.0.0:2381'] })).toThrow('kubernetes.etcd.metricsUrls: Rke2 decides it itself; write etcdMetrics: true at Rke2.');
    expect(() => spec({}, { kubernetes: { etcd: Etcd.external({ endpoints: ['https://etcd.example.com:2379'] }) } })).toThrow('kubernetes.etcd: Rke2 has its own etcd');
  });

  test('hardening without what RKE2 does itself', () => {
    const { serverConfig, files } = spec({ cisProfile: true }, { kubernetes: { hardening: Hardening.cis({ anonymousAccess: false }) } });
    expect(serverConfig.kubeAPIServer.extraArgs).toContain('tls-min-version=VersionTLS12');
    expect(JSON.parse(fileOf({ files }, '/etc/rancher/rke2/kubelet.json'))).toMatchObject({ podPidsLimit: 4096 });
    expect(() => spec({}, { kubernetes: { hardening: Hardening.cis() } })).toThrow('with hardening anonymousAccess: false.');
  });

  test('a path is mounted once', () => {
    const mounts = [{ name: 'one', path: '/etc/one' }, { name: 'two', path: '/etc/one', mountPath: '/two' }];
    expect(() => spec({}, { kubernetes: { scheduler: { mounts } } })).toThrow('"prod" kubernetes.scheduler.mounts: "/etc/one" is mounted twice; keep one.');
  });

  test('what RKE2 has no word for', () => {
    expect(() => spec({}, { kubernetes: { imageRepository: 'registry.example.com/k8s' } })).toThrow('Rke2: kubernetes "imageRepository" cannot be expressed');
  });
});

describe('setup', () => {
  test('users and boot commands are more user data', () => {
    const { bootstrap } = both({ users: [{ name: 'ops', sudo: true, groups: ['adm'] }], bootCommands: ['echo {{ one }}'] });
    expect(bootstrap.agentConfig.additionalUserData.config).toBe([
      'bootcmd:', '  - "echo {{ \'{{\' }} one }}"', 'users:', '  - name: ops', '    sudo: "ALL=(ALL) NOPASSWD:ALL"', '    groups: adm', '',
    ].join('\n'));
  });

  test('time servers, labels, taints and kubelet flags', () => {
    const { bootstrap } = both({
      ntpServers: ['ntp.example.com', 'ntp.example.com'],
      nodeLabels: { 'example.com/b': '2', 'example.com/a': '1' },
      taints: [{ key: 'dedicated', value: 'gpu', effect: TaintEffect.NO_EXECUTE }],
      kubeletArguments: { v: '4' },
      externalCloudProvider: true,
    });
    expect(bootstrap.agentConfig).toMatchObject({
      ntp: { enabled: true, servers: ['ntp.example.com'] },
      nodeLabels: ['example.com/a=1', 'example.com/b=2'],
      nodeTaints: ['dedicated=gpu:NoExecute'],
      kubelet: { extraArgs: ['cloud-provider=external', 'v=4'] },
    });
  });

  test('mirrors; one switch keeps nodes from asking the registry itself', () => {
    const { bootstrap } = both({
      registryMirrors: [{ registry: 'docker.io', upstreamFallback: false, mirrors: [{ url: 'https://harbor.example.com/dockerhub' }, { url: 'https://mirror.example.com' }] }],
    });
    expect(bootstrap.privateRegistriesConfig).toEqual({ mirrors: { 'docker.io': { endpoint: ['https://harbor.example.com/dockerhub/v2', 'https://mirror.example.com'] } } });
    expect(fileOf(bootstrap, SETTINGS)).toBe('disable-default-registry-endpoint: true\n');
  });

  test('the address of an interface, of both families in a dual-stack cluster', () => {
    const dual = { podCidrs: ['10.1.0.0/16', 'fd00:1::/56'], serviceCidrs: ['10.2.0.0/16', 'fd00:2::/112'] };
    const { controlPlane } = rendered(new Rke2(), VERSION, { setup: { nodeIp: { interface: 'eth1' } }, network: dual });
    expect(fileOf(controlPlane, SETTINGS)).toBe('node-ip: "@NODE_IP@"\n');
    expect(controlPlane.preRKE2Commands).toEqual([
      expect.stringMatching(/^sed -i "s#@NODE_IP@#\$\(ip -4 -o address show dev eth1 .*\),\$\(ip -6 -o address show dev eth1 .*\)#" .*50-cluster-api\.yaml$/),
    ]);
    const { bootstrap } = both({ nodeIp: { family: IpFamily.IPV6 } });
    expect(bootstrap.preRKE2Commands[0]).toContain('ip -6 -o route show default');
  });

  test('SELinux and the sandbox image are options of RKE2', () => {
    const { bootstrap } = both({ containerd: { selinux: true, sandboxImage: 'registry.example.com/pause:3.10' } });
    expect(bootstrap.agentConfig.enableContainerdSElinux).toBe(true);
    expect(fileOf(bootstrap, SETTINGS)).toBe('pause-image: registry.example.com/pause:3.10\n');
  });

  test('nothing restarts containerd, which is not there yet', () => {
    const { bootstrap } = both({ proxy: { httpProxy: 'http://proxy.example.com:3128', noProxy: ['10.0.0.0/24'] }, trustedCertificates: [{ name: 'corp', fromSecret: { name: 'corp', key: 'ca.crt' } }] });
    expect(bootstrap.preRKE2Commands.join('\n')).not.toContain('restart containerd');
    expect(fileOf(bootstrap, '/etc/systemd/system/rke2-agent.service.d/http-proxy.conf')).toContain('HTTP_PROXY=http://proxy.example.com:3128');
  });

  test('a template for cloud-init in a file stays as it is', () => {
    const { bootstrap } = both({ files: [{ path: '/etc/one', content: '{{ one }}\n' }] });
    expect(bootstrap.files).toEqual([{ path: '/etc/one', owner: 'root:root', permissions: '0644', encoding: 'base64', content: Buffer.from('{{ one }}\n').toString('base64') }]);
  });

  test('kube-vip is a DaemonSet among the server manifests', () => {
    const { controlPlane } = onVSphere(new Rke2(), VERSION, { endpoint: Endpoint.kubeVip('10.0.0.10') });
    const text = fileOf(controlPlane, '/var/lib/rancher/rke2/server/manifests/kube-vip.yaml');
    expect(text).toContain('kind: DaemonSet');
    expect(text).toContain('path: /etc/rancher/rke2/rke2.yaml');
  });

  test.each<[NodeSetup, string]>([
    [{ disks: [{ device: '/dev/sdb', volumes: [{ label: 'data', mountPath: '/data' }] }] }, 'Rke2: setup "disks" cannot be expressed'],
    [{ containerd: { logLevel: 'debug' as any } }, 'containerd.logLevel: Rke2 configures containerd itself; write a template /var/lib/rancher/rke2/agent/etc/containerd/config-v3.toml.tmpl'],
    [{ files: [{ path: '/etc/hosts', content: 'one', append: true }] }, 'files["/etc/hosts"].append: Rke2 writes whole files only'],
    [{ files: [{ path: SETTINGS, content: 'one' }] }, 'is written by the library or the provider'],
    [{ users: [{ name: 'ops' }, { name: 'ops' }] }, 'users: "ops" is given twice; keep one.'],
    [{ users: [{ name: 'ops' }], files: [{ path: '/home/ops/x', content: 'one', owner: 'ops:ops' }] }, 'does not exist yet when files are written'],
    [{ kubelet: { maxPods: 99 }, kubeletArguments: { config: '/etc/kubelet' } }, 'kubeletArguments: "config" is the file that the kubelet\'s other settings come to'],
    [{ nodeIp: { interface: 'eth1' }, kubeletArguments: { 'node-ip': '::' } }, 'nodeIp: kubeletArguments sets "node-ip" as well; keep one.'],
    [{ registryMirrors: [{ registry: 'docker.io', hostsFromSecret: { name: 'hosts', key: 'hosts.toml' } }] }, 'hostsFromSecret: hosts.toml is made on the machine'],
    [{ registryMirrors: [{ registry: 'docker.io', mirrors: [{ url: 'https://m.example.com', capabilities: [MirrorCapability.PULL] }] }] }, 'capabilities: mirrors are always asked to pull and resolve here'],
    [{ registryMirrors: [{ registry: 'docker.io', mirrors: [{ url: 'https://m.example.com', caFromSecret: { name: 'ca', key: 'ca.crt' } }] }] }, 'certificate authority of "m.example.com" alone; write it in trustedCertificates'],
    [{ registryMirrors: [{ registry: 'a.example.com', mirrors: [{ url: 'https://m.example.com' }], upstreamFallback: false }, { registry: 'b.example.com', mirrors: [{ url: 'https://m.example.com' }] }] },
      'upstreamFallback holds for all registries at once here'],
    [{ registryMirrors: [{ registry: 'a.example.com', mirrors: [{ url: 'https://m.example.com' }] }, { registry: 'a.example.com', mirrors: [{ url: 'https://n.example.com' }] }] }, 'given twice; keep one.'],
    [{ ignitionConfig: { systemd: {} } }, 'ignitionConfig: the machine boots with cloud-init'],
  ])('%j is refused', (setup, message) => {
    expect(() => both(setup)).toThrow(message);
  });

  test('settings of the kubelet before v1.32', () => {
    expect(() => rendered(new Rke2(), 'v1.31.9+rke2r1', { setup: { kubelet: { maxPods: 99 } } })).toThrow('setup.kubelet: before v1.32 flags of the distribution win over such settings');
  });
});

describe('Ignition', () => {
  const ignition = (setup: NodeSetup) => both({ bootFormat: BootFormat.IGNITION, ...setup }).bootstrap;

  test('always says that it is Flatcar, with users and units', () => {
    const { agentConfig, files } = ignition({ users: [{ name: 'ops', sudo: true }], ignitionConfig: { systemd: { units: [{ name: 'one.service', enabled: true }] } } });
    expect(agentConfig).toEqual({
      format: 'ignition',
      additionalUserData: {
        config: 'variant: flatcar\nversion: "1.0.0"\nsystemd:\n  units:\n    - name: one.service\n      enabled: true\npasswd:\n  users:\n    - name: ops\n',
      },
    });
    expect(fileOf({ files }, '/etc/sudoers.d/ops')).toBe('ops ALL=(ALL) NOPASSWD:ALL\n');
    expect(ignition({}).agentConfig.additionalUserData.config).toBe('variant: flatcar\nversion: "1.0.0"\n');
  });

  test('fills in the node name from shell variables', () => {
    const { preRKE2Commands } = ignition({ nodeName: '${NODE_NAME}', preJoinCommands: ['NODE_NAME=$(hostname)'] });
    expect(preRKE2Commands).toEqual(['NODE_NAME=$(hostname)', `sed -i "s#\\\${NODE_NAME}#$NODE_NAME#g" ${SETTINGS}`]);
  });

  test.each<[NodeSetup, string]>([
    [{ bootCommands: ['true'] }, 'bootCommands: Ignition has none'],
    [{ files: [{ path: '/etc/one', content: 'H4sI', encoding: FileEncoding.GZIP_BASE64 }] }, 'encoding: Ignition cannot decompress'],
    [{ preJoinCommands: ['printf "\u0007"'] }, 'preJoinCommands: Ignition machines take no control characters here'],
  ])('%j is refused', (setup, message) => {
    expect(() => ignition(setup)).toThrow(message);
  });
});

describe('the group', () => {
  test('timeouts, remediation and rollout', () => {
    const { controlPlane } = onVSphere(new Rke2(), VERSION, {
      controlPlane: { drainTimeout: Duration.minutes(5), remediation: { maxRetry: 3, retryPeriod: Duration.minutes(2) }, rollout: { maxSurge: '0' }, annotations: { one: 'two' } },
    });
    expect(controlPlane.machineTemplate).toMatchObject({ metadata: { annotations: { one: 'two' } }, spec: { deletion: { nodeDrainTimeoutSeconds: 300 } } });
    expect(controlPlane).toMatchObject({ remediationStrategy: { maxRetry: 3, retryPeriod: '2m0s' }, rolloutStrategy: { rollingUpdate: { maxSurge: 0 } } });
  });

  test('what the provider has no field for', () => {
    expect(group({ machineNaming: 'cp-{{ .random }}' })).toThrow('"prod" controlPlane.machineNaming: Rke2\'s control plane provider has none; leave it out.');
    expect(group({ readinessGates: [{ conditionType: 'One' }] })).toThrow('controlPlane.readinessGates');
    expect(group({ rollout: { beforeCertificatesExpire: Duration.days(30) } })).toThrow('controlPlane.rollout.beforeCertificatesExpire');
    expect(group({ rollout: { after: '2026-12-01T02:00:00Z' } })).toThrow('controlPlane.rollout.after: RKE2ControlPlane has no such time; change rolloutToken');
    expect(group({ replicas: 2 })).toThrow('"prod" controlPlane.replicas: 2 is even, and etcd needs a majority; write an odd number.');
  });
});
