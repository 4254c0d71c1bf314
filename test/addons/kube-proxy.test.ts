import { AddonStack, Cilium, ClusterSelector } from '../../src';
import { prod } from '../support/fixtures';
import { ofKind, problemsOf, synthesize } from '../support/golden';

test('a cluster without kube-proxy skips it when it is made and on every upgrade, and Cilium takes over', () => {
  // WHEN
  const objects = synthesize(chart => {
    const cluster = prod(chart, { network: { kubeProxy: false } });
    new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster), addons: [new Cilium()] });
    expect(problemsOf(chart)).toEqual([]);
  });

  // THEN
  const [controlPlane] = ofKind(objects, 'KubeadmControlPlane');
  expect(controlPlane.metadata.annotations).toHaveProperty(['controlplane.cluster.x-k8s.io/skip-kube-proxy'], '');
  expect(controlPlane.spec.kubeadmConfigSpec.initConfiguration.skipPhases).toEqual(['addon/kube-proxy']);
  expect(controlPlane.spec.kubeadmConfigSpec.joinConfiguration).not.toHaveProperty('skipPhases');
  expect(ofKind(objects, 'HelmChartProxy')[0].spec.valuesTemplate).toContain('k8sServiceHost: "10.0.0.10"\nk8sServicePort: "6443"\nkubeProxyReplacement: "true"\n');
});

test('a cluster that says nothing runs kube-proxy', () => {
  const [controlPlane] = ofKind(synthesize(chart => { prod(chart); }), 'KubeadmControlPlane');
  expect(JSON.stringify(controlPlane)).not.toContain('kube-proxy');
});

test('Cilium and the cluster that disagree are reported together with the other problems', () => {
  synthesize(chart => {
    const cluster = prod(chart);
    new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster), addons: [new Cilium({ kubeProxyReplacement: true })] });
    expect(problemsOf(chart)).toEqual(['[chart/addons] ADD-02 kube-proxy: Cilium replaces kube-proxy, which cluster "prod" runs as well; write network: { kubeProxy: false } for the cluster.']);
    chart.node.tryRemoveChild('addons');
  });
});
