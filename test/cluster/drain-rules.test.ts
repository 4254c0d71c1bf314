import { DrainBehavior, DrainRule, LabelOperator } from '../../src';
import { prod } from '../support/fixtures';
import { ofKind, problemsOf, synthesize } from '../support/golden';

const CLUSTER = { matchLabels: { 'cluster.x-k8s.io/cluster-name': 'prod' } };

function rendered(...drainRules: DrainRule[]): any[] {
  return ofKind(synthesize(chart => { prod(chart, { drainRules }); }), 'MachineDrainRule');
}

test('a rule counts for this cluster only', () => {
  const [{ metadata, spec }] = rendered({ name: 'databases', behavior: DrainBehavior.DRAIN, order: 10 });
  expect(metadata).toMatchObject({ name: 'prod-databases', namespace: 'default' });
  expect(spec).toEqual({ drain: { behavior: 'Drain', order: 10 }, machines: [{ clusterSelector: CLUSTER }] });
});

test('a rule chooses machines by pool and by label, and pods', () => {
  const [{ spec }] = rendered({
    name: 'jobs',
    behavior: DrainBehavior.WAIT_COMPLETED,
    pools: ['batch'],
    machines: [{ matchExpressions: [{ key: 'cluster.x-k8s.io/control-plane', operator: LabelOperator.EXISTS }] }],
    pods: [{ pods: { matchLabels: { app: 'job' } }, namespaces: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: LabelOperator.IN, values: ['jobs'] }] } }],
  });
  expect(spec.machines).toEqual([
    { selector: { matchLabels: { 'cluster.x-k8s.io/deployment-name': 'prod-batch' } }, clusterSelector: CLUSTER },
    { selector: { matchExpressions: [{ key: 'cluster.x-k8s.io/control-plane', operator: 'Exists' }] }, clusterSelector: CLUSTER },
  ]);
  expect(spec.pods).toEqual([{
    selector: { matchLabels: { app: 'job' } },
    namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['jobs'] }] },
  }]);
});

test('a pool that does not exist is reported', () => {
  let found: string[] = [];
  expect(() => synthesize(chart => {
    prod(chart, { drainRules: [{ name: 'jobs', behavior: DrainBehavior.SKIP, pools: ['gpu'] }] });
    found = problemsOf(chart);
  })).toThrow();
  expect(found).toEqual(['[chart/prod] MDR-02 drain-rule-pool: drain rule "jobs" names the pool "gpu", which the cluster does not have; its pools are general, batch.']);
});

const rule = { name: 'a', behavior: DrainBehavior.DRAIN };
test.each([
  ['an order without a drain', [{ ...rule, behavior: 'Skip', order: 1 }], 'drainRules["a"].order: Skip has no order; leave it out.'],
  ['two rules of one name', [rule, rule], 'drainRules: "a" is the name of two rules; give each its own.'],
  ['a list out of order', [{ ...rule, name: 'b' }, rule], 'drainRules: "a" stands after "b", but Cluster API takes rules by name; sort the list by name.'],
  ['an unknown behavior', [{ ...rule, behavior: 'Evict' }], '.behavior: "Evict" is not one of Drain, Skip, WaitCompleted.'],
  ['an empty selector', [{ ...rule, machines: [{}] }], '.machines[0]: the selector is empty; write matchLabels or matchExpressions'],
  ['an entry that says nothing', [{ ...rule, pods: [{}] }], '.pods[0]: neither pods nor namespaces is given; write one, or leave the entry out.'],
  ['an empty list', [{ ...rule, pods: [] }], '.pods: [] has too few items; at least 1 needed.'],
  ['an entry twice', [{ ...rule, pools: ['x', 'x'] }], '.pools: "x" is listed twice; keep one.'],
  ['IN without values', [{ ...rule, machines: [{ matchExpressions: [{ key: 'x', operator: 'In' }] }] }], '.values: In needs at least one value to compare with.'],
  ['EXISTS with values', [{ ...rule, machines: [{ matchExpressions: [{ key: 'x', operator: 'Exists', values: ['y'] }] }] }], '.values: Exists compares with nothing; leave the values out.'],
  ['too many selectors', [{ ...rule, pools: [...Array(20)].map((_, i) => `p${i}`), machines: [...Array(20)].map((_, i) => ({ matchLabels: { n: `${i}` } })) }], '40 pools and machine selectors; at most 32 are allowed.'],
] as [string, any, string][])('%s is refused', (_what, drainRules, message) => {
  expect(() => rendered(...drainRules)).toThrow(message);
});

test('a name too long for Kubernetes is refused', () => {
  expect(() => rendered({ ...rule, name: 'x'.repeat(60) })).toThrow(/drain rule .* has 65 characters; at most 63 are allowed/);
});
