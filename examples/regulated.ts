import { ApiObject, Chart, Cron, Duration, JsonPatch, Size } from 'cdk8s';
import {
  AddonStack, AllowedNamespaces, AuditPolicy, Authentication, BackupStorage, Cilium, ClusterSelector, DiskFilesystem, DiskProvisioning, DrainBehavior,
  EncryptionAtRest, Endpoint, Etcd, FleetApp, Hardening, IpPool, KubernetesOptions, ManagementCluster, NodeSetup, PodSecurityLevel, VeleroBackup,
  VSphereIdentity, VSpherePools, VSpherePowerOff, VSphereTopology, VSphereZone, WorkloadCluster,
} from 'cdk8s-cluster-api';

const ZONES = ['a', 'b', 'c'];
const DNS = ['10.40.0.2', '10.40.0.3'];

const app = new FleetApp({ outdir: 'dist/regulated' });

// Applied first: the account that the provider logs in with, for the clusters of this namespace only.
const identity = new VSphereIdentity(new Chart(app, 'vcenter'), 'vcenter', {
  credentialsSecret: 'vcenter-account',
  allowedNamespaces: AllowedNamespaces.named('payments'),
});

/** A room of the data centre: hosts, storage, subnet and addresses of its own. */
function room(name: string, index: number): VSphereZone {
  const third = index + 1;
  const nodes = IpPool.inCluster({ name: `nodes-${name}`, addresses: [`10.40.${third}.20-10.40.${third}.99`], prefix: 24, gateway: `10.40.${third}.1` });
  return {
    name,
    region: { name: 'frankfurt' },
    datacenter: 'fra1',
    computeCluster: `room-${name}`,
    datastore: `vsan-${name}`,
    resourcePool: `/fra1/host/room-${name}/Resources/kubernetes`,
    folder: '/fra1/vm/kubernetes/payments',
    devices: [{ network: `nodes-${name}`, pools: [nodes], nameservers: DNS, searchDomains: ['payments.example.com'] }],
  };
}

/** What the house demands of every machine. */
const house: NodeSetup = {
  ntpServers: ['ntp1.example.com', 'ntp2.example.com'],
  // People log in with certificates of a day; nobody's key is on a machine.
  sshCertificateAuthorities: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExhbXBsZUtleUZvclRlc3RzT25seU5vdFJlYWwx user-ca@example.com'],
  users: [{ name: 'ops', sudo: true }],
  trustedCertificates: [{ name: 'house-root', fromSecret: { name: 'house-root-2026', key: 'ca.crt' } }],
  proxy: {
    httpProxy: 'http://proxy.example.com:3128',
    httpsProxy: 'http://proxy.example.com:3128',
    noProxy: ['10.40.0.0/16', '.example.com'],
  },
  registryMirrors: ['docker.io', 'quay.io', 'ghcr.io', 'registry.k8s.io'].map(registry => ({
    registry,
    mirrors: [{ url: `https://harbor.example.com/v2/${registry}` }],
    upstreamFallback: false,
  })),
  // Also turns containerd's folder of mirrors on, whatever the image says.
  containerd: { sandboxImage: 'registry.k8s.io/pause:3.10' },
  imageCredentials: { name: 'harbor-pull-2026-11', key: '.dockerconfigjson' },
  kubelet: { evictionHard: { 'memory.available': '500Mi', 'nodefs.available': '10%' }, shutdownGracePeriod: Duration.seconds(90) },
};

const kubernetes: KubernetesOptions = {
  hardening: Hardening.cis(),
  apiServer: {
    authentication: Authentication.oidc({
      issuerUrl: 'https://login.example.com/realms/staff',
      clientId: 'kubernetes-payments',
      usernameClaim: 'email',
      usernamePrefix: 'staff:',
      groupsClaim: 'groups',
      groupsPrefix: 'staff:',
    }),
    // Hardening would record metadata; the auditor wants to see what was asked for.
    audit: { policy: AuditPolicy.request(), webhook: { kubeconfig: { name: 'audit-collector-2026-11', key: 'kubeconfig' } } },
    encryption: EncryptionAtRest.fromSecret({ name: 'payments-encryption-2026-11', key: 'encryption.yaml' }),
    admission: { podSecurity: { enforce: PodSecurityLevel.RESTRICTED, enforceVersion: 'v1.34', exemptNamespaces: ['kube-system'] } },
  },
  etcd: Etcd.stacked({ quota: Size.gibibytes(8) }),
  certificates: { validity: Duration.days(180) },
};

const chart = new Chart(app, 'payments', { namespace: 'payments' });
// cdk8s writes the chart's namespace onto every object; this one belongs to none.
new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'payments' } }).addJsonPatch(JsonPatch.remove('/metadata/namespace'));

const payments = new WorkloadCluster(chart, 'payments', {
  kubernetesVersion: 'v1.34.3',
  labels: { 'example.com/classification': 'confidential' },
  setup: house,
  kubernetes,
  network: { podCidrs: ['10.200.0.0/16'], serviceCidrs: ['10.201.0.0/16'] },
  drainRules: [
    { name: '1-ledger', behavior: DrainBehavior.WAIT_COMPLETED, pods: [{ pods: { matchLabels: { 'app.kubernetes.io/component': 'settlement-run' } } }] },
    { name: '2-database', behavior: DrainBehavior.DRAIN, order: 10, pods: [{ namespaces: { matchLabels: { 'kubernetes.io/metadata.name': 'databases' } } }] },
  ],
  topology: new VSphereTopology({
    server: 'vcenter.example.com',
    thumbprint: '01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF',
    identity,
    template: 'rhel-9-hardened-{version}',
    network: 'nodes',
    zones: ZONES.map(room),
    // The rooms have subnets of their own, so routers must carry the address from one to the other.
    endpoint: Endpoint.kubeVip('10.40.200.10', {
      image: 'harbor.example.com/ghcr.io/kube-vip/kube-vip',
      certificateSans: ['api.payments.example.com'],
      bgp: { localAs: 65040, peers: [{ address: '10.40.0.253', as: 65000, multihop: true }, { address: '10.40.0.254', as: 65000, multihop: true }], routerInterface: 'eth0' },
    }),
    storagePolicy: 'encrypted',
    powerOff: VSpherePowerOff.trySoft(Duration.minutes(5)),
    controlPlane: {
      cpus: 4,
      memory: Size.gibibytes(16),
      dataDisks: [{ name: 'etcd', size: Size.gibibytes(20), provisioning: DiskProvisioning.EAGERLY_ZEROED }],
      rollout: { beforeCertificatesExpire: Duration.days(45) },
      setup: { disks: [{ device: '/dev/sdb', volumes: [{ label: 'etcd', mountPath: '/var/lib/etcd', filesystem: DiskFilesystem.XFS }] }] },
    },
    pools: VSpherePools.perZone(ZONES, {
      name: 'general',
      replicas: 2,
      cpus: 8,
      memory: Size.gibibytes(32),
      drainTimeout: Duration.hours(2),
      healthCheck: { maxUnhealthy: '50%' },
    }),
  }),
});

new AddonStack(new Chart(app, 'addons', { namespace: 'payments' }), 'addons', { clusters: ClusterSelector.cluster(payments), addons: [new Cilium()] });

new VeleroBackup(new Chart(app, 'backup'), 'nightly', {
  cluster: ManagementCluster.fromClusters(payments),
  schedule: Cron.daily(),
  retention: Duration.days(90),
  storage: BackupStorage.s3({ bucket: 'payments-management', region: 'eu-central-1', credentialsSecret: 'velero-s3' }),
});

app.synth();
