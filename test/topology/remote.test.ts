import {
  ClusterClass, Credentials, Endpoint, K0s, K0smotron, RemoteHost, RemotePoolOptions, RemoteTopology, RemoteTopologyProps, Talos, WorkloadCluster,
  WorkloadClusterProps,
} from '../../src';
import { providersOf } from '../../src/management/providers';
import { emptyChart } from '../class/support';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const kubernetesVersion = 'v1.34.3+k0s.0';
const sshKeySecret = 'edge-ssh';
const host = (last: number): RemoteHost => ({ address: `10.0.0.${last}` });
const pool = (...last: number[]): RemotePoolOptions => ({ name: 'general', hosts: last.map(host) });

function objects(props: RemoteTopologyProps, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return unjudged(chart => {
    clusterWith(chart, new RemoteTopology({ sshKeySecret, ...props }), { kubernetesVersion, distribution: new K0smotron(), ...cluster });
  });
}

function problems(props: RemoteTopologyProps, cluster: Partial<WorkloadClusterProps> = {}): string[] {
  const chart = emptyChart();
  clusterWith(chart, new RemoteTopology({ sshKeySecret, ...props }), { kubernetesVersion, distribution: new K0smotron(), ...cluster });
  return problemsOf(chart);
}

test('workers of a hosted control plane', () => {
  expectGolden('remote-k0smotron', synthesize(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion,
      distribution: new K0smotron(),
      topology: new RemoteTopology({
        sshKeySecret,
        user: 'ops',
        sudo: true,
        credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'edge/ssh' }),
        endpoint: Endpoint.loadBalancer('10.0.0.10'),
        pools: [{ name: 'general', replicas: 2, hosts: [host(21), { address: 'edge-2.example.com', port: 2222, cleanUpCommands: ['k0s reset'] }, host(23)] }],
      }),
    });
  }));
});

test('a machine says what the topology does not', () => {
  const all = objects({
    user: 'ops',
    port: 2022,
    pools: [{ name: 'general', hosts: [host(1), { ...host(2), user: 'admin', port: 22, sudo: true, sshKeySecret: 'other' }] }],
  });
  expect(ofKind(all, 'PooledRemoteMachine').map(({ metadata, spec }) => [metadata.name, spec])).toEqual([
    ['prod-general-10-0-0-1', { pool: 'prod-general', machine: { address: '10.0.0.1', port: 2022, user: 'ops', sshKeyRef: { name: 'edge-ssh' } } }],
    ['prod-general-10-0-0-2', { pool: 'prod-general', machine: { address: '10.0.0.2', port: 22, user: 'admin', useSudo: true, sshKeyRef: { name: 'other' } } }],
  ]);
  expect(ofKind(all, 'RemoteMachineTemplate')[0].spec.template.spec).toEqual({ pool: 'prod-general' });
  expect(ofKind(all, 'RemoteCluster')[0].spec).toEqual({});
});

test('a control plane of its own takes machines and an endpoint', () => {
  const all = objects({ endpoint: Endpoint.loadBalancer('api.example.com'), controlPlane: { hosts: [1, 2, 3].map(host) }, pools: [pool(4, 5)] }, { distribution: new K0s() });
  expect(ofKind(all, 'PooledRemoteMachine').map(({ spec }) => spec.pool)).toEqual([...Array(3).fill('prod-control-plane'), ...Array(2).fill('prod-general')]);
  expect(ofKind(all, 'RemoteCluster')[0].spec).toEqual({ controlPlaneEndpoint: { host: 'api.example.com', port: 6443 } });
});

test('more machines on the list change nothing else', () => {
  const kept = (props: RemoteTopologyProps) => objects(props).filter(({ kind }) => kind !== 'PooledRemoteMachine');
  expect(kept({ pools: [pool(1, 2, 3)] })).toEqual(kept({ pools: [pool(1, 2)] }));
});

test('the management cluster needs its provider', () => {
  const topology = new RemoteTopology({ sshKeySecret, pools: [pool(1, 2)] });
  const cluster = clusterWith(emptyChart(), topology, { kubernetesVersion, distribution: new K0smotron() });
  expect(providersOf([cluster]).flatMap(({ installs }) => installs.map(install => install.join(' ')))).toContain('infrastructure k0sproject-k0smotron');
});

describe('reported', () => {
  test.each<[string, RemoteTopologyProps, Partial<WorkloadClusterProps>, string[]]>([
    ['nothing where machines suffice', { pools: [pool(1, 2)] }, {}, []],
    ['no spare machine for a rollout', { pools: [{ ...pool(1, 2), replicas: 2 }] }, {},
      ['RMT-01 hosts: pools["general"] may need 3 machines (rollouts included) and has 2; add hosts or write rollout: { maxSurge: "0", maxUnavailable: "1" }.']],
    ['none where none is needed', { pools: [{ ...pool(1, 2), replicas: 2, rollout: { maxSurge: '0', maxUnavailable: '1' } }] }, {}, []],
    ['the most that the autoscaler may want', { pools: [{ ...pool(1, 2), autoscale: { min: 1, max: 4 } }] }, {},
      ['RMT-01 hosts: pools["general"] may need 5 machines (rollouts included) and has 2; add hosts or write rollout: { maxSurge: "0", maxUnavailable: "1" }.']],
    ['too few for the control plane', { endpoint: Endpoint.loadBalancer('10.0.0.10'), controlPlane: { hosts: [host(1)] } }, { distribution: new K0s() },
      ['RMT-01 hosts: controlPlane may need 3 machines (rollouts included) and has 1; add hosts or write fewer replicas.']],
    ['machines for a hosted control plane', { controlPlane: { hosts: [host(1)] } }, {},
      ['RMT-02 hosted-control-plane: the control plane of "prod" is hosted and takes no machines; leave out controlPlane.hosts.']],
    ['Talos', { endpoint: Endpoint.loadBalancer('10.0.0.10'), controlPlane: { hosts: [1, 2, 3].map(host) } }, { distribution: new Talos({ talosVersion: 'v1.12' }), kubernetesVersion: 'v1.34.3' },
      ['PAIR-01 unsuitable-pair: Talos does not work on RemoteTopology: its machines are reached by SSH, which Talos Linux does not have.']],
    ['no endpoint', { controlPlane: { hosts: [1, 2, 3].map(host) } }, { distribution: new K0s() },
      ['PAIR-03 endpoint: RemoteTopology allocates no address for the API server; write endpoint: Endpoint.kubeVip(…) or Endpoint.loadBalancer(…).']],
  ])('%s', (_what, props, cluster, expected) => {
    expect(problems(props, cluster)).toEqual(expected.map(line => `[chart/prod] ${line}`));
  });
});

describe('refused', () => {
  test.each<[string, () => unknown, string]>([
    ['no key', () => new RemoteTopology({ pools: [pool(1)] }), 'RemoteTopology.pools["general"].hosts["10.0.0.1"].sshKeySecret: a value is required, here or at the topology.'],
    ['one machine twice', () => new RemoteTopology({ sshKeySecret, controlPlane: { hosts: [host(1)] }, pools: [pool(1)] }),
      'RemoteTopology.pools["general"].hosts["10.0.0.1"]: the machine is in controlPlane as well; keep one.'],
    ['no machines', () => new RemoteTopology({ pools: [{ name: 'general' } as any] }), 'RemoteTopology.pools["general"].hosts: a value is required.'],
    ['a login with blanks', () => new RemoteTopology({ user: 'o p' }), 'RemoteTopology.user: "o p" is not a login name; write for example "ops".'],
    ['a secret itself', () => new RemoteTopology({ sshKeySecret, credentials: 'PRIVATE KEY' as any }),
      'RemoteTopology.credentials: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.'],
    ['a Secret without its entry', () => new RemoteTopology({ sshKeySecret, credentials: Credentials.sealedSecret({ encryptedData: { key: 'A'.repeat(400) } }) }),
      'RemoteTopology.credentials: the sealed data lacks "value"; seal the keys value.'],
    ['a Secret without a name', () => new RemoteTopology({ credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'edge/ssh' }) }),
      'RemoteTopology.sshKeySecret: a value is required where credentials are given.'],
    ['a class', () => new ClusterClass(emptyChart(), 'x', { topology: new RemoteTopology({ sshKeySecret, pools: [pool(1)] }), distribution: new K0smotron() }),
      'ClusterClass "x".topology: RemoteTopology cannot be used in a class: RemoteMachineTemplate names the list of machines of one cluster (k0smotron v2.1.0); use WorkloadCluster.'],
  ])('%s', (_what, act, message) => {
    expect(act).toThrow(new Error(message));
  });
});
