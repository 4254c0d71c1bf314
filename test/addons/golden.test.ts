import { AddonStack, Cilium, ClusterResourceSetDelivery, ClusterSelector, VSphereCsi } from '../../src';
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
