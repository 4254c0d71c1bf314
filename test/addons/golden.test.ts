import { ENGINES } from './engines';
import { cluster, stackObjects } from './support';
import { AddonStack, CertManager, Cilium, ClusterResourceSetDelivery, ClusterSelector, EdgeKind, HelmAddon, MetalLb, PodSecurityLevel, VSphereCsi } from '../../src';
import { prod } from '../support/fixtures';
import { expectGolden, problemsOf, synthesize } from '../support/golden';

/** The objects of the stack alone; the cluster has a golden of its own. */
function addons(build: Parameters<typeof synthesize>[0]): any[] {
  return synthesize(chart => {
    build(chart);
    expect(problemsOf(chart)).toEqual([]);
  }).filter(({ apiVersion, kind }) => apiVersion.startsWith('addons.') || kind === 'ConfigMap');
}

test('the stack of the README, by HelmChartProxy', () => {
  expectGolden('addons-helm-chart-proxy', addons(chart => {
    new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(prod(chart)), addons: [new Cilium()] });
  }));
});

test('without charts, by ClusterResourceSet', () => {
  expectGolden('addons-cluster-resource-set', addons(chart => {
    new AddonStack(chart, 'addons', {
      clusters: ClusterSelector.cluster(prod(chart)),
      addons: [new Cilium({ rendered: 'test/addons/fixtures/cilium.yaml' }), new VSphereCsi({ snapshots: false })],
      delivery: new ClusterResourceSetDelivery(),
    });
  }));
});

test.each([
  ['addons-argo-cd', 'ArgoCdDelivery'],
  ['addons-flux', 'FluxDelivery'],
  ['addons-sveltos', 'SveltosDelivery'],
])('%s: a network, an order, plain objects', (golden, engine) => {
  expectGolden(golden, stackObjects(cluster(), {
    addons: [
      new Cilium(),
      new CertManager(),
      new MetalLb({ pools: [{ name: 'services', addresses: ['10.0.8.0/24'] }] }),
      // Its certificates are refused while no webhook answers.
      new HelmAddon({
        name: 'portal',
        namespace: 'portal',
        repository: 'oci://registry.example.com/charts',
        chart: 'portal',
        version: '2.1.0+build.7',
        podSecurity: PodSecurityLevel.RESTRICTED,
        values: { issuer: 'platform', note: '{{ kept }}' },
        after: [{ addon: 'network', kind: EdgeKind.CONVERGES }, { addon: 'certificates', kind: EdgeKind.READY }],
      }),
    ],
    delivery: ENGINES[engine].delivery,
  }));
});
