import { Chart, Testing } from 'cdk8s';
import { expectOurError, groupOptionsSuite } from './group-options.suite';
import { kubernetesOptionsSuite } from './kubernetes-options.suite';
import { expectPlain } from './plain';
import { ControlPlaneContext, ControlPlaneOptions, Distribution, Endpoint, Manifest, NodeSetup, PoolContext, PoolOptions } from '../../src';
import { vsphere } from '../support/fixtures';
import { problemsOf } from '../support/golden';
import { clusterWith, PlainTopology } from '../support/plain-topology';
import { MakeDistribution, Refusals, Sample } from '../support/samples';

/** What every distribution must keep, whoever wrote it. */
export function distributionSuite(name: string, { make, refusals = {}, kubernetesVersion, network }: Sample<MakeDistribution>): void {
  const version = { ...(kubernetesVersion ? { kubernetesVersion } : {}), network };
  describe(name, () => {
    test('manifests are plain data without a name', () => {
      for (const manifest of Object.values(rendered(make(), refusals, version))) {
        expectPlain(manifest);
        expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(name|namespace|metadata|stem)$/)]));
      }
    });

    test('kinds fit their roles', () => {
      const { controlPlane, bootstrap } = rendered(make(), refusals, version);
      expect(controlPlane.kind).toMatch(/ControlPlane$/);
      expect(bootstrap.kind).toMatch(/Template$/);
      for (const { apiVersion } of [controlPlane, bootstrap]) { expect(apiVersion).toMatch(/^[a-z0-9.-]+\.[a-z0-9-]+\/v\d/); }
    });

    test('the same words give the same bytes, and asking changes nothing', () => {
      const distribution = make();
      const text = JSON.stringify(rendered(distribution, refusals, version));
      expect(JSON.stringify(rendered(distribution, refusals, version))).toBe(text);
      expect(JSON.stringify(rendered(make(), refusals, version))).toBe(text);
    });

    test('a cluster on vSphere is accepted by the API schemas and our rules', () => {
      const chart = new Chart(Testing.app(), 'chart');
      clusterWith(chart, vsphere({ endpoint: Endpoint.loadBalancer('192.0.2.10'), pools: [{ name: 'one' }] }), { distribution: make(), ...version });
      const reason = make().unsuitable.VSphereCluster;
      expect(problemsOf(chart)).toEqual(reason === undefined ? [] : [expect.stringContaining(`PAIR-01 unsuitable-pair: ${name} does not work on VSphereTopology: ${reason}.`)]);
    });

    test('fields left out by its class template exist in the control plane', () => {
      const { spec } = rendered(make(), refusals, version).controlPlane;
      expect(make().classOmits.every(field => typeof field === 'string' && field.length > 0)).toBe(true);
      expect(spec).toBeDefined();
    });

    groupOptionsSuite((controlPlane, pools) => {
      const chart = new Chart(Testing.app(), 'chart');
      try {
        clusterWith(chart, new PlainTopology(controlPlane, pools), { distribution: make(), ...version });
      } catch (error) {
        return expectOurError(error);
      }
      // What is said of control plane machines that do not exist is refused by a rule.
      const hosted = make().controlPlaneMachines ? undefined : problemsOf(chart).find(problem => /PAIR-04/.test(problem));
      return hosted ?? chart.toJson();
    }, refusals);

    kubernetesOptionsSuite(kubernetes => {
      const chart = new Chart(Testing.app(), 'chart');
      try {
        clusterWith(chart, new PlainTopology({}, [{ name: 'one' }]), { distribution: make(), kubernetes, ...version });
      } catch (error) {
        return expectOurError(error);
      }
      return chart.toJson();
    }, refusals);
  });
}

/** Both manifests, from contexts that nobody may write to. */
function rendered(distribution: Distribution, refusals: Refusals, version: { readonly kubernetesVersion?: string }): { [role: string]: Manifest } {
  const pool: PoolOptions = { name: 'one' };
  const options: ControlPlaneOptions = {};
  const cluster = clusterWith(new Chart(Testing.app(), 'chart'), new PlainTopology(options, [pool]), { distribution, ...version }).context;
  const machineTemplate = { apiGroup: 'infrastructure.cluster.x-k8s.io', kind: 'PlainMachineTemplate', name: 'machines' };
  const setup: NodeSetup = refusals['pool.setup'] ? {} : { files: [{ path: '/etc/motd', content: 'hello' }] };
  const controlPlane: ControlPlaneContext = {
    cluster, options, replicas: 3, setup, machineLabels: {}, machineTemplate, machineTemplateApiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
  };
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
