import { Duration, Size } from 'cdk8s';
import { edgeClass, edgeVariables, emptyChart, plainClass, site } from './support';
import {
  ClassAlternative, ClassBuiltin, ClassPatch, ClassVariable, ClusterClassProps, Endpoint, IpPool, Kubeadm, TextFormat, VariableSchema, VSphereClass,
  WorkloadCluster,
} from '../../src';
import { vsphere } from '../support/fixtures';
import { problemsOf } from '../support/golden';
import { PlainTopology } from '../support/plain-topology';

/** The lines about a class with these props. */
function lines(props: Partial<ClusterClassProps>): string[] {
  const chart = emptyChart();
  plainClass(chart, props);
  return problemsOf(chart).map(line => line.replace('[chart/edge] ', ''));
}

const memory = () => ClassVariable.integer('memoryMiB', { min: 2048 });
const text = () => ClassVariable.text('site');

describe('variables that do not arrive', () => {
  test('a computed number', () => {
    const variable = memory();
    expect(lines({ topology: vsphere({ memory: Size.gibibytes(variable.asNumber) }), variables: [variable] })).toContain(
      'CLS-01 lost-variable: a number computed from "memoryMiB" reached spec.template.spec.memoryMiB of VSphereMachineTemplate (control-plane-machines); pass memoryMiB.asNumber itself.');
    expect(lines({ topology: vsphere({ vmxKeys: { a: `${variable.asNumber / 4}` } }), variables: [variable] })[0]).toMatch(/a number computed from "memoryMiB" reached spec\.template\.spec\.customVMXKeys\.a/);
    expect(lines({ topology: vsphere({ vmxKeys: { a: `${variable.asNumber + 1}` } }), variables: [variable] })[0]).toMatch(/a number computed from "memoryMiB"/);
  });

  test('a piece of a text, an encoded text and a key', () => {
    const variable = text();
    expect(lines({ topology: vsphere({ folder: `x${variable.asString.slice(0, 3)}` }), variables: [variable] })[0]).toMatch(
      /^CLS-01 lost-variable: a piece of a class variable reached spec\.template\.spec\.folder of VSphereMachineTemplate/);
    expect(lines({ topology: vsphere({ folder: Buffer.from(`${variable.asString}-abcdefgh`).toString('base64') }), variables: [variable] })[0]).toMatch(/a base64 encoded class variable reached/);
    expect(lines({ topology: vsphere({ folder: encodeURIComponent(variable.asString) }), variables: [variable] })[0]).toMatch(/a percent encoded class variable reached/);
    expect(lines({ topology: vsphere({ vmxKeys: { [`a.${variable.asString}`]: 'x' } }), variables: [variable] })[0]).toBe(
      'CLS-01 lost-variable: the key "a.{site}" in spec.template.spec.customVMXKeys of VSphereMachineTemplate (control-plane-machines) contains a class variable; keys are the same in every cluster.');
  });

  test('a list joined into a text', () => {
    const variable = ClassVariable.list('dns');
    expect(lines({ topology: vsphere({ folder: `${variable.asList}/vms` }), variables: [variable] })).toContain(
      'CLS-01 lost-variable: the list was joined into a text in spec.template.spec.folder of VSphereMachineTemplate (control-plane-machines); use "dns" as it is.');
  });

  test('one that nothing uses, and one that the class does not know', () => {
    const [one, other] = [text(), ClassVariable.boolean('gpu')];
    expect(lines({ variables: [one, other] })).toEqual([
      'CLS-02 unused-variable: nothing of the class depends on "site"; put it where a literal fits, or take it out of variables.',
      'CLS-02 unused-variable: nothing of the class depends on "gpu"; use it in ClassPatch.when(…), or take it out of variables.',
    ]);
    expect(lines({ topology: vsphere({ folder: one.asString }) })[0]).toBe(
      'CLS-08 undeclared-variable: "site" is used and is not one of the variables of the class; add it to variables.');
    expect(lines({ patches: [ClassPatch.when(other, { setup: { preJoinCommands: ['true'] } })] })[0]).toBe(
      'CLS-08 undeclared-variable: "gpu" is used by patch "gpu" and is not one of the variables of the class; add it to variables.');
  });

  test('one that a cluster may leave out among other data', () => {
    const variable = ClassVariable.text('site', { required: false });
    expect(lines({ topology: vsphere({ folder: `edge/${variable.asString}` }), variables: [variable] })[0]).toBe(
      'CLS-04 optional-variable: spec.template.spec.folder of VSphereMachineTemplate (control-plane-machines) contains "site" among other data, and a cluster may leave it out; give it a default or make it required.');
  });

  test('one in a part that patches do not reach', () => {
    const variable = text();
    expect(lines({ topology: vsphere({ pools: [{ name: 'general', failureDomain: variable.asString }] }), variables: [variable] })).toContain(
      'CLS-01 lost-variable: "site" reached workers.machineDeployments.0.failureDomain of the class, which patches cannot change; write it for each cluster.');
  });

  test('one in a text too long for a template', () => {
    const variable = text();
    const content = `${variable.asString}${'\n"'.repeat(3000)}`;
    expect(lines({ setup: { files: [{ path: '/etc/a', content }] }, variables: [variable] })[0]).toMatch(
      /^CLS-05 template-length: spec\.template\.spec\.kubeadmConfigSpec\.files\.- of KubeadmControlPlaneTemplate \(control-plane\) needs a template of \d+ characters and Cluster API takes 10240; move the class variables out of the long text/);
  });

  test('one outside of a class', () => {
    expect(() => new WorkloadCluster(emptyChart(), 'prod', { kubernetesVersion: 'v1.34.3', topology: vsphere({ folder: text().asString }) })).toThrow(
      /^chart\/prod: VSphereMachineTemplate "prod-control-plane-\w{8}" contains the class variable "\{site\}"; only a ClusterClass can hold one, so write the value\.$/);
  });
});

describe('clusters in a class', () => {
  test('zones, whose objects are called after one cluster', () => {
    expect(lines({ topology: vsphere({ zones: [{ name: 'a', region: { name: 'r' }, datacenter: 'dc' }] }) })[0]).toBe(
      'CLS-03 cluster-in-class: spec.failureDomainSelector.matchExpressions of VSphereClusterTemplate (infrastructure) is computed from the name, namespace or network of a cluster, which the class does not know; leave out what needs it, or use WorkloadCluster.'.replace('spec.failure', 'spec.template.spec.failure'));
  });

  test('a version that changes the templates', () => {
    class Versioned extends PlainTopology {
      public controlPlaneMachines(cluster: any) {
        return { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2', kind: 'PlainMachineTemplate', spec: { template: { spec: { driver: cluster.kubernetesVersion.isAtLeast(34) ? 'new' : 'old' } } } };
      }
    }
    expect(lines({ topology: new Versioned() })).toEqual([
      'CLS-03 cluster-in-class: spec.template.spec.driver of PlainMachineTemplate (control-plane-machines) is different for Kubernetes v1.32.0 and v1.36.0; raise minimumKubernetesVersion or make another class for newer versions.',
    ]);
    expect(lines({ topology: new Versioned(), minimumKubernetesVersion: 'v1.34.0' })).toEqual([]);
  });

  test('a version too old for an option', () => {
    expect(() => plainClass(emptyChart(), { minimumKubernetesVersion: 'v1.29.0', setup: { swap: {} } })).toThrow(
      'ClusterClass "edge": "{cluster name}" controlPlane.setup.swap: the kubelet of Kubernetes {Kubernetes version} does not run with swap; use v1.30 or later, or leave out swap.');
  });
});

describe('what a class has no place for', () => {
  test.each([
    ['names', { pools: [{ name: 'a', names: { group: 'x' } }] }, 'topology.pools["a"].names: Cluster API names the objects of a class; leave it out.'],
    ['rolloutToken', { controlPlane: { rolloutToken: 'x' } }, 'topology.controlPlane.rolloutToken: Cluster API compares contents, so nothing would happen; set rollout.after of the cluster.'],
    ['machineNaming', { pools: [{ name: 'a', machineNaming: 'x-{{ .random }}' }] }, 'topology.pools["a"].machineNaming: a class cannot name machines of pools; write naming.pools of the class, after which they are called.'],
    ['kubernetesVersion', { pools: [{ name: 'a', kubernetesVersion: 'v1.33.0' }] }, 'topology.pools["a"].kubernetesVersion: every machine of a cluster of a class has the version of the cluster; leave it out.'],
    ['rollout.after', { pools: [{ name: 'a', rollout: { after: '2026-12-01T02:00:00Z' } }] }, 'topology.pools["a"].rollout.after: "2026-12-01T02:00:00Z" is for one cluster; write it there.'],
  ])('%s', (_option, topology, message) => {
    expect(() => plainClass(emptyChart(), { topology: vsphere(topology) })).toThrow(`ClusterClass "edge".${message}`);
  });

  test('providers without template kinds, by name', () => {
    class Talos extends Kubeadm { public get classProblem() { return 'TalosControlPlane has no template kind'; } }
    class Packet extends PlainTopology { public get classProblem() { return 'PacketCluster has no template kind'; } }
    expect(() => plainClass(emptyChart(), { distribution: new Talos() })).toThrow(
      'ClusterClass "edge".distribution: Talos cannot be used in a class: TalosControlPlane has no template kind; use WorkloadCluster.');
    expect(() => plainClass(emptyChart(), { topology: new Packet() })).toThrow(
      'ClusterClass "edge".topology: Packet cannot be used in a class: PacketCluster has no template kind; use WorkloadCluster.');
  });

  test.each([
    ['an unknown property', { topologie: 1 }, 'ClusterClass "edge": "topologie" is not a property; write topology.'],
    ['two variables of one name', { variables: [text(), text()] }, 'ClusterClass "edge".variables: "site" is the name of two; give each its own.'],
    ['a gap between versions', { kubernetesVersions: ['v1.33.1', 'v1.35.0'] }, 'ClusterClass "edge".kubernetesVersions: "v1.35.0" leaves out v1.34 after "v1.33.1"; add a version of it.'],
    ['versions out of order', { kubernetesVersions: ['v1.34.1', 'v1.34.0'] }, 'ClusterClass "edge".kubernetesVersions: "v1.34.0" is not newer than "v1.34.1" before it; write the oldest first, each once.'],
    ['a minimum above the versions', { kubernetesVersions: ['v1.33.1'], minimumKubernetesVersion: 'v1.34.0' }, 'ClusterClass "edge".minimumKubernetesVersion: "v1.34.0" is newer than "v1.33.1" of kubernetesVersions; leave it out.'],
    ['a name template without the pool', { naming: { pools: '{{ .cluster.name }}' } }, 'ClusterClass "edge".naming.pools: "{{ .cluster.name }}" has no {{ .machineDeployment.topologyName }}; two objects would get one name.'],
    ['a name template with another key', { naming: { controlPlane: '{{ .cluster.nam }}' } }, 'ClusterClass "edge".naming.controlPlane: "{{ .cluster.nam }}" is not a placeholder here; write {{ .cluster.name }}, {{ .random }}.'],
    ['a name template that makes no names', { naming: { infrastructure: '{{ .cluster.name }}_X' } }, 'ClusterClass "edge".naming.infrastructure: "{{ .cluster.name }}_X" does not make DNS names; use lower-case letters, digits and dashes around the placeholders.'],
    ['a long name', { name: 'x'.repeat(46) }, 'ClusterClass "edge".name: 46 characters; at most 45 are allowed.'],
    ['a second distribution', { topology: new (class extends PlainTopology { public get requiredDistribution() { return new Kubeadm(); } })(), distribution: new Kubeadm() }, 'brings its own distribution; leave it out.'],
  ])('%s', (_what, props: any, message) => {
    expect(() => plainClass(emptyChart(), props)).toThrow(message);
  });

  test('a pool named by a variable, and more pools than a class may have', () => {
    expect(() => plainClass(emptyChart(), { topology: vsphere({ pools: [{ name: text().asString }] }) })).toThrow(
      'ClusterClass "edge".topology.pools: the name of a pool is the same in every cluster; write it literally.');
    const pools = Array.from({ length: 101 }, (_, index) => ({ name: `pool-${index}` }));
    expect(() => plainClass(emptyChart(), { topology: vsphere({ pools }) })).toThrow('ClusterClass "edge".topology.pools: 101 pools; a class has at most 100.');
  });
});

describe('variables', () => {
  test.each([
    ['a name with a dot', () => ClassVariable.text('my.var'), 'ClassVariable: "my.var" is not a variable name (letters, digits and underscores; not "builtin"); write for example "memoryMiB".'],
    ['the reserved name', () => ClassVariable.text('builtin'), 'ClassVariable: "builtin" is not a variable name'],
    ['a default of another type', () => ClassVariable.text('a', { defaultValue: 5 as any }), 'VariableSchema.text.defaultValue: 5 is not text.'],
    ['a default beyond the limits', () => ClassVariable.integer('a', { max: 3, defaultValue: 5 }), 'VariableSchema.integer.defaultValue: '],
    ['limits that cross', () => ClassVariable.integer('a', { min: 3, max: 1 }), 'VariableSchema.integer: min 3 is above max 1.'],
    ['a broken pattern', () => ClassVariable.text('a', { pattern: '(' }), 'VariableSchema.text.pattern: "(" is not a regular expression.'],
    ['an unknown option', () => ClassVariable.text('a', { size: 3 } as any), 'VariableSchema.text: "size" is not a property'],
    ['a schema of something else', () => ClassVariable.withSchema('a', {} as any), 'ClassVariable "a": {} is not a VariableSchema; write for example VariableSchema.text().'],
    ['a number as text', () => memory().asString, 'ClassVariable "memoryMiB": asString is for text variables and this is an integer; write asNumber.'],
    ['a boolean as text', () => ClassVariable.boolean('gpu').asString, 'ClassVariable "gpu": asString is for text variables and this is a boolean; write ClassPatch.when(…).'],
    ['an unknown property of an object', () => ClassVariable.object('v', { properties: { a: VariableSchema.text() } }).property('b'), 'ClassVariable "v": "b" is not a property; the properties are a.'],
    ['a value against the schema', () => memory().of(1), 'ClassVariable "memoryMiB": 1 is too small; write 2048 or more.'],
    ['a value against a rule', () => ClassVariable.integer('a', { rules: [{ rule: 'self % 2 == 1', message: 'must be odd' }] }).of(2), 'must be odd'],
  ])('%s', (_what, make, message) => {
    expect(make).toThrow(message);
  });

  test('a value is held to the props it was used for', () => {
    const variables = edgeVariables();
    edgeClass(emptyChart(), variables);
    expect(() => variables.memory.of(500)).toThrow('ClassVariable "memoryMiB": 500 is too small; write 2048 or more.');
    const [cores, folder] = [ClassVariable.integer('cpus'), ClassVariable.text('folder')];
    plainClass(emptyChart(), { topology: vsphere({ cpus: cores.asNumber, folder: folder.asString }), variables: [cores, folder] });
    expect(() => cores.of(1)).toThrow('ClassVariable "cpus" for VSphereTopology.cpus: 1 is below 2, the least allowed.');
    expect(() => folder.of(' x')).toThrow('ClassVariable "folder" for VSphereTopology.folder: " x" has blanks at its ends or a line break.');
  });

  test('a value that cloud-init would read is refused where it stands in bootstrap data', () => {
    const variable = text();
    plainClass(emptyChart(), { setup: { preJoinCommands: [`echo ${variable.asString}`] }, variables: [variable] });
    expect(() => variable.of('{{ x }}')).toThrow('ClassVariable "site" for bootstrap data: "{{ x }}" would be read by cloud-init; write a text without {{, {% and {#.');
  });

  test.each([
    ['an address that may be of either family', () => Endpoint.kubeVip(text().asString), 'Endpoint.kubeVip: the class variable "site" may be an IPv4 or an IPv6 address; write its format as TextFormat.IPV4 or TextFormat.IPV6.'],
    ['a release that decides on settings', () => Endpoint.kubeVip('10.0.0.1', { version: text().asString }), 'Endpoint.kubeVip.version: a class variable cannot stand here, because more depends on it than this one value; write the value itself.'],
    ['a percentage', () => vsphere({ pools: [{ name: 'a', rollout: { maxSurge: text().asString } }] }), 'VSphereTopology.pools["a"].rollout.maxSurge: a class variable cannot stand here'],
    ['addresses of a pool', () => IpPool.inCluster({ name: 'a', addresses: [text().asString], prefix: 24 }), 'IpPool.inCluster.addresses[0]: "{site}" is not an address, a range or a block'],
    ['a gateway of another family', () => vsphere({ devices: [{ gateway4: ClassVariable.text('gw', { format: TextFormat.IPV6 }).asString }] }), '"{gw}" is not an IPv4 address'],
  ])('%s cannot be one', (_what, make, message) => {
    expect(make).toThrow(message);
  });
});

describe('patches', () => {
  const gpu = ClassVariable.boolean('gpu');
  const size = ClassVariable.text('size', { values: ['s', 'l'] });
  test.each([
    ['a text where a boolean is needed', () => ClassPatch.when(size, { setup: {} }), 'ClassPatch.when: "size" is a text variable; write ClassPatch.whenEquals("…", …) or make it boolean.'],
    ['a boolean where a text is needed', () => ClassPatch.whenEquals(gpu, 'x', { setup: {} }), 'ClassPatch.whenEquals: "gpu" is a boolean variable; only texts can be compared.'],
    ['a value that never is', () => ClassPatch.whenEquals(size, 'm', { setup: {} }), 'ClassPatch.whenEquals: "size" is never "m", because '],
    ['no variable', () => ClassPatch.when(undefined as any, { setup: {} }), 'is not a ClassVariable; write for example ClassVariable.boolean("gpu").'],
    ['an alternative that says nothing', () => ClassPatch.when(gpu, {}), 'ClassPatch for "gpu": the alternative says nothing; write topology, distribution, setup or kubernetes.'],
    ['an unknown property', () => ClassPatch.when(gpu, { tolopogy: 1 } as ClassAlternative), 'ClassPatch for "gpu": "tolopogy" is not a property; write topology.'],
    ['an extension without a handler', () => ClassPatch.external('x', {}), 'ClassPatch.external: neither generatePatches nor validateTopology is given; write at least one (PAT-04).'],
    ['a handler without an extension', () => ClassPatch.external('x', { generatePatches: 'generate' }), 'ClassPatch.external.generatePatches: "generate" is not a handler of an extension; write for example "generate-patches.my-extension".'],
  ])('%s', (_what, make, message) => {
    expect(make).toThrow(message);
  });

  test('two that a cluster may both have must not change one place', () => {
    const [one, other] = [ClassVariable.boolean('one'), ClassVariable.boolean('other')];
    const file = (path: string): ClassAlternative => ({ setup: { files: [{ path, content: 'x' }] } });
    expect(lines({ variables: [one, other], patches: [ClassPatch.when(one, file('/etc/one')), ClassPatch.when(other, file('/etc/other'))] })[0]).toBe(
      'CLS-06 patches-overlap: patches "one" and "other" both change spec.template.spec.kubeadmConfigSpec.files of KubeadmControlPlaneTemplate (control-plane), and a cluster may have both; choose by one text variable with ClassPatch.whenEquals.');
    expect(lines({ variables: [size], patches: [ClassPatch.whenEquals(size, 's', file('/etc/s')), ClassPatch.whenEquals(size, 'l', file('/etc/l'))] })).toEqual([]);
  });

  test('one that changes nothing, one with other pools, one over an optional variable', () => {
    expect(lines({ variables: [gpu], patches: [ClassPatch.when(gpu, { topology: vsphere({ pools: [{ name: 'general', drainTimeout: Duration.minutes(1) }] }) })] })[0]).toBe(
      'CLS-07 empty-patch: patch "gpu" changes no template; what the alternative says differently belongs to each cluster, or is the same.');
    expect(() => lines({ variables: [gpu], patches: [ClassPatch.when(gpu, { topology: vsphere({ pools: [{ name: 'other' }] }) })] })).toThrow(
      'ClassPatch for "gpu": the alternative must have the pools and kinds of the class; they differ in KubeadmConfigTemplate (general-bootstrap), VSphereMachineTemplate (general-machines), KubeadmConfigTemplate (other-bootstrap), VSphereMachineTemplate (other-machines).');
    const optional = ClassVariable.text('folder', { required: false });
    expect(lines({ topology: vsphere({ folder: optional.asString }), variables: [gpu, optional], patches: [ClassPatch.when(gpu, { topology: vsphere({ folder: 'x' }) })] })[0]).toBe(
      'CLS-04 optional-variable: patch "gpu" changes spec.template.spec.folder of VSphereMachineTemplate (control-plane-machines), where a cluster may leave a variable out; give the variable a default.');
  });
});

test('the name of a cluster is a text like any other, and a class is no cluster', () => {
  expect(() => Endpoint.kubeVip(ClassBuiltin.clusterName())).toThrow('Endpoint.kubeVip: the class variable "cluster name" may be an IPv4 or an IPv6 address');
  expect(() => site(emptyChart(), new WorkloadCluster(emptyChart(), 'prod', { kubernetesVersion: 'v1.34.3', topology: vsphere() }) as any)).toThrow(
    'ClassCluster "site-1".class: a WorkloadCluster is not a ClusterClass; write a ClusterClass.');
});

test('props of the vSphere class', () => {
  expect(() => new VSphereClass(emptyChart(), 'vsphere', { kubeVip: { port: 8443 } })).toThrow('VSphereClass "vsphere".kubeVip.port: 8443 is each cluster\'s own; leave it out.');
  expect(() => new VSphereClass(emptyChart(), 'vsphere', { server: 'x' } as any)).toThrow('VSphereClass "vsphere": "server" is not a property');
});
