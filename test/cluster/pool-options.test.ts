import { Duration } from 'cdk8s';
import { ConditionStatus, DeletionOrder, PoolOptions, RolloutStrategy, WorkloadClusterProps } from '../../src';
import { prod, vsphere } from '../support/fixtures';
import { ofKind, problemsOf, synthesize } from '../support/golden';

type Pool = Partial<PoolOptions>;

function objects(pool: Pool): any[] {
  return synthesize(chart => { prod(chart, { topology: vsphere({ pools: [{ name: 'general', ...pool }] }) }); });
}

function deployment(pool: Pool): any {
  return ofKind(objects(pool), 'MachineDeployment')[0];
}

function problems(pool: Pool, props: Partial<WorkloadClusterProps> = {}): string[] {
  let found: string[] = [];
  try {
    synthesize(chart => { prod(chart, { topology: vsphere({ pools: [{ name: 'general', ...pool }] }), ...props }); found = problemsOf(chart); });
  } catch { /* synth throws the problems it found */ }
  return found;
}

test('rollout, deletion order, remediation, naming and readiness reach the MachineDeployment', () => {
  const { spec } = deployment({
    rollout: { maxSurge: '25%', maxUnavailable: '1', after: '2026-12-01T02:00:00Z' },
    deletionOrder: DeletionOrder.OLDEST,
    remediation: { maxInFlight: '2' },
    machineNaming: '{{ .machineSet.name }}-{{ .random }}',
    minReady: Duration.minutes(2),
    failureDomain: 'zone-b',
  });
  expect(spec.rollout).toEqual({ after: '2026-12-01T02:00:00Z', strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 1 } } });
  expect(spec).toMatchObject({ deletion: { order: 'Oldest' }, remediation: { maxInFlight: 2 }, machineNaming: { template: '{{ .machineSet.name }}-{{ .random }}' } });
  expect(spec.template.spec).toMatchObject({ minReadySeconds: 120, failureDomain: 'zone-b', deletion: { nodeDrainTimeoutSeconds: 3600 } });
});

test('a pool that people roll has no rolling update', () => {
  expect(deployment({ rollout: { strategy: RolloutStrategy.ON_DELETE } }).spec.rollout).toEqual({ strategy: { type: 'OnDelete' } });
});

test('annotations go to the Machines, group annotations to the MachineDeployment', () => {
  const object = deployment({
    annotations: { 'node.cluster.x-k8s.io/owner': 'batch' },
    groupAnnotations: { 'machineset.cluster.x-k8s.io/skip-preflight-checks': 'KubeadmVersionSkew' },
  });
  expect(object.spec.template.metadata.annotations).toEqual({ 'node.cluster.x-k8s.io/owner': 'batch' });
  expect(object.metadata.annotations).toEqual({ 'machineset.cluster.x-k8s.io/skip-preflight-checks': 'KubeadmVersionSkew' });
});

test('changing what Cluster API changes in place leaves the templates as they are', () => {
  const names = (pool: Pool): string[] => objects(pool).filter(({ kind }) => /Template$/.test(kind)).map(({ metadata }) => metadata.name);
  expect(names({ drainTimeout: Duration.minutes(1), minReady: Duration.minutes(1), annotations: { a: 'b' }, machineNaming: '{{ .random }}' })).toEqual(names({}));
});

test('a pool may stay behind the control plane, and its template follows', () => {
  const all = objects({ kubernetesVersion: 'v1.33.6' });
  expect(ofKind(all, 'MachineDeployment')[0].spec.template.spec.version).toBe('v1.33.6');
  expect(ofKind(all, 'VSphereMachineTemplate').map(({ spec }) => spec.template.spec.template)).toEqual(['ubuntu-2404-v1.34.3', 'ubuntu-2404-v1.33.6']);
  expect(problems({ kubernetesVersion: 'v1.31.1' })).toEqual([]);
});

test('a pool newer or much older than the control plane is reported', () => {
  expect(problems({ kubernetesVersion: 'v1.35.0' })).toEqual([
    '[chart/prod] VER-04 worker-version: pools["general"] runs v1.35.0, newer than the control plane\'s v1.34.3; upgrade the cluster first.',
  ]);
  expect(problems({ kubernetesVersion: 'v1.30.9' })).toEqual([
    '[chart/prod] VER-04 worker-version: pools["general"] runs v1.30.9, more than 3 minor versions behind the control plane\'s v1.34.3; write v1.31 or later.',
  ]);
  expect(problems({ kubernetesVersion: 'v1.24.0' }, { kubernetesVersion: 'v1.27.1' })[0]).toMatch('more than 2 minor versions behind');
});

test('a health check watches more conditions and a range', () => {
  const { spec } = ofKind(objects({
    healthCheck: {
      unhealthyRange: '[1-3]',
      nodeConditions: [{ type: 'KernelDeadlock', status: ConditionStatus.TRUE, unhealthyAfter: Duration.minutes(2) }],
      machineConditions: [{ type: 'example.com/Leased', status: ConditionStatus.FALSE, unhealthyAfter: Duration.minutes(30) }],
    },
  }), 'MachineHealthCheck').find(({ metadata }) => metadata.name === 'prod-general');
  expect(spec.checks.unhealthyNodeConditions.slice(2)).toEqual([{ type: 'KernelDeadlock', status: 'True', timeoutSeconds: 120 }]);
  expect(spec.checks.unhealthyMachineConditions).toEqual([{ type: 'example.com/Leased', status: 'False', timeoutSeconds: 1800 }]);
  expect(spec.remediation.triggerIf).toEqual({ unhealthyInRange: '[1-3]' });
});

const condition = { status: ConditionStatus.FALSE, unhealthyAfter: Duration.minutes(1) };
const REFUSED: [string, any, string][] = [
  ['no way to replace', { rollout: { maxSurge: '0' } }, 'pools["general"].rollout: maxSurge 0 and maxUnavailable 0 leave no way to replace a machine; raise one of them.'],
  ['no way to replace in percent', { rollout: { maxSurge: '0%', maxUnavailable: '0' } }, 'maxSurge 0% and maxUnavailable 0 leave no way'],
  ['a rolling update on delete', { rollout: { strategy: 'OnDelete', maxSurge: '1' } }, 'maxSurge and maxUnavailable belong to a rolling update; leave them out with RolloutStrategy.ON_DELETE.'],
  ['a surge as a number', { rollout: { maxSurge: 1 } }, '.rollout.maxSurge: 1 is not text; write for example "40%".'],
  ['a surge above all', { rollout: { maxSurge: '101%' } }, '"101%" is not a number or percentage'],
  ['an empty remediation', { remediation: {} }, '.remediation.maxInFlight: a value is required.'],
  ['an unknown order', { deletionOrder: 'oldest' }, '.deletionOrder: "oldest" is not one of Random, Newest, Oldest.'],
  ['a version without a patch', { kubernetesVersion: 'v1.34' }, '.kubernetesVersion: "v1.34" is not a full Kubernetes version'],
  ['a control plane placeholder', { machineNaming: '{{ .kubeadmControlPlane.name }}-{{ .random }}' }, 'is not a placeholder here; write {{ .cluster.name }}, {{ .machineSet.name }}, {{ .random }}.'],
  ['a derived condition', { healthCheck: { machineConditions: [{ type: 'Ready', ...condition }] } }, '.machineConditions[0].type: "Ready" is made from health checks and cannot trigger one; name a condition that something else sets.'],
  ['two limits', { healthCheck: { maxUnhealthy: '1', unhealthyRange: '[1-3]' } }, '.healthCheck: maxUnhealthy "1" and unhealthyRange "[1-3]" are both given; write one of them.'],
  ['a range backwards', { healthCheck: { unhealthyRange: '[3-1]' } }, '"[3-1]" ends before it begins; write the smaller number first.'],
  ['a bare range', { healthCheck: { unhealthyRange: '1-3' } }, '"1-3" is not a range; write for example "[1-3]".'],
  ['a condition without a time', { healthCheck: { nodeConditions: [{ type: 'X', status: 'True' }] } }, '.nodeConditions[0].unhealthyAfter: a value is required.'],
];

test.each(REFUSED)('%s is refused', (_what, pool, message) => {
  expect(() => vsphere({ pools: [{ name: 'general', ...pool }] })).toThrow(message);
});
