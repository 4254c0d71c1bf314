import { Duration } from 'cdk8s';
import { BootFormat, CpuManagerPolicy, FileEncoding, NodeSetup, PartitionTable } from '../../src';
import { controlPlaneConfig, ignitionConfig, poolConfig } from '../support/kubeadm';
import { CERTIFICATE } from '../support/node-setups';

const WHERE = '"prod" pools["general"].setup';
const mirror = (url: string, more: object = {}): NodeSetup => ({ registryMirrors: [{ registry: 'docker.io', mirrors: [{ url }], ...more }] });
const disk = (more: object, volume: object = {}): NodeSetup => ({ disks: [{ device: '/dev/sdb', volumes: [{ label: 'data', mountPath: '/data', ...volume }], ...more }] });

describe('one bad value', () => {
  const at = 'VSphereTopology.pools["general"].setup';
  test.each<[string, NodeSetup, string]>([
    ['credentials in a proxy', { proxy: { httpsProxy: 'http://user:word@proxy.example.com' } }, `${at}.proxy.httpsProxy: the address carries a user name or password; name a proxy that needs none, or write the drop-in files yourself with fromSecret.`],
    ['a proxy without a scheme', { proxy: { httpProxy: 'proxy.example.com:3128' } }, `${at}.proxy.httpProxy: "proxy.example.com:3128" is not the address of a proxy; write for example "http://proxy.example.com:3128".`],
    ['two exceptions in one text', { proxy: { noProxy: ['a.example.com,b.example.com'] } }, 'is not a host, domain, address or address block'],
    ['a mirror over plain HTTP', mirror('http://mirror.example.com'), `${at}.registryMirrors[0].mirrors[0].url: "http://mirror.example.com" would let anybody on the way exchange images; write https:// and give the CA of the mirror.`],
    ['credentials in a mirror', mirror('https://user:word@mirror.example.com'), 'the address carries a user name or password; use hostsFromSecret.'],
    ['a mirror that is not verified', mirror('https://m.example.com', { mirrors: [{ url: 'https://m.example.com', skipVerify: true }] }), '"skipVerify" is not a property'],
    ['mirrors and a whole file', mirror('https://m.example.com', { hostsFromSecret: { name: 'a', key: 'b' } }), 'both mirrors and hostsFromSecret are given; write one of them.'],
    ['a registry without mirrors', { registryMirrors: [{ registry: 'docker.io' }] }, 'neither mirrors nor hostsFromSecret is given; write one of them.'],
    ['no fallback for all registries', { registryMirrors: [{ registry: '*', mirrors: [{ url: 'https://m.example.com' }], upstreamFallback: false }] }, 'upstreamFallback can only be switched off for a registry with a name; write one entry per registry.'],
    ['fallback of a whole file', { registryMirrors: [{ registry: 'docker.io', hostsFromSecret: { name: 'a', key: 'b' }, upstreamFallback: true }] }, '.upstreamFallback: the hosts.toml in the Secret decides; leave it out.'],
    ['two authorities of a mirror', { registryMirrors: [{ registry: 'docker.io', mirrors: [{ url: 'https://m.example.com', caCertificate: CERTIFICATE, caFromSecret: { name: 'a', key: 'b' } }] }] }, 'both caCertificate and caFromSecret are given; write one of them.'],
    ['a private key as certificate', { trustedCertificates: [{ name: 'root', pem: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n' }] }, `${at}.trustedCertificates["root"].pem: the text holds a private key; keep only the certificates.`],
    ['something else as certificate', { trustedCertificates: [{ name: 'root', pem: 'AAAA' }] }, 'is not one or several certificates in PEM form'],
    ['a long certificate', { trustedCertificates: [{ name: 'root', pem: CERTIFICATE.repeat(120) }] }, 'characters; at most 10240 are allowed; split the certificates or use a Secret.'],
    ['a certificate from nowhere', { trustedCertificates: [{ name: 'root' }] }, `${at}.trustedCertificates["root"]: neither pem nor fromSecret is given; write one of them.`],
    ['a file from nowhere', { files: [{ path: '/a' }] }, 'neither content nor fromSecret is given; write one of them.'],
    ['content that is not base64', { files: [{ path: '/a', content: 'äöü', encoding: FileEncoding.BASE64 }] }, '.content: "äöü" is not base64; encode it, or leave out encoding "base64".'],
    ['half a character', { files: [{ path: '/a', content: 'a\ud800' }] }, 'holds half a character; write whole text, or base64 of the bytes.'],
    ['a folder as file', { files: [{ path: '/etc/', content: 'a' }] }, '"/etc/" is not a full path; write for example "/etc/motd".'],
    ['a key that breaks YAML', { users: [{ name: 'ops', sshAuthorizedKeys: ['ssh-ed25519 AAAA owner: ops'] }] }, 'contains ": ", which does not survive cloud-init; write a plain comment behind the key.'],
    ['a user that YAML takes for a truth', { users: [{ name: 'no' }] }, '"no" is not a login name'],
    ['an unknown eviction signal', { kubelet: { evictionHard: { 'memory.free': '1Gi' } } }, '"memory.free" is not a known eviction signal'],
    ['free fields that are not data', { kubeletConfiguration: { a: [{ b: new Map() }] } }, `${at}.kubeletConfiguration.a[0].b: a Map is not plain data; write text, a number, true, false, a list or a map.`],
    ['etcd on ext4', disk({}, { mountPath: '/var/lib/etcd' }), '"/var/lib/etcd" would not be empty with ext4 (lost+found), which kubeadm refuses; write filesystem: DiskFilesystem.XFS.'],
    ['a shared disk without shares', { disks: [{ device: '/dev/sdb', volumes: [{ label: 'a', mountPath: '/a' }, { label: 'b', mountPath: '/b' }] }] }, '2 volumes share "/dev/sdb"; give each its percentage.'],
    ['more than a disk', { disks: [{ device: '/dev/sdb', volumes: [{ label: 'a', mountPath: '/a', percentage: 60 }, { label: 'b', mountPath: '/b', percentage: 50 }] }] }, 'the volumes take 110% of "/dev/sdb"; at most 100% is there.'],
  ])('%s', (_name, setup, message) => {
    expect(() => poolConfig(setup)).toThrow(message);
  });

  test('a free field that refers to itself', () => {
    const loop: any = {};
    loop.again = loop;
    expect(() => poolConfig({ kubeletConfiguration: loop })).toThrow('kubeletConfiguration.again: a value that refers to itself refers to itself.');
  });
});

describe('two items that disagree', () => {
  test.each<[string, NodeSetup, string]>([
    ['a feature and a file', { sysctls: { 'vm.swappiness': '1' }, files: [{ path: '/etc/sysctl.d/95-node-setup.conf', content: 'a' }] }, `${WHERE}: "/etc/sysctl.d/95-node-setup.conf" is written by sysctls and by files; keep one.`],
    ['two files', { files: [{ path: '/a', content: 'a' }, { path: '/a', content: 'b' }] }, `${WHERE}: "/a" is written twice by files; keep one.`],
    ['two entries of one registry', { registryMirrors: [{ registry: 'docker.io', mirrors: [{ url: 'https://a.example.com' }] }, { registry: 'docker.io', mirrors: [{ url: 'https://b.example.com' }] }] }, 'is written twice by registryMirrors["docker.io"]; keep one.'],
    ['a file below a mount point', { ...disk({}, { mountPath: '/var/lib/kubelet' }), imageCredentials: { name: 'pull', key: 'a' } }, `${WHERE}: "/var/lib/kubelet/config.json", written by imageCredentials, is hidden as soon as disks mounts "/var/lib/kubelet"; choose another path or mount point.`],
    ['a file of the provider', { files: [{ path: '/run/kubeadm/kubeadm.yaml', content: 'a' }] }, '"/run/kubeadm/kubeadm.yaml" is written by the bootstrap provider; choose another path.'],
    ['typed and free kubelet settings', { kubelet: { maxPods: 10 }, kubeletConfiguration: { maxPods: 20 } }, `${WHERE}: the kubelet's "maxPods" is set by kubelet and by kubeletConfiguration; keep one.`],
    ['swap and free kubelet settings', { swap: {}, kubeletConfiguration: { failSwapOn: true } }, 'the kubelet\'s "failSwapOn" is set by swap and by kubeletConfiguration; keep one.'],
    ['a soft threshold without grace', { kubelet: { evictionSoft: { 'memory.available': '1Gi' } } }, `${WHERE}.kubelet.evictionSoft: "memory.available" has no grace period; add it to evictionSoftGracePeriod.`],
    ['grace without a threshold', { kubelet: { evictionSoftGracePeriod: { 'memory.available': Duration.minutes(1) } } }, '"memory.available" has no threshold; add it to evictionSoft.'],
    ['image thresholds', { kubelet: { imageGcHighThreshold: 75 } }, `${WHERE}.kubelet.imageGcLowThreshold: 80 is not below imageGcHighThreshold 75; lower it.`],
    ['owned CPUs without reserved ones', { kubelet: { cpuManagerPolicy: CpuManagerPolicy.STATIC } }, 'cpuManagerPolicy: "static" needs CPU that no pod can own; set reservedSystemCpus, or cpu in systemReserved.'],
    ['shutdown periods', { kubelet: { shutdownGracePeriodCriticalPods: Duration.seconds(30) } }, 'shutdownGracePeriodCriticalPods: 30 seconds is more than shutdownGracePeriod (0 seconds), of which it is a part.'],
    ['two node addresses', { nodeIp: { interface: 'eth1' }, kubeletArguments: { 'node-ip': '10.0.0.5' } }, `${WHERE}.nodeIp: kubeletArguments sets "node-ip" as well; keep one.`],
    ['two labels', { disks: [{ device: '/dev/sdb', volumes: [{ label: 'a', mountPath: '/a' }] }, { device: '/dev/sdc', volumes: [{ label: 'a', mountPath: '/b' }] }] }, `${WHERE}.disks: "a" is the label of two; give each its own.`],
    ['two users', { users: [{ name: 'ops' }, { name: 'ops' }] }, `${WHERE}.users: "ops" is given twice; keep one.`],
    ['an owner who comes later', { users: [{ name: 'ops' }], files: [{ path: '/a', content: 'a', owner: 'ops:ops' }] }, `${WHERE}.files["/a"].owner: "ops:ops" does not exist yet when files are written; leave it out and use chown in preJoinCommands.`],
    ['two CRI sections', { containerd: { selinux: true, dropIn: '[plugins."io.containerd.grpc.v1.cri"]\n' } }, 'containerd 1.x keeps only one; say everything about it in dropIn.'],
    ['a proxy without addresses', { proxy: { noProxy: ['10.0.0.0/8'] } }, `${WHERE}.proxy: neither httpProxy nor httpsProxy is given; write one of them or leave out proxy.`],
    ['Ignition data on cloud-init', { ignitionConfig: { systemd: {} } }, `${WHERE}.ignitionConfig: the machine boots with cloud-init; leave it out or choose BootFormat.IGNITION at the topology.`],
    ['a boot format against the topology', { bootFormat: BootFormat.IGNITION }, 'setup.bootFormat: "ignition" is not "cloud-config", which the infrastructure boots with; choose it at the topology.'],
  ])('%s', (_name, setup, message) => {
    expect(() => poolConfig(setup)).toThrow(message);
  });

  test('a control plane behind a proxy needs its own subnet excepted', () => {
    const message = '"prod" controlPlane.setup.proxy.noProxy: no address block of the machines is excepted, so the API server would ask the proxy for kubelets and etcd; add the subnets of the machines, for example "10.0.0.0/24".';
    expect(() => controlPlaneConfig({ proxy: { httpsProxy: 'http://proxy.example.com' } })).toThrow(message);
    expect(() => controlPlaneConfig({ proxy: { httpsProxy: 'http://proxy.example.com', noProxy: ['10.0.0.11', '10.0.0.12/32'] } })).toThrow(message);
  });

  test('swap needs a kubelet that knows it', () => {
    expect(() => poolConfig({ swap: {} }, {}, { kubernetesVersion: 'v1.29.0' })).toThrow(`${WHERE}.swap: the kubelet of Kubernetes v1.29.0 does not run with swap; use v1.30 or later, or leave out swap.`);
  });
});

describe('limits after translation', () => {
  test('a file that grows by encoding', () => {
    expect(() => poolConfig({ files: [{ path: '/a', content: '{{'.repeat(5000) }] })).toThrow(
      `${WHERE}.files: "/a" has 13336 characters, because it had to be encoded; at most 10240 are allowed; compress it (FileEncoding.GZIP_BASE64) or use fromSecret.`);
  });

  test('files of features count', () => {
    const files = Array.from({ length: 200 }, (_, index) => ({ path: `/etc/file-${index}`, content: 'a' }));
    expect(() => poolConfig({ files, kernelModules: ['nbd'] })).toThrow(`${WHERE}.files: 201 files with those of other features; at most 200 are allowed; put some into the image.`);
  });

  test('commands of features count', () => {
    const preJoinCommands = Array.from({ length: 1000 }, () => 'true');
    expect(() => poolConfig({ preJoinCommands })).toThrow(`${WHERE}.preJoinCommands: 1003 commands with those of other features; at most 1000 are allowed; put them into a file and call it.`);
  });

  test('a command that grows by protection', () => {
    expect(() => poolConfig({ postJoinCommands: ['{{'.repeat(2000)] })).toThrow(`${WHERE}.postJoinCommands: a command has 20000 characters; at most 10240 are allowed; put it into a file and call it.`);
  });
});

describe('Ignition', () => {
  test.each<[string, NodeSetup, string]>([
    ['boot commands', { bootCommands: ['a'] }, `${WHERE}.bootCommands: Ignition has none; use preJoinCommands or a unit in ignitionConfig.`],
    ['append', { files: [{ path: '/a', content: 'a', append: true }] }, `${WHERE}.files["/a"]: Ignition cannot append; write the whole file.`],
    ['compressed files', { files: [{ path: '/a', content: 'AAAA', encoding: FileEncoding.GZIP_BASE64 }] }, `${WHERE}.files["/a"]: Ignition cannot decompress; use FileEncoding.BASE64 or plain text.`],
    ['an MBR', disk({ partitionTable: PartitionTable.MBR }), `${WHERE}.disks["/dev/sdb"]: Ignition cannot write an MBR; leave out partitionTable.`],
    ['shares of a disk', disk({}, { percentage: 50 }), `${WHERE}.disks["/dev/sdb"]: Ignition machines have one volume per disk; leave out percentage, or describe the disk in ignitionConfig.`],
    ['a dash in a mount point', disk({}, { mountPath: '/var/my-data' }), 'Ignition machines cannot mount at a path with a dash such as "/var/my-data"; choose another one.'],
    ['expressions for cloud-init', { preJoinCommands: ['echo {{ ds.meta_data.hostname }}'] }, `${WHERE}.preJoinCommands: "{{ ds.meta_data.hostname }}" is an expression for cloud-init; use what the machine itself knows.`],
    ['control characters', { postJoinCommands: ['a\r\nb'] }, `${WHERE}.postJoinCommands: Ignition machines take no control characters here; put the text into a file and call it.`],
    ['expressions in kubelet flags', { kubeletArguments: { 'provider-id': 'vsphere://{{ ds.meta_data.instance_id }}' } }, `${WHERE}.kubeletArguments: "{{ ds.meta_data.instance_id }}" is an expression for cloud-init`],
    ['a long config', { ignitionConfig: { storage: { files: [{ path: '/a', contents: { inline: 'a'.repeat(40000) } }] } } }, 'characters; at most 32768 are allowed; write long texts as files.'],
  ])('refuses %s', (_name, setup, message) => {
    expect(() => ignitionConfig(setup)).toThrow(message);
  });
});
