import { Duration, Size } from 'cdk8s';
import { BootFormat, NodeSetup } from '../../src';
import { mergeSetups } from '../../src/contract/merge-setups';

test('lists are joined, general ones first', () => {
  expect(mergeSetups({ preJoinCommands: ['a'] }, undefined, {}, { preJoinCommands: ['b'] })).toEqual({ preJoinCommands: ['a', 'b'] });
  expect(mergeSetups({ ntpServers: ['a'] }, { ntpServers: ['b'] }).ntpServers).toEqual(['a', 'b']);
});

test('maps are merged, the later key wins', () => {
  expect(mergeSetups({ sysctls: { a: '1', b: '1' } }, { sysctls: { b: '2' } })).toEqual({ sysctls: { a: '1', b: '2' } });
});

test('of single values the last one given counts', () => {
  expect(mergeSetups({ nodeName: 'a', externalCloudProvider: true }, { nodeName: 'b', externalCloudProvider: undefined })).toEqual({ nodeName: 'b', externalCloudProvider: true });
});

test('the nearer proxy counts, exceptions add up', () => {
  const far = { proxy: { httpProxy: 'http://a.example.com', httpsProxy: 'http://a.example.com', noProxy: ['x'] } };
  expect(mergeSetups(far, { proxy: { httpsProxy: 'http://b.example.com', noProxy: ['y'] } }).proxy)
    .toEqual({ httpProxy: 'http://a.example.com', httpsProxy: 'http://b.example.com', noProxy: ['x', 'y'] });
});

test('kubelet settings merge member by member, their lists are replaced, durations stay whole', () => {
  const grace = Duration.minutes(1);
  const merged = mergeSetups(
    { kubelet: { maxPods: 10, systemReserved: { cpu: '1' }, tlsCipherSuites: ['TLS_A'], shutdownGracePeriod: Duration.minutes(9) } },
    { kubelet: { systemReserved: { memory: '1Gi' }, tlsCipherSuites: ['TLS_B'], shutdownGracePeriod: grace } },
  );
  expect(merged.kubelet).toEqual({ maxPods: 10, systemReserved: { cpu: '1', memory: '1Gi' }, tlsCipherSuites: ['TLS_B'], shutdownGracePeriod: grace });
});

test('units of Ignition add up', () => {
  const unit = (name: string): NodeSetup => ({ ignitionConfig: { systemd: { units: [{ name }] } } });
  expect(mergeSetups(unit('a.service'), unit('b.service'))).toEqual({ ignitionConfig: { systemd: { units: [{ name: 'a.service' }, { name: 'b.service' }] } } });
});

test('a reference is never mixed from two', () => {
  expect(mergeSetups({ imageCredentials: { name: 'a', key: 'k', revision: '1' } }, { imageCredentials: { name: 'b', key: 'k' } }).imageCredentials).toEqual({ name: 'b', key: 'k' });
  expect(mergeSetups({ nodeIp: { interface: 'eth1' } }, { nodeIp: {} }).nodeIp).toEqual({});
  expect(mergeSetups({ swap: { size: Size.gibibytes(1) } }, { swap: {} }).swap).toEqual({});
});

test('two boot formats are refused', () => {
  const said = { bootFormat: BootFormat.CLOUD_INIT };
  expect(mergeSetups(said, said)).toEqual(said);
  expect(() => mergeSetups(said, { bootFormat: BootFormat.IGNITION })).toThrow(
    'setup.bootFormat: "ignition" is not "cloud-config", which the infrastructure boots with; choose it at the topology.');
});

test('nothing given is changed', () => {
  const first: NodeSetup = { preJoinCommands: ['a'], proxy: { noProxy: ['x'] }, kubeletConfiguration: { a: { b: 1 } } };
  const before = structuredClone(first);
  mergeSetups(first, { preJoinCommands: ['b'], proxy: { noProxy: ['y'] }, kubeletConfiguration: { a: { c: 2 } } });
  expect(first).toEqual(before);
});
