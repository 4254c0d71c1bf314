import { readFileSync } from 'fs';
import { join } from 'path';
import { loadAll } from 'js-yaml';
import { checkObject } from '../../src/api';
import { canonical } from '../../src/manifest/canonical';
import { toV1Beta1 } from '../../src/manifest/v1beta1';
import { goDuration } from '../../src/manifest/v1beta1/common';

const versionOf = () => 'v1beta1';
const down = (object: any) => {
  const { apiVersion, kind, metadata, ...rest } = object;
  const { spec, ...shaped } = toV1Beta1({ apiVersion, kind, ...rest }, versionOf);
  return canonical({ ...shaped, metadata, spec });
};

test('every object of the vSphere golden has a v1beta1 form that its schema accepts', () => {
  const objects = loadAll(readFileSync(join(__dirname, '..', 'golden', 'vsphere-kubeadm.yaml'), 'utf8')).map(down);
  expect(new Set(objects.map(({ apiVersion }) => apiVersion.split('/')[1]))).toEqual(new Set(['v1beta1']));
  for (const object of objects) {
    expect({ kind: object.kind, ...checkObject(object) }).toEqual({ kind: object.kind, checked: true, findings: [] });
  }
});

test('a MachineDeployment keeps the meaning of every field that moved', () => {
  const { spec } = down({
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachineDeployment',
    metadata: { name: 'md' },
    spec: {
      clusterName: 'c',
      replicas: 3,
      selector: { matchLabels: { a: 'b' } },
      deletion: { order: 'Oldest' },
      remediation: { maxInFlight: '20%' },
      rollout: { after: '2026-01-01T00:00:00Z', strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } },
      machineNaming: { template: 'x-{{ .random }}' },
      template: {
        spec: {
          clusterName: 'c',
          version: 'v1.34.3',
          minReadySeconds: 10,
          deletion: { nodeDrainTimeoutSeconds: 300 },
          bootstrap: { configRef: { apiGroup: 'bootstrap.cluster.x-k8s.io', kind: 'KubeadmConfigTemplate', name: 't' } },
          infrastructureRef: { apiGroup: 'infrastructure.cluster.x-k8s.io', kind: 'VSphereMachineTemplate', name: 't' },
        },
      },
    },
  });
  expect(spec).toEqual({
    clusterName: 'c',
    replicas: 3,
    selector: { matchLabels: { a: 'b' } },
    minReadySeconds: 10,
    rolloutAfter: '2026-01-01T00:00:00Z',
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, deletePolicy: 'Oldest' }, remediation: { maxInFlight: '20%' } },
    machineNamingStrategy: { template: 'x-{{ .random }}' },
    template: {
      spec: {
        clusterName: 'c',
        version: 'v1.34.3',
        nodeDrainTimeout: '5m0s',
        bootstrap: { configRef: { apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta1', kind: 'KubeadmConfigTemplate', name: 't' } },
        infrastructureRef: { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1', kind: 'VSphereMachineTemplate', name: 't' },
      },
    },
  });
});

test('a KubeadmControlPlane keeps the meaning of every field that moved', () => {
  const { spec } = down({
    apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
    kind: 'KubeadmControlPlane',
    metadata: { name: 'kcp' },
    spec: {
      version: 'v1.34.3',
      rollout: { before: { certificatesExpiryDays: 30 }, strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0 } } },
      remediation: { maxRetry: 3, retryPeriodSeconds: 90, minHealthyPeriodSeconds: 3600 },
      machineTemplate: { spec: { infrastructureRef: { apiGroup: 'g', kind: 'K', name: 'n' }, deletion: { nodeDrainTimeoutSeconds: 20 } } },
      kubeadmConfigSpec: {
        clusterConfiguration: { apiServer: { extraArgs: [{ name: 'v', value: '2' }] } },
        initConfiguration: { timeouts: { controlPlaneComponentHealthCheckSeconds: 360 } },
        joinConfiguration: { timeouts: { controlPlaneComponentHealthCheckSeconds: 360, tlsBootstrapSeconds: 60 } },
      },
    },
  });
  expect(spec).toEqual({
    version: 'v1.34.3',
    rolloutBefore: { certificatesExpiryDays: 30 },
    rolloutStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0 } },
    remediationStrategy: { maxRetry: 3, retryPeriod: '1m30s', minHealthyPeriod: '1h0m0s' },
    machineTemplate: { infrastructureRef: { apiVersion: 'g/v1beta1', kind: 'K', name: 'n' }, nodeDrainTimeout: '20s' },
    kubeadmConfigSpec: {
      clusterConfiguration: { apiServer: { extraArgs: { v: '2' }, timeoutForControlPlane: '6m0s' } },
      joinConfiguration: { discovery: { timeout: '1m0s' } },
    },
  });
});

test('what v1beta1 has no words for is refused by name', () => {
  expect(() => down({
    apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2',
    kind: 'KubeadmConfigTemplate',
    metadata: { name: 't' },
    spec: { template: { spec: { joinConfiguration: { timeouts: { discoverySeconds: 5 } } } } },
  })).toThrow('v1beta1: timeouts.discoverySeconds does not exist before v1beta2; leave it out for this management cluster.');
});

test.each([
  [{ apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'ClusterClass', metadata: { name: 'c' }, spec: {} }, 'v1beta1: ClusterClass is rendered in v1beta2 only; classes need Cluster API v1.11 or later.'],
  [{ apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'Cluster', metadata: { name: 'c' }, spec: { topology: {} } }, 'v1beta1: a Cluster with a topology is rendered in v1beta2 only; classes need Cluster API v1.11 or later.'],
])('what has no v1beta1 form here is refused, not passed through', (object, message) => {
  expect(() => down(object)).toThrow(message);
});

test('kinds of other providers keep their version, whatever it is called', () => {
  const aws = { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2', kind: 'AWSCluster', metadata: { name: 'a' }, spec: { region: 'x' } };
  expect(down(aws)).toEqual(aws);
});

test.each([[0, '0s'], [59, '59s'], [300, '5m0s'], [3600, '1h0m0s'], [3661, '1h1m1s']])('%d seconds are %s', (seconds, text) => {
  expect(goDuration(seconds)).toBe(text);
});
