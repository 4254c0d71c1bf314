import * as fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { cluster, configMap, find, stackObjects, TestAddon } from './support';
import { Cilium, ClusterResourceSetDelivery, EdgeKind, HelmChartProxyDelivery, IDelivery, LiveValue, SnapshotController } from '../../src';

const chart = { repository: 'https://charts.example.com', name: 'app', version: '1.2.3' };

/** What the controller's template engine makes of a values template without live values. */
function rendered(template: string): string {
  const text = template.split('{{ "{{" }}').join('\u0000');
  expect(text).not.toContain('{{');
  return text.split('\u0000').join('{{');
}

function proxyOf(release: object): any {
  return find(stackObjects(cluster(), { addons: [new TestAddon('app', { release: { manifests: undefined, chart, ...release } })] }), 'HelmChartProxy', 'prod-app').spec;
}

describe('HelmChartProxy', () => {
  test('names the chart, its version and the release', () => {
    expect(proxyOf({ namespace: 'apps', releaseName: 'my-app' })).toEqual({
      clusterSelector: { matchLabels: { 'cluster.x-k8s.io/cluster-name': 'prod' } },
      repoURL: 'https://charts.example.com',
      chartName: 'app',
      version: '1.2.3',
      releaseName: 'my-app',
      namespace: 'apps',
      reconcileStrategy: 'Continuous',
      options: { wait: false, install: { createNamespace: true } },
    });
  });

  test('Helm does not create a namespace that comes with labels of its own', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } };
    expect(proxyOf({ namespace: 'apps', manifests: [namespace] }).options.install.createNamespace).toBe(false);
    expect(proxyOf({ namespace: 'kube-system' }).options.install.createNamespace).toBe(false);
  });

  test('braces in values reach the chart as they are', () => {
    const key = fc.string().filter(name => name !== '__proto__');
    const value = fc.oneof(fc.string(), fc.stringMatching(/^[{}"`a$ .-]{0,12}$/), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(fc.property(fc.dictionary(key, value, { minKeys: 1 }), values => {
      expect(parse(rendered(proxyOf({ values }).valuesTemplate))).toEqual(values);
    }), { numRuns: 60 });
  });

  test('live values become nil-safe fields of the Cluster', () => {
    const { valuesTemplate } = proxyOf({ values: { host: LiveValue.ENDPOINT_HOST, port: LiveValue.ENDPOINT_PORT, text: 'a {{ b }}' } });
    expect(valuesTemplate).toBe([
      'host: {{ ((.Cluster.spec).controlPlaneEndpoint).host | quote }}',
      'port: {{ ((.Cluster.spec).controlPlaneEndpoint).port | quote }}',
      'text: "a {{ "{{" }} b }}"',
      '',
    ].join('\n'));
  });

  test.each([
    ['other text', { url: `https://${LiveValue.ENDPOINT_HOST}:6443` }],
    ['a block of text', { script: `a\n${LiveValue.ENDPOINT_HOST}\n` }],
  ])('a live value in %s is refused', (_, values) => {
    expect(() => proxyOf({ values })).toThrow('LiveValue: "$(cluster.endpoint.host)" stands among other text in the values of a chart, where no engine fills it in; write it as a value of its own.');
  });

  test('values are written in one order, whatever order they were given in', () => {
    expect(proxyOf({ values: { b: { d: 1, c: 2 }, a: 3 } }).valuesTemplate).toBe(proxyOf({ values: { a: 3, b: { c: 2, d: 1 } } }).valuesTemplate);
  });

  test('installOnce guards the named addon only', () => {
    const objects = stackObjects(cluster(), { addons: [new Cilium(), new SnapshotController()], delivery: new HelmChartProxyDelivery({ installOnce: ['cilium'] }) });
    expect(find(objects, 'HelmChartProxy', 'prod-cilium').spec.reconcileStrategy).toBe('InstallOnce');
    expect(find(objects, 'HelmChartProxy', 'prod-snapshot-controller').spec.reconcileStrategy).toBe('Continuous');
  });

  test('a misspelt guard is refused', () => {
    expect(() => stackObjects(cluster(), { addons: [new Cilium()], delivery: new HelmChartProxyDelivery({ installOnce: ['silium'] }) }))
      .toThrow('HelmChartProxyDelivery.installOnce: "silium" is not a chart addon of cluster "prod"; name one of its chart addons or leave it out.');
    expect(() => new HelmChartProxyDelivery({ installOnce: 'cilium' } as any)).toThrow('HelmChartProxyDelivery.installOnce: "cilium" is not a list.');
  });
});

describe('ClusterResourceSet', () => {
  const delivery = new ClusterResourceSetDelivery();

  test('namespaces come first, then credentials, objects and follow-ups', () => {
    const objects = stackObjects(cluster(), {
      delivery,
      addons: [new TestAddon('app', {
        release: {
          manifests: [configMap('b'), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } }, configMap('a')],
          followUps: [configMap('c')],
          secrets: ['prod-app-credentials'],
        },
      })],
    });
    expect(find(objects, 'ClusterResourceSet', 'prod-app').spec).toEqual({
      clusterSelector: { matchLabels: { 'cluster.x-k8s.io/cluster-name': 'prod' } },
      strategy: 'Reconcile',
      resources: [
        { kind: 'ConfigMap', name: 'prod-app-namespaces' },
        { kind: 'Secret', name: 'prod-app-credentials' },
        { kind: 'ConfigMap', name: 'prod-app' },
        { kind: 'ConfigMap', name: 'prod-app-after' },
      ],
    });
    // The controller applies keys by name.
    expect(Object.keys(find(objects, 'ConfigMap', 'prod-app').data)).toEqual(['00-configmap-b.yaml', '01-configmap-a.yaml']);
  });

  test('objects beyond 1 MiB are split over ConfigMaps in order', () => {
    const manifests = Array.from({ length: 5 }, (_, index) => configMap(`part-${index}`, { text: String(index).repeat(400_000) }));
    const objects = stackObjects(cluster(), { delivery, addons: [new TestAddon('big', { release: { manifests } })] });
    const maps = objects.filter(({ kind }) => kind === 'ConfigMap');
    expect(maps.map(({ metadata }) => metadata.name)).toEqual(['prod-big', 'prod-big-2', 'prod-big-3']);
    expect(find(objects, 'ClusterResourceSet', 'prod-big').spec.resources.map(({ name }: any) => name)).toEqual(['prod-big', 'prod-big-2', 'prod-big-3']);
    for (const { data } of maps) {
      const bytes = Object.entries<string>(data).reduce((sum, [key, text]) => sum + Buffer.byteLength(key) + Buffer.byteLength(text), 0);
      expect(bytes).toBeLessThan(1024 * 1024);
    }
    const arrived = maps.flatMap(({ data }) => Object.values<string>(data)).map(text => parse(text).metadata.name);
    expect(arrived).toEqual(manifests.map(({ metadata }) => metadata.name));
  });

  test.each([
    ['one object is too big', { manifests: [configMap('huge', { text: 'x'.repeat(1_100_000) })] }, /^addon "app": ConfigMap "huge" has \d+ bytes; a ConfigMap carries at most 1000000; deliver this addon with an engine that carries charts\.$/],
    ['more than a set can name', { secrets: Array.from({ length: 100 }, (_, index) => `secret-${index}`) }, 'addon "app": 101 ConfigMaps and Secrets; a ClusterResourceSet holds at most 100; split the addon.'],
    ['the content of a Secret', { manifests: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db' }, stringData: { a: 'b' } }] }, 'addon "app": the content of Secret "db" would be written to Git; name a Secret of type addons.cluster.x-k8s.io/resource-set in the release\'s secrets instead.'],
    ['something that is no object', { manifests: [{ kind: 'ConfigMap' }] }, 'addon "app": {"kind":"ConfigMap"} is not a Kubernetes object with apiVersion, kind and metadata.name.'],
    ['nothing at all', { followUps: [null] }, 'AddonStack "addons": release of addon "app".followUps[0]: null is not a value.'],
  ])('refused: %s', (_, release, message) => {
    expect(() => stackObjects(cluster(), { delivery, addons: [new TestAddon('app', { release })] })).toThrow(message);
  });

  test('a chart is refused with the command that renders it', () => {
    const values = { replicas: 2, note: 'it\'s', host: LiveValue.ENDPOINT_HOST };
    expect(() => stackObjects(cluster(), { delivery, addons: [new TestAddon('app', { release: { chart, namespace: 'apps', values } })] })).toThrow(
      'ClusterResourceSetDelivery: "app" is a Helm chart and a ClusterResourceSet carries plain objects only; render it with '
      + '`helm template app app --repo https://charts.example.com --version 1.2.3 --namespace apps --include-crds --skip-tests'
      + ' --set-json \'host="<host>"\' --set-json \'note="it\'\\\'\'s"\' --set-json \'replicas=2\' > app.yaml`,'
      + ' commit the file and hand it in as rendered: \'app.yaml\', or use HelmChartProxyDelivery.',
    );
    const oci = { ...chart, repository: 'oci://registry.example.com/charts/' };
    expect(() => stackObjects(cluster(), { delivery, addons: [new TestAddon('app', { release: { chart: oci } })] })).toThrow('`helm template app oci://registry.example.com/charts/app --version 1.2.3');
  });

  test('a rendered chart travels as plain objects', () => {
    const objects = stackObjects(cluster(), { delivery, addons: [new Cilium({ rendered: 'test/addons/fixtures/cilium.yaml' })] });
    const { data } = find(objects, 'ConfigMap', 'prod-cilium');
    expect(Object.keys(data)).toEqual(['00-serviceaccount-cilium.yaml', '01-configmap-cilium-config.yaml', '02-daemonset-cilium.yaml']);
    // 0400 in the file is octal.
    expect(parseAllDocuments(data['02-daemonset-cilium.yaml'])[0].toJS().spec.template.spec.volumes[0].configMap.defaultMode).toBe(256);
  });
});

describe.each<[string, IDelivery, string]>([
  ['HelmChartProxyDelivery', new HelmChartProxyDelivery(), 'HelmChartProxies'],
  ['ClusterResourceSetDelivery', new ClusterResourceSetDelivery(), 'ClusterResourceSets'],
])('%s', (engine, delivery, objects) => {
  test('refuses to wait, and names what can', () => {
    const addons = [new TestAddon('a', { provides: ['crds'] }), new TestAddon('b', { after: [{ addon: 'crds', kind: EdgeKind.READY }] })];
    expect(() => stackObjects(cluster(), { delivery, addons })).toThrow(
      `${engine}: "b" needs "a" to be ready first on cluster "prod", and ${objects} do not wait for each other; deliver with an engine that waits (Argo CD, Flux, Sveltos), or say EdgeKind.CONVERGES if "b" tries again by itself.`,
    );
  });

  test('an edge to an addon that the stack does not hold has no effect', () => {
    const addons = [new TestAddon('b', { after: [{ addon: 'a', kind: EdgeKind.READY }] })];
    expect(stackObjects(cluster(), { delivery, addons })).toHaveLength(2);
  });

  test('names stay legal for the longest cluster name', () => {
    const long = 'c'.repeat(63);
    const names = stackObjects(cluster({ name: long }), { delivery, addons: [new TestAddon('an-addon'), new TestAddon('an-addon-2')] }).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
    names.forEach(name => expect(name.split(' ')[1]).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])$/));
  });
});
