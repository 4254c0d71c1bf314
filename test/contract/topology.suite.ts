import { Chart, Testing } from 'cdk8s';
import { expectOurError, groupOptionsSuite } from './group-options.suite';
import { expectPlain } from './plain';
import { ClusterContext, Manifest, PoolKind, PoolOptions, Topology } from '../../src';
import { manifestText, problemsOf } from '../support/golden';
import { clusterWith } from '../support/plain-topology';
import { MakeTopology, Refusals } from '../support/samples';

/** What every topology must keep, whoever wrote it. */
export function topologySuite(name: string, make: MakeTopology, refusals: Refusals = {}): void {
  describe(name, () => {
    const pools: PoolOptions[] = [{ name: 'one', replicas: 2 }, { name: 'two', kubernetesVersion: 'v1.33.6' }];
    const manifests = (topology: Topology, cluster: ClusterContext): { [role: string]: Manifest } => ({
      cluster: topology.infrastructureCluster(cluster),
      ...(cluster.controlPlaneReplicas > 0 ? { controlPlane: topology.controlPlaneMachines(cluster) } : {}),
      ...Object.fromEntries(topology.pools.map(pool => [pool.name, topology.poolMachines(cluster, pool.name)])),
    });

    test('manifests are plain data without a name', () => {
      const topology = make({}, pools);
      for (const manifest of Object.values(manifests(topology, contextOf(topology)))) {
        expectPlain(manifest);
        expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(name|namespace|metadata|stem)$/)]));
      }
    });

    test('kinds fit their roles', () => {
      const topology = make({}, pools);
      const { cluster, ...machines } = manifests(topology, contextOf(topology));
      expect(cluster.kind).toMatch(/Cluster$/);
      for (const [role, { kind, apiVersion }] of Object.entries(machines)) {
        if (topology.poolKind(role) === PoolKind.MACHINE_DEPLOYMENT) { expect(kind).toMatch(/Template$/); } else { expect(kind).not.toMatch(/Template$/); }
        expect(apiVersion).toMatch(/^[a-z0-9.-]+\.[a-z0-9-]+\/v\d/);
      }
    });

    test('supporting objects are plain, named, and named apart', () => {
      const topology = make({}, pools);
      const objects = topology.supportingObjects(contextOf(topology));
      objects.forEach(object => expectPlain(object));
      const names = objects.map(object => `${object.kind} ${object.namespace} ${object.name}`);
      expect(new Set(names).size).toBe(names.length);
      expect(objects.every(object => object.name.length > 0)).toBe(true);
    });

    test('the same words give the same bytes, and asking changes nothing', () => {
      const [first, second] = [make({}, pools), make({}, structuredClone(pools))];
      const cluster = contextOf(first);
      const text = JSON.stringify(manifests(first, cluster));
      expect(JSON.stringify(manifests(first, cluster))).toBe(text);
      expect(JSON.stringify(manifests(second, contextOf(second)))).toBe(text);
    });

    test('a version in the context reaches the machines of that call only', () => {
      const [plain, mixed] = [make({}, [{ name: 'one' }]), make({}, [{ name: 'one', kubernetesVersion: 'v1.33.6' }])].map(assembled);
      const versions = (objects: any[]): string[] => objects.filter(({ kind }) => ['MachineDeployment', 'MachinePool'].includes(kind)).map(({ spec }) => spec.template.spec.version);
      expect([versions(plain), versions(mixed)]).toEqual([['v1.34.3'], ['v1.33.6']]);
      const kinds = (objects: any[]): any[] => objects.filter(({ kind }) => /ControlPlane$/.test(kind)).map(({ spec }) => spec);
      expect(kinds(mixed)).toEqual(kinds(plain));
    });

    test.each(['no-such-pool', '', '__proto__', 'constructor', '../x'])('a pool name that does not exist (%p) is answered or refused', poolName => {
      const topology = make({}, pools);
      const cluster = contextOf(topology);
      const questions = [
        () => topology.poolMachines(cluster, poolName),
        () => topology.poolSetup(cluster, poolName),
        () => topology.poolCapacity(poolName),
        () => topology.poolFailureDomain(cluster, poolName),
      ];
      for (const ask of questions) {
        try { expectPlain(ask() ?? {}, { sizes: true }); } catch (error) { expectOurError(error); }
      }
    });

    test('the whole cluster is accepted by the API schemas and our rules', () => {
      const chart = new Chart(Testing.app(), 'chart');
      clusterWith(chart, make({}, pools));
      expect(problemsOf(chart)).toEqual([]);
    });

    groupOptionsSuite((controlPlane, groups) => {
      let topology: Topology;
      try { topology = make(controlPlane, groups); } catch (error) { return expectOurError(error); }
      return assembled(topology);
    }, refusals);
  });
}

function contextOf(topology: Topology): ClusterContext {
  return clusterWith(new Chart(Testing.app(), 'chart'), topology).context;
}

function assembled(topology: Topology): any[] {
  const chart = new Chart(Testing.app(), 'chart');
  clusterWith(chart, topology);
  const objects = chart.toJson();
  expect(manifestText(objects)).not.toMatch(/undefined|\[object |NaN/);
  return objects;
}
