import { writeFileSync } from 'fs';
import { execFileSync } from 'child_process';
import { Size, Chart, Testing } from 'cdk8s';
import { Endpoint, ClassCluster, ClusterClass, WorkloadCluster, VSphereClass, DeletionOrder, ClassVariable, TextFormat, ClassBuiltin } from '../../src';
import { vsphere } from '../support/fixtures';
function evaluated(build: (c: Chart) => void): any[] {
  const chart = new Chart(Testing.app(), 'chart');
  build(chart);
  const objects = chart.toJson();
  writeFileSync('/tmp/capieval/in.json', JSON.stringify(objects));
  return JSON.parse(execFileSync('/tmp/capieval/capieval', { input: JSON.stringify(objects), maxBuffer: 1e8 }).toString()).filter((o: any) => o);
}
const plain = (build: (c: Chart) => void): any[] => { const chart = new Chart(Testing.app(), 'chart'); build(chart); return chart.toJson(); };
const strip = (objs: any[], kind: string) => objs.filter(o => o.kind === kind).map(o => JSON.stringify(sorted(o.spec), undefined, 1));
const sorted = (v: any): any => Array.isArray(v) ? v.map(sorted) : v && typeof v === 'object' ? Object.fromEntries(Object.keys(v).sort().map(k => [k, sorted(v[k])])) : v;
const KINDS = ['VSphereCluster', 'VSphereMachineTemplate', 'KubeadmConfigTemplate', 'KubeadmControlPlane', 'MachineDeployment', 'MachineHealthCheck'];
const literal = vsphere({
  credentialsSecret: 'site-2-vcenter', network: 'vlan-8', endpoint: Endpoint.kubeVip('10.2.0.10'), disk: Size.gibibytes(80), vmxKeys: { a: 'b' },
  zones: [{ name: 'a', region: { name: 'r' }, datacenter: 'dc' }],
  controlPlane: { replicas: 1 }, pools: [{ name: 'a', replicas: 2, memory: Size.gibibytes(64), deletionOrder: DeletionOrder.NEWEST, failureDomain: 'a', healthCheck: { enabled: false } }, { name: 'b', memory: Size.gibibytes(8) }],
});
const setup = { proxy: { httpProxy: 'http://proxy:3128', noProxy: ['10.0.0.0/24'] } };
function compare(a: any[], b: any[]) {
  for (const kind of KINDS) { expect([kind, ...strip(a, kind).sort()].join('\n')).toBe([kind, ...strip(b, kind).sort()].join('\n')); }
}
test('ready-made', () => {
  const cls = evaluated(chart => {
    const edge = new VSphereClass(chart, 'vsphere', { setup });
    new ClassCluster(chart, 'site-2', { class: edge, kubernetesVersion: 'v1.34.3', topology: literal });
  });
  compare(cls, plain(chart => { new WorkloadCluster(chart, 'site-2', { kubernetesVersion: 'v1.34.3', topology: literal, setup }); }));
});
test('own', () => {
  const address = ClassVariable.text('address', { format: TextFormat.IPV4 });
  const memory = ClassVariable.integer('memoryMiB', { min: 2048, defaultValue: 8192 });
  const thumb = ClassVariable.text('thumbprint', { required: false, pattern: '^[0-9A-F:]+$', example: 'AB' });
  const network = ClassVariable.text('network');
  const dns = ClassVariable.list('dns');
  const topo = (v: any) => vsphere({
    thumbprint: v.thumb, credentialsSecret: `${v.cluster}-vcenter`, endpoint: Endpoint.kubeVip(v.address),
    devices: [{ network: v.network, nameservers: ['1.1.1.1', ...v.dns] }],
    pools: [{ name: 'general', memory: Size.mebibytes(v.memory) }],
  });
  const setupFor = (v: any) => ({ ...setup, files: [{ path: '/etc/x', content: `net "${v.network}" \\ {{ x }} %s ${v.memory}\n` }] });
  const cls = evaluated(chart => {
    const v = { thumb: thumb.asString, cluster: ClassBuiltin.clusterName(), address: address.asString, network: network.asString, memory: memory.asNumber, dns: dns.asList };
    const edge = new ClusterClass(chart, 'edge', { topology: topo(v), setup: { ...setup, preJoinCommands: [`echo '${v.network}' {% 100%`, `n=${v.memory}`] }, variables: [address, memory, thumb, network, dns] });
    new ClassCluster(chart, 'site-2', { class: edge, kubernetesVersion: 'v1.34.3', network: { podCidrs: ['10.200.0.0/16'] }, variables: [address.of('10.2.0.10'), network.of('vlan "8" \\ <&>'), thumb.of('AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB'), dns.of(['9.9.9.9', '8.8.8.8'])] });
  });
  void setupFor;
  const v = { thumb: 'AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB', cluster: 'site-2', address: '10.2.0.10', network: 'vlan "8" \\ <&>', memory: 8192, dns: ['9.9.9.9', '8.8.8.8'] };
  compare(cls, plain(chart => { new WorkloadCluster(chart, 'site-2', { kubernetesVersion: 'v1.34.3', network: { podCidrs: ['10.200.0.0/16'] }, topology: topo(v), setup: { ...setup, preJoinCommands: [`echo '${v.network}' {% 100%`, `n=${v.memory}`] } }); }));
});
