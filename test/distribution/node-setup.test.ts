import { Duration, Size } from 'cdk8s';
import {
  BootFormat, DiskFilesystem, FileEncoding, IpFamily, MirrorCapability, NodeSetup, PartitionTable, SwapBehavior, WorkloadCluster,
} from '../../src';
import { vsphere } from '../support/fixtures';
import { ofKind, synthesize } from '../support/golden';
import { controlPlaneConfig, fileAt, ignitionConfig, kubeletPatch, poolConfig } from '../support/kubeadm';
import { CERTIFICATE } from '../support/node-setups';

const PROXY = { httpsProxy: 'http://proxy.example.com:3128', noProxy: ['10.0.0.0/24'] };

function noProxyOf(config: any): string[] {
  return /NO_PROXY=([^"]*)/.exec(fileAt(config, '/etc/systemd/system/containerd.service.d/http-proxy.conf').content)![1].split(',');
}

function templateName(setup: NodeSetup): string {
  const objects = synthesize(chart => {
    new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology: vsphere({ pools: [{ name: 'general', setup }] }) });
  });
  return ofKind(objects, 'KubeadmConfigTemplate')[0].metadata.name;
}

test('a setup that says nothing adds nothing', () => {
  const silent = poolConfig({ users: [], files: [], disks: [], kubelet: {}, kubeletConfiguration: {}, containerd: {}, sysctls: {}, ntpServers: [] });
  expect(silent).toEqual(poolConfig({}));
});

describe('proxy', () => {
  test('everything inside the cluster and the vCenter are reached directly', () => {
    const config = controlPlaneConfig({}, {
      setup: { proxy: PROXY },
      topology: vsphere({ devices: [{ network: 'workload', dhcp4: true, dhcp6: true }] }),
      network: { podCidrs: ['10.244.0.0/16', 'fd00:1::/56'], serviceCidrs: ['10.96.0.0/12', 'fd00:2::/112'], serviceDomain: 'k8s.example.com' },
    });
    expect(noProxyOf(config)).toEqual([
      'localhost', '127.0.0.1', '::1', '169.254.0.0/16', 'fe80::/10', '10.244.0.0/16', 'fd00:1::/56', '10.96.0.0/12', 'fd00:2::/112',
      'kubernetes', 'kubernetes.default', '.svc', '.k8s.example.com', '10.0.0.10', 'vcenter.example.com', '10.0.0.0/24',
    ]);
  });

  test('containerd, the kubelet and kubeadm use it', () => {
    const config = poolConfig({ proxy: PROXY });
    const line = 'Environment="HTTPS_PROXY=http://proxy.example.com:3128"';
    expect(fileAt(config, '/etc/systemd/system/containerd.service.d/http-proxy.conf').content).toContain(line);
    expect(fileAt(config, '/etc/systemd/system/kubelet.service.d/http-proxy.conf').content).toContain(line);
    expect(config.preKubeadmCommands[0]).toMatch(/^export HTTPS_PROXY="http:\/\/proxy.example.com:3128" NO_PROXY="/);
    expect(config.preKubeadmCommands).toContain('systemctl restart containerd');
  });

  test('exceptions of the cluster and the pool add up, the nearer proxy counts', () => {
    const pool = { proxy: { httpsProxy: 'http://near.example.com:3128', noProxy: ['.lab.example.com'] } };
    const config = poolConfig(pool, {}, { setup: { proxy: PROXY } });
    expect(noProxyOf(config)).toEqual(expect.arrayContaining(['10.0.0.0/24', '.lab.example.com']));
    expect(config.preKubeadmCommands[0]).toContain('HTTPS_PROXY="http://near.example.com:3128"');
  });
});

describe('registry mirrors', () => {
  const hosts = (config: any, registry: string) => fileAt(config, `/etc/containerd/certs.d/${registry}/hosts.toml`).content;

  test('the registry itself is asked last', () => {
    const config = poolConfig({ registryMirrors: [{ registry: 'docker.io', mirrors: [{ url: 'https://mirror.example.com', capabilities: [MirrorCapability.PULL] }] }] });
    expect(hosts(config, 'docker.io')).toBe('server = "https://registry-1.docker.io"\n\n[host."https://mirror.example.com"]\n  capabilities = ["pull"]\n');
  });

  test('without fallback the first mirror is the server', () => {
    const config = poolConfig({ registryMirrors: [{ registry: 'quay.io', mirrors: [{ url: 'https://mirror.example.com/v2/quay' }], upstreamFallback: false }] });
    expect(hosts(config, 'quay.io')).toMatch(/^server = "https:\/\/mirror.example.com\/v2\/quay"\n.*\noverride_path = true\n/);
  });

  test('a mirror for all registries names no server', () => {
    const config = poolConfig({ registryMirrors: [{ registry: '*', mirrors: [{ url: 'http://127.0.0.1:5000' }] }] });
    expect(hosts(config, '_default')).toMatch(/^\[host\."http:\/\/127\.0\.0\.1:5000"\]\n/);
  });

  test('certificate authorities come inline or from a Secret, a whole file from a Secret', () => {
    const config = poolConfig({
      registryMirrors: [
        { registry: 'a.example.com', mirrors: [{ url: 'https://m.example.com', caFromSecret: { name: 'mirror', key: 'ca.crt' } }] },
        { registry: 'b.example.com', hostsFromSecret: { name: 'hosts', key: 'hosts.toml' } },
      ],
    });
    expect(fileAt(config, '/etc/containerd/certs.d/a.example.com/mirror-1.crt').contentFrom).toEqual({ secret: { name: 'mirror', key: 'ca.crt' } });
    expect(fileAt(config, '/etc/containerd/certs.d/b.example.com/hosts.toml')).toMatchObject({ contentFrom: { secret: { name: 'hosts' } }, permissions: '0600' });
  });
});

describe('files', () => {
  test('what cloud-init would take for a template is protected', () => {
    const text = 'for i in ${#list[@]}; do echo {{ i }}; done\n';
    const file = fileAt(poolConfig({ files: [{ path: '/opt/loop.sh', content: text }] }), '/opt/loop.sh');
    expect(file.encoding).toBe('base64');
    expect(Buffer.from(file.content, 'base64').toString()).toBe(text);
  });

  test('Ignition renders nothing, so nothing is protected there', () => {
    expect(fileAt(ignitionConfig({ files: [{ path: '/opt/a', content: '{{ a }}\n' }] }), '/opt/a')).toMatchObject({ content: '{{ a }}\n' });
  });

  test.each([['  indented first line\nrest\n'], ['\r\nwindows\r\n'], ['bell \u0007\n']])('text that an indented block would break is encoded: %j', content => {
    for (const config of [poolConfig({ files: [{ path: '/opt/a', content }] }), ignitionConfig({ files: [{ path: '/opt/a', content }] })]) {
      expect(Buffer.from(fileAt(config, '/opt/a').content, 'base64').toString()).toBe(content);
    }
  });

  test('plain text stays readable', () => {
    expect(fileAt(poolConfig({ files: [{ path: '/opt/a', content: 'größe = { a: 1 }\n\n\tindented later\n' }] }), '/opt/a').encoding).toBeUndefined();
  });

  test('encoding and append are handed on', () => {
    const config = poolConfig({ files: [{ path: '/opt/a', content: 'H4sIAAAAAAAAAwMAAAAAAAAAAAA=', encoding: FileEncoding.GZIP_BASE64, append: true }] });
    expect(fileAt(config, '/opt/a')).toMatchObject({ encoding: 'gzip+base64', append: true });
  });

  test('a new revision of a Secret makes a new template, the same one does not', () => {
    const setup = (revision?: string): NodeSetup => ({ files: [{ path: '/opt/a', fromSecret: { name: 'a', key: 'k', revision } }] });
    expect(templateName(setup('2'))).toBe(templateName(setup('2')));
    expect(new Set([templateName(setup()), templateName(setup('1')), templateName(setup('2'))]).size).toBe(3);
    expect(poolConfig(setup('2')).preKubeadmCommands[0]).toBe('# /opt/a: revision 2 of Secret a');
  });
});

describe('commands', () => {
  test('instance data is rendered, other braces stay', () => {
    const config = poolConfig({ preJoinCommands: ['echo {{ ds.meta_data.hostname }} {{ x }} ${#a}'], postJoinCommands: ['echo {% a %}'] });
    expect(config.preKubeadmCommands).toContain("echo {{ ds.meta_data.hostname }} {{ '{{' }} x }} ${{ '{#' }}a}");
    expect(config.postKubeadmCommands).toEqual(["echo {{ '{%' }} a %}"]);
  });

  test('features come before the commands of the user', () => {
    const commands: string[] = poolConfig({ preJoinCommands: ['mine'], sysctls: { 'vm.max_map_count': '262144' }, kernelModules: ['nbd', 'nbd'] }).preKubeadmCommands;
    expect(commands.indexOf('modprobe -a nbd')).toBeLessThan(commands.indexOf('sysctl -p /etc/sysctl.d/95-node-setup.conf'));
    expect(commands.indexOf('sysctl -p /etc/sysctl.d/95-node-setup.conf')).toBeLessThan(commands.indexOf('mine'));
  });

  test('boot commands are handed on', () => {
    expect(poolConfig({ bootCommands: ['echo early'] }).bootCommands).toEqual(['echo early']);
  });
});

describe('kubelet', () => {
  test('settings become a patch that init and join both read', () => {
    const config = controlPlaneConfig({ kubelet: { maxPods: 200 } });
    expect(kubeletPatch(config)).toEqual({ apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration', maxPods: 200 });
    expect(config.initConfiguration.patches).toEqual({ directory: '/etc/kubernetes/patches' });
    expect(config.joinConfiguration.patches).toEqual({ directory: '/etc/kubernetes/patches' });
  });

  test('typed and free fields, and those of features, meet in one patch', () => {
    const config = poolConfig({
      kubelet: { parallelImagePulls: 3, containerLogMaxSize: Size.mebibytes(20), shutdownGracePeriod: Duration.minutes(1) },
      kubeletConfiguration: { registryPullQPS: 0 },
      swap: { behavior: SwapBehavior.NONE },
    });
    expect(kubeletPatch(config)).toMatchObject({
      serializeImagePulls: false,
      maxParallelImagePulls: 3,
      containerLogMaxSize: '20Mi',
      shutdownGracePeriod: '60s',
      registryPullQPS: 0,
      failSwapOn: false,
      memorySwap: { swapBehavior: 'NoSwap' },
    });
  });

  test('a pool adds to what the cluster says', () => {
    const config = poolConfig({ kubelet: { systemReserved: { cpu: '1' } } }, {}, { setup: { kubelet: { maxPods: 50, systemReserved: { cpu: '500m', memory: '1Gi' } } } });
    expect(kubeletPatch(config)).toMatchObject({ maxPods: 50, systemReserved: { cpu: '1', memory: '1Gi' } });
  });

  test('a patch file of the user is found too', () => {
    expect(poolConfig({ files: [{ path: '/etc/kubernetes/patches/etcd.json', content: '{}\n' }] }).joinConfiguration.patches).toEqual({ directory: '/etc/kubernetes/patches' });
  });
});

test('node address of an interface is filled in on the machine', () => {
  const config = poolConfig({ nodeIp: { interface: 'eth1', family: IpFamily.IPV6 } });
  expect(config.joinConfiguration.nodeRegistration.kubeletExtraArgs).toContainEqual({ name: 'node-ip', value: '@NODE_IP@' });
  expect(config.preKubeadmCommands.at(-1)).toMatch(/^sed -i "s#@NODE_IP@#\$\(ip -6 -o address show dev eth1 .*" \/run\/kubeadm\/\*\.yaml$/);
});

test.each([[IpFamily.IPV4, '0.0.0.0'], [IpFamily.IPV6, '::']])('node address of the default route, %s', (family, value) => {
  expect(poolConfig({ nodeIp: { family } }).joinConfiguration.nodeRegistration.kubeletExtraArgs).toContainEqual({ name: 'node-ip', value });
});

describe('disks', () => {
  test.each([['/dev/sdb', '/dev/sdb1'], ['/dev/nvme1n1', '/dev/nvme1n1p1'], ['/dev/disk/by-path/pci-0', '/dev/disk/by-path/pci-0-part1']])('partition of %s', (device, partition) => {
    const config = poolConfig({ disks: [{ device, volumes: [{ label: 'data', mountPath: '/data' }] }] });
    expect(config.diskSetup).toEqual({
      partitions: [{ device, layout: true, overwrite: false, tableType: 'gpt' }],
      filesystems: [{ device: partition, filesystem: 'ext4', label: 'data', overwrite: false }],
    });
    expect(config.mounts).toEqual([['LABEL=data', '/data', 'ext4', 'defaults']]);
  });

  test('several volumes share a disk', () => {
    const config = poolConfig({
      disks: [{
        device: '/dev/sdb',
        partitionTable: PartitionTable.MBR,
        volumes: [{ label: 'a', mountPath: '/a', percentage: 40, filesystem: DiskFilesystem.XFS }, { label: 'b', mountPath: '/b', percentage: 60 }],
      }],
    });
    expect(config.diskSetup.partitions).toEqual([{ device: '/dev/sdb', tableType: 'mbr', overwrite: false, diskLayout: [{ percentage: 40 }, { percentage: 60 }] }]);
  });

  test.each([['/var/lib/containerd', true], ['/var/lib', true], ['/var', true], ['/var/lib/kubelet', false]])('a disk at %s restarts containerd: %s', (mountPath, restarts) => {
    const commands = poolConfig({ disks: [{ device: '/dev/sdb', volumes: [{ label: 'a', mountPath }] }] }).preKubeadmCommands;
    expect(commands.includes('systemctl restart containerd')).toBe(restarts);
  });
});

test('SSH authorities, image credentials and certificates', () => {
  const key = 'ecdsa-sha2-nistp256 AAAAE2VjZHNh ca';
  const config = poolConfig({ sshCertificateAuthorities: [key], imageCredentials: { name: 'pull', key: '.dockerconfigjson' }, trustedCertificates: [{ name: 'root', pem: CERTIFICATE }] });
  expect(fileAt(config, '/etc/ssh/user-ca.pub').content).toBe(`${key}\n`);
  expect(fileAt(config, '/etc/ssh/sshd_config.d/50-user-ca.conf').content).toBe('TrustedUserCAKeys /etc/ssh/user-ca.pub\n');
  expect(fileAt(config, '/var/lib/kubelet/config.json')).toMatchObject({ contentFrom: { secret: { name: 'pull', key: '.dockerconfigjson' } }, permissions: '0600' });
  expect(fileAt(config, '/etc/ssl/node-trust/root.crt').content).toBe(CERTIFICATE);
});

describe('containerd', () => {
  const settings = (setup: NodeSetup) => fileAt(poolConfig(setup), '/etc/containerd/conf.d/50-node-setup.toml')?.content;

  test('a log level does not touch the CRI plugin', () => {
    expect(settings({ containerd: { logLevel: 'debug' as any } })).toBe('version = 2\n\n[debug]\n  level = "debug"\n');
  });

  test('settings of the CRI plugin keep the cgroup driver and the mirrors', () => {
    const text = settings({ containerd: { selinux: true } });
    expect(text).toContain('SystemdCgroup = true');
    expect(text).toContain('config_path = "/etc/containerd/certs.d"');
  });

  test('a drop-in of the user stands beside', () => {
    const config = poolConfig({ containerd: { dropIn: 'version = 2\n[metrics]\n  address = "127.0.0.1:1338"\n' } });
    expect(fileAt(config, '/etc/containerd/conf.d/60-custom.toml').content).toContain('[metrics]');
    expect(fileAt(config, '/etc/containerd/conf.d/50-node-setup.toml')).toBeUndefined();
  });
});

describe('Ignition', () => {
  test('is said by the topology, per group', () => {
    const objects = synthesize(chart => {
      new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology: vsphere({ pools: [{ name: 'flatcar', bootFormat: BootFormat.IGNITION }] }) });
    });
    expect(ofKind(objects, 'KubeadmControlPlane')[0].spec.kubeadmConfigSpec.format).toBeUndefined();
    expect(ofKind(objects, 'KubeadmConfigTemplate')[0].spec.template.spec.format).toBe('ignition');
  });

  test('the node name comes from the hypervisor', () => {
    const config = ignitionConfig({});
    expect(config.joinConfiguration.nodeRegistration.name).toBe('${NODE_NAME}');
    expect(config.preKubeadmCommands.at(-1)).toBe('sed -i "s#\\${NODE_NAME}#$NODE_NAME#g" /etc/kubeadm.yml');
  });

  test('mounts name the bare label', () => {
    expect(ignitionConfig({ disks: [{ device: '/dev/sdb', volumes: [{ label: 'data', mountPath: '/data', mountOptions: ['noatime'] }] }] }).mounts).toEqual([['data', '/data', 'noatime']]);
  });

  test('own units are merged into what the machine gets', () => {
    const { additionalConfig } = ignitionConfig({
      ignitionConfig: { systemd: { units: [{ name: 'kubeadm.service', dropins: [{ name: '20.conf', contents: '[Unit]\nAfter=a.service\n' }] }] }, storage: { links: [{ path: '/a', target: '/b' }] } },
    }).ignition.containerLinuxConfig;
    expect(additionalConfig.match(/kubeadm\.service/g)).toHaveLength(1);
    expect(additionalConfig).toContain('20.conf');
    expect(additionalConfig).toContain('target: /b');
  });
});
