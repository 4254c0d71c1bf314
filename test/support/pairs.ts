import { Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { problemsOf } from './golden';
import { DISTRIBUTIONS, TOPOLOGIES } from './samples';
import { ClassCluster, ClusterClass, Distribution, Endpoint, Topology, WorkloadCluster } from '../../src';

/** What becomes of a pair: nothing where it works, else everything that was said against it. */
export interface Verdict {
  /** Said when the cluster is written out. */
  readonly classic: readonly string[];

  /** Said when it is made of a class. */
  readonly ofClass: readonly string[];
}

/** A pair made and judged, both ways. */
export function judge(topologyName: string, distributionName: string): Verdict {
  const of = DISTRIBUTIONS[distributionName];
  const on = TOPOLOGIES[topologyName];
  const kubernetesVersion = of.kubernetesVersion ?? on.kubernetesVersion ?? 'v1.34.3';
  const network = of.network ?? on.network;
  const parts = (): { topology: Topology; distribution?: Distribution } => {
    const distribution = of.make();
    const place = { endpoint: distribution.controlPlaneMachines ? Endpoint.loadBalancer('192.0.2.10') : undefined };
    const topology = on.make({}, [{ name: 'one' }], place);
    // A managed service says so where it is given another distribution; its own is left out.
    const own = topology.requiredDistribution?.constructor.name === distributionName;
    return own ? { topology } : { topology, distribution };
  };
  return {
    classic: said(chart => { new WorkloadCluster(chart, 'prod', { ...parts(), kubernetesVersion, network }); }),
    ofClass: said(chart => {
      const type = new ClusterClass(chart, 'type', { ...parts(), minimumKubernetesVersion: kubernetesVersion, network });
      new ClassCluster(chart, 'prod', { class: type, topology: parts().topology, kubernetesVersion, network });
    }),
  };
}

/** The reason in a message, without what it says of the two by name. */
export function reasonIn(message: string): string {
  return message
    .replace(/^\[[^\]]*\] /, '')
    .replace(/^PAIR-\d+ [a-z-]+: /, '')
    .replace(/^(\w+) does not work on \w+: /, '')
    .replace(/^\w+ "[^"]*"\.\w+: \w+ cannot be used in a class: (.*); use WorkloadCluster\.$/, '$1')
    .replace(/^\w+ "[^"]*"\.distribution: /, '')
    .replace(/\.$/, '');
}

function said(build: (chart: Construct) => void): string[] {
  const chart = new Chart(Testing.app(), 'chart');
  try {
    build(chart);
  } catch (error) {
    return [(error as Error).message];
  }
  return [...new Set(problemsOf(chart))];
}
