import { Duration, Size } from 'cdk8s';
import { cluster, find, stackObjects } from './support';
import {
  Addon, AddonSecret, CertManager, DnsPolicy, ExternalDns, ExternalSecrets, IngressExposure, IngressNginx, Kong, KubePrometheusStack,
  KubePrometheusStackProps, Kyverno, Longhorn, LonghornDrainPolicy, MetalLb, MetricsServer, NodeProblemDetector,
  PodSecurityLevel, SealedSecrets, Traefik,
} from '../../src';

const values = (addon: Addon, given = cluster()): any => addon.release(given).values;

describe('namespaces', () => {
  test.each<[Addon, string, PodSecurityLevel]>([
    [new CertManager(), 'cert-manager', PodSecurityLevel.RESTRICTED],
    [new ExternalSecrets(), 'external-secrets', PodSecurityLevel.RESTRICTED],
    [new Kyverno(), 'kyverno', PodSecurityLevel.RESTRICTED],
    [new Traefik(), 'traefik', PodSecurityLevel.BASELINE],
    [new Kong(), 'kong', PodSecurityLevel.BASELINE],
    [new IngressNginx(), 'ingress-nginx', PodSecurityLevel.BASELINE],
    [new ExternalDns({ provider: 'aws' }), 'external-dns', PodSecurityLevel.BASELINE],
    [new KubePrometheusStack(), 'monitoring', PodSecurityLevel.PRIVILEGED],
    [new Longhorn(), 'longhorn-system', PodSecurityLevel.PRIVILEGED],
    [new MetalLb(), 'metallb-system', PodSecurityLevel.PRIVILEGED],
    [new NodeProblemDetector(), 'node-problem-detector', PodSecurityLevel.PRIVILEGED],
  ])('%o says which pods may run', (addon, namespace, level) => {
    const release = addon.release(cluster());
    expect(release.namespace).toBe(namespace);
    expect(release.manifests).toEqual([{
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': level, 'pod-security.kubernetes.io/audit': level, 'pod-security.kubernetes.io/warn': level } },
    }]);
  });

  test.each([[new MetricsServer()], [new SealedSecrets()]])('%o runs in kube-system', addon => {
    expect(addon.release(cluster())).toMatchObject({ namespace: 'kube-system' });
  });
});

describe('measurements', () => {
  test.each<[Addon, any]>([
    [new MetricsServer({ serviceMonitor: true }), { metrics: { enabled: true }, serviceMonitor: { enabled: true } }],
    [new CertManager({ serviceMonitor: true }), { prometheus: { servicemonitor: { enabled: true } } }],
    [new ExternalSecrets({ serviceMonitor: true }), { serviceMonitor: { enabled: true, renderMode: 'alwaysRender' } }],
    [new SealedSecrets({ serviceMonitor: true }), { metrics: { serviceMonitor: { enabled: true } } }],
    [new Traefik({ serviceMonitor: true }), { metrics: { prometheus: { service: { enabled: true }, serviceMonitor: { enabled: true } } } }],
    [new Kong({ serviceMonitor: true }), { gateway: { serviceMonitor: { enabled: true } } }],
    [new IngressNginx({ serviceMonitor: true }), { controller: { metrics: { enabled: true, serviceMonitor: { enabled: true } } } }],
    [new Kyverno({ serviceMonitor: true }), { admissionController: { serviceMonitor: { enabled: true } } }],
    [new Longhorn({ serviceMonitor: true }), { metrics: { serviceMonitor: { enabled: true } } }],
    [new NodeProblemDetector({ serviceMonitor: true }), { metrics: { enabled: true, serviceMonitor: { enabled: true } } }],
    [new ExternalDns({ provider: 'aws', serviceMonitor: true }), { serviceMonitor: { enabled: true } }],
  ])('%o has them collected and brings the definitions', (addon, expected) => {
    expect(values(addon)).toMatchObject(expected);
    expect(addon.requires).toEqual(['prometheus-operator-crds']);
    expect(addon.after).toContainEqual({ addon: 'prometheus-operator-crds', kind: 'converges' });
  });

  test('nothing follows without them', () => {
    expect([new CertManager(), new Traefik(), new ExternalDns({ provider: 'aws' })].flatMap(({ requires }) => requires)).toEqual([]);
  });

  test('the definitions come first, and the stack does not bring them a second time', () => {
    const objects = stackObjects(cluster(), { addons: [new CertManager({ serviceMonitor: true }), new KubePrometheusStack()] });
    expect(objects.filter(({ kind }) => kind === 'HelmChartProxy').map(({ metadata }) => metadata.name))
      .toEqual(['prod-prometheus-operator-crds', 'prod-cert-manager', 'prod-kube-prometheus-stack']);
    expect(find(objects, 'HelmChartProxy', 'prod-kube-prometheus-stack').spec.valuesTemplate).toContain('crds:\n  enabled: false\n');
  });
});

describe('MetricsServer', () => {
  test('trusts the kubelets of kubeadm and survives the loss of a machine', () => {
    expect(values(new MetricsServer())).toEqual({ replicas: 2, podDisruptionBudget: { enabled: true, minAvailable: 1 }, args: ['--kubelet-insecure-tls'] });
  });

  test('verifies kubelets where they can be verified; one server may be drained', () => {
    expect(values(new MetricsServer({ verifyKubelets: true, replicas: 1 }))).toEqual({ replicas: 1 });
  });

  test('on the machines\' network it leaves the kubelet its port', () => {
    expect(values(new MetricsServer({ hostNetwork: true }))).toMatchObject({ hostNetwork: { enabled: true }, containerPort: 4443 });
  });
});

describe('CertManager', () => {
  test('keeps its definitions, and no job decides whether the release is one', () => {
    expect(values(new CertManager())).toMatchObject({ crds: { enabled: true, keep: true }, startupapicheck: { enabled: false } });
  });

  test('every part is there as often as asked', () => {
    const { replicaCount, webhook, cainjector } = values(new CertManager({ replicas: 3 }));
    expect([replicaCount, webhook.replicaCount, cainjector.replicaCount]).toEqual([3, 3, 3]);
    expect(values(new CertManager({ replicas: 1 }))).not.toHaveProperty('podDisruptionBudget');
  });

  test('Gateways and name servers', () => {
    expect(values(new CertManager({ gatewayApi: true, dns01Nameservers: ['10.0.0.53:53', '10.0.1.53:53'] })))
      .toMatchObject({ config: { enableGatewayAPI: true }, dns01RecursiveNameservers: '10.0.0.53:53,10.0.1.53:53', dns01RecursiveNameserversOnly: true });
  });
});

test('ExternalSecrets: one of several operators leads', () => {
  expect(values(new ExternalSecrets({ concurrent: 5 }))).toMatchObject({
    installCRDs: true,
    replicaCount: 2,
    leaderElect: true,
    concurrent: 5,
    webhook: { replicaCount: 2 },
    certController: { replicaCount: 2 },
  });
  expect(values(new ExternalSecrets({ replicas: 1 })).leaderElect).toBe(false);
});

describe('SealedSecrets', () => {
  test('is found by kubeseal', () => {
    expect(values(new SealedSecrets())).toEqual({ fullnameOverride: 'sealed-secrets-controller' });
  });

  test('takes a key that exists and makes new ones as often as asked', () => {
    const addon = new SealedSecrets({ keySecret: AddonSecret.resourceSet('sealing-{cluster}'), keyRenewal: Duration.days(90) });
    expect(addon.release(cluster()).secrets).toEqual(['sealing-prod']);
    expect(values(addon).keyrenewperiod).toBe('7776000s');
    expect(values(new SealedSecrets({ keyRenewal: Duration.days(0) })).keyrenewperiod).toBe('0s');
  });
});

describe('KubePrometheusStack', () => {
  const looksAt = (props: KubePrometheusStackProps): boolean[] => {
    const { kubeControllerManager, kubeScheduler, kubeEtcd, kubeProxy } = values(new KubePrometheusStack(props));
    return [kubeControllerManager, kubeScheduler, kubeEtcd, kubeProxy].map(({ enabled }) => enabled);
  };

  test('marks measurements with the cluster and takes every monitor', () => {
    const { prometheusSpec } = values(new KubePrometheusStack()).prometheus;
    expect(prometheusSpec).toMatchObject({ externalLabels: { cluster: 'prod' }, serviceMonitorSelectorNilUsesHelmValues: false, ruleSelectorNilUsesHelmValues: false });
    expect(prometheusSpec).not.toHaveProperty('storageSpec');
  });

  test('does not look where kubeadm lets nobody in', () => {
    expect(looksAt({})).toEqual([false, false, false, false]);
  });

  test('looks at the control plane on request, never at kube-proxy', () => {
    expect(looksAt({ controlPlaneMetrics: true })).toEqual([true, true, true, false]);
  });

  test('keeps measurements on a volume that never fills up', () => {
    const volume = { storage: Size.gibibytes(50), storageClass: 'gold' };
    const { prometheusSpec } = values(new KubePrometheusStack({ ...volume, retention: Duration.days(30), replicas: 2 })).prometheus;
    expect(prometheusSpec).toMatchObject({
      replicas: 2,
      retention: '30d',
      retentionSize: '40GiB',
      storageSpec: {
        volumeClaimTemplate: { spec: { storageClassName: 'gold', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '50Gi' } } } },
      },
    });
  });

  test('copies measurements elsewhere', () => {
    const { prometheusSpec } = values(new KubePrometheusStack({ remoteWrite: ['https://metrics.example.com/api/v1/push'] })).prometheus;
    expect(prometheusSpec.remoteWrite).toEqual([{ url: 'https://metrics.example.com/api/v1/push' }]);
  });

  test('Grafana runs with a password of its own or not at all', () => {
    expect(values(new KubePrometheusStack()).grafana).toEqual({ enabled: false });
    expect(values(new KubePrometheusStack({ grafanaAdminSecret: 'grafana' })).grafana)
      .toEqual({ enabled: true, admin: { existingSecret: 'grafana', userKey: 'admin-user', passwordKey: 'admin-password' } });
  });

  test('a hosted control plane cannot be looked at', () => {
    const hosted = cluster({ controlPlaneReplicas: 0 });
    expect(new KubePrometheusStack().problems(hosted)).toEqual([]);
    expect(new KubePrometheusStack({ controlPlaneMetrics: true }).problems(hosted))
      .toEqual(['ADD-05 control-plane-metrics: "kube-prometheus-stack" collects from control plane machines and cluster "prod" has none; leave out controlPlaneMetrics.']);
  });
});

describe('ingress', () => {
  const internal = { replicas: 3, exposure: IngressExposure.NODE_PORT, serviceAnnotations: { 'metallb.io/address-pool': 'services' } };
  const service = { type: 'NodePort', annotations: { 'metallb.io/address-pool': 'services' } };

  test('Traefik', () => {
    expect(values(new Traefik())).toMatchObject({ deployment: { replicas: 2 }, service: { type: 'LoadBalancer' }, ingressClass: { isDefaultClass: true } });
    const given = values(new Traefik({ ...internal, defaultClass: false, gatewayApi: true }));
    expect(given).toMatchObject({ deployment: { replicas: 3 }, service, ingressClass: { isDefaultClass: false } });
    expect(given.providers).toEqual({ kubernetesGateway: { enabled: true } });
  });

  test('Kong keeps its web interface for administrators closed', () => {
    expect(values(new Kong(internal)).gateway).toMatchObject({ replicaCount: 3, proxy: service, manager: { enabled: false } });
    expect(new Kong().release(cluster()).releaseName).toBeUndefined();
  });

  test('ingress-nginx takes no snippets', () => {
    expect(values(new IngressNginx(internal)).controller)
      .toMatchObject({ replicaCount: 3, service, allowSnippetAnnotations: false, ingressClassResource: { default: false } });
  });

  test('comes after the load balancer', () => {
    const objects = stackObjects(cluster(), { addons: [new Traefik(), new MetalLb()] });
    expect(objects.filter(({ kind }) => kind === 'HelmChartProxy').map(({ metadata }) => metadata.name)).toEqual(['prod-metallb', 'prod-traefik']);
  });
});

test('Kyverno stays there when machines go', () => {
  const replicas = (given: any) => ['admission', 'background', 'cleanup', 'reports'].map(part => given[`${part}Controller`].replicas);
  expect(replicas(values(new Kyverno()))).toEqual([3, 2, 2, 2]);
  expect(replicas(values(new Kyverno({ replicas: 1 })))).toEqual([1, 1, 1, 1]);
});

describe('Longhorn', () => {
  const vsphere = cluster({}, { requiredAddons: ['vsphere-cpi', 'vsphere-csi'] });

  test('is the default class where the infrastructure brings none', () => {
    expect(values(new Longhorn()).persistence).toEqual({ defaultClass: true, defaultClassReplicaCount: 3 });
    expect(values(new Longhorn({ volumeReplicas: 2 }), vsphere).persistence).toEqual({ defaultClass: false, defaultClassReplicaCount: 2 });
  });

  test('two default classes are a problem', () => {
    expect(new Longhorn({ defaultClass: true }).problems(cluster())).toEqual([]);
    expect(new Longhorn({ defaultClass: true }).problems(vsphere))
      .toEqual(['ADD-06 default-class: "longhorn" and "vsphere-csi" both make a default storage class in cluster "prod", and claims without a class then get the one made last; leave out defaultClass.']);
  });

  test('last copies move before their machine is deleted', () => {
    expect(values(new Longhorn()).defaultSettings).toEqual({ nodeDrainPolicy: 'block-for-eviction-if-contains-last-replica' });
    expect(values(new Longhorn({ drainPolicy: LonghornDrainPolicy.EVICT_ALL, dataPath: '/mnt/longhorn' })).defaultSettings)
      .toEqual({ nodeDrainPolicy: 'block-for-eviction', defaultDataPath: '/mnt/longhorn' });
  });

  test('backups name a Secret', () => {
    expect(values(new Longhorn({ backup: { target: 's3://backups@eu-central-1/', credentialsSecret: 'longhorn-s3' } })).defaultBackupStore)
      .toEqual({ backupTarget: 's3://backups@eu-central-1/', backupTargetCredentialSecret: 'longhorn-s3' });
    expect(values(new Longhorn({ backup: { target: 'nfs://nas.example.com:/backups' } })).defaultBackupStore).toEqual({ backupTarget: 'nfs://nas.example.com:/backups' });
  });
});

describe('MetalLb', () => {
  const pools = [{ name: 'services', addresses: ['10.0.8.10-10.0.8.60'] }, { name: 'dmz', addresses: ['10.9.0.0/28', '10.9.0.32/32'], autoAssign: false }];

  test('pools and what announces them come after the chart', () => {
    const { followUps } = new MetalLb({ pools }).release(cluster());
    expect(followUps!.map(({ kind, metadata, spec }) => [kind, metadata.name, spec])).toEqual([
      ['IPAddressPool', 'services', { addresses: ['10.0.8.10-10.0.8.60'] }],
      ['IPAddressPool', 'dmz', { addresses: ['10.9.0.0/28', '10.9.0.32/32'], autoAssign: false }],
      ['L2Advertisement', 'pools', { ipAddressPools: ['services', 'dmz'] }],
    ]);
    expect(new MetalLb().release(cluster()).followUps).toBeUndefined();
  });

  test('brings BGP along only where layer 2 is not enough', () => {
    expect(values(new MetalLb())).toEqual({ frrk8s: { enabled: false } });
    const bgp = new MetalLb({ pools, layer2: false, loadBalancerClass: 'example.com/metallb' });
    expect(values(bgp)).toEqual({ loadBalancerClass: 'example.com/metallb' });
    expect(bgp.release(cluster()).followUps!.map(({ kind }) => kind)).toEqual(['IPAddressPool', 'IPAddressPool']);
  });

  test('the engine carries them without a wait: last in the set, applied again until accepted', () => {
    const objects = stackObjects(cluster(), { addons: [new MetalLb({ pools })] });
    expect(find(objects, 'ClusterResourceSet', 'prod-metallb').spec.resources.map(({ name }: any) => name)).toEqual(['prod-metallb-namespaces', 'prod-metallb-after']);
  });

  test.each([
    ['192.168.7.0/24', '192.168.0.0/16', 'its pods'],
    ['10.96.3.1-10.96.3.9', '10.96.0.0/12', 'its services'],
    ['10.0.0.5-10.0.0.20', '10.0.0.10', 'its API server'],
  ])('%s belongs to the cluster', (addresses, taken, owner) => {
    expect(new MetalLb({ pools: [{ name: 'services', addresses: [addresses] }] }).problems(cluster()))
      .toEqual([`ADD-07 pool-clash: addresses ${addresses} of pool "services" of "metallb" overlap with ${taken} of cluster "prod", which belongs to ${owner}; take them out of the pool.`]);
  });

  test('other addresses and families are free', () => {
    expect(new MetalLb({ pools: [...pools, { name: 'six', addresses: ['fd00::/64'] }] }).problems(cluster())).toEqual([]);
  });
});

test('NodeProblemDetector reads the kernel\'s log and what else is asked for', () => {
  expect(values(new NodeProblemDetector())).toEqual({ settings: { log_monitors: ['/config/kernel-monitor.json'] } });
  expect(values(new NodeProblemDetector({ pluginMonitors: ['/config/custom.json'] })).settings.custom_plugin_monitors).toEqual(['/config/custom.json']);
});

describe('ExternalDns', () => {
  test('deletes nothing and marks its records by cluster', () => {
    expect(values(new ExternalDns({ provider: 'aws' })))
      .toEqual({ provider: { name: 'aws' }, policy: 'upsert-only', sources: ['service', 'ingress'], txtOwnerId: 'default-prod' });
  });

  test('credentials are names of Secrets', () => {
    expect(values(new ExternalDns({ provider: 'cloudflare', credentials: { CF_API_TOKEN: { name: 'cloudflare', key: 'token' } } })).env)
      .toEqual([{ name: 'CF_API_TOKEN', valueFrom: { secretKeyRef: { name: 'cloudflare', key: 'token' } } }]);
  });

  test('is told what it may touch', () => {
    expect(values(new ExternalDns({ provider: 'aws', domains: ['example.com'], policy: DnsPolicy.SYNC, sources: ['gateway-httproute'], owner: 'eu', serviceAccountAnnotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/dns' } })))
      .toMatchObject({ policy: 'sync', sources: ['gateway-httproute'], txtOwnerId: 'eu', domainFilters: ['example.com'], serviceAccount: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/dns' } } });
  });
});
