import { Chart, Testing } from 'cdk8s';
import { ConditionPolarity, Endpoint, WorkloadClusterProps } from '../../src';
import { prod, vsphere } from '../support/fixtures';
import { ofKind, problemsOf, synthesize } from '../support/golden';
import { clusterWith, PlainTopology } from '../support/plain-topology';

function cluster(props: Partial<WorkloadClusterProps>): any {
  return ofKind(synthesize(chart => { prod(chart, props); }), 'Cluster')[0];
}

test('a paused cluster says so, and one that is not says nothing', () => {
  expect(cluster({ paused: true }).spec.paused).toBe(true);
  expect(cluster({ paused: false }).spec).not.toHaveProperty('paused');
});

test('availability gates reach the cluster', () => {
  const availabilityGates = [{ conditionType: 'AddonsReady' }, { conditionType: 'example.com/Frozen', polarity: ConditionPolarity.NEGATIVE }];
  expect(cluster({ availabilityGates }).spec.availabilityGates).toEqual([{ conditionType: 'AddonsReady' }, { conditionType: 'example.com/Frozen', polarity: 'Negative' }]);
});

test('null from untyped JavaScript counts as not given, at any depth', () => {
  const none = (...names: string[]): any => Object.fromEntries(names.map(name => [name, null]));
  const pool = { name: 'a', ...none('rollout', 'autoscale', 'labels'), healthCheck: none('maxUnhealthy', 'unhealthyAfter') };
  const render = (props: any, topology: any): any[] => synthesize(chart => { prod(chart, { topology: vsphere(topology), ...props }); });
  expect(render({ ...none('labels', 'drainRules'), network: none('podCidrs') }, { pools: [pool], ...none('controlPlane', 'folder') }))
    .toEqual(render({}, { pools: [{ name: 'a' }] }));
});

test('an endpoint inside the pod network is reported', () => {
  const chart = new Chart(Testing.app(), 'chart');
  prod(chart, { topology: vsphere({ endpoint: Endpoint.loadBalancer('192.168.3.4') }) });
  expect(problemsOf(chart)[0]).toMatch('CL-07 endpoint-in-network: the endpoint 192.168.3.4 lies in the pod network 192.168.0.0/16');
});

test('two objects that were given one name are reported', () => {
  const chart = new Chart(Testing.app(), 'chart');
  clusterWith(chart, new PlainTopology({}, [{ name: 'a' }, { name: 'b', names: { group: 'prod-a' } }]));
  expect(problemsOf(chart)).toEqual([
    '[chart/prod] LNT-05 duplicate-name: two objects of kind MachineDeployment are named "prod-a"; change one of the names.',
    '[chart/prod] LNT-05 duplicate-name: two objects of kind MachineHealthCheck are named "prod-a"; change one of the names.',
  ]);
});

test.each([
  ['a flag as text', { paused: 'yes' }, 'WorkloadCluster "prod".paused: "yes" is not true or false.'],
  ['too many gates', { availabilityGates: [...Array(33)].map((_, i) => ({ conditionType: `C${i}` })) }, '.availabilityGates: 33 items; at most 32 are allowed.'],
  ['a gate with a wrong polarity', { availabilityGates: [{ conditionType: 'A', polarity: 'Inverse' }] }, '.polarity: "Inverse" is not one of Positive, Negative.'],
  ['drain rules that are no list', { drainRules: {} }, '.drainRules: {} is not a list.'],
] as [string, any, string][])('%s is refused', (_what, props, message) => {
  expect(() => cluster(props)).toThrow(message);
});
