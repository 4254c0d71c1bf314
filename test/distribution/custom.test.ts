import {
  ClassCluster, ClusterClass, ControlPlaneContract, CustomDistribution, CustomDistributionProps, Endpoint, NodeSetup, WorkloadClusterProps,
} from '../../src';
import { vsphere } from '../support/fixtures';
import { expectGolden, ofKind, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith, PlainTopology } from '../support/plain-topology';

const CONTROL_PLANE = { apiVersion: 'controlplane.cluster.x-k8s.io/v1beta1', kind: 'OtherControlPlane' };
const BOOTSTRAP = { apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta1', kind: 'OtherConfigTemplate' };

/** A provider that nobody has. */
function other(props: Partial<CustomDistributionProps> = {}): CustomDistribution {
  return new CustomDistribution({
    controlPlane: { ...CONTROL_PLANE, spec: { channel: '{plainVersion}/stable', sans: ['{endpoint}', '{cluster}.{serviceDomain}'], pods: '{podCidrs}', hostname: '{nodeName}' } },
    poolBootstrap: { ...BOOTSTRAP, spec: { template: { spec: { channel: '{version}', labels: ['pool={pool}'], hostname: '{nodeName}' } } } },
    handles: ['bootFormat', 'externalCloudProvider', 'preJoinCommands'],
    ...props,
  });
}

function objects(distribution: CustomDistribution, props: Partial<WorkloadClusterProps> = {}): any[] {
  return unjudged(chart => { clusterWith(chart, new PlainTopology({}, [{ name: 'one' }]), { distribution, ...props }); });
}

const spec = (kind: string, all: any[]): any => ofKind(all, kind)[0].spec;

test('on vSphere', () => {
  expectGolden('vsphere-custom', synthesize(chart => {
    clusterWith(chart, vsphere({ endpoint: Endpoint.loadBalancer('api.example.com'), pools: [{ name: 'one', kubernetesVersion: 'v1.33.6' }] }), { distribution: other() });
  }));
});

test('the older contract refers by version and has timeouts as durations', () => {
  const plain = { controlPlane: CONTROL_PLANE, contract: ControlPlaneContract.V1BETA1 };
  const { machineTemplate } = spec('OtherControlPlane', objects(other(plain)));
  expect(machineTemplate).toEqual({
    infrastructureRef: { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2', kind: 'PlainMachineTemplate', name: expect.stringMatching(/^prod-control-plane-/) },
    nodeDeletionTimeout: '300s',
    nodeDrainTimeout: '3600s',
    nodeVolumeDetachTimeout: '900s',
  });
  const elsewhere = spec('OtherControlPlane', objects(other({ ...plain, machineReference: 'machineTemplate.infrastructureTemplate' })));
  expect(elsewhere.machineTemplate.infrastructureTemplate.kind).toBe('PlainMachineTemplate');
  expect(elsewhere.machineTemplate.infrastructureRef).toBeUndefined();
});

test('what the manifest says itself wins', () => {
  const own = { version: '{plainVersion}', machineTemplate: { spec: { deletion: { nodeDrainTimeoutSeconds: 7 } } } };
  const { version, machineTemplate, replicas } = spec('OtherControlPlane', objects(other({ controlPlane: { ...CONTROL_PLANE, spec: own } })));
  expect([version, replicas, machineTemplate.spec.deletion]).toEqual(['1.34.3', 3, { nodeDrainTimeoutSeconds: 7, nodeDeletionTimeoutSeconds: 300, nodeVolumeDetachTimeoutSeconds: 900 }]);
});

test('a hosted control plane has no machines', () => {
  const all = objects(other({ controlPlaneMachines: false, controlPlane: { ...CONTROL_PLANE, spec: { replicas: 2 } }, infrastructureAnnotations: { 'cluster.x-k8s.io/managed-by': 'other' } }));
  expect(spec('OtherControlPlane', all)).toEqual({ replicas: 2, version: 'v1.34.3' });
  expect(ofKind(all, 'PlainMachineTemplate')).toHaveLength(1);
  expect(ofKind(all, 'PlainCluster')[0].metadata.annotations).toEqual({ 'cluster.x-k8s.io/managed-by': 'other' });
});

test('a class leaves out what Cluster API fills in', () => {
  const all = unjudged(chart => {
    const type = new ClusterClass(chart, 'type', { topology: new PlainTopology({}, [{ name: 'one' }]), distribution: other({ controlPlane: { ...CONTROL_PLANE, spec: { channel: 'stable' } } }) });
    new ClassCluster(chart, 'prod', { class: type, kubernetesVersion: 'v1.34.3', pools: [{ name: 'one' }] });
  });
  expect(spec('OtherControlPlaneTemplate', all)).toEqual({ template: { spec: { channel: 'stable' } } });
});

describe('refused', () => {
  test.each<[string, () => unknown, string]>([
    ['an item nobody sees to', () => objects(other(), { setup: { files: [{ path: '/etc/motd', content: 'x' }] } }),
      'CustomDistribution: setup "files" cannot be expressed; leave it out or choose another distribution.'],
    ['a node name without a place', () => withSetup(other({ controlPlane: CONTROL_PLANE, handles: [] }), { nodeName: 'x' }),
      'CustomDistribution: setup "nodeName" cannot be expressed; leave it out or choose another distribution.'],
    ['an option of Kubernetes', () => objects(other(), { kubernetes: { apiServer: { profiling: false } } }),
      'CustomDistribution: kubernetes "apiServer.profiling" cannot be expressed; leave it out or choose another distribution.'],
    ['a group without a place', () => unjudged(chart => { clusterWith(chart, new PlainTopology({ remediation: { maxRetry: 2 }, rollout: { after: '2026-12-01T02:00:00Z' } }), { distribution: other() }); }),
      'CustomDistribution: controlPlane "rollout", "remediation" cannot be expressed; leave them out and write it into the manifest.'],
    ['kube-vip', () => unjudged(chart => { clusterWith(chart, vsphere(), { distribution: other() }); }),
      'CustomDistribution: kube-vip has no place in the manifests of others; write Endpoint.loadBalancer("10.0.0.10") and let the manifests announce the address.'],
    ['no kube-proxy', () => objects(other(), { network: { kubeProxy: false, nodeCidrMaskSize: 25 } }),
      'CustomDistribution: network "kubeProxy", "nodeCidrMaskSize" cannot be expressed; leave it out and write it into the manifest.'],
    ['Nested', () => other({ controlPlane: { apiVersion: 'controlplane.cluster.x-k8s.io/v1alpha4', kind: 'NestedControlPlane' } }),
      'CustomDistribution.controlPlane: NestedControlPlane of controlplane.cluster.x-k8s.io/v1alpha4 cannot be used: cluster-api-provider-nested v0.1.0 of 2021 speaks the v1alpha4 contract only, which Cluster API no longer serves; host control planes as pods with Kamaji or k0smotron.'],
    ['another kind', () => other({ controlPlane: BOOTSTRAP }),
      'CustomDistribution.controlPlane.kind: "OtherConfigTemplate" does not end in ControlPlane, as kinds of control planes do; write the object itself, not its template.'],
    ['a bootstrap template without content', () => other({ poolBootstrap: BOOTSTRAP }),
      'CustomDistribution.poolBootstrap.spec: what machines boot with is described in spec.template.spec; write that.'],
    ['an item that is none', () => other({ handles: ['nodename'] }), /^CustomDistribution\.handles\[0\]: "nodename" is not one of bootFormat, users, /.source],
  ])('%s', (_what, act, message) => {
    expect(act).toThrow(message.startsWith('^') ? new RegExp(message) : new Error(message));
  });
});

function withSetup(distribution: CustomDistribution, setup: NodeSetup): unknown {
  return objects(distribution, { setup });
}
