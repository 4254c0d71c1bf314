import { Duration } from 'cdk8s';
import { ConditionPolarity, ControlPlaneOptions } from '../../src';
import { prod, vsphere } from '../support/fixtures';
import { ofKind, problemsOf, synthesize } from '../support/golden';

function rendered(controlPlane: ControlPlaneOptions): any {
  return ofKind(synthesize(chart => { prod(chart, { topology: vsphere({ controlPlane }) }); }), 'KubeadmControlPlane')[0];
}

function problems(controlPlane: ControlPlaneOptions): string[] {
  let found: string[] = [];
  try {
    synthesize(chart => { prod(chart, { topology: vsphere({ controlPlane }) }); found = problemsOf(chart); });
  } catch { /* synth throws the problems it found */ }
  return found;
}

test('a deletion ends after the default timeouts, and a given one wins', () => {
  const { deletion } = rendered({ drainTimeout: Duration.minutes(20), deletionTimeout: Duration.seconds(0) }).spec.machineTemplate.spec;
  expect(deletion).toEqual({ nodeDrainTimeoutSeconds: 1200, nodeVolumeDetachTimeoutSeconds: 900, nodeDeletionTimeoutSeconds: 0 });
});

test('certificates that expire roll the machines 30 days before, on the day said, or never', () => {
  expect(rendered({}).spec.rollout.before).toEqual({ certificatesExpiryDays: 30 });
  expect(rendered({ rollout: { beforeCertificatesExpire: Duration.days(90) } }).spec.rollout.before).toEqual({ certificatesExpiryDays: 90 });
  expect(rendered({ rollout: { beforeCertificatesExpire: Duration.days(0) } }).spec.rollout).not.toHaveProperty('before');
});

test('rollout, remediation, naming and gates reach the control plane', () => {
  const { spec } = rendered({
    rollout: { maxSurge: '0', after: '2026-12-01T02:00:00Z' },
    remediation: { maxRetry: 5, retryPeriod: Duration.minutes(10), minHealthyPeriod: Duration.hours(2) },
    machineNaming: '{{ .cluster.name }}-cp-{{ .random }}',
    readinessGates: [{ conditionType: 'StorageReady' }, { conditionType: 'example.com/Draining', polarity: ConditionPolarity.NEGATIVE }],
  });
  expect(spec.rollout).toMatchObject({ after: '2026-12-01T02:00:00Z', strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0 } } });
  expect(spec.remediation).toEqual({ maxRetry: 5, retryPeriodSeconds: 600, minHealthyPeriodSeconds: 7200 });
  expect(spec.machineNaming).toEqual({ template: '{{ .cluster.name }}-cp-{{ .random }}' });
  expect(spec.machineTemplate.spec.readinessGates).toEqual([
    { conditionType: 'StorageReady' }, { conditionType: 'example.com/Draining', polarity: 'Negative' },
  ]);
});

test('annotations go to the Machines, group annotations to the control plane object', () => {
  const object = rendered({
    annotations: { 'node.cluster.x-k8s.io/owner': 'platform' },
    groupAnnotations: { 'controlplane.cluster.x-k8s.io/skip-coredns': '' },
  });
  expect(object.spec.machineTemplate.metadata).toEqual({ annotations: { 'node.cluster.x-k8s.io/owner': 'platform' } });
  expect(object.metadata.annotations).toEqual({ 'controlplane.cluster.x-k8s.io/skip-coredns': '' });
});

test('lists and maps that were given empty are not written', () => {
  const object = rendered({ annotations: {}, groupAnnotations: {}, readinessGates: [], remediation: {}, rollout: {} });
  expect(object).toEqual(rendered({}));
});

const REFUSED: [string, any, string][] = [
  ['maxSurge 2', { rollout: { maxSurge: '2' } }, 'VSphereTopology.controlPlane.rollout.maxSurge: "2" is not what a control plane can do; write "1", or "0" to remove the old machine first.'],
  ['maxSurge in percent', { rollout: { maxSurge: '25%' } }, 'VSphereTopology.controlPlane.rollout.maxSurge: "25%" is not what a control plane can do; write "1", or "0" to remove the old machine first.'],
  ['maxSurge as a number', { rollout: { maxSurge: 1 } as any }, 'VSphereTopology.controlPlane.rollout.maxSurge: 1 is not what a control plane can do; write "1", or "0" to remove the old machine first.'],
  ['a vague time', { rollout: { after: 'tomorrow' } }, '.rollout.after: "tomorrow" is not an RFC 3339 time in UTC; write for example "2026-12-01T02:00:00Z".'],
  ['a time with an offset', { rollout: { after: '2026-12-01T02:00:00+01:00' } }, 'is not an RFC 3339 time in UTC'],
  ['a day that does not exist', { rollout: { after: '2026-02-30T02:00:00Z' } }, 'is not an RFC 3339 time in UTC'],
  ['certificates at 5 days', { rollout: { beforeCertificatesExpire: Duration.days(5) } }, '.beforeCertificatesExpire: 5 days is below 7, the least allowed; write Duration.days(0) for never.'],
  ['certificates at 36 hours', { rollout: { beforeCertificatesExpire: Duration.hours(36) } }, 'is not a whole number of days; write Duration.days(…).'],
  ['an unknown rollout property', { rollout: { maxUnavailable: '1' } }, '.controlPlane.rollout: "maxUnavailable" is not a property'],
  ['a name without randomness', { machineNaming: 'cp' }, '.machineNaming: "cp" has no {{ .random }}, spelled so; two machines would get one name.'],
  ['narrow spelling', { machineNaming: '{{.random}}' }, 'has no {{ .random }}, spelled so'],
  ['an unknown placeholder', { machineNaming: '{{ .machineSet.name }}-{{ .random }}' }, '"{{ .machineSet.name }}" is not a placeholder here; write {{ .cluster.name }}, {{ .kubeadmControlPlane.name }}, {{ .random }}.'],
  ['a name with capitals', { machineNaming: 'CP-{{ .random }}' }, 'does not make DNS names'],
  ['a bootstrap template', { names: { bootstrapTemplate: 'x' } }, '.names.bootstrapTemplate: "x" names what only pools have; leave it out.'],
  ['a gate twice', { readinessGates: [{ conditionType: 'A' }, { conditionType: 'A' }] }, '.readinessGates: "A" is listed twice; keep one.'],
  ['a timeout as text', { drainTimeout: '20m' }, '.drainTimeout: "20m" is not a Duration; write Duration.minutes(…).'],
  ['an annotation for one machine', { annotations: { 'cluster.x-k8s.io/skip-remediation': '' } }, '"cluster.x-k8s.io/skip-remediation" is meant for a single Machine and would count for all of the group; write healthCheck: { enabled: false }.'],
  ['an autoscaler annotation', { groupAnnotations: { 'cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size': '1' } }, 'belongs to the autoscaler; write the autoscale property of a pool.'],
  ['an unknown preflight check', { groupAnnotations: { 'machineset.cluster.x-k8s.io/skip-preflight-checks': 'KubeadmVersion' } }, '"KubeadmVersion" is not a preflight check; write All, KubeadmVersionSkew'],
];

test.each(REFUSED)('%s is refused', (_what, controlPlane, message) => {
  expect(() => vsphere({ controlPlane })).toThrow(message);
});

test('removing a machine first needs three of them', () => {
  expect(problems({ replicas: 1, rollout: { maxSurge: '0' } })).toEqual([
    '[chart/prod] KCP-07 control-plane-surge: controlPlane.rollout.maxSurge 0 removes a machine before its successor exists, which 1 cannot bear; set controlPlane.replicas to 3 or maxSurge to 1.',
  ]);
  expect(problems({ rollout: { maxSurge: '0' } })).toEqual([]);
});

test('an even number of machines is reported', () => {
  expect(problems({ replicas: 4 })).toEqual([expect.stringMatching(/KCP-03 control-plane-size: .*4 control plane machines tolerate no more failures than 3/)]);
});

test('a naming template that Cluster API would cut is reported', () => {
  expect(problems({ machineNaming: `${'a'.repeat(60)}-{{ .random }}` })[0]).toMatch('NAM-10 machine-name-length: controlPlane.machineNaming makes names of 66 characters');
});
