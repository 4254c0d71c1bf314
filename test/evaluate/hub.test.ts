import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { loadAll } from 'js-yaml';
import { checkObject, findKind } from '../../src/api';
import { toHub } from '../../src/evaluate/hub';
import { canonical } from '../../src/manifest/canonical';
import { toV1Beta1 } from '../../src/manifest/v1beta1';

const GOLDEN = join(__dirname, '..', 'golden');
const goldens = readdirSync(GOLDEN).filter(file => file.endsWith('.yaml')).flatMap(file => (loadAll(readFileSync(join(GOLDEN, file), 'utf8')) as any[]).filter(Boolean).map(object => ({ file, object })));

/** Arguments have an order of their own only in v1beta2. */
function sorted(value: any): any {
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    return items.length > 0 && items.every(item => item && typeof item.name === 'string' && typeof item.value === 'string' && Object.keys(item).length === 2)
      ? items.sort((a, b) => (a.name < b.name ? -1 : 1)) : items;
  }
  return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, child]) => [key, sorted(child)])) : value;
}

// Classes and their clusters, MachinePools and other providers are rendered in v1beta2 only.
const IN_BOTH = /^(Cluster|ClusterResourceSet|KubeadmConfigTemplate|KubeadmControlPlane|Machine(Deployment|DrainRule|HealthCheck)|VSphere.+)$/;
const inBoth = goldens.filter(({ file, object: { apiVersion, kind } }) => apiVersion.endsWith('/v1beta2') && IN_BOTH.test(kind) && !file.startsWith('class-'));
test.each(inBoth.map(({ file, object }) => [`${file} ${object.kind} ${object.metadata.name}`, object] as const))(
  '%s comes back from v1beta1 unchanged', (_name, object) => {
    const { apiVersion, kind, metadata, ...rest } = object;
    const { spec, ...shaped } = toV1Beta1({ apiVersion, kind, ...rest }, () => 'v1beta1');
    const down = canonical({ ...shaped, metadata, spec });
    expect(down.apiVersion).toBe(apiVersion.replace('v1beta2', 'v1beta1'));
    expect(sorted(toHub(down))).toEqual(sorted(object));
  });

test('v1beta1 goldens have a v1beta2 form that its schema accepts', () => {
  const old = goldens.filter(({ object }) => object.apiVersion.endsWith('/v1beta1') && findKind(object.apiVersion.replace('v1beta1', 'v1beta2'), object.kind));
  expect(old.length).toBeGreaterThan(5);
  for (const { object } of old) {
    expect({ name: object.metadata.name, ...checkObject(toHub(object)) }).toEqual({ name: object.metadata.name, checked: true, findings: [] });
  }
});

const machineSpec = {
  clusterName: 'c1',
  version: 'v1.34.2',
  nodeDrainTimeout: '5m',
  bootstrap: { configRef: { apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta1', kind: 'KubeadmConfigTemplate', name: 't1', namespace: 'ns' } },
  infrastructureRef: { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1', kind: 'VSphereMachineTemplate', name: 't1' },
};
const hubMachineSpec = {
  clusterName: 'c1',
  version: 'v1.34.2',
  deletion: { nodeDrainTimeoutSeconds: 300 },
  bootstrap: { configRef: { apiGroup: 'bootstrap.cluster.x-k8s.io', kind: 'KubeadmConfigTemplate', name: 't1' } },
  infrastructureRef: { apiGroup: 'infrastructure.cluster.x-k8s.io', kind: 'VSphereMachineTemplate', name: 't1' },
};
const up = (kind: string, spec: any, group = 'cluster.x-k8s.io') => {
  const object = toHub({ apiVersion: `${group}/v1beta1`, kind, metadata: { name: 'x' }, spec });
  expect(object.apiVersion).toBe(`${group}/v1beta2`);
  return object.spec;
};

test('a MachineDeployment', () => {
  expect(up('MachineDeployment', {
    clusterName: 'c1',
    replicas: 3,
    paused: false,
    selector: {},
    minReadySeconds: 10,
    revisionHistoryLimit: 1,
    progressDeadlineSeconds: 600,
    rolloutAfter: '2026-01-01T00:00:00Z',
    machineNamingStrategy: { template: 'x-{{ .random }}' },
    strategy: { rollingUpdate: { maxSurge: 1, deletePolicy: 'Oldest' }, remediation: { maxInFlight: '20%' } },
    template: { metadata: { labels: { 'node-role.kubernetes.io/worker': '' } }, spec: machineSpec },
  })).toEqual({
    clusterName: 'c1',
    replicas: 3,
    selector: {},
    deletion: { order: 'Oldest' },
    remediation: { maxInFlight: '20%' },
    machineNaming: { template: 'x-{{ .random }}' },
    rollout: { after: '2026-01-01T00:00:00Z', strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } },
    template: { metadata: { labels: { 'node-role.kubernetes.io/worker': '' } }, spec: { ...hubMachineSpec, minReadySeconds: 10 } },
  });
});

test('a MachineSet, a MachinePool and a Machine', () => {
  const group = { clusterName: 'c1', minReadySeconds: 5, template: { spec: machineSpec } };
  const hubGroup = { clusterName: 'c1', template: { spec: { ...hubMachineSpec, minReadySeconds: 5 } } };
  expect(up('MachineSet', { ...group, deletePolicy: 'Newest', selector: { matchLabels: { a: '' } } }))
    .toEqual({ ...hubGroup, deletion: { order: 'Newest' }, selector: { matchLabels: { a: '' } } });
  expect(up('MachinePool', { ...group, failureDomains: [] })).toEqual(hubGroup);
  expect(up('Machine', machineSpec)).toEqual(hubMachineSpec);
});

test('a MachineHealthCheck', () => {
  expect(up('MachineHealthCheck', {
    clusterName: 'c1',
    selector: {},
    nodeStartupTimeout: '1h10m0s',
    maxUnhealthy: '40%',
    unhealthyRange: '[1-3]',
    unhealthyConditions: [{ type: 'Ready', status: 'False', timeout: '300s' }],
    remediationTemplate: { apiVersion: 'a.example.com/v1beta1', kind: 'FixTemplate', name: 'fix', namespace: 'ns' },
  })).toEqual({
    clusterName: 'c1',
    selector: {},
    checks: { nodeStartupTimeoutSeconds: 4200, unhealthyNodeConditions: [{ type: 'Ready', status: 'False', timeoutSeconds: 300 }] },
    remediation: {
      triggerIf: { unhealthyLessThanOrEqualTo: '40%', unhealthyInRange: '[1-3]' },
      templateRef: { apiVersion: 'a.example.com/v1beta1', kind: 'FixTemplate', name: 'fix' },
    },
  });
});

test('a KubeadmControlPlane and its template', () => {
  const kubeadmConfigSpec = {
    useExperimentalRetryJoin: true,
    files: [],
    format: '',
    clusterConfiguration: {
      apiVersion: 'x',
      kind: 'y',
      clusterName: 'c1',
      networking: { podSubnet: '10.0.0.0/16' },
      featureGates: { A: false },
      apiServer: { timeoutForControlPlane: '6m', extraArgs: { 'v': '2', 'audit-log-path': '/x' }, extraVolumes: [{ name: 'a', readOnly: false }] },
      etcd: { local: { extraArgs: { quota: '' } } },
    },
    initConfiguration: { bootstrapTokens: [{ token: 'abcdef.0123456789abcdef', ttl: '0s' }], nodeRegistration: { kubeletExtraArgs: { a: 'b' }, taints: [] } },
    joinConfiguration: { discovery: { timeout: '1m30s', bootstrapToken: { unsafeSkipCAVerification: false } } },
  };
  const hubConfig = {
    clusterConfiguration: {
      featureGates: { A: false },
      apiServer: { extraArgs: [{ name: 'audit-log-path', value: '/x' }, { name: 'v', value: '2' }], extraVolumes: [{ name: 'a' }] },
      etcd: { local: { extraArgs: [{ name: 'quota', value: '' }] } },
    },
    initConfiguration: {
      bootstrapTokens: [{ token: 'abcdef.0123456789abcdef', ttlSeconds: 0 }],
      nodeRegistration: { kubeletExtraArgs: [{ name: 'a', value: 'b' }], taints: [] },
      timeouts: { controlPlaneComponentHealthCheckSeconds: 360 },
    },
    joinConfiguration: { timeouts: { tlsBootstrapSeconds: 90, controlPlaneComponentHealthCheckSeconds: 360 } },
  };
  const spec = {
    rolloutAfter: '2026-01-01T00:00:00Z',
    rolloutBefore: { certificatesExpiryDays: 30 },
    rolloutStrategy: { rollingUpdate: { maxSurge: 0 } },
    remediationStrategy: { maxRetry: 3, retryPeriod: '20m', minHealthyPeriod: '2h' },
    machineNamingStrategy: { template: '{{ .random }}' },
    kubeadmConfigSpec,
  };
  const hub = {
    rollout: { after: '2026-01-01T00:00:00Z', before: { certificatesExpiryDays: 30 }, strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0 } } },
    remediation: { maxRetry: 3, retryPeriodSeconds: 1200, minHealthyPeriodSeconds: 7200 },
    machineNaming: { template: '{{ .random }}' },
    kubeadmConfigSpec: hubConfig,
  };
  const [reference, hubReference] = [machineSpec.infrastructureRef, hubMachineSpec.infrastructureRef];
  expect(up('KubeadmControlPlane', { ...spec, replicas: 3, machineTemplate: { metadata: {}, nodeDrainTimeout: '20s', infrastructureRef: reference } }, 'controlplane.cluster.x-k8s.io'))
    .toEqual({ ...hub, replicas: 3, machineTemplate: { spec: { deletion: { nodeDrainTimeoutSeconds: 20 }, infrastructureRef: hubReference } } });
  expect(up('KubeadmControlPlaneTemplate', { template: { spec } }, 'controlplane.cluster.x-k8s.io')).toEqual({ template: { spec: hub } });
  expect(up('KubeadmConfig', kubeadmConfigSpec, 'bootstrap.cluster.x-k8s.io')).toEqual(hubConfig);
});

test('a Cluster with a topology', () => {
  expect(up('Cluster', {
    paused: false,
    topology: {
      class: 'k',
      classNamespace: 'classes',
      version: 'v1.34.2',
      rolloutAfter: '2026-01-01T00:00:00Z',
      variables: [{ name: 'a', value: {}, definitionFrom: 'x' }],
      controlPlane: { nodeDrainTimeout: '1m', machineHealthCheck: { enable: false, maxUnhealthy: 1 }, variables: { overrides: [{ name: 'a', value: false, definitionFrom: '' }] } },
      workers: {
        machineDeployments: [{
          class: 'w',
          name: 'md',
          strategy: { type: 'OnDelete', rollingUpdate: { deletePolicy: 'Oldest' }, remediation: { maxInFlight: 1 } },
          machineHealthCheck: { nodeStartupTimeout: '10m' },
        }],
        machinePools: [{ class: 'p', name: 'mp', nodeDeletionTimeout: '10s' }],
      },
    },
  })).toEqual({
    topology: {
      classRef: { name: 'k', namespace: 'classes' },
      version: 'v1.34.2',
      variables: [{ name: 'a', value: {} }],
      controlPlane: {
        deletion: { nodeDrainTimeoutSeconds: 60 },
        healthCheck: { enabled: false, remediation: { triggerIf: { unhealthyLessThanOrEqualTo: 1 } } },
        variables: { overrides: [{ name: 'a', value: false }] },
      },
      workers: {
        machineDeployments: [{
          class: 'w',
          name: 'md',
          rollout: { strategy: { type: 'OnDelete' } },
          deletion: { order: 'Oldest' },
          healthCheck: { checks: { nodeStartupTimeoutSeconds: 600 }, remediation: { maxInFlight: 1 } },
        }],
        machinePools: [{ class: 'p', name: 'mp', deletion: { nodeDeletionTimeoutSeconds: 10 } }],
      },
    },
  });
});

test('a ClusterClass keeps the versions and texts of its patches', () => {
  const ref = (kind: string) => ({ apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1', kind, name: 't', namespace: 'ns' });
  const templateRef = (kind: string) => ({ templateRef: { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1', kind, name: 't' } });
  const definitions = [{
    selector: { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1', kind: 'VSphereMachineTemplate', matchResources: { controlPlane: true, infrastructureCluster: false } },
    jsonPatches: [{ op: 'add', path: '/spec/template/spec/folder', value: '' }],
  }];
  expect(up('ClusterClass', {
    infrastructure: { ref: ref('VSphereClusterTemplate') },
    infrastructureNamingStrategy: { template: 'i' },
    controlPlane: { ref: ref('KubeadmControlPlaneTemplate'), machineInfrastructure: { ref: ref('VSphereMachineTemplate') }, namingStrategy: { template: 'c' }, nodeDrainTimeout: '1s', machineHealthCheck: { maxUnhealthy: 1 } },
    workers: { machineDeployments: [{ class: 'w', template: { metadata: { labels: { a: 'b' } }, bootstrap: { ref: ref('KubeadmConfigTemplate') }, infrastructure: { ref: ref('VSphereMachineTemplate') } }, namingStrategy: { template: 'm' } }] },
    variables: [{ name: 'v', required: false, metadata: { labels: { a: 'b' } }, schema: { openAPIV3Schema: { type: 'string', default: '', enum: [] } } }],
    patches: [{ name: 'p', definitions }, { name: 'e', external: { generateExtension: 'g', validateExtension: 'v' } }],
  })).toEqual({
    infrastructure: { ...templateRef('VSphereClusterTemplate'), naming: { template: 'i' } },
    controlPlane: {
      ...templateRef('KubeadmControlPlaneTemplate'),
      machineInfrastructure: templateRef('VSphereMachineTemplate'),
      naming: { template: 'c' },
      deletion: { nodeDrainTimeoutSeconds: 1 },
      healthCheck: { remediation: { triggerIf: { unhealthyLessThanOrEqualTo: 1 } } },
    },
    workers: { machineDeployments: [{ class: 'w', metadata: { labels: { a: 'b' } }, bootstrap: templateRef('KubeadmConfigTemplate'), infrastructure: templateRef('VSphereMachineTemplate'), naming: { template: 'm' } }] },
    variables: [{ name: 'v', required: false, deprecatedV1Beta1Metadata: { labels: { a: 'b' } }, schema: { openAPIV3Schema: { type: 'string', default: '', enum: [] } } }],
    patches: [
      { name: 'p', definitions },
      { name: 'e', external: { generatePatchesExtension: 'g', validateTopologyExtension: 'v' } },
    ],
  });
});

test('machines and zones of vSphere', () => {
  expect(up('VSphereMachineTemplate', { template: { spec: { guestSoftPowerOffTimeout: '5m', namingStrategy: { template: 'a' }, failureDomain: 'z', folder: '', network: { preferredAPIServerCidr: 'x', devices: [{ dhcp4: false }] } } } }, 'infrastructure.cluster.x-k8s.io'))
    .toEqual({ template: { spec: { guestSoftPowerOffTimeoutSeconds: 300, naming: { template: 'a' }, network: { devices: [{ dhcp4: false }] } } } });
  expect(up('VSphereCluster', { server: 'vc', failureDomainSelector: {} }, 'infrastructure.cluster.x-k8s.io')).toEqual({ server: 'vc', failureDomainSelector: {} });
  expect(up('VSphereDeploymentZone', { server: 'vc', controlPlane: false, placementConstraint: {} }, 'infrastructure.cluster.x-k8s.io')).toEqual({ server: 'vc', controlPlane: false });
  expect(up('VSphereFailureDomain', { region: { name: 'a', autoConfigure: true } }, 'infrastructure.cluster.x-k8s.io')).toEqual({ region: { name: 'a' } });
});

test.each([['0', 0], ['1500ms', 1], ['1.5h', 5400], ['-1m', -60], ['1000000h', 2147483647], ['five', 'five'], [7, 7]])('the duration %p is %p seconds', (duration, seconds) => {
  expect(up('Machine', { nodeDrainTimeout: duration }).deletion.nodeDrainTimeoutSeconds).toBe(seconds);
});

test('objects of newer versions, of other kinds and garbage stay the same object', () => {
  for (const object of [undefined, null, 5, 'text', [], {}, { apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'Cluster' }, { apiVersion: 'example.com/v1beta1', kind: 'Cluster' }]) {
    expect(toHub(object)).toBe(object);
  }
  expect(toHub({ apiVersion: 'cluster.x-k8s.io/v1beta1', kind: 'Cluster', spec: 5 })).toEqual({ apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'Cluster', spec: 5 });
});
