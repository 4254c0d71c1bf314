import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { runCli } from '../support/run-cli';

const GOLDEN = join(__dirname, '..', 'golden');
const even = (extra = '') => `apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata:
  name: prod
  namespace: clusters
${extra}spec:
  replicas: 4
  version: v1.34.3
  machineTemplate:
    spec:
      infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate, name: t }
`;

test('our own output is clean, and the exit code says so', () => {
  const files = Object.fromEntries(readdirSync(GOLDEN).filter(name => name.endsWith('.yaml')).map(name => [name, readFileSync(join(GOLDEN, name), 'utf8')]));
  const { code, out } = runCli(['validate', 'vsphere-kubeadm.yaml', 'velero-backup.yaml'], files);
  expect(out).toMatch(/^\d+ objects in 2 files: 0 errors, \d+ warnings\.$/m);
  expect(code).toBe(0);
});

test('a finding names file, line, rule, object, field and what to do', () => {
  const { code, out } = runCli(['validate', '.'], { 'a/kcp.yaml': even() });
  expect(out).toContain('a/kcp.yaml:7: error KCP-03 control-plane-size: KubeadmControlPlane clusters/prod spec.replicas: '
    + '4 control plane machines tolerate no more failures than 3; set replicas to 1, 3 or 5.');
  expect(code).toBe(1);
});

test.each([
  ['several documents with comments and an empty one', `# first\n---\n---\n${even()}`, 10],
  ['a list', `apiVersion: v1\nkind: List\nitems:\n${even().split('\n').map((line, index) => line && `${index === 0 ? '- ' : '  '}${line}`).join('\n')}`, 10],
  ['JSON', '{"apiVersion": "controlplane.cluster.x-k8s.io/v1beta2", "kind": "KubeadmControlPlane", "metadata": {"name": "prod", "namespace": "clusters"},\n"spec": {"replicas": 4}}', 2],
  ['Windows line ends', even().replace(/\n/g, '\r\n'), 7],
  ['an anchor', even().replace('replicas: 4', 'replicas: &n 4'), 7],
])('standard input with %s', (_what, text, line) => {
  expect(runCli(['validate', '-'], {}, text).out).toContain(`-:${line}: error KCP-03`);
});

test('text that is not YAML and duplicate keys are findings and hide nothing else', () => {
  const { code, out } = runCli(['validate', 'x.yaml'], { 'x.yaml': `a: [\n---\nkind: A\nkind: B\n---\n${even()}` });
  expect(out).toContain('x.yaml:4: error this is not YAML: duplicated mapping key.');
  expect(out).toContain('KCP-03');
  expect(code).toBe(1);
});

test('a kind nobody knows is said to be unchecked', () => {
  const { code, out } = runCli(['validate', '-'], {}, 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\n');
  expect(out).toContain('unchecked example.com/v1 Thing (1): there is no schema for it');
  expect(code).toBe(0);
});

const thing = 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\nspec: {size: big}\n';
const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.com}
spec:
  group: example.com
  names: {kind: Thing, plural: things}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}
`;

test('a definition of the user makes its kind known, handed in or among the manifests', () => {
  expect(runCli(['validate', 'thing.yaml', '--crd', 'crd.yaml'], { 'thing.yaml': thing, 'crd.yaml': definition }).out)
    .toContain('thing.yaml:4: error SCH-10 schema: Thing a spec.size: "big" is a string; write an integer.');
  expect(runCli(['validate', '-'], {}, `${definition}---\n${thing}`).out).toContain('SCH-10 schema: Thing a spec.size');
  expect(runCli(['validate', '-', '--crd', 'thing.yaml'], { 'thing.yaml': thing }, thing)).toMatchObject({
    code: 2, error: expect.stringContaining('--crd: "thing.yaml" holds no CustomResourceDefinition.'),
  });
});

test('values as kubectl reads them: the words of YAML 1.1 are truth values', () => {
  const { out } = runCli(['validate', '-'], {}, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  flag: yes\n');
  expect(out).toMatch(/-:5: error SCH-10 schema: ConfigMap a data\.flag: true is a boolean; write "true"\./);
});

describe('acknowledgement', () => {
  test('by annotation, with its reason', () => {
    const { code, out } = runCli(['validate', '-'], {}, even('  annotations:\n    acknowledge.cdk8s-cluster-api/KCP-03: a lab\n'));
    expect(out).toMatch(/1 acknowledged\.\n$/);
    expect(code).toBe(0);
  });

  test('by file', () => {
    const files = { 'k.yaml': even(), 'ack.yaml': '- id: KCP-03\n  reason: a lab\n  object: KubeadmControlPlane clusters/*\n' };
    expect(runCli(['validate', 'k.yaml', '--acknowledge', 'ack.yaml'], files).code).toBe(0);
  });

  test('one that silences nothing is reported', () => {
    const files = { 'k.yaml': even(), 'ack.yaml': '- {id: KCP-03, reason: a lab, object: KubeadmControlPlane other/*}\n' };
    const { code, out } = runCli(['validate', 'k.yaml', '--acknowledge', 'ack.yaml'], files);
    expect(out).toContain('ack.yaml, entry 1: warning the acknowledgement of KCP-03 silences nothing; remove it.');
    expect(code).toBe(1);
  });

  test.each([
    ['- {id: KCP-03}', 'entry 1: a reason is required; write why KCP-03 may stay.'],
    ['- {id: kcp, reason: because}', 'entry 1: id is not a rule id; write for example LNT-01.'],
    ['- {id: KCP-03, reason: because, why: x}', 'entry 1: "why" is not a field; the fields are id, reason, object.'],
    ['id: KCP-03', 'is not a list of {id, reason, object}.'],
    ['- [', 'is not YAML'],
  ])('%s is refused', (text, message) => {
    const { code, error } = runCli(['validate', 'k.yaml', '--acknowledge', 'ack.yaml'], { 'k.yaml': even(), 'ack.yaml': text });
    expect(error).toContain(message);
    expect(code).toBe(2);
  });
});

test('what cdk8s synth records of the constructs, beside the manifests of a folder, is no manifest', () => {
  const golden = readFileSync(join(GOLDEN, 'vsphere-kubeadm.yaml'), 'utf8');
  const { code, out } = runCli(['validate', 'dist'], { 'dist/prod.k8s.yaml': golden, 'dist/construct-metadata.json': '{"version":"1.0.0","resources":{}}' });
  expect(out).toContain('in 1 files: 0 errors');
  expect(code).toBe(0);
});

describe('formats', () => {
  test('json carries everything', () => {
    const report = JSON.parse(runCli(['validate', 'k.yaml', '--format', 'json'], { 'k.yaml': even() }).out);
    expect(report.findings).toContainEqual(expect.objectContaining({ id: 'KCP-03', file: 'k.yaml', line: 7, path: 'spec.replicas', severity: 'error' }));
  });

  test('github puts the finding on its line and escapes', () => {
    expect(runCli(['validate', 'k,1.yaml', '--format', 'github'], { 'k,1.yaml': even() }).out)
      .toContain('::error file=k%2C1.yaml,line=7,title=KCP-03 control-plane-size::KCP-03 control-plane-size:');
  });

  test('sarif has rules and locations', () => {
    const { runs: [run] } = JSON.parse(runCli(['validate', 'k.yaml', '--format', 'sarif'], { 'k.yaml': even() }).out);
    expect(run.results[0]).toMatchObject({ ruleId: 'KCP-03', level: 'error', locations: [{ physicalLocation: { region: { startLine: 7 } } }] });
    expect(run.tool.driver.rules).toContainEqual(expect.objectContaining({ id: 'KCP-03' }));
  });

  test('colour only on a terminal', () => {
    expect(runCli(['validate', '-'], {}, even(), true).out).toContain('\u001b[31merror');
    expect(runCli(['validate', '-'], {}, even(), false).out).not.toContain('\u001b');
  });
});

test.each([
  [[], 'name the files or folders to validate'],
  [['nowhere.yaml'], '"nowhere.yaml" does not exist.'],
  [['-', '--format', 'xml'], '--format: "xml" is not one of text, json, github, sarif.'],
  [['-', '--format', 'toString'], '--format: "toString" is not one of'],
  [['-', '--capi-version', 'v1.9'], '--capi-version: "v1.9" is not known; the rules cover v1.10, v1.11, v1.12, v1.13, v1.14.'],
  [['-', '--feature-gates', 'Foo=true'], '--feature-gates: "Foo" is not a gate of Cluster API'],
  [['-', '--feature-gates', 'RuntimeSDK'], '--feature-gates: "RuntimeSDK" is not Gate=true or Gate=false.'],
  [['-', '--fail-on', 'x'], '--fail-on: "x" is not error or warning.'],
  [['-', '--whatever'], 'Unknown option \'--whatever\''],
])('wrong usage %j ends with 2 and says why', (args, message) => {
  const { code, error } = runCli(['validate', ...args]);
  expect(error).toContain(message);
  expect(code).toBe(2);
});

test('help goes to standard output', () => {
  expect(runCli(['--help'])).toMatchObject({ code: 0, error: '' });
  expect(runCli(['validate', '--help']).out).toContain('Exit codes: 0 clean, 1 findings, 2 wrong usage.');
  expect(runCli([]).code).toBe(2);
  expect(runCli(['valdate'])).toMatchObject({ code: 2 });
});
