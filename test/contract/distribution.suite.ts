import { Chart, Testing } from 'cdk8s';
import { expectOurError, groupOptionsSuite, Refusals } from './group-options.suite';
import { kubernetesOptionsSuite } from './kubernetes-options.suite';
import { expectPlain } from './plain';
import { ControlPlaneContext, ControlPlaneOptions, Distribution, Endpoint, Manifest, PoolContext, PoolOptions } from '../../src';
import { vsphere } from '../support/fixtures';
import { problemsOf } from '../support/golden';
import { clusterWith, PlainTopology } from '../support/plain-topology';

/** What every distribution must keep, whoever wrote it. */
export function distributionSuite(name: string, make: () => Distribution, refusals: Refusals = {}): void {
  describe(name, () => {
    test('manifests are plain data without a name', () => {
      for (const manifest of Object.values(rendered(make()))) {
        expectPlain(manifest);
        expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(name|namespace|metadata|stem)$/)]));
      }
    });

    test('kinds fit their roles', () => {
      const { controlPlane, bootstrap } = rendered(make());
      expect(controlPlane.kind).toMatch(/ControlPlane$/);
      expect(bootstrap.kind).toMatch(/Template$/);
      for (const { apiVersion } of [controlPlane, bootstrap]) { expect(apiVersion).toMatch(/^[a-z0-9.-]+\.[a-z0-9-]+\/v\d/); }
    });

    test('the same words give the same bytes, and asking changes nothing', () => {
      const distribution = make();
      const text = JSON.stringify(rendered(distribution));
      expect(JSON.stringify(rendered(distribution))).toBe(text);
      expect(JSON.stringify(rendered(make()))).toBe(text);
    });

    test('a cluster on vSphere is accepted by the API schemas and our rules', () => {
      const chart = new Chart(Testing.app(), 'chart');
      clusterWith(chart, vsphere({ endpoint: Endpoint.loadBalancer('192.0.2.10'), pools: [{ name: 'one' }] }), { distribution: make() });
      expect(problemsOf(chart)).toEqual([]);
    });

    test('fields left out by its class template exist in the control plane', () => {
      const { spec } = rendered(make()).controlPlane;
      expect(make().classOmits.every(field => typeof field === 'string' && field.length > 0)).toBe(true);
      expect(spec).toBeDefined();
    });

    groupOptionsSuite((controlPlane, pools) => {
      const chart = new Chart(Testing.app(), 'chart');
      try {
        clusterWith(chart, new PlainTopology(controlPlane, pools), { distribution: make() });
      } catch (error) {
        return expectOurError(error);
      }
      return chart.toJson();
    }, refusals);

    kubernetesOptionsSuite(kubernetes => {
      const chart = new Chart(Testing.app(), 'chart');
      try {
        clusterWith(chart, new PlainTopology({}, [{ name: 'one' }]), { distribution: make(), kubernetes });
      } catch (error) {
        return expectOurError(error);
      }
      return chart.toJson();
    }, refusals);
  });
}

/** Both manifests, from contexts that nobody may write to. */
function rendered(distribution: Distribution): { [role: string]: Manifest } {
  const pool: PoolOptions = { name: 'one' };
  const options: ControlPlaneOptions = {};
  const cluster = clusterWith(new Chart(Testing.app(), 'chart'), new PlainTopology(options, [pool]), { distribution }).context;
  const machineTemplate = { apiGroup: 'infrastructure.cluster.x-k8s.io', kind: 'PlainMachineTemplate', name: 'machines' };
  const setup = { files: [{ path: '/etc/motd', content: 'hello' }] };
  const controlPlane: ControlPlaneContext = { cluster, options, replicas: 3, setup, machineLabels: {}, machineTemplate };
  const bootstrap: PoolContext = { cluster, pool, setup };
  return { controlPlane: distribution.controlPlane(frozen(controlPlane)), bootstrap: distribution.poolBootstrap(frozen(bootstrap)) };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
