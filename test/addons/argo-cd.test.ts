import { Duration } from 'cdk8s';
import { parse } from 'yaml';
import { cluster, find, stackObjects, TestAddon } from './support';
import { ArgoCdBridge, ArgoCdDelivery, ArgoCdDeliveryProps, EdgeKind, LiveValue } from '../../src';
import { TemplateEngine } from '../../src/evaluate/go-template';
import { fromJson } from '../../src/evaluate/go-template/value';
import { SPRIG } from '../../src/evaluate/sprig';

const chart = { repository: 'https://charts.example.com', name: 'app', version: '1.2.3' };
const bridge = ArgoCdBridge.capi2Argo();

function app(name: string, release: object = {}, after: { addon: string; kind: EdgeKind }[] = []): TestAddon {
  return new TestAddon(name, { after, release: { manifests: undefined, chart, ...release } });
}

function deliver(addons: TestAddon[], props: Partial<ArgoCdDeliveryProps> = {}): any[] {
  return stackObjects(cluster(), { delivery: new ArgoCdDelivery({ bridge, ...props }), addons });
}

describe('an Application', () => {
  test('names chart, release and cluster', () => {
    const { spec, metadata } = find(deliver([app('app', { namespace: 'apps', values: { a: 1 } })], { namespace: 'gitops', project: 'platform' }), 'Application', 'default.prod.app');
    expect(metadata.namespace).toBe('gitops');
    expect(spec).toMatchObject({
      project: 'platform',
      destination: { name: 'prod', namespace: 'apps' },
      source: { repoURL: 'https://charts.example.com', chart: 'app', targetRevision: '1.2.3', helm: { releaseName: 'app', valuesObject: { a: 1 } } },
    });
    expect(spec.syncPolicy.syncOptions).toEqual(['ServerSideApply=true', 'RespectIgnoreDifferences=true', 'SkipDryRunOnMissingResource=true', 'CreateNamespace=true']);
  });

  test('has no finalizer, which would hang once the cluster is gone', () => {
    expect(find(deliver([app('app')]), 'Application', 'default.prod.app').metadata.finalizers).toBeUndefined();
  });

  test('writes a registry without its scheme', () => {
    const objects = deliver([app('app', { chart: { ...chart, repository: 'oci://registry.example.com/charts/' } })]);
    expect(find(objects, 'Application', 'default.prod.app').spec.source.repoURL).toBe('registry.example.com/charts');
  });

  test('writes values with a null as text', () => {
    const { helm } = find(deliver([app('app', { values: { b: null, a: '{{ x }}' } })]), 'Application', 'default.prod.app').spec.source;
    expect(helm.valuesObject).toBeUndefined();
    expect(parse(helm.values)).toEqual({ a: '{{ x }}', b: null });
  });

  test('asks before it deletes where that was said', () => {
    const objects = deliver([app('a'), app('b')], { confirmDeletion: ['a'] });
    const options = (name: string) => find(objects, 'Application', `default.prod.${name}`).spec.syncPolicy.syncOptions;
    expect(options('a')).toEqual(expect.arrayContaining(['Prune=confirm', 'Delete=confirm']));
    expect(options('b')).not.toContain('Prune=confirm');
    expect(() => deliver([app('a')], { confirmDeletion: ['c'] })).toThrow('ArgoCdDelivery.confirmDeletion: "c" is not a chart addon of cluster "prod"; name one of its chart addons or leave it out.');
  });
});

describe('waves', () => {
  const waveOf = (objects: any[], kind: string, name: string) => find(objects, kind, name).metadata.annotations?.['argocd.argoproj.io/sync-wave'];

  test('only somebody who must wait costs a wave; nobody stands before what it comes after', () => {
    const objects = deliver([
      app('network'),
      app('cloud', {}, [{ addon: 'network', kind: EdgeKind.CONVERGES }]),
      app('certificates', {}, [{ addon: 'network', kind: EdgeKind.READY }]),
      app('portal', {}, [{ addon: 'certificates', kind: EdgeKind.CONVERGES }]),
      new TestAddon('issuers', { after: [{ addon: 'certificates', kind: EdgeKind.READY }] }),
    ]);
    expect(['network', 'cloud', 'certificates', 'portal'].map(name => waveOf(objects, 'Application', `default.prod.${name}`))).toEqual([undefined, undefined, '1', '1']);
    expect(waveOf(objects, 'ClusterResourceSet', 'prod-issuers')).toBe('2');
    expect(waveOf(objects, 'ConfigMap', 'prod-issuers')).toBe('2');
  });

  test('objects with a controller of their own are never called ready', () => {
    const issuer = { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'ca' } };
    const addons = [new TestAddon('a', { release: { manifests: [issuer] } }), app('b', {}, [{ addon: 'a', kind: EdgeKind.READY }])];
    expect(() => deliver(addons)).toThrow(
      'ArgoCdDelivery: "b" needs "a" to be ready first on cluster "prod", and ClusterIssuer "ca" of "a" travels in a ClusterResourceSet, which is healthy as soon as its objects are accepted; make it part of a chart, or say EdgeKind.CONVERGES if "b" tries again by itself.',
    );
  });

  test('live values are refused', () => {
    expect(() => deliver([app('a', { values: { port: LiveValue.ENDPOINT_PORT } })])).toThrow('ArgoCdDelivery: values.port of "a" is a fact that only the Cluster object knows, and this engine does not read it;');
  });
});

describe('how Argo CD learns of the cluster', () => {
  test('by an ExternalSecret, whose template reads the kubeconfig', () => {
    const objects = deliver([app('app')], { bridge: ArgoCdBridge.externalSecret({ store: 'kubeconfigs-{namespace}', refresh: Duration.minutes(10) }) });
    const { spec, metadata } = find(objects, 'ExternalSecret', 'cluster-default.prod');
    expect(metadata.namespace).toBe('argocd');
    expect(spec).toMatchObject({
      refreshInterval: '600s',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'kubeconfigs-default' },
      data: [{ secretKey: 'kubeconfig', remoteRef: { key: 'prod-kubeconfig', property: 'value' } }],
      target: { template: { metadata: { labels: { 'argocd.argoproj.io/secret-type': 'cluster' } }, data: { name: 'default.prod' } } },
    });
    expect(find(objects, 'Application', 'default.prod.app').spec.destination.name).toBe('default.prod');
  });

  test.each([
    ['certificates', { 'client-certificate-data': 'Q0VSVA==', 'client-key-data': 'S0VZ' }, { tlsClientConfig: { caData: 'Q0E=', certData: 'Q0VSVA==', keyData: 'S0VZ' } }],
    ['a token', { token: 'abc' }, { bearerToken: 'abc', tlsClientConfig: { caData: 'Q0E=' } }],
  ])('a kubeconfig with %s becomes what Argo CD reads', (_, user, config) => {
    const objects = deliver([app('app')], { bridge: ArgoCdBridge.externalSecret({ store: 'kubeconfigs' }) });
    const { data } = find(objects, 'ExternalSecret', 'cluster-default.prod').spec.target.template;
    // JSON is YAML, so the function that reads JSON stands for the one that reads YAML.
    const engine = new TemplateEngine({ ...SPRIG, fromYaml: SPRIG.fromJson }, 'error');
    const cluster64 = { 'server': 'https://10.0.0.10:6443', 'certificate-authority-data': 'Q0E=' };
    const kubeconfig = JSON.stringify({ clusters: [{ name: 'prod', cluster: cluster64 }], users: [{ name: 'prod-admin', user }] });
    const read = (template: string) => engine.render(template, fromJson({ kubeconfig }));
    expect(read(data.server)).toBe('https://10.0.0.10:6443');
    expect(JSON.parse(read(data.config))).toEqual(config);
  });

  test.each([
    ['capi2argo', ArgoCdBridge.capi2Argo(), 'prod'],
    ['capi2argo with namespaces', ArgoCdBridge.capi2Argo({ namespacedNames: true }), 'default-prod'],
    ['other means', ArgoCdBridge.registered('{cluster}.{namespace}.example'), 'prod.default.example'],
  ])('by %s, for which nothing is written', (_, given, name) => {
    const objects = deliver([app('app')], { bridge: given });
    expect(objects.map(({ kind }) => kind)).toEqual(['Application']);
    expect(objects[0].spec.destination.name).toBe(name);
  });

  test.each([
    [() => new ArgoCdDelivery({} as any), 'ArgoCdDelivery.bridge: a value is required.'],
    [() => new ArgoCdDelivery({ bridge: 'capi2argo' } as any), 'ArgoCdDelivery.bridge: "capi2argo" is not an ArgoCdBridge; write ArgoCdBridge.externalSecret(…).'],
    [() => ArgoCdBridge.externalSecret({ store: '{cluster}' }), 'ArgoCdBridge.externalSecret.store: "{cluster}" is not a Kubernetes object name (lower-case letters, digits, dashes and dots).'],
    [() => ArgoCdBridge.externalSecret({ store: 'a', refresh: Duration.seconds(5) }), 'ArgoCdBridge.externalSecret.refresh: 5 seconds is below 60, the least allowed.'],
    [() => ArgoCdBridge.registered(''), 'ArgoCdBridge.registered.name: "" is empty; leave it out or write a name of a cluster in Argo CD, in which {cluster} and {namespace} stand for those of the Cluster.'],
    [() => ArgoCdBridge.capi2Argo({ namespacedNames: 1 } as any), 'ArgoCdBridge.capi2Argo.namespacedNames: 1 is not true or false.'],
  ])('refused (%#)', (act, message) => {
    expect(act).toThrow(message);
  });
});

test('health checks cover what waves wait for', () => {
  const checks = ArgoCdDelivery.healthChecks();
  expect(Object.keys(checks)).toEqual([
    'resource.customizations.health.argoproj.io_Application',
    'resource.customizations.health.cluster.x-k8s.io_Cluster',
    'resource.customizations.health.controlplane.cluster.x-k8s.io_KubeadmControlPlane',
    'resource.customizations.health.addons.cluster.x-k8s.io_HelmChartProxy',
  ]);
  // Every block that opens closes: a script that does not parse makes Argo CD call everything unknown.
  for (const script of Object.values(checks)) {
    const opened = script.match(/\b(then|do)\b/g)!.length;
    expect(script.match(/\bend\b/g)).toHaveLength(opened);
    expect(script).toMatch(/return \{ status = "Healthy"/);
  }
});
