import { loadAll } from 'js-yaml';
import { RULES } from '../../src/validation/all-rules';
import { runRules } from '../../src/validation/engine';
import { ManifestSet } from '../../src/validation/manifest-set';
import { EVERY_GATE, target } from '../../src/validation/target';

const KCP = (spec: string) => `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: ${spec}`;
const KCPT = (spec: string) => KCP(`{ template: { spec: ${spec} } }`).replace('KubeadmControlPlane', 'KubeadmControlPlaneTemplate');
const CONFIG = (spec: string) => KCP(`{ kubeadmConfigSpec: ${spec} }`);
const HCP = (spec: string) => `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4, clusterSelector: { matchLabels: { cni: cilium } }, ${spec} }`;
const CLUSTER = (spec: string) => `
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters, labels: { cni: cilium } }
spec: ${spec}`;
const POOL = (spec: string) => `
apiVersion: ipam.cluster.x-k8s.io/v1alpha2
kind: InClusterIPPool
metadata: { name: nodes, namespace: clusters }
spec: ${spec}`;

const read = (yaml: string) => new ManifestSet(loadAll(yaml).filter(Boolean).map(object => ({ object, origin: {} })));

/** Findings of one rule, as path and message. */
function found(id: string, manifests: string, before?: string): string[] {
  const older = before === undefined ? undefined : read(before);
  const findings = runRules(RULES.filter(rule => rule.id === id), read(manifests), target({ featureGates: EVERY_GATE }), older);
  return findings.map(({ path, message }) => `${path}: ${message}`);
}

describe('KCP-10, fields that change', () => {
  const immutable = 'this field cannot change after creation';
  const cluster = (fields: string) => CONFIG(`{ clusterConfiguration: { ${fields} } }`);

  test.each([
    ['a whole block comes, with allowed fields', KCP('{ replicas: 3 }'), CONFIG('{ joinConfiguration: { skipPhases: [a] } }'), []],
    ['a whole block goes', CONFIG('{ joinConfiguration: { skipPhases: [a] } }'), CONFIG('{ verbosity: 1 }'), [`spec.kubeadmConfigSpec.joinConfiguration: ${immutable}`]],
    ['etcd goes', cluster('etcd: { local: { imageTag: a } }, certificatesDir: /a'), cluster('certificatesDir: /a'), []],
    ['anything below etcd', cluster('etcd: { local: { extraArgs: [] } }'), cluster('etcd: { local: { extraArgs: [{ name: a }] } }'), []],
    ['the authority gets another lifetime', cluster('caCertificateValidityPeriodDays: 3650'), cluster('caCertificateValidityPeriodDays: 7300'),
      [`spec.kubeadmConfigSpec.clusterConfiguration.caCertificateValidityPeriodDays: ${immutable}`]],
    ['the endpoint moves', cluster('controlPlaneEndpoint: a'), cluster('controlPlaneEndpoint: b'), [`spec.kubeadmConfigSpec.clusterConfiguration.controlPlaneEndpoint: ${immutable}`]],
    ['machines get another template and version', KCP('{ version: v1.33.1, machineTemplate: { spec: { infrastructureRef: { name: a } } } }'),
      KCP('{ version: v1.34.1, machineTemplate: { spec: { infrastructureRef: { name: b } } } }'), []],
  ])('%s', (_name, before, after, expected) => {
    expect(found('KCP-10', after, before)).toEqual(expected);
  });
});

test.each([
  ['1', 1, []],
  ['"1"', 1, []],
  ['0', 3, []],
  ['0', 1, ['spec.rollout.strategy.rollingUpdate.maxSurge: 0 removes a machine before its successor exists, which 1 cannot bear']],
  ['25%', 3, []],
  ['25%', 1, ['spec.rollout.strategy.rollingUpdate.maxSurge: 0 removes a machine before its successor exists, which 1 cannot bear']],
  ['-1', 3, ['spec.rollout.strategy.rollingUpdate.maxSurge: -1 is neither 0 nor 1']],
])('KCP-07: a surge of %s with %i machines', (surge, replicas, expected) => {
  expect(found('KCP-07', KCP(`{ replicas: ${replicas}, rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: ${surge} } } } }`))).toEqual(expected);
});

test.each([
  ['v1.34.3', 0], ['1.34.3', 0], ['v1.34.3+vmware.1', 0], ['v1.34.3-rc.0', 0], ['v1.34', 1], ['v1.34.03', 1], ['latest', 1],
])('KCP-06: version %s', (version, problems) => {
  expect(found('KCP-06', KCP(`{ version: ${version} }`))).toHaveLength(problems);
});

test.each([
  ['v1.35.0', 'v1.34.3', 'KCP-11', 0], ['v1.36.0-rc.1', 'v1.34.3', 'KCP-11', 1], ['v1.33.0', 'v1.34.3', 'KCP-11', 0], ['v1.33.0', 'v1.34.3', 'KCP-19', 1], ['v1.34.3', 'v1.34.3', 'KCP-19', 0],
])('from %2$s to %1$s, %3$s', (version, before, id, problems) => {
  expect(found(id, KCP(`{ version: ${version} }`), KCP(`{ version: ${before} }`))).toHaveLength(problems);
});

describe('KCP-17, names of machines', () => {
  const naming = (template: string) => found('KCP-17', KCP(`{ machineNaming: { template: ${JSON.stringify(template)} } }`));

  test.each(['{{ .cluster.name }}-{{ .random }}', '{{ .kubeadmControlPlane.name | printf "%.10s" }}-{{ .random }}', 'cp.{{ .random }}'])('%s is fine', template => {
    expect(naming(template)).toEqual([]);
  });

  test.each([
    ['cp-{{.random}}', 'has no {{ .random }}, spelled so'],
    ['{{ .machineSet.name }}-{{ .random }}', 'makes no name'],
    ['CP-{{ .random }}', 'which is not a DNS name'],
    ['{{ .random', 'makes no name'],
  ])('%s is not', (template, message) => {
    expect(naming(template).join()).toContain(message);
  });
});

test('rules about control planes look into templates', () => {
  expect(found('KCP-08', KCPT('{ kubeadmConfigSpec: { clusterConfiguration: { certificateValidityPeriodDays: 400, caCertificateValidityPeriodDays: 365 } } }')))
    .toEqual(['spec.template.spec.kubeadmConfigSpec.clusterConfiguration.certificateValidityPeriodDays: 400 days are more than the 365 of the authority']);
  expect(found('KC-03', KCPT('{ kubeadmConfigSpec: { files: [{ path: /a }, { path: /a }] } }'))).toEqual(['spec.template.spec.kubeadmConfigSpec.files[1].path: /a is written by files[0] already']);
});

test('a changed template may drop what older releases filled in', () => {
  const strategy = 'rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 1 } } }';
  expect(found('KCPT-03', KCPT('{ machineNaming: { template: a } }'), KCPT(`{ machineNaming: { template: a }, ${strategy} }`))).toEqual([]);
  expect(found('KCPT-03', KCPT(`{ ${strategy.replace('1', '0')} }`), KCPT(`{ ${strategy} }`))).toHaveLength(1);
});

describe('KC-20: bootstrap data that a virtual machine cannot be handed', () => {
  const VM = `
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereMachineTemplate
metadata: { name: prod, namespace: clusters }
spec: { template: { spec: { template: ubuntu } } }`;
  const files = (bytes: number) => `files: [${Array.from({ length: 6 }, (_, index) => `{ path: /f${index}, content: ${'a'.repeat(bytes / 6)} }`).join(', ')}]`;

  test.each<[string, string, string[]]>([
    ['48 KiB are 64 KiB as base64', CONFIG(`{ ${files(49152)} }`) + VM, []],
    ['more is too much', CONFIG(`{ ${files(49158)} }`) + VM,
      ['spec.kubeadmConfigSpec.files: files and commands alone have 49158 bytes, 65544 characters as base64, and vSphere hands over 65536']],
    ['commands count, and letters of two bytes', CONFIG(`{ ${files(49146)}, preKubeadmCommands: [echo ä] }`) + VM,
      ['spec.kubeadmConfigSpec.files: files and commands alone have 49153 bytes, 65540 characters as base64, and vSphere hands over 65536']],
    ['other infrastructures have other limits', CONFIG(`{ ${files(60000)} }`), []],
  ])('%s', (_what, manifests, expected) => {
    expect(found('KC-20', manifests)).toEqual(expected);
  });
});

test.each<[string, string, string[]]>([
  ['ignition', 'dhcp4: true, skipIPAllocation: true', []],
  ['cloud-config', 'mtu: 9000', []],
  ['ignition', 'nameservers: [10.0.0.2], mtu: 9000', [
    'spec.machineTemplate.spec.infrastructureRef: VSphereMachineTemplate prod sets mtu, nameservers of network devices, and Ignition machines do not read it',
  ]],
])('VSP-31: a control plane of %s machines with a device %s', (format, device, expected) => {
  const ref = '{ apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate, name: prod }';
  expect(found('VSP-31', `${KCP(`{ machineTemplate: { spec: { infrastructureRef: ${ref} } }, kubeadmConfigSpec: { format: ${format} } }`)}
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereMachineTemplate
metadata: { name: prod, namespace: clusters }
spec: { template: { spec: { network: { devices: [{ networkName: nodes, ${device} }] } } } }`)).toEqual(expected);
});

test.each([['2026-11-21T00:00:00Z: {{ .controlPlane.version }}', 0], ['{{ if true }}a', 1], ['{{ "{{" }} stays }}', 0], ['{{ .controlPlane.name }}', 1]])('KC-16: %s', (content, problems) => {
  expect(found('KC-16', CONFIG(`{ files: [{ path: /a, contentFormat: Template, content: ${JSON.stringify(content)} }] }`))).toHaveLength(problems);
});

describe('values of charts', () => {
  const values = (text: string) => HCP(`valuesTemplate: ${JSON.stringify(text)}`);

  test.each([
    ['host: {{ (.Cluster.spec.controlPlaneEndpoint).host }}', 0],
    ['host: {{ ((.Cluster.spec).controlPlaneEndpoint).host | quote }}', 0],
    ['{{ with .Cluster.spec.controlPlaneEndpoint }}host: {{ .host }}{{ end }}', 0],
    ['{{ if .Cluster.spec.controlPlaneEndpoint }}host: {{ .Cluster.spec.controlPlaneEndpoint.host }}{{ end }}', 0],
    ['host: {{ .Cluster.spec.controlPlaneEndpoint.host }}', 1],
    ['cidr: {{ index .Cluster.spec.clusterNetwork.pods.cidrBlocks 0 }}', 1],
  ])('HCP-06: %s', (text, problems) => {
    expect(found('HCP-06', values(text))).toHaveLength(problems);
  });

  test('a Cluster that says its endpoint has it from the beginning', () => {
    const text = 'host: {{ .Cluster.spec.controlPlaneEndpoint.host }}';
    expect(found('HCP-06', values(text) + CLUSTER('{ controlPlaneEndpoint: { host: 10.0.0.10, port: 6443 } }'))).toEqual([]);
    expect(found('HCP-06', values(text) + CLUSTER('{ paused: true }'))).toHaveLength(1);
  });

  test.each([
    ['a: {{ .Cluster.metadata.name | quote }}', 0],
    ['a: {{ `{{ $labels.x }}` }}', 0],
    ['a: {{ notOurs .Cluster | nindent 2 }}', 0],
    ['a: {{ .Cluster.metadata.name }', 1],
    ['{{ if .Cluster }}a: b', 1],
    ['a: {{ end }}', 1],
  ])('HCP-05: %s', (text, problems) => {
    expect(found('HCP-05', values(text))).toHaveLength(problems);
  });
});

test.each([
  ['an IPv6 pool', "{ addresses: ['2001:db8::10-2001:db8::20'], prefix: 64, gateway: '2001:db8::1' }", []],
  ['a block', '{ addresses: [10.0.0.0/28], prefix: 24 }', []],
  ['a prefix of the other family', '{ addresses: [10.0.0.5], prefix: 64 }', ['IPP-04 spec.prefix']],
  ['two subnets', '{ addresses: [10.0.0.5-10.0.1.5], prefix: 24 }', ['IPP-04 spec.addresses[0]']],
  ['a backward range', '{ addresses: [10.0.0.9-10.0.0.5], prefix: 24 }', ['IPP-01 spec.addresses[0]']],
  ['nothing left', '{ addresses: [10.0.0.0, 10.0.0.255, 10.0.0.1], prefix: 24, gateway: 10.0.0.1 }', ['IPP-07 spec.addresses']],
])('a pool with %s', (_name, spec, expected) => {
  const findings = runRules(RULES.filter(({ id }) => id.startsWith('IPP-')), read(POOL(spec)), target());
  expect(findings.map(({ id, path }) => `${id} ${path}`)).toEqual(expected);
});
