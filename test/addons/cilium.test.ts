import { cluster } from './support';
import { Cilium, CiliumProps, ClusterContext, Endpoint } from '../../src';

function values(props: CiliumProps = {}, context: Partial<ClusterContext> = {}): any {
  return new Cilium(props).release(cluster(context)).values;
}

test('pods get addresses from the blocks that Cluster API gives to nodes', () => {
  expect(values().ipam).toEqual({ mode: 'kubernetes' });
});

test('the operator starts on nodes that nothing has admitted yet', () => {
  expect(values().operator.tolerations.map(({ key }: any) => key)).toEqual([
    'node-role.kubernetes.io/control-plane', 'node.kubernetes.io/not-ready',
    'node.cloudprovider.kubernetes.io/uninitialized', 'node.cluster.x-k8s.io/uninitialized',
  ]);
});

test.each([[1, 1], [3, 2], [0, 2]])('with %d control plane machines %d operators run', (controlPlaneReplicas, replicas) => {
  expect(values({}, { controlPlaneReplicas }).operator.replicas).toBe(replicas);
});

describe('kube-proxy', () => {
  test('stays where the cluster runs it', () => {
    expect(values().kubeProxyReplacement).toBe('false');
    expect(values()).not.toHaveProperty('k8sServiceHost');
  });

  test('is replaced where the cluster has none, over the real address of the API server', () => {
    const given = values({}, { kubeProxy: false, endpoint: Endpoint.loadBalancer('api.example.com', { port: 8443 }) });
    expect([given.kubeProxyReplacement, given.k8sServiceHost, given.k8sServicePort]).toEqual(['true', 'api.example.com', '8443']);
  });

  test('is replaced by a chart value as well, which needs the address too', () => {
    expect(values({ values: { kubeProxyReplacement: 'true' } }, { endpoint: Endpoint.loadBalancer('api.example.com') })).toMatchObject(
      { kubeProxyReplacement: 'true', k8sServiceHost: 'api.example.com', k8sServicePort: '6443' });
    expect(values({ values: { kubeProxyReplacement: 'false' } }, { kubeProxy: false })).not.toHaveProperty('k8sServiceHost');
  });

  test('takes the address from the Cluster when a provider allocates it', () => {
    expect(values({}, { kubeProxy: false, endpoint: undefined }).k8sServiceHost).toBe('$(cluster.endpoint.host)');
  });

  test.each<[CiliumProps, boolean, string[]]>([
    [{ kubeProxyReplacement: true }, true, ['ADD-02 kube-proxy: Cilium replaces kube-proxy, which cluster "prod" runs as well; write network: { kubeProxy: false } for the cluster.']],
    [{ kubeProxyReplacement: false }, false, ['ADD-02 kube-proxy: cluster "prod" runs without kube-proxy and Cilium does not replace it, so no service works; leave out kubeProxyReplacement.']],
    [{ kubeProxyReplacement: true }, false, []],
    [{}, false, []],
    [{}, true, []],
    [{ values: { kubeProxyReplacement: 'true' } }, true, ['ADD-02 kube-proxy: Cilium replaces kube-proxy, which cluster "prod" runs as well; write network: { kubeProxy: false } for the cluster.']],
    [{ values: { kubeProxyReplacement: false } }, false, ['ADD-02 kube-proxy: cluster "prod" runs without kube-proxy and Cilium does not replace it, so no service works; leave out values.kubeProxyReplacement.']],
    [{ kubeProxyReplacement: true, values: { kubeProxyReplacement: 'false' } }, true, []],
    [{ kubeProxyReplacement: false, values: { kubeProxyReplacement: true } }, false, []],
  ])('%j on a cluster with kube-proxy %s', (props, kubeProxy, problems) => {
    expect(new Cilium(props).problems(cluster({ kubeProxy }))).toEqual(problems);
  });
});

test.each<[string[], object]>([
  [['192.168.0.0/16'], {}],
  [['192.168.0.0/16', 'fd00:1::/56'], { ipv6: { enabled: true } }],
  [['fd00:1::/56'], { ipv4: { enabled: false }, ipv6: { enabled: true } }],
])('address families follow the pod blocks %j', (podCidrs, families) => {
  const { ipv4, ipv6 } = values({}, { podCidrs });
  expect({ ...(ipv4 && { ipv4 }), ...(ipv6 && { ipv6 }) }).toEqual(families);
});

test('Hubble is off, or makes its certificates in the cluster', () => {
  expect(values().hubble).toEqual({ enabled: false });
  const { hubble, certgen } = values({ hubble: { ui: true } });
  expect(hubble.tls.auto.method).toBe('cronJob');
  expect([hubble.relay.enabled, hubble.ui.enabled]).toEqual([true, true]);
  expect(certgen.tolerations).toEqual(hubble.relay.tolerations);
});

test('own values are merged last: maps by key, lists whole', () => {
  const given = values({ mtu: 1400, values: { operator: { replicas: 3, tolerations: [] }, MTU: 1350, bandwidthManager: { enabled: true } } });
  expect([given.operator.replicas, given.operator.tolerations, given.MTU, given.bandwidthManager]).toEqual([3, [], 1350, { enabled: true }]);
  expect(new Cilium().release(cluster()).values!.operator.replicas).toBe(2);
});

test('version and repository can be chosen', () => {
  const { chart } = new Cilium({ version: '1.20.0', repository: 'oci://registry.example.com/charts' }).release(cluster());
  expect(chart).toEqual({ name: 'cilium', version: '1.20.0', repository: 'oci://registry.example.com/charts' });
});

test.each<[any, string]>([
  [{ version: 'latest' }, 'Cilium.version: "latest" is not a chart version; write for example "1.19.6".'],
  [{ version: '>=1.19.0' }, 'Cilium.version: ">=1.19.0" is not a chart version; write for example "1.19.6".'],
  [{ repository: 'http://charts.example.com' }, 'Cilium.repository: "http://charts.example.com" is not a chart repository; write for example "oci://registry.example.com/charts".'],
  [{ mtu: 500 }, 'Cilium.mtu: 500 is below 1280, the least allowed.'],
  [{ hubble: true }, 'Cilium.hubble: true is not an object of properties.'],
  [{ values: [] }, 'Cilium.values: [] is not a map.'],
  [{ values: { kubeProxyReplacement: 'strict' } }, 'Cilium.values.kubeProxyReplacement: "strict" is neither "true" nor "false"; leave it out, it follows the cluster.'],
  [{ values: { kubeProxyReplacement: null } }, 'Cilium.values.kubeProxyReplacement: null is neither "true" nor "false"; leave it out, it follows the cluster.'],
  [{ values: { a: () => 1 } }, 'Cilium.values.a: a function is not plain data; write text, numbers, booleans, lists and maps.'],
  [{ values: { a: [new Date(0)] } }, 'Cilium.values.a[0]: a Date is not plain data; write text, numbers, booleans, lists and maps.'],
  [{ values: { a: NaN } }, 'Cilium.values.a: null is not plain data; write text, numbers, booleans, lists and maps.'],
  [{ values: { auth: { password: 'hunter2' } } }, 'Cilium.values.auth.password: a secret value would be written to Git; name an existing Secret instead.'],
  [{ rendered: 'test/addons/fixtures/none.yaml' }, 'Cilium.rendered: "test/addons/fixtures/none.yaml" cannot be read; render the chart into this file, commit it, and start the program where the path leads to it.'],
  [{ rendered: 'https://example.com/cilium.yaml' }, 'Cilium.rendered: "https://example.com/cilium.yaml" cannot be read;'],
  [{ rendered: 'test/addons/fixtures/broken.yaml' }, 'Cilium.rendered: "test/addons/fixtures/broken.yaml" is not YAML: '],
  [{ rendered: 'test/addons/fixtures/text.yaml' }, 'Cilium.rendered: document 1 of "test/addons/fixtures/text.yaml" has no apiVersion, kind and metadata.name; write the output of helm template into it.'],
  [{ rendered: 'test/addons/fixtures/empty.yaml' }, 'Cilium.rendered: "test/addons/fixtures/empty.yaml" holds no objects; write the output of helm template into it.'],
])('refused: %j', (props, message) => {
  expect(() => new Cilium(props)).toThrow(message);
});

test('a list in the rendered file is opened, dates and base 60 stay text', () => {
  const { rendered } = new Cilium({ rendered: 'test/addons/fixtures/list.yaml' }).release(cluster());
  expect(rendered!.map(({ metadata }) => metadata.name)).toEqual(['one', 'two']);
  expect(rendered![1].data).toEqual({ day: '2026-11-21', time: '12:30:00' });
});
