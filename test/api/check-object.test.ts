import { checkObject } from '../../src/api';

const cluster = (spec: object, metadata: object = { name: 'prod', namespace: 'fleet' }) => ({ apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'Cluster', metadata, spec });
const ref = { apiGroup: 'infrastructure.cluster.x-k8s.io', kind: 'VSphereCluster', name: 'prod' };
const texts = (manifest: unknown) => checkObject(manifest).findings.map(finding => `${finding.path}: ${finding.message}`);

test('a good object has no findings', () => {
  expect(checkObject(cluster({ infrastructureRef: ref }))).toEqual({ checked: true, findings: [] });
});

test('a kind without schema is unchecked, not good', () => {
  expect(checkObject({ apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' } })).toEqual({
    checked: false, findings: [], reason: 'there is no schema for Thing of example.com/v1.',
  });
  expect(checkObject({ apiVersion: 'ipam.cluster.x-k8s.io/v1alpha1', kind: 'IPAddress', metadata: { name: 'a' } }).checked).toBe(false);
});

test.each([null, undefined, [], 'x', 3])('%p is not a manifest', manifest => {
  expect(checkObject(manifest)).toMatchObject({ checked: true, findings: [{ path: '' }] });
});

test('apiVersion, kind and a name are needed', () => {
  expect(texts({ kind: 'Cluster' })).toEqual(['apiVersion: "apiVersion" is missing; write a string.']);
  expect(texts({ apiVersion: 'v1', kind: 3 })).toEqual(['kind: "kind" is missing; write a string.']);
  expect(texts(cluster({ infrastructureRef: ref }, {}))).toEqual(['metadata.name: "name" is missing; write a name.']);
  expect(texts({ apiVersion: 'v1', kind: 'ConfigMap' })).toEqual(['metadata: "metadata" is missing; write an object with a name.']);
  expect(texts({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'a-' } })).toEqual([]);
});

test('status is accepted unread where the kind has one', () => {
  expect(texts({ ...cluster({ infrastructureRef: ref }), status: { anything: 1 } })).toEqual([]);
  expect(texts({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, status: {} })).toHaveLength(1);
});

test('what CAPI v1beta2 refuses when empty', () => {
  expect(texts(cluster({}))).toEqual(['spec: {} has 0 fields; write at least 1, or leave the field out.']);
  expect(texts(cluster({ infrastructureRef: ref, clusterNetwork: {}, availabilityGates: [] }))).toEqual([
    'spec.clusterNetwork: {} has 0 fields; write at least 1, or leave the field out.',
    'spec.availabilityGates: [] has 0 items; write at least 1, or leave the field out.',
  ]);
});

test('v1beta1 spelling in a v1beta2 object is found', () => {
  expect(texts(cluster({ infrastructureRef: { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1', kind: 'VSphereCluster', name: 'prod' } }))).toEqual([
    'spec.infrastructureRef.apiVersion: "apiVersion" is not a field here; known are "apiGroup", "kind", "name".',
    'spec.infrastructureRef.apiGroup: "apiGroup" is missing; write a string.',
  ]);
});

describe('metadata', () => {
  const config = (metadata: object) => texts({ apiVersion: 'v1', kind: 'ConfigMap', metadata });

  test.each(['a', 'a.b-c', '0', 'x'.repeat(253)])('%s is a name', name => expect(config({ name })).toEqual([]));
  test.each(['', 'A', 'a_b', '-a', 'a-', 'a..b', 'x'.repeat(254), 3, {}])('%p is not', name => expect(config({ name })).toHaveLength(1));

  test('the form of a name depends on the kind', () => {
    const named = (apiVersion: string, kind: string, name: string, more = {}) => texts({ apiVersion, kind, metadata: { name }, ...more });
    expect(named('rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:node:A')).toEqual([]);
    expect(named('policy/v1', 'PodDisruptionBudget', `Not a DNS name${'x'.repeat(300)}`)).toEqual([]);
    expect(named('policy/v1', 'PodDisruptionBudget', 'a/b')).toHaveLength(1);
    expect(named('v1', 'Namespace', 'a.b')).toHaveLength(1);
    expect(named('v1', 'Service', '1a')).toHaveLength(1);
  });

  test('labels and annotations', () => {
    expect(config({ name: 'a', labels: { 'app.kubernetes.io/name': 'x', 'b': '' }, annotations: { 'A/B': '', 'example.com/x': 'any text at all' } })).toEqual([
    ]);
    expect(config({ name: 'a', labels: { 'a b': 'x', 'c': 'x y', 'd': 3, 'e/f/g': '', 'h': 'x'.repeat(64) } }).map(text => text.split(':')[0])).toEqual([
      'metadata.labels["a b"]', 'metadata.labels.c', 'metadata.labels.d', 'metadata.labels["e/f/g"]', 'metadata.labels.h',
    ]);
    expect(config({ name: 'a', annotations: { x: true } })).toEqual(['metadata.annotations.x: true is a boolean; write "true".']);
    expect(config({ name: 'a', annotations: { x: 'y'.repeat(300_000) } })).toHaveLength(1);
    expect(config({ name: 'a', labels: null, annotations: undefined, creationTimestamp: null })).toEqual([]);
  });

  test('unknown and malformed fields', () => {
    expect(config({ name: 'a', anotations: {} })).toEqual(['metadata.anotations: "anotations" is not a field here; write "annotations".']);
    expect(config({ name: 'a', namespace: 'a.b' })).toHaveLength(1);
    expect(config({ name: 'a', finalizers: ['ok.io/x', 'not ok'], ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'x' }] })).toEqual([
      'metadata.finalizers[1]: "not ok" does not fit as a finalizer; write [dns-prefix/]name.',
      'metadata.ownerReferences[0].uid: "uid" is missing; write the uid of the owner.',
    ]);
  });
});

test('what a webhook fills in may be missing or empty, and no more than that', () => {
  const template = { spec: { clusterName: 'prod', bootstrap: { dataSecretName: 'a' }, infrastructureRef: { ...ref, kind: 'VSphereMachineTemplate' } } };
  const deployment = (more: object, inner: object = {}) => ({
    apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'MachineDeployment', metadata: { name: 'a' }, spec: { clusterName: 'prod', template: { ...template, ...inner }, ...more },
  });
  expect(texts(deployment({ rollout: {} }, { metadata: {} }))).toEqual([]);
  expect(texts(deployment({ rollout: { strategy: {} } }))).toEqual([]);
  expect(texts(deployment({ rollout: { strategy: { type: 'Recreate' } } }))).toEqual(['spec.rollout.strategy.type: "Recreate" is not one of the allowed values; write "RollingUpdate" or "OnDelete".']);
  expect(texts(deployment({ rollout: { strategy: null } }))).toEqual([]);
  expect(texts(deployment({ rollout: [] }))).toEqual(['spec.rollout: [] is a list; write an object.']);
  expect(texts(deployment({ deletion: {} }))).toEqual(['spec.deletion: {} has 0 fields; write at least 1, or leave the field out.']);
});

test('templates of Azure classes may leave to patches what their webhooks write with nothing in it', () => {
  const template = (kind: string, spec: object) => texts({ apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1', kind, metadata: { name: 'a' }, spec: { template: { spec } } });
  const identityRef = { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1', kind: 'AzureClusterIdentity', name: 'a' };
  expect(template('AzureManagedControlPlaneTemplate', { version: 'v1.34.3', identityRef })).toEqual([]);
  expect(template('AzureManagedControlPlaneTemplate', { identityRef })).toEqual([expect.stringContaining('"version" is missing')]);
});

test('a number or percentage fits into 32 bits', () => {
  const check = (maxInFlight: unknown) => texts({
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachineHealthCheck',
    metadata: { name: 'a' },
    spec: { clusterName: 'prod', selector: {}, remediation: { triggerIf: { unhealthyLessThanOrEqualTo: maxInFlight } } },
  });
  expect(check(2 ** 31 - 1)).toEqual([]);
  expect(check(2 ** 31)).toEqual(['spec.remediation.triggerIf.unhealthyLessThanOrEqualTo: 2147483648 needs more than 32 bits; write a number between -2147483648 and 2147483647.']);
});

describe('what Go cannot read', () => {
  const object = (apiVersion: string, kind: string, spec: object) => texts({ apiVersion, kind, metadata: { name: 'a' }, spec });
  const core = (kind: string, spec: object) => object('cluster.x-k8s.io/v1beta1', kind, spec);
  const machine = (more: object) => ({ clusterName: 'prod', bootstrap: { dataSecretName: 'a' }, infrastructureRef: { apiVersion: 'a.b/v1', kind: 'C', name: 'd' }, ...more });
  const config = (spec: object) => object('bootstrap.cluster.x-k8s.io/v1beta2', 'KubeadmConfig', spec);

  test('durations of v1beta1', () => {
    for (const good of ['5m', '0', '1h30m', '-1.5s', '.5ms', null]) expect(core('Machine', machine({ nodeDrainTimeout: good }))).toEqual([]);
    for (const bad of ['', '5', 'abc', '5 m', '5x', '.s']) {
      expect(core('Machine', machine({ nodeDrainTimeout: bad }))).toEqual([`spec.nodeDrainTimeout: "${bad}" is no duration; write one such as "5m" or "1h30m".`]);
    }
    const check = { clusterName: 'prod', selector: {}, unhealthyConditions: [{ type: 'Ready', status: 'False', timeout: '5m' }, { type: 'Ready', status: 'False', timeout: '50%' }] };
    expect(core('MachineHealthCheck', check)).toEqual(['spec.unhealthyConditions[1].timeout: "50%" is no duration; write one such as "5m" or "1h30m".']);
  });

  test('bootstrap tokens, which are not repeated', () => {
    const tokens = (token: string) => config({ initConfiguration: { bootstrapTokens: [{ token }] } });
    expect(tokens('abcdef.0123456789abcdef')).toEqual([]);
    expect(tokens('abcdef.0123456789ABCDEF')).toEqual([
      'spec.initConfiguration.bootstrapTokens[0].token: this is no bootstrap token; write six and sixteen lower-case letters or digits with a dot between them.',
    ]);
  });

  test('references of v1beta1, unless there is none', () => {
    const referring = (infrastructureRef: object) => core('Cluster', { infrastructureRef });
    expect(referring({})).toEqual([]);
    expect(referring({ apiVersion: 'a.b/v1', kind: 'Dwarf', name: 'a' })).toEqual([]);
    expect(referring({ apiVersion: 'v1', kind: 'Dwarf', name: 'a' })).toEqual(['spec.infrastructureRef: apiVersion "v1" has no API group with one version; write group/version.']);
    expect(referring({ apiVersion: 'a.b/v1', kind: 'Not a kind', name: 'a' })).toEqual(['spec.infrastructureRef: kind "Not a kind" is no kind; write the kind of the object.']);
  });

  test('no spec where a webhook needs one', () => {
    expect(texts({ apiVersion: 'ipam.cluster.x-k8s.io/v1alpha2', kind: 'InClusterIPPool', metadata: { name: 'a' } })).toEqual(['spec: "spec" is missing; write an object.']);
    expect(texts({ apiVersion: 'addons.cluster.x-k8s.io/v1alpha1', kind: 'HelmChartProxy', metadata: { name: 'a' }, spec: null })).toContain('spec: "spec" is missing; write an object.');
  });

  test('replicas below zero', () => {
    const deployment = { clusterName: 'prod', replicas: -1, selector: {}, template: { spec: machine({}) } };
    expect(core('MachineDeployment', deployment)).toEqual(['spec.replicas: -1 is too small; write 0 or more.']);
  });

  test('garbage in its place is the schema\'s business', () => {
    expect(core('MachineHealthCheck', { clusterName: 'prod', selector: {}, unhealthyConditions: 'none' })).toHaveLength(1);
    expect(config({ initConfiguration: { bootstrapTokens: [null, 5] } }).join()).not.toContain('bootstrap token');
  });
});
