import { ByohTopology, ByohTopologyProps, ClassCluster, ClusterClass, Endpoint, Kubeadm } from '../../src';
import { expectEqual } from '../class/comparable';
import { expectGolden, ofKind, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const least: ByohTopologyProps = { endpoint: Endpoint.loadBalancer('10.0.0.10') };

function objects(props: Partial<ByohTopologyProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, new ByohTopology({ ...least, ...props })); });
}

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

test('a cluster on hosts of one\'s own', () => {
  expectGolden('byoh-kubeadm', objects({
    controlPlane: { hostSelector: { matchLabels: { role: 'control-plane' } } },
    pools: [{ name: 'general', replicas: 3, hostSelector: { matchLabels: { role: 'worker' } } }],
  }));
});

test('a group overrides the selector of all', () => {
  const all = objects({ hostSelector: { matchLabels: { site: 'a' } }, pools: [{ name: 'one', hostSelector: { matchLabels: { site: 'b' } } }] });
  expect(ofKind(all, 'ByoMachineTemplate').map(({ spec }) => spec.template.spec.selector.matchLabels.site)).toEqual(['a', 'b']);
  expect(ofKind(objects(), 'ByoMachineTemplate')[0].spec.template.spec).toEqual({});
});

test('a hosted control plane says its address itself', () => {
  const [cluster] = ofKind(unjudged(chart => { clusterWith(chart, new ByohTopology(), { distribution: new Hosted() }); }), 'ByoCluster');
  expect(cluster.spec?.controlPlaneEndpoint).toBeUndefined();
  expect(new ByohTopology().needsEndpoint).toBe(true);
});

test('hosts do not run Talos', () => {
  expect(Object.keys(new ByohTopology().unsuitable)).toEqual(['TalosControlPlane']);
});

test('a cluster of a class is the cluster that is written out', () => {
  const topology = () => new ByohTopology({ ...least, pools: [{ name: 'one', hostSelector: { matchLabels: { role: 'worker' } } }] });
  expectEqual(chart => {
    new ClassCluster(chart, 'prod', { class: new ClusterClass(chart, 'byoh', { topology: topology() }), topology: topology(), kubernetesVersion: 'v1.34.3' });
  }, chart => { clusterWith(chart, topology()); }, ['one']);
});

test('refused', () => {
  expect(() => new ByohTopology({ ...least, hostSelector: 'role=worker' as any })).toThrow(/^ByohTopology\.hostSelector: /);
  expect(() => new ByohTopology({ endpoint: '10.0.0.10' as any })).toThrow(/^ByohTopology\.endpoint: /);
});
