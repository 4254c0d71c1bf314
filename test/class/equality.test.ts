import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { Build, expectEqual, objectsOf, written } from './comparable';
import { edgeClass, edgeSetup, edgeTopology, EdgeValues, edgeVariables, emptyChart, plainClass, site, standIns } from './support';
import {
  ClassAlternative, ClassPatch, ClassVariable, CloneMode, ClusterClass, DeletionOrder, Endpoint, PoolOptions, TaintEffect, VSphereClass,
  VSphereDevice,
  VSphereTopologyProps, WorkloadCluster, WorkloadClusterProps,
} from '../../src';
import { vsphere } from '../support/fixtures';

/** Texts that would end a quoted scalar, a template action or a shell word if they were spliced in. */
const text = fc.oneof(fc.stringMatching(/^[a-z]{1,12}$/), fc.constantFrom('vlan "7"', 'a\\b', '<&>', '%s %d', '$(x)', "it's", 'ü 🙂', '}} {', '"', 'true', '12', '- x: y'));
const values: fc.Arbitrary<EdgeValues> = fc.record({
  cluster: fc.constant('site-1'),
  address: fc.tuple(fc.nat(255), fc.nat(255)).map(([a, b]) => `10.77.${a}.${b}`),
  network: text,
  memoryMiB: fc.integer({ min: 2048, max: 4_000_000 }),
  dns: fc.array(fc.constantFrom('10.1.1.1', '10.1.1.2', '10.1.1.3'), { minLength: 1, maxLength: 3 }),
  thumbprint: fc.option(fc.constant('AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB'), { nil: undefined }),
});

test('a class with its values makes the objects of a cluster with literals', () => {
  const network = { podCidrs: ['10.200.0.0/16'], serviceCidrs: ['10.201.0.0/16'], serviceDomain: 'edge.local' };
  fc.assert(fc.property(values, given => {
    const variables = edgeVariables();
    expectEqual(chart => {
      site(chart, edgeClass(chart, variables), {
        network,
        variables: [
          variables.address.of(given.address), variables.network.of(given.network), variables.memory.of(given.memoryMiB), variables.dns.of(given.dns),
          ...given.thumbprint ? [variables.thumbprint.of(given.thumbprint)] : [],
        ],
      });
    }, chart => {
      new WorkloadCluster(chart, 'site-1', { kubernetesVersion: 'v1.34.3', network, topology: edgeTopology(given), setup: edgeSetup(given) });
    }, ['general']);
  }), { numRuns: 25 });
});

test('a group with values of its own gets the objects of a group with literals', () => {
  const variables = edgeVariables();
  const given: EdgeValues = { cluster: 'site-1', address: '10.77.0.1', network: 'vlan-7', memoryMiB: 8192, dns: ['10.0.0.3'] };
  expectEqual(chart => {
    site(chart, edgeClass(chart, variables), {
      variables: [variables.address.of(given.address), variables.network.of(given.network)],
      controlPlane: { variables: [variables.memory.of(4096)] },
      pools: [{ name: 'general', variables: [variables.memory.of(65536)] }, { name: 'more' }],
    });
  }, chart => {
    const topology = edgeTopology(given, {
      controlPlane: { memory: Size.mebibytes(4096) },
      pools: [{ name: 'general', memory: Size.mebibytes(65536) }, { name: 'more' }],
    });
    new WorkloadCluster(chart, 'site-1', { kubernetesVersion: 'v1.34.3', topology, setup: edgeSetup(given) });
  }, ['general', 'more']);
});

test('an alternative makes the objects of a cluster written that way', () => {
  const memory = ClassVariable.integer('memoryMiB', { min: 2048 });
  const gpu = ClassVariable.boolean('gpu', { defaultValue: false });
  const disks = (memoryMiB: number, large: boolean): VSphereTopologyProps['pools'] => [{
    name: 'general', memory: Size.mebibytes(memoryMiB), ...large ? { disk: Size.gibibytes(200), devices: [{ network: 'gpu' }, { network: 'storage', dhcp4Overrides: { useRoutes: false } }] } : { snapshot: 'base' },
  }];
  const setup = { files: [{ path: '/etc/gpu', content: 'yes\n' }] };
  for (const on of [true, false]) {
    const alternative: ClassAlternative = { topology: vsphere({ pools: disks(memory.asNumber, true) }), setup };
    expectEqual(chart => {
      const type = new ClusterClass(chart, 'edge', {
        topology: vsphere({ pools: disks(memory.asNumber, false) }), variables: [memory, gpu], patches: [ClassPatch.when(gpu, alternative)],
      });
      site(chart, type, { variables: [memory.of(16384), gpu.of(on)] });
    }, chart => {
      const props: WorkloadClusterProps = { kubernetesVersion: 'v1.34.3', topology: vsphere({ pools: disks(16384, on) }), setup: on ? setup : undefined };
      new WorkloadCluster(chart, 'site-1', props);
    }, ['general']);
  }
});

test('how machines come and go is the same, whether the class or the cluster says it', () => {
  const controlPlane = { replicas: 5, labels: { 'node.cluster.x-k8s.io/a': 'b' }, annotations: { 'example.com/a': 'b' }, drainTimeout: Duration.minutes(5), rollout: { after: '2026-12-01T02:00:00Z' } };
  const pool: PoolOptions = {
    name: 'general',
    replicas: 4,
    labels: { 'node-role.kubernetes.io/edge': '', 'node.cluster.x-k8s.io/c': 'd', 'topology.example.com/rack': 'r1' },
    taints: [{ key: 'edge', effect: TaintEffect.NO_SCHEDULE }],
    annotations: { 'example.com/c': 'd' },
    minReady: Duration.seconds(10),
    drainTimeout: Duration.minutes(1),
    volumeDetachTimeout: Duration.minutes(2),
    deletionTimeout: Duration.minutes(3),
    deletionOrder: DeletionOrder.OLDEST,
    readinessGates: [{ conditionType: 'StorageReady' }],
    rollout: { maxSurge: '25%', maxUnavailable: '0', after: '2026-12-01T02:00:00Z' },
    remediation: { maxInFlight: '1' },
    healthCheck: { maxUnhealthy: '20%', nodeStartupTimeout: Duration.minutes(15) },
  };
  const { rollout: _after, ...ofClass } = controlPlane;
  const { after: _later, ...rollout } = pool.rollout!;
  const { labels, taints } = pool;
  const bare: PoolOptions = { name: 'general', labels: { 'topology.example.com/rack': 'r1' }, taints };
  const literal: Build = chart => { new WorkloadCluster(chart, 'site-1', { kubernetesVersion: 'v1.34.3', topology: vsphere({ controlPlane, pools: [pool] }) }); };
  expectEqual(chart => {
    const { replicas: _number, rollout: _rollout, ...rest } = pool;
    const type = plainClass(chart, { topology: vsphere({ controlPlane: ofClass, pools: [{ ...rest, rollout }] }) });
    site(chart, type, { controlPlane: { rollout: controlPlane.rollout }, pools: [{ name: 'general', replicas: 4, rollout: pool.rollout }] });
  }, literal, ['general']);
  expectEqual(chart => {
    const { taints: _taints, ...own } = pool;
    site(chart, plainClass(chart, { topology: vsphere({ pools: [bare] }) }), { controlPlane, pools: [{ ...own, labels }] });
  }, literal, ['general']);
  expect(written(objectsOf(literal)).pools.general.healthCheck.checks.nodeStartupTimeoutSeconds).toBe(900);
});

test('values read off a topology make the objects of that topology', () => {
  const machine = fc.record({
    cpus: fc.integer({ min: 2, max: 64 }),
    memory: fc.integer({ min: 1, max: 512 }).map(amount => Size.gibibytes(amount)),
    disk: fc.option(fc.integer({ min: 1, max: 500 }).map(amount => Size.gibibytes(amount)), { nil: undefined }),
    folder: fc.option(text, { nil: undefined }),
    template: fc.constantFrom('ubuntu-{version}', '42219c2f-6a4d-4b0c-9b6e-5d5a3c1b2a77'),
    vmxKeys: fc.option(fc.constant({ 'disk.enableUUID': 'TRUE' }), { nil: undefined }),
    devices: fc.option(fc.constant<VSphereDevice[]>([{ network: 'one' }, { network: 'two', dhcp4Overrides: { useRoutes: false } }]), { nil: undefined }),
    cloneMode: fc.constantFrom(undefined, CloneMode.FULL),
  });
  const given = fc.record({ machine, larger: fc.record({ cpus: fc.integer({ min: 2, max: 64 }), memory: fc.constant(Size.gibibytes(128)) }), port: fc.constantFrom(6443, 8443), server: fc.constantFrom('vcenter.example.com', '10.9.9.9') });
  let overrides = 0;
  fc.assert(fc.property(given, ({ machine: options, larger, port, server }) => {
    const topology = vsphere({ ...options, server, endpoint: Endpoint.kubeVip('10.77.0.1', { port }), controlPlane: { replicas: 1 }, pools: [{ name: 'one', ...larger }, { name: 'two' }] });
    expectEqual(chart => {
      const cluster = site(chart, new VSphereClass(chart, 'vsphere'), { topology });
      overrides += JSON.stringify((cluster.node.findChild('Cluster') as any).toJson()).includes('overrides') ? 1 : 0;
    }, chart => {
      new WorkloadCluster(chart, 'site-1', { kubernetesVersion: 'v1.34.3', topology });
    }, ['one', 'two']);
  }), { numRuns: 25 });
  // Otherwise groups would never have differed.
  expect(overrides).toBeGreaterThan(5);
});

test('values read off a topology are those that were put in', () => {
  fc.assert(fc.property(values.filter(({ network }) => !/["\\]/.test(network)), given => {
    const variables = edgeVariables();
    const chart = emptyChart();
    const type = new ClusterClass(chart, 'edge', { topology: edgeTopology(standIns(variables)), variables: Object.values(variables) });
    const cluster = site(chart, type, { topology: edgeTopology(given) });
    const { variables: found } = (cluster.node.findChild('Cluster') as any).toJson().spec.topology;
    expect(Object.fromEntries(found.map(({ name, value }: any) => [name, value]))).toEqual({
      address: given.address,
      network: given.network,
      memoryMiB: given.memoryMiB,
      dns: given.dns,
      ...given.thumbprint ? { thumbprint: given.thumbprint } : {},
    });
  }), { numRuns: 25 });
});
