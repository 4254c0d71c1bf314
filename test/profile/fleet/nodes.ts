import { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { CERTIFICATE, cluster, SSH_KEY } from './support';
import {
  BootFormat, CgroupDriver, ContainerdLogLevel, CpuManagerPolicy, DiskFilesystem, Endpoint, FileEncoding, IpFamily, MirrorCapability, NodeSetup,
  PartitionTable, SwapBehavior, TaintEffect, TopologyManagerPolicy,
} from '../../../src';

/** What cloud-init and Ignition both can. */
const company: NodeSetup = {
  users: [{ name: 'ops', sshAuthorizedKeys: [`${SSH_KEY} ops@example.com`], sudo: true, groups: ['adm'], shell: '/bin/bash', home: '/home/ops' }],
  sshCertificateAuthorities: [`${SSH_KEY} user-ca@example.com`],
  ntpServers: ['ntp1.example.com', '10.0.0.2'],
  proxy: { httpProxy: 'http://proxy.example.com:3128', httpsProxy: 'http://proxy.example.com:3128', noProxy: ['10.0.0.0/24', '.example.com'] },
  proxyBypass: ['metadata.example.com'],
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
  containerd: {
    logLevel: ContainerdLogLevel.WARN, selinux: true, sandboxImage: 'registry.k8s.io/pause:3.10', maxConcurrentDownloads: 5, dropIn: 'version = 3\n',
  },
  swap: { size: Size.gibibytes(2), behavior: SwapBehavior.NONE },
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
    { path: '/opt/agent/agent.conf', fromSecret: { name: 'agent', key: 'agent.conf' }, owner: 'root:adm', permissions: '0640' },
    { path: '/opt/agent/rules', content: Buffer.from('rules').toString('base64'), encoding: FileEncoding.BASE64 },
  ],
  preJoinCommands: ['/opt/agent/install', "crictl info --output go-template --template '{{ .status }}'"],
  postJoinCommands: ['systemctl enable --now agent'],
};

/** Machines on cloud-init with everything that can be done to them before they join. */
export function nodes(scope: Construct): void {
  const setup: NodeSetup = {
    ...company,
    bootCommands: ['echo never >/sys/kernel/mm/transparent_hugepage/enabled'],
    files: [...company.files ?? [], { path: '/etc/issue', content: 'Authorised use only.\n', append: true }],
  };
  const database: NodeSetup = {
    disks: [
      {
        device: '/dev/sdb',
        partitionTable: PartitionTable.GPT,
        volumes: [{ label: 'containerd', mountPath: '/var/lib/containerd', filesystem: DiskFilesystem.XFS, mountOptions: ['noatime', 'nofail'] }],
      },
      {
        device: '/dev/nvme0n1',
        overwrite: true,
        volumes: [{ label: 'logs', mountPath: '/var/log/pods', percentage: 30 }, { label: 'data', mountPath: '/var/data', percentage: 70 }],
      },
    ],
    nodeIp: { interface: 'eth1', family: IpFamily.IPV4 },
    kubelet: { cpuManagerPolicy: CpuManagerPolicy.STATIC, topologyManagerPolicy: TopologyManagerPolicy.SINGLE_NUMA_NODE, systemReserved: { memory: '1Gi' }, kubeReserved: { memory: '1Gi' }, reservedSystemCpus: '0-1' },
    kubeletArguments: { v: '2' },
    taints: [{ key: 'example.com/database', value: 'only', effect: TaintEffect.NO_SCHEDULE }],
    nodeLabels: { 'example.com/tier': 'database' },
  };
  cluster(scope, 'nodes', { endpoint: Endpoint.kubeVip('10.6.0.10'), pools: [{ name: 'general', replicas: 3 }, { name: 'database', setup: database }] }, { setup });
}

/** The same on Flatcar. */
export function flatcar(scope: Construct): void {
  cluster(scope, 'flatcar', {
    template: 'flatcar-stable-{version}',
    bootFormat: BootFormat.IGNITION,
    endpoint: Endpoint.kubeVip('10.7.0.10', { interface: 'eth0' }),
    pools: [{
      name: 'general',
      setup: {
        disks: [{ device: '/dev/sdb', volumes: [{ label: 'containerd', mountPath: '/var/lib/containerd', mountOptions: ['noatime'] }] }],
        nodeIp: { interface: 'eth0' },
        ignitionConfig: { systemd: { units: [{ name: 'locksmithd.service', mask: true }] } },
      },
    }],
  }, { setup: company });
}
