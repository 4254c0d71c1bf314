import { cluster } from './support';
import { KubeVipCloudProvider } from '../../src';

test('ranges for all namespaces and for single ones', () => {
  const addon = new KubeVipCloudProvider({ addresses: ['10.0.8.10-10.0.8.20', '10.0.8.30-10.0.8.40'], namespaces: { web: ['10.0.9.1-10.0.9.9'] } });
  expect(addon.release(cluster())).toMatchObject({
    namespace: 'kube-system',
    values: { cm: { data: { 'range-global': '10.0.8.10-10.0.8.20,10.0.8.30-10.0.8.40', 'range-web': '10.0.9.1-10.0.9.9' } } },
  });
  expect(addon.provides).toEqual(['load-balancer']);
});

test('addresses belong to nothing else', () => {
  expect(new KubeVipCloudProvider({ addresses: ['10.0.0.5-10.0.0.15'] }).problems(cluster())).toEqual([
    'ADD-07 pool-clash: addresses 10.0.0.5-10.0.0.15 of pool "global" of "kube-vip-cloud-provider" overlap with 10.0.0.10 of cluster "prod", which belongs to its API server; take them out of the pool.',
  ]);
});

test.each<[any, string]>([
  [{}, 'KubeVipCloudProvider.addresses: a value is required.'],
  [{ addresses: ['10.0.8.0/24'] }, 'KubeVipCloudProvider.addresses[0]: "10.0.8.0/24" is not a range of first and last address; write for example "10.0.8.10-10.0.8.60".'],
  [{ addresses: ['10.0.8.1-10.0.8.9'], namespaces: { global: ['10.0.9.1-10.0.9.9'] } }, 'KubeVipCloudProvider.namespaces: kube-vip takes the ranges of a namespace called "global" for those of all; name the namespace differently.'],
])('refuses %j', (props, message) => {
  expect(() => new KubeVipCloudProvider(props)).toThrow(message);
});
