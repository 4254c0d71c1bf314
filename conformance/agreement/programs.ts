import { ApiObject, Chart, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { BootFormat, Endpoint, WorkloadCluster } from '../../src';
import { optionsArbitrary } from '../../test/property/cluster-arbitraries';
import { kubernetesOptions } from '../../test/property/kubernetes-arbitraries';
import { nodeSetup } from '../../test/property/node-setup-arbitraries';
import { vsphereTopology } from '../../test/property/vsphere-arbitraries';
import { vsphere } from '../../test/support/fixtures';
import { problemsOf } from '../../test/support/golden';

/** What a program came to: objects, or words of ours why not. */
export type Outcome = { readonly objects: any[] } | { readonly refused: string } | { readonly crash: string };

/** Programs about one part of the library. */
export interface Family {
  readonly name: string;
  readonly programs: fc.Arbitrary<unknown>;
  run(program: any): Outcome;
}

const format = fc.constantFrom(...Object.values(BootFormat));
const version = fc.constantFrom('v1.30.4', 'v1.33.6', 'v1.34.3', 'v1.35.0');

function family<T>(name: string, programs: fc.Arbitrary<T>, build: (chart: Chart, program: T) => void): Family {
  return { name, programs, run: program => outcome(chart => build(chart, program)) };
}

/** The same programs that the properties of the unit tests run. */
export const FAMILIES: readonly Family[] = [
  family('cluster', optionsArbitrary, (chart, { cluster, topology }) => {
    new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology: vsphere(topology), ...cluster });
  }),
  family('kubernetes', fc.record({ kubernetes: kubernetesOptions, version, format }), (chart, program) => {
    const endpoint = Endpoint.kubeVip('10.0.0.10', { interface: 'eth0' });
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: program.version,
      topology: vsphere({ bootFormat: program.format, endpoint, pools: [{ name: 'general' }] }),
      kubernetes: program.kubernetes(),
    });
  }),
  family('setup', fc.record({ setup: nodeSetup, format }), (chart, { setup, format: bootFormat }) => {
    new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology: vsphere({ bootFormat, controlPlane: { setup }, pools: [{ name: 'general', setup }] }) });
  }),
  family('machines', vsphereTopology, (chart, topology) => {
    const endpoint = Endpoint.loadBalancer('api.example.com');
    new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology: vsphere({ ...topology as any, endpoint }) });
  }),
];

function outcome(build: (chart: Chart) => void): Outcome {
  const chart = new Chart(Testing.app(), 'chart');
  try {
    build(chart);
    const problems = problemsOf(chart);
    if (problems.length > 0) return { refused: problems[0] };
    return { objects: chart.node.findAll().filter(ApiObject.isApiObject).map(object => object.toJson()) };
  } catch (error) {
    const { message, constructor, stack } = error as Error;
    return constructor === Error && /^[^\n]+: [^\n]+$/.test(message) ? { refused: message } : { crash: stack ?? message };
  }
}
