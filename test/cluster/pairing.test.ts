import { Chart, Testing } from 'cdk8s';
import { ClusterContext, ControlPlaneOptions, Distribution, Endpoint, Kubeadm, Manifest, PoolKind, PoolOptions, Topology, WorkloadClusterProps } from '../../src';
import { vsphere } from '../support/fixtures';
import { problemsOf } from '../support/golden';
import { clusterWith, PlainTopology } from '../support/plain-topology';

class PooledTopology extends PlainTopology {
  public constructor(private readonly kind: PoolKind, pools: PoolOptions[], controlPlane: ControlPlaneOptions = {}) {
    super(controlPlane, pools);
  }

  public poolKind(_poolName: string): PoolKind {
    return this.kind;
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    return { ...super.poolMachines(cluster, poolName), kind: 'PlainMachinePool' };
  }
}

/** A hosted control plane that carries no MachinePools and dislikes one infrastructure. */
class Hosted extends Distribution {
  public get controlPlaneMachines(): boolean {
    return false;
  }

  public get unsuitable(): { [kind: string]: string } {
    return { PlainCluster: 'nobody tells it the address' };
  }

  public infrastructureAnnotations(kind: string): { [key: string]: string } {
    return { 'example.com/hosted': kind };
  }

  public controlPlane(): Manifest {
    return { apiVersion: 'controlplane.cluster.x-k8s.io/v1', kind: 'HostedControlPlane' };
  }

  public poolBootstrap(): Manifest {
    return { apiVersion: 'bootstrap.cluster.x-k8s.io/v1', kind: 'HostedConfigTemplate', spec: { template: { spec: { answer: 42 } } } };
  }
}

function rendered(topology: Topology, props: Partial<WorkloadClusterProps> = {}): { objects: any[]; problems: string[] } {
  const chart = new Chart(Testing.app(), 'chart');
  clusterWith(chart, topology, props);
  const problems = problemsOf(chart).filter(line => /PAIR/.test(line));
  return { objects: problems.length > 0 ? [] : chart.toJson(), problems };
}

const kindsOf = (objects: any[]): string[] => objects.map(({ kind }) => kind);
const theOne = (objects: any[], kind: string): any => objects.find(object => object.kind === kind);

describe('MachinePools', () => {
  const pool: PoolOptions = { name: 'one', replicas: 2, failureDomain: 'a' };

  test('boot with a configuration whose name changes with its content', () => {
    const { objects, problems } = rendered(new PooledTopology(PoolKind.MACHINE_POOL, [pool]));
    const config = theOne(objects, 'KubeadmConfig');
    expect(theOne(objects, 'MachinePool').spec).toMatchObject({
      replicas: 2,
      failureDomains: ['a'],
      template: {
        spec: {
          bootstrap: { configRef: { kind: 'KubeadmConfig', name: config.metadata.name } },
          infrastructureRef: { kind: 'PlainMachinePool', name: 'prod-one' },
        },
      },
    });
    expect(config.spec.joinConfiguration).toBeDefined();
    const other = rendered(new PooledTopology(PoolKind.MACHINE_POOL, [{ ...pool, setup: { preJoinCommands: ['true'] } }])).objects;
    expect(theOne(other, 'KubeadmConfig').metadata.name).not.toBe(config.metadata.name);
    expect(problems).toEqual([]);
    expect(kindsOf(objects).filter(kind => kind === 'MachineHealthCheck')).toHaveLength(1);
  });

  test('of a managed service boot by themselves', () => {
    const scaled = { ...pool, replicas: undefined, autoscale: { min: 1, max: 3 } };
    const { objects } = rendered(new PooledTopology(PoolKind.MANAGED_MACHINE_POOL, [scaled]));
    const { metadata, spec } = theOne(objects, 'MachinePool');
    expect(spec.template.spec.bootstrap).toEqual({ dataSecretName: '' });
    expect([spec.replicas, metadata.annotations['cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size']]).toEqual([undefined, '3']);
    expect(kindsOf(objects)).not.toContain('KubeadmConfig');
  });

  test('refuse what is only done machine by machine', () => {
    const groupOfMachines = { ...pool, rollout: {}, machineNaming: 'a-{{ .random }}', rolloutToken: 'x', healthCheck: {} };
    const topology = new PooledTopology(PoolKind.MANAGED_MACHINE_POOL, [groupOfMachines]);
    expect(rendered(topology).problems).toEqual([expect.stringContaining(
      'PAIR-02 machine-pool: pools["one"] is a MachinePool, whose machines the infrastructure replaces by itself; leave out rollout, machineNaming, healthCheck, rolloutToken.',
    )]);
  });

  test('need a distribution that bootstraps them', () => {
    expect(rendered(new PooledTopology(PoolKind.MACHINE_POOL, [pool]), { distribution: new Hosted() }).problems.join()).toContain(
      'PAIR-02 machine-pool: Hosted does not bootstrap MachinePools; make pools["one"] of single machines.',
    );
  });
});

describe('a topology and a distribution', () => {
  test('that do not go together are refused with the reason', () => {
    expect(rendered(new PlainTopology(), { distribution: new Hosted() }).problems).toEqual([
      expect.stringContaining('PAIR-01 unsuitable-pair: Hosted does not work on PlainTopology: nobody tells it the address.'),
    ]);
  });

  test('share what one writes on the object of the other', () => {
    const { objects } = rendered(vsphere({ endpoint: undefined, controlPlane: undefined, pools: [] }), { distribution: new Hosted() });
    const { metadata, spec } = theOne(objects, 'VSphereCluster');
    expect(metadata.annotations).toEqual({ 'example.com/hosted': 'VSphereCluster' });
    expect(spec.controlPlaneEndpoint).toBeUndefined();
  });

  test.each([
    ['machines without an address', { endpoint: undefined }, new Kubeadm(), 'PAIR-03 endpoint: VSphereTopology allocates no address for the API server; write endpoint: Endpoint.kubeVip(…) or Endpoint.loadBalancer(…).'],
    ['kube-vip without machines', { endpoint: Endpoint.kubeVip('10.0.0.10') }, new Hosted(), 'PAIR-03 endpoint: Hosted hosts the control plane, so there are no machines for kube-vip; leave the endpoint out, or write Endpoint.loadBalancer("10.0.0.10").'],
    ['options of machines that do not exist', { endpoint: undefined, controlPlane: { replicas: 3, cpus: 4 } }, new Hosted(), 'PAIR-04 hosted-control-plane: Hosted has no control plane machines; leave out controlPlane.cpus, controlPlane.replicas.'],
  ])('refuse %s', (_case, props, distribution, line) => {
    expect(rendered(vsphere(props), { distribution }).problems.join('\n')).toContain(line);
  });
});
