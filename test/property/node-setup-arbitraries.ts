import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import {
  CgroupDriver, ContainerdLogLevel, CpuManagerPolicy, DiskFilesystem, FileEncoding, IpFamily, MirrorCapability, NodeSetup, PartitionTable,
  SwapBehavior, TaintEffect, TopologyManagerPolicy,
} from '../../src';
import { CERTIFICATE } from '../support/node-setups';

/** Every member may be absent. */
function some<T>(members: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(members, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

function oneOf<T extends string>(values: { [name: string]: T }): fc.Arbitrary<T> {
  return fc.constantFrom(...Object.values(values));
}

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
const path = fc.array(word, { minLength: 1, maxLength: 3 }).map(words => `/${words.join('/')}`);
const command = fc.oneof(word, fc.string({ minLength: 1 }), fc.constantFrom('{{ ds.meta_data.hostname }}', "awk '{ print $1 }'", '${#a}', '{% raw %}'));
const secret = fc.record({ name: word, key: word, revision: word }, { requiredKeys: ['name', 'key'] });
const key = word.map(name => `ssh-ed25519 AAAA${name} ${name}@example.com`);
const seconds = fc.integer({ min: 0, max: 100000 }).map(amount => Duration.seconds(amount));
const host = word.map(name => `${name}.example.com`);
const quantities = fc.dictionary(fc.constantFrom('cpu', 'memory'), fc.constantFrom('1', '500m', '1Gi'));
const plain = fc.dictionary(word, fc.jsonValue({ maxDepth: 2 }).filter(value => !JSON.stringify(value).includes('null')), { maxKeys: 3 });

const file = fc.oneof(
  fc.record({ path, content: fc.string({ minLength: 1, unit: 'binary' }), append: fc.boolean(), owner: fc.constantFrom('root:root', 'ops:ops') }, { requiredKeys: ['path', 'content'] }),
  fc.record({ path, content: fc.base64String({ minLength: 4 }), encoding: oneOf(FileEncoding) }),
  fc.record({ path, fromSecret: secret, permissions: fc.constantFrom('0600', '644') }, { requiredKeys: ['path', 'fromSecret'] }),
);

const endpoint = fc.record({ url: host.chain(name => fc.constantFrom(`https://${name}`, `https://${name}:5000/v2/a`)), capabilities: fc.array(oneOf(MirrorCapability), { minLength: 1, maxLength: 3 }), caFromSecret: secret }, { requiredKeys: ['url'] });
const mirror = fc.oneof(
  fc.record({ registry: fc.oneof(host, fc.constant('*')), mirrors: fc.array(endpoint, { minLength: 1, maxLength: 2 }), upstreamFallback: fc.boolean() }, { requiredKeys: ['registry', 'mirrors'] }),
  fc.record({ registry: host, hostsFromSecret: secret }),
);

const certificate = fc.oneof(fc.record({ name: word, pem: fc.constant(CERTIFICATE) }), fc.record({ name: word, fromSecret: secret }));

const volume = fc.record({ label: word, mountPath: path, filesystem: oneOf(DiskFilesystem), percentage: fc.integer({ min: 1, max: 60 }), mountOptions: fc.array(word, { minLength: 1, maxLength: 2 }) }, { requiredKeys: ['label', 'mountPath'] });
const disk = fc.record({ device: word.map(name => `/dev/${name}`), volumes: fc.array(volume, { minLength: 1, maxLength: 2 }), partitionTable: oneOf(PartitionTable), overwrite: fc.boolean() }, { requiredKeys: ['device', 'volumes'] });

const kubelet = some({
  maxPods: fc.integer({ min: 0, max: 300 }),
  cgroupDriver: oneOf(CgroupDriver),
  evictionHard: fc.dictionary(fc.constantFrom('memory.available', 'nodefs.available', 'wrong'), fc.constantFrom('10%', '1Gi')),
  evictionSoft: fc.dictionary(fc.constant('memory.available'), fc.constant('1Gi')),
  evictionSoftGracePeriod: fc.dictionary(fc.constant('memory.available'), seconds),
  systemReserved: quantities,
  imageGcHighThreshold: fc.integer({ min: 70, max: 101 }),
  imageMinimumAge: seconds,
  parallelImagePulls: fc.integer({ min: 1, max: 5 }),
  containerLogMaxSize: fc.integer({ min: 1, max: 100 }).map(amount => Size.mebibytes(amount)),
  shutdownGracePeriod: seconds,
  shutdownGracePeriodCriticalPods: seconds,
  cpuManagerPolicy: oneOf(CpuManagerPolicy),
  topologyManagerPolicy: oneOf(TopologyManagerPolicy),
  featureGates: fc.dictionary(fc.constantFrom('NodeSwap', 'wrong'), fc.boolean()),
});

const items = {
  users: fc.array(fc.record({ name: fc.constantFrom('ops', 'dev', 'no'), sshAuthorizedKeys: fc.array(key, { maxLength: 2 }), groups: fc.array(word, { maxLength: 2 }), sudo: fc.boolean() }, { requiredKeys: ['name'] }), { maxLength: 2 }),
  sshCertificateAuthorities: fc.array(key, { maxLength: 2 }),
  ntpServers: fc.array(host, { maxLength: 3 }),
  files: fc.array(file, { maxLength: 4 }),
  bootCommands: fc.array(command, { maxLength: 1 }),
  preJoinCommands: fc.array(command, { maxLength: 3 }),
  postJoinCommands: fc.array(command, { maxLength: 3 }),
  proxy: some({ httpProxy: host.map(name => `http://${name}`), httpsProxy: fc.constantFrom('http://proxy.example.com:3128', 'http://a:b@c'), noProxy: fc.constant(['10.0.0.0/8']) }),
  proxyBypass: fc.array(host, { maxLength: 2 }),
  registryMirrors: fc.array(mirror, { maxLength: 2 }),
  imageCredentials: secret,
  trustedCertificates: fc.array(certificate, { maxLength: 2 }),
  kubelet,
  kubeletConfiguration: plain,
  kubeletArguments: fc.dictionary(fc.constantFrom('v', 'node-ip', 'max-pods'), command),
  nodeIp: some({ family: oneOf(IpFamily), interface: fc.constant('eth1') }),
  sysctls: fc.dictionary(fc.constantFrom('vm.swappiness', 'net.core.somaxconn'), word),
  kernelModules: fc.array(word, { maxLength: 2 }),
  containerd: some({
    logLevel: oneOf(ContainerdLogLevel), selinux: fc.boolean(), maxConcurrentDownloads: fc.integer({ min: 0, max: 9 }), dropIn: fc.string(),
  }),
  swap: some({ size: fc.integer({ min: 1, max: 9 }).map(amount => Size.gibibytes(amount)), behavior: oneOf(SwapBehavior) }),
  disks: fc.array(disk, { maxLength: 2 }),
  taints: fc.array(fc.record({ key: word, effect: oneOf(TaintEffect) }), { maxLength: 2 }),
  nodeLabels: fc.dictionary(word, word, { maxKeys: 2 }),
};

/** Setups as people write them: a few items at a time, some of them wrong. */
export const nodeSetup: fc.Arbitrary<NodeSetup> = fc.subarray(Object.keys(items), { maxLength: 4 })
  .chain(names => fc.record(Object.fromEntries(names.map(name => [name, (items as any)[name]])))) as fc.Arbitrary<NodeSetup>;
