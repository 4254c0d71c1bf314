import { Duration, Size } from 'cdk8s';
import * as api from '../../src';

test.each<[string, any, string]>([
  ['MetricsServer', { replicas: 0 }, 'MetricsServer.replicas: 0 is below 1, the least allowed.'],
  ['MetricsServer', { kubeletInsecureTls: true }, 'MetricsServer: "kubeletInsecureTls" is not a property; '],
  ['MetricsServer', { hostNetwork: 'yes' }, 'MetricsServer.hostNetwork: "yes" is not true or false.'],
  ['CertManager', { version: '1.x' }, 'CertManager.version: "1.x" is not a chart version; write for example "1.19.6".'],
  ['CertManager', { replicas: 2.5 }, 'CertManager.replicas: 2.5 is not a whole number.'],
  ['CertManager', { dns01Nameservers: ['10.0.0.53'] }, 'CertManager.dns01Nameservers[0]: "10.0.0.53" is not a name server with a port; write for example "10.0.0.53:53".'],
  ['ExternalSecrets', { concurrent: 0 }, 'ExternalSecrets.concurrent: 0 is below 1, the least allowed.'],
  ['ExternalSecrets', { serviceMonitor: 1 }, 'ExternalSecrets.serviceMonitor: 1 is not true or false.'],
  ['SealedSecrets', { keySecret: 'sealing-key' }, 'SealedSecrets.keySecret: "sealing-key" is not an AddonSecret; write AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster().'],
  ['SealedSecrets', { keyRenewal: '30d' }, 'SealedSecrets.keyRenewal: "30d" is not a Duration; write Duration.minutes(…).'],
  ['PrometheusOperatorCrds', { values: [] }, 'PrometheusOperatorCrds.values: [] is not a map.'],
  ['KubePrometheusStack', { retention: Duration.hours(12) }, 'KubePrometheusStack.retention: the duration is not a whole number of days; write Duration.days(…).'],
  ['KubePrometheusStack', { retention: Duration.days(0) }, 'KubePrometheusStack.retention: 0 days keeps nothing; write Duration.days(1) or more.'],
  ['KubePrometheusStack', { storage: Size.gibibytes(1) }, 'KubePrometheusStack.storage: 1 gibibytes is below 5, the least allowed.'],
  ['KubePrometheusStack', { storageClass: 'gold' }, 'KubePrometheusStack.storageClass: there is no volume without storage; write storage: Size.gibibytes(50) or leave it out.'],
  ['KubePrometheusStack', { remoteWrite: ['https://user:secret@metrics.example.com'] }, 'KubePrometheusStack.remoteWrite[0]: "https://user:secret@metrics.example.com" is not a web address without a user; write for example "https://metrics.example.com/api/v1/push".'],
  ['KubePrometheusStack', { values: { grafana: { adminPassword: 'admin' } } }, 'KubePrometheusStack.values.grafana.adminPassword: a secret value would be written to Git; name an existing Secret instead.'],
  ['Traefik', { exposure: 'Public' }, 'Traefik.exposure: "Public" is not one of LoadBalancer, NodePort, ClusterIP.'],
  ['Traefik', { serviceAnnotations: { a: 1 } }, 'Traefik.serviceAnnotations["a"]: 1 is not text; quote it.'],
  ['Kong', { replicas: 101 }, 'Kong.replicas: 101 is above 100, the most allowed.'],
  ['Kong', { defaultClass: true }, 'Kong: "defaultClass" is not a property; '],
  ['IngressNginx', { defaultClass: 'nginx' }, 'IngressNginx.defaultClass: "nginx" is not true or false.'],
  ['Kyverno', { replicas: 2 }, 'Kyverno.replicas: 2 admission controllers are not supported by Kyverno; write 1 or 3.'],
  ['Longhorn', { drainPolicy: 'always' }, 'Longhorn.drainPolicy: "always" is not one of block-for-eviction, block-for-eviction-if-contains-last-replica, block-if-contains-last-replica.'],
  ['Longhorn', { dataPath: 'data' }, 'Longhorn.dataPath: "data" is not a path from the root; write for example "/var/lib/longhorn".'],
  ['Longhorn', { backup: { target: 'backups' } }, 'Longhorn.backup.target: "backups" is not a backup store without a user; write for example "s3://backups@eu-central-1/".'],
  ['Longhorn', { backup: {} }, 'Longhorn.backup.target: a value is required.'],
  ['MetalLb', { pools: [] }, 'MetalLb.pools: [] has too few items; at least 1 needed.'],
  ['MetalLb', { pools: [{ name: 'a' }] }, 'MetalLb.pools["a"].addresses: a value is required.'],
  ['MetalLb', { pools: [{ name: 'a', addresses: ['10.0.0.300'] }] }, 'MetalLb.pools["a"].addresses[0]: "10.0.0.300" is not an address, a range or a block; write for example "10.0.0.20-10.0.0.90".'],
  ['MetalLb', { pools: [{ name: 'a', addresses: ['10.0.0.20'] }] }, 'MetalLb.pools["a"].addresses[0]: "10.0.0.20" is a single address; write it as a block, for example "10.0.0.20/32".'],
  ['MetalLb', { pools: [{ name: 'a', addresses: ['10.0.8.0/24'] }, { name: 'a', addresses: ['10.0.9.0/24'] }] }, 'MetalLb.pools: "a" is the name of two pools; give each its own.'],
  ['MetalLb', { loadBalancerClass: 'Metal LB' }, 'MetalLb.loadBalancerClass: "Metal LB" is not a lower-case DNS name'],
  ['MetalLb', { loadBalancerClass: 7 }, 'MetalLb.loadBalancerClass: 7 is not text.'],
  ['NodeProblemDetector', { logMonitors: ['kernel-monitor'] }, 'NodeProblemDetector.logMonitors[0]: "kernel-monitor" is not a JSON file with its whole path; write for example "/config/kernel-monitor.json".'],
  ['ExternalDns', {}, 'ExternalDns.provider: a value is required.'],
  ['ExternalDns', undefined, 'ExternalDns: undefined is not an object of properties.'],
  ['ExternalDns', { provider: 'aws', policy: 'delete' }, 'ExternalDns.policy: "delete" is not one of upsert-only, sync, create-only.'],
  ['ExternalDns', { provider: 'cloudflare', credentials: { CF_API_TOKEN: 'hunter2' } }, 'ExternalDns.credentials["CF_API_TOKEN"]: "hunter2" is not an object of properties.'],
  ['ExternalDns', { provider: 'cloudflare', credentials: { 'CF-API': { name: 'a', key: 'b' } } }, 'ExternalDns.credentials key: "CF-API" is not a name of an environment variable; write for example "CF_API_TOKEN".'],
  ['ExternalDns', { provider: 'aws', owner: 'a b' }, 'ExternalDns.owner: "a b" is not a mark of an owner'],
])('%s %j', (type, props, message) => {
  expect(() => new (api as any)[type](props)).toThrow(message);
});

test.each(['MetricsServer', 'CertManager', 'ExternalSecrets', 'SealedSecrets', 'PrometheusOperatorCrds', 'KubePrometheusStack', 'Traefik', 'Kong', 'IngressNginx', 'Kyverno', 'Longhorn', 'MetalLb', 'NodeProblemDetector'])('%s takes another version and repository', type => {
  const { chart } = new (api as any)[type]({ version: '9.9.9', repository: 'oci://registry.example.com/charts' }).release({ context: { name: 'prod', namespace: 'default', controlPlaneReplicas: 3 }, requiredAddons: [] });
  expect(chart).toMatchObject({ version: '9.9.9', repository: 'oci://registry.example.com/charts' });
});
