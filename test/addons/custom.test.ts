import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { parse } from 'yaml';
import { cluster, configMap, find, stackObjects } from './support';
import { AddonSecret, ClusterResourceSetDelivery, EdgeKind, HelmAddon, HelmAddonProps, LiveValue, ManifestAddon, ManifestAddonProps, MetalLb, PodSecurityLevel } from '../../src';

const chart: HelmAddonProps = { name: 'podinfo', namespace: 'apps', repository: 'oci://registry.example.com/charts', chart: 'podinfo', version: '6.9.0' };
const manifests: ManifestAddonProps = { name: 'team', namespace: 'team', manifests: [configMap('team')] };

describe('HelmAddon', () => {
  test('is a chart under the addon\'s name', () => {
    expect(new HelmAddon(chart).release(cluster())).toEqual({ namespace: 'apps', chart: { repository: 'oci://registry.example.com/charts', name: 'podinfo', version: '6.9.0' } });
  });

  test('reaches a cluster with values, namespace, follow-ups and credentials', () => {
    const objects = stackObjects(cluster(), {
      addons: [new HelmAddon({
        ...chart,
        releaseName: 'info',
        values: { api: LiveValue.ENDPOINT_HOST },
        podSecurity: PodSecurityLevel.RESTRICTED,
        followUps: [configMap('after')],
        credentialsSecret: AddonSecret.resourceSet('{cluster}-podinfo'),
      })],
    });
    const { spec } = find(objects, 'HelmChartProxy', 'prod-podinfo');
    expect([spec.releaseName, spec.options.install.createNamespace, spec.valuesTemplate]).toEqual(['info', false, 'api: {{ ((.Cluster.spec).controlPlaneEndpoint).host | quote }}\n']);
    expect(find(objects, 'ClusterResourceSet', 'prod-podinfo').spec.resources.map(({ name }: any) => name)).toEqual(['prod-podinfo-namespaces', 'prod-podinfo', 'prod-podinfo-after']);
  });

  test('takes its place in the graph and in the catalogue', () => {
    const addon = new HelmAddon({ ...chart, name: 'cert-manager', provides: ['certificates'], requires: ['metrics-server'], after: [{ addon: 'storage', kind: EdgeKind.CONVERGES }] });
    expect([addon.provides, addon.after]).toEqual([['certificates'], [{ addon: 'storage', kind: 'converges' }]]);
    const names = stackObjects(cluster(), { addons: [addon] }).map(({ metadata }) => metadata.name);
    expect(names).toEqual(['prod-cert-manager', 'prod-metrics-server']);
  });

  test('comes after network and cloud provider unless it says otherwise', () => {
    expect(new HelmAddon(chart).after.map(({ addon }) => addon)).toEqual(['network', 'cloud-provider']);
    expect(new HelmAddon({ ...chart, after: [] }).after).toEqual([]);
  });

  test('an edge that must be waited for is refused by an engine that cannot wait', () => {
    const addons = [new MetalLb(), new HelmAddon({ ...chart, after: [{ addon: 'load-balancer', kind: EdgeKind.READY }] })];
    expect(() => stackObjects(cluster(), { addons })).toThrow('HelmChartProxyDelivery: "podinfo" needs "metallb" to be ready first on cluster "prod"');
  });

  test.each<[any, string]>([
    [undefined, 'HelmAddon: undefined is not an object of properties.'],
    [{ ...chart, version: undefined }, 'HelmAddon.version: a value is required.'],
    [{ ...chart, version: '>=6' }, 'HelmAddon.version: ">=6" is not a chart version; write for example "1.19.6".'],
    [{ ...chart, repository: 'charts.example.com' }, 'HelmAddon.repository: "charts.example.com" is not a chart repository;'],
    [{ ...chart, name: 'Pod Info' }, 'HelmAddon.name: "Pod Info" is not a lower-case DNS name'],
    [{ ...chart, chart: 'pod info' }, 'HelmAddon.chart: "pod info" is not a chart name; write for example "podinfo".'],
    [{ ...chart, podSecurity: 'open' }, 'HelmAddon.podSecurity: "open" is not one of privileged, baseline, restricted.'],
    [{ ...chart, after: ['network'] }, 'HelmAddon.after[0]: "network" is not an object of properties.'],
    [{ ...chart, after: [{ addon: 'network' }] }, 'HelmAddon.after[0].kind: a value is required.'],
    [{ ...chart, values: { token: 'hunter2' } }, 'HelmAddon.values.token: a secret value would be written to Git; name an existing Secret instead.'],
    [{ ...chart, rendered: 'none.yaml' }, 'HelmAddon "podinfo".rendered: "none.yaml" cannot be read;'],
    [{ ...chart, manifest: [] }, 'HelmAddon: "manifest" is not a property;'],
  ])('refused: %j', (props, message) => {
    expect(() => new HelmAddon(props)).toThrow(message);
  });
});

describe('ManifestAddon', () => {
  const addon = new ManifestAddon({ ...manifests, podSecurity: PodSecurityLevel.BASELINE, followUps: [configMap('after')] });

  test.each([[undefined], [new ClusterResourceSetDelivery()]])('reaches a cluster with its namespace first (%#)', delivery => {
    const objects = stackObjects(cluster(), { addons: [addon], delivery });
    expect(find(objects, 'ClusterResourceSet', 'prod-team').spec.resources.map(({ name }: any) => name)).toEqual(['prod-team-namespaces', 'prod-team', 'prod-team-after']);
    expect(objects.some(({ kind }) => kind === 'HelmChartProxy')).toBe(false);
  });

  test('keeps what it was given, whatever happens to the object afterwards', () => {
    const object = configMap('team', { a: '1' });
    const own = new ManifestAddon({ ...manifests, manifests: [object] });
    object.data.a = '2';
    expect(own.release(cluster()).manifests![0].data).toEqual({ a: '1' });
  });

  test.each<[any, string]>([
    [{ ...manifests, manifests: [] }, 'ManifestAddon.manifests: [] has too few items; at least 1 needed.'],
    [{ ...manifests, manifests: ['kind: ConfigMap'] }, 'ManifestAddon.manifests[0]: "kind: ConfigMap" is not a Kubernetes object with apiVersion, kind and metadata.name.'],
    [{ ...manifests, manifests: [{ kind: 'ConfigMap', metadata: { name: 'a' } }] }, 'is not a Kubernetes object with apiVersion, kind and metadata.name.'],
    [{ ...manifests, manifests: [{ ...configMap('a'), data: { b: () => 1 } }] }, 'ManifestAddon.manifests[0].data.b: a function is not plain data;'],
    [{ ...manifests, manifests: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, stringData: { b: 'c' } }] }, 'ManifestAddon.manifests[0]: the content of Secret "a" would be written to Git; use an ExternalSecret or a SealedSecret, or credentialsSecret.'],
    [{ ...manifests, followUps: 'later' }, 'ManifestAddon.followUps: "later" is not a list.'],
    [{ ...manifests, namespace: undefined }, 'ManifestAddon.namespace: a value is required.'],
    [
      { ...manifests, podSecurity: PodSecurityLevel.BASELINE, manifests: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } }] },
      'ManifestAddon "team".podSecurity: the manifests hold Namespace "team" already; label it there or take it out.',
    ],
  ])('refused: %j', (props, message) => {
    expect(() => new ManifestAddon(props)).toThrow(message);
  });
});

describe('ManifestAddon.fromChart', () => {
  test('carries what was made with cdk8s-plus', () => {
    const agent = new Chart(new App(), 'agent', { namespace: 'agent' });
    new kplus.Deployment(agent, 'deployment', { metadata: { name: 'agent' }, containers: [{ image: 'registry.example.com/agent:1', portNumber: 8080 }] }).exposeViaService({ name: 'agent' });
    const objects = stackObjects(cluster(), { addons: [ManifestAddon.fromChart(agent, { name: 'agent', namespace: 'agent', podSecurity: PodSecurityLevel.BASELINE })] });
    const carried = Object.values<string>(find(objects, 'ConfigMap', 'prod-agent').data).map(text => parse(text));
    expect(carried.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual(['Deployment agent/agent', 'Service agent/agent']);
    expect(carried[0].spec.template.spec.containers[0].image).toBe('registry.example.com/agent:1');
  });

  test('an app that has other charts would write the objects for the management cluster', () => {
    const app = new App();
    new Chart(app, 'fleet');
    expect(() => ManifestAddon.fromChart(new Chart(app, 'agent'), { name: 'agent', namespace: 'agent' }))
      .toThrow('ManifestAddon.fromChart: chart "agent" shares its app with chart "fleet", which is written for the management cluster; make it in an app of its own: new Chart(new App(), "agent").');
  });

  test('an empty chart and a Secret are refused', () => {
    const options = { name: 'agent', namespace: 'agent' };
    expect(() => ManifestAddon.fromChart(new Chart(new App(), 'agent'), options)).toThrow('ManifestAddon.manifests: [] has too few items; at least 1 needed.');
    const secret = new Chart(new App(), 'agent');
    new kplus.Secret(secret, 'secret', { metadata: { name: 'agent' }, stringData: { password: 'hunter2' } });
    expect(() => ManifestAddon.fromChart(secret, options)).toThrow('ManifestAddon.manifests[0]: the content of Secret "agent" would be written to Git;');
    expect(() => ManifestAddon.fromChart({} as any, options)).toThrow('ManifestAddon.fromChart: {} is not a cdk8s Chart; write new Chart(new App(), \'agent\').');
  });
});
