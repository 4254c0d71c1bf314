import { Duration, Size } from 'cdk8s';
import {
  AddonSecret, AddonStack, CertManager, Cilium, ClusterSelector, EdgeKind, ExternalDns, ExternalSecrets, HelmAddon, IngressExposure, IngressNginx,
  Kong, KubePrometheusStack, Kyverno, Longhorn, ManifestAddon, MetalLb, MetricsServer, NodeProblemDetector, PodSecurityLevel,
  SealedSecrets, Traefik,
} from '../../src';
import { prod } from '../support/fixtures';
import { expectGolden, problemsOf, synthesize } from '../support/golden';

test('every platform addon in one stack, in the order of the graph', () => {
  const issuer = { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'internal' }, spec: { ca: { secretName: 'internal-ca' } } };
  const objects = synthesize(chart => {
    new AddonStack(chart, 'addons', {
      clusters: ClusterSelector.cluster(prod(chart)),
      addons: [
        new ManifestAddon({ name: 'issuers', namespace: 'cert-manager', after: [{ addon: 'cert-manager', kind: EdgeKind.CONVERGES }], manifests: [issuer] }),
        new ExternalDns({ provider: 'cloudflare', domains: ['example.com'], credentials: { CF_API_TOKEN: { name: 'cloudflare', key: 'token' } } }),
        new Traefik({ serviceMonitor: true }),
        new Kong({ exposure: IngressExposure.CLUSTER_IP }),
        new IngressNginx({ replicas: 1 }),
        new MetalLb({ pools: [{ name: 'services', addresses: ['10.0.8.10-10.0.8.60'] }] }),
        new CertManager({ serviceMonitor: true }),
        new ExternalSecrets(),
        new SealedSecrets({ keySecret: AddonSecret.resourceSet('{cluster}-sealing-key') }),
        new KubePrometheusStack({ storage: Size.gibibytes(50), retention: Duration.days(15), grafanaAdminSecret: 'grafana-admin' }),
        new Kyverno(),
        new Longhorn({ volumeReplicas: 2 }),
        new NodeProblemDetector(),
        new MetricsServer(),
        new HelmAddon({ name: 'podinfo', namespace: 'podinfo', podSecurity: PodSecurityLevel.RESTRICTED, repository: 'oci://registry.example.com/charts', chart: 'podinfo', version: '6.9.0', values: { replicaCount: 2 } }),
        new Cilium(),
      ],
    });
    expect(problemsOf(chart)).toEqual([]);
  });
  // What every vSphere stack has is in a golden of its own.
  expectGolden('addons-platform', objects.filter(({ apiVersion, kind, metadata }) => (apiVersion.startsWith('addons.') || kind === 'ConfigMap') && !/^prod-(cilium|vsphere-|snapshot-)/.test(metadata.name)));
});
