import { Duration, Size } from 'cdk8s';
import {
  CgroupDriver, ContainerdLogLevel, CpuManagerPolicy, DiskFilesystem, FileEncoding, IpFamily, MirrorCapability, NodeSetup, TaintEffect,
  TopologyManagerPolicy,
} from '../../src';

/** A certificate as far as its form goes; nobody verifies anything with it. */
export const CERTIFICATE = ['-----BEGIN CERTIFICATE-----', 'MIIBszCCAVmgAwIBAgIUQ2x1c3RlciBBUEkgdGVzdA==', '-----END CERTIFICATE-----', ''].join('\n');

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExhbXBsZUtleUZvclRlc3RzT25seU5vdFJlYWwx';

/** What every machine of a company's clusters has. */
export const companySetup: NodeSetup = {
  users: [{ name: 'ops', sshAuthorizedKeys: [`${KEY} ops@example.com`], sudo: true, groups: ['adm', 'systemd-journal'], shell: '/bin/bash', home: '/home/ops' }],
  sshCertificateAuthorities: [`${KEY} user-ca@example.com`],
  ntpServers: ['ntp1.example.com', '10.0.0.2'],
  proxy: { httpProxy: 'http://proxy.example.com:3128', httpsProxy: 'http://proxy.example.com:3128', noProxy: ['10.0.0.0/24', '.example.com'] },
  trustedCertificates: [
    { name: 'corporate-root', pem: CERTIFICATE },
    { name: 'inspection', fromSecret: { name: 'inspection-ca', key: 'ca.crt', revision: '2' } },
  ],
  registryMirrors: [
    { registry: 'docker.io', mirrors: [{ url: 'https://harbor.example.com/v2/dockerhub', caCertificate: CERTIFICATE }], upstreamFallback: false },
    {
      registry: 'registry.k8s.io',
      mirrors: [
        { url: 'https://mirror-a.example.com', capabilities: [MirrorCapability.PULL, MirrorCapability.RESOLVE] },
        { url: 'https://mirror-b.example.com:5000/k8s', capabilities: [MirrorCapability.PULL], caFromSecret: { name: 'mirror-b', key: 'ca.crt' } },
      ],
    },
    { registry: 'private.example.com', hostsFromSecret: { name: 'private-hosts', key: 'hosts.toml', revision: '2026-11-01' } },
  ],
  imageCredentials: { name: 'pull-credentials', key: '.dockerconfigjson', revision: '7' },
  kernelModules: ['br_netfilter', 'ip_vs'],
  sysctls: { 'net.core.somaxconn': '4096', 'fs.inotify.max_user_instances': '8192' },
  containerd: { logLevel: ContainerdLogLevel.WARN, selinux: true, sandboxImage: 'registry.k8s.io/pause:3.10', maxConcurrentDownloads: 5 },
  swap: { size: Size.gibibytes(2) },
  kubelet: {
    maxPods: 150,
    podPidsLimit: 4096,
    cgroupDriver: CgroupDriver.SYSTEMD,
    evictionHard: { 'memory.available': '500Mi', 'nodefs.available': '10%' },
    evictionSoft: { 'memory.available': '1Gi' },
    evictionSoftGracePeriod: { 'memory.available': Duration.minutes(2) },
    systemReserved: { cpu: '200m', memory: '512Mi' },
    kubeReserved: { cpu: '200m', memory: '1Gi' },
    imageGcHighThreshold: 80,
    imageGcLowThreshold: 70,
    imageMinimumAge: Duration.minutes(5),
    imageMaximumAge: Duration.days(14),
    parallelImagePulls: 4,
    containerLogMaxSize: Size.mebibytes(50),
    containerLogMaxFiles: 3,
    shutdownGracePeriod: Duration.seconds(90),
    shutdownGracePeriodCriticalPods: Duration.seconds(30),
    protectKernelDefaults: true,
    serverTlsBootstrap: true,
    tlsMinVersion: 'VersionTLS12',
    tlsCipherSuites: ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
    featureGates: { GracefulNodeShutdown: true },
  },
  kubeletConfiguration: { registryPullQPS: 10, logging: { format: 'json' } },
  files: [
    { path: '/etc/motd', content: 'Managed by the platform team.\n' },
    { path: '/etc/profile.d/prompt.sh', content: "PS1='{{ node }} '\n" },
    { path: '/etc/issue', content: 'Authorised use only.\n', append: true },
    { path: '/opt/agent/agent.conf', fromSecret: { name: 'agent', key: 'agent.conf' }, owner: 'root:adm', permissions: '0640' },
    { path: '/opt/agent/rules', content: Buffer.from('rules').toString('base64'), encoding: FileEncoding.BASE64 },
  ],
  bootCommands: ['echo never >/sys/kernel/mm/transparent_hugepage/enabled'],
  preJoinCommands: ['/opt/agent/install', "crictl info --output go-template --template '{{ .status }}'"],
  postJoinCommands: ['systemctl enable --now agent'],
};

/** What database machines have beside it. */
export const databaseSetup: NodeSetup = {
  disks: [
    { device: '/dev/sdb', volumes: [{ label: 'containerd', mountPath: '/var/lib/containerd', filesystem: DiskFilesystem.XFS, mountOptions: ['noatime', 'nofail'] }] },
    { device: '/dev/nvme0n1', overwrite: true, volumes: [{ label: 'logs', mountPath: '/var/log/pods', percentage: 30 }, { label: 'data', mountPath: '/var/data', percentage: 70 }] },
  ],
  nodeIp: { interface: 'eth1', family: IpFamily.IPV4 },
  kubelet: { cpuManagerPolicy: CpuManagerPolicy.STATIC, topologyManagerPolicy: TopologyManagerPolicy.SINGLE_NUMA_NODE, systemReserved: { cpu: '1' } },
  kubeletArguments: { v: '2' },
  taints: [{ key: 'example.com/database', effect: TaintEffect.NO_SCHEDULE }],
  nodeLabels: { 'example.com/tier': 'database' },
};
