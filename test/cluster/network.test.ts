import { ClusterNetwork, PoolOptions } from '../../src';
import { ofKind, problemsOf, synthesize } from '../support/golden';
import { clusterWith, PlainTopology } from '../support/plain-topology';

function render(network: ClusterNetwork, pools: PoolOptions[] = []): { objects: any[]; problems: string[] } {
  let problems: string[] = [];
  let objects: any[] = [];
  try {
    objects = synthesize(chart => {
      const cluster = clusterWith(chart, new PlainTopology({}, pools), { network });
      problems = problemsOf(cluster);
    });
  } catch (error) {
    if (problems.length === 0) { throw error; }
  }
  return { objects, problems };
}

test('node block sizes reach the controller manager, by family', () => {
  const { objects } = render({
    podCidrs: ['10.0.0.0/14', 'fd00:1::/48'], serviceCidrs: ['10.96.0.0/16', 'fd00:2::/112'], nodeCidrMaskSize: 25, nodeCidrMaskSizeIpv6: 64,
  });
  expect(ofKind(objects, 'KubeadmControlPlane')[0].spec.kubeadmConfigSpec.clusterConfiguration.controllerManager.extraArgs).toEqual([
    { name: 'node-cidr-mask-size-ipv4', value: '25' }, { name: 'node-cidr-mask-size-ipv6', value: '64' },
  ]);
});

test('a pod network without room for every node of a rollout is reported', () => {
  // 16 blocks of /24 for 3 + 1 control plane machines and 10 + 25% machines of the pool.
  const pools: PoolOptions[] = [{ name: 'a', replicas: 10, rollout: { maxSurge: '25%' } }];
  expect(render({ podCidrs: ['192.168.0.0/20'] }, pools).problems).toEqual([
    '[chart/prod] CL-07 pod-network-size: the IPv4 pod network has room for 16 nodes, and the cluster may have 17 (rollouts included); write a larger block or a larger network.nodeCidrMaskSize.',
  ]);
  expect(render({ podCidrs: ['192.168.0.0/20'], nodeCidrMaskSize: 25 }, pools).problems).toEqual([]);
});

test('an autoscaled pool counts with its greatest size', () => {
  expect(render({}, [{ name: 'a', autoscale: { min: 1, max: 300 } }]).problems[0]).toMatch('room for 256 nodes, and the cluster may have 305');
});

test('a node block may be 16 bits smaller than the pod block', () => {
  expect(render({ podCidrs: ['10.0.0.0/14'], serviceCidrs: ['172.16.0.0/16'], nodeCidrMaskSize: 30 }).problems).toEqual([]);
});

test.each([
  ['overlapping blocks', { podCidrs: ['10.96.0.0/16'] }, 'pods "10.96.0.0/16" and services "10.96.0.0/12" overlap'],
  ['mixed families', { podCidrs: ['fd00::/48'] }, 'pods are IPv6 and services are IPv4; use the same address families for both.'],
  ['two blocks of one family', { podCidrs: ['10.0.0.0/16', '10.1.0.0/16'] }, 'two IPv4 blocks; at most one IPv4 and one IPv6 block are allowed.'],
  ['a pod block below one node', { podCidrs: ['192.168.0.0/26'] }, 'pods "192.168.0.0/26" cannot hold the /24 of one node; choose a larger block or write nodeCidrMaskSize: 30.'],
  ['an IPv6 block that is too large', { podCidrs: ['fd00::/32'], serviceCidrs: ['fd01::/112'] }, 'pods "fd00::/32" and /64 per node lie more than 16 bits apart; write a block of /48 or smaller.'],
  ['an IPv6 size without IPv6', { nodeCidrMaskSizeIpv6: 64 }, 'network.nodeCidrMaskSizeIpv6: 64 without an IPv6 block in podCidrs; leave it out.'],
  ['too many services', { serviceCidrs: ['10.0.0.0/8'] }, '"10.0.0.0/8" is too large for services; write /12 or a smaller block.'],
  ['too few services', { serviceCidrs: ['10.0.0.0/30'] }, '"10.0.0.0/30" is too small for services; write /28 or a larger block.'],
  ['no block', { podCidrs: [] }, 'network.podCidrs: [] has too few items; at least 1 needed.'],
  ['an unknown property', { podCidr: '10.0.0.0/16' }, 'network: "podCidr" is not a property; write podCidrs.'],
] as [string, any, string][])('%s is refused', (_what, network, message) => {
  expect(() => render(network)).toThrow(message);
});
