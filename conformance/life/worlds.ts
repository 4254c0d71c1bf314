import { setTimeout as sleep } from 'node:timers/promises';
import { Duration, Size } from 'cdk8s';
import { CLUSTER, NAMESPACE, State } from './program';
import { DevBackend, DevTopology, Endpoint, Topology, VSphereTopology } from '../../src';
import { Kube, Manifest } from '../testbed/kube';
import { freePorts } from '../testbed/processes';

/** Where the machines of a life are. */
export interface World {
  readonly topology: (state: State) => Topology;
  /** Texts of the manifests that differ from run to run: what is written down, and what is applied. */
  readonly facts: { readonly [written: string]: string };
}

/** The name under which a fact of the run is written down. */
const VCENTER = 'vcenter.example.com';

/** Prepares what the machines of a provider need and tells how they are described. */
export async function worldOf(provider: string, kube: Kube): Promise<World> {
  return provider === 'vcsim' ? vcenterSimulator(kube) : inMemory();
}

async function inMemory(): Promise<World> {
  const [port] = await freePorts(1);
  return {
    topology: ({ pools, controlPlanes, editions }) => {
      const startup = (group: string) => ({ machine: Duration.seconds(editions[group] ?? 1), node: Duration.seconds(1) });
      return new DevTopology({
        backend: DevBackend.IN_MEMORY,
        controlPlane: { replicas: controlPlanes, startup: startup('control-plane') },
        pools: pools.map(pool => ({ ...pool, startup: startup(pool.name) })),
      });
    },
    // The provider would take the first of its ports, free or not.
    facts: { '"backend":{"inMemory":{}}': `"backend":{"inMemory":{}},"controlPlaneEndpoint":{"host":"127.0.0.1","port":${port}}` },
  };
}

/** A vCenter with one datacenter and its images, and an address for the API server, as the test provider hands them out. */
async function vcenterSimulator(kube: Kube): Promise<World> {
  const object = (kind: string, name: string): Manifest => ({ apiVersion: 'vcsim.infrastructure.cluster.x-k8s.io/v1alpha1', kind, metadata: { name, namespace: NAMESPACE } });
  const vcenter = await ready(kube, object('VCenterSimulator', 'vcenter'), status => status.thumbprint);
  const endpoint = await ready(kube, object('ControlPlaneEndpoint', CLUSTER), status => status.port);
  await kube.create(`/api/v1/namespaces/${NAMESPACE}/secrets`, {
    apiVersion: 'v1', kind: 'Secret', metadata: { name: 'simulated-vcenter' }, stringData: { username: vcenter.username, password: vcenter.password },
  });
  return {
    topology: ({ pools, controlPlanes, editions }) => {
      const memory = (group: string) => Size.gibibytes(2 * (editions[group] ?? 1));
      return new VSphereTopology({
        server: VCENTER,
        credentialsSecret: 'simulated-vcenter',
        template: 'ubuntu-2404-kube-{version}',
        network: 'VM Network',
        datacenter: 'DC0',
        datastore: 'LocalDS_0',
        folder: '/DC0/vm',
        resourcePool: '/DC0/host/DC0_C0/Resources',
        endpoint: Endpoint.loadBalancer('127.0.0.1'),
        controlPlane: { replicas: controlPlanes, memory: memory('control-plane') },
        pools: pools.map(pool => ({ ...pool, memory: memory(pool.name) })),
      });
    },
    facts: { '"port":6443': `"port":${endpoint.port}`, [VCENTER]: vcenter.host },
  };
}

async function ready(kube: Kube, manifest: Manifest, done: (status: any) => unknown): Promise<any> {
  const answer = await kube.apply(manifest, JSON.stringify(manifest));
  if (answer.status >= 300) throw new Error(`${manifest.kind}: ${answer.body?.message}`);
  for (let round = 0; round < 300; round++) {
    const { body: { status = {} } } = await kube.get(manifest);
    if (done(status)) return status;
    await sleep(200);
  }
  throw new Error(`${manifest.kind} ${manifest.metadata.name} is not there after 60 s`);
}
