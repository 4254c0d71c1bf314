import { existsSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { main } from '../../src/cli/main';
import { runCli } from '../support/run-cli';

const edge = (name = 'edge-v1', variables = '[{ name: size, required: true, schema: { openAPIV3Schema: { type: string, enum: [s, l] } } }]') => `apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: ${name} }
spec:
  controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, name: a } }
  workers: { machineDeployments: [{ class: default-worker }] }
  variables: ${variables}
`;

/** Run the command again in a folder that exists. */
function again(cwd: string, args: string[]): { code: number; out: string; error: string } {
  let [out, error] = ['', ''];
  const code = main(args, { cwd, terminal: false, out: text => { out += text; }, error: text => { error += text; }, input: () => '' });
  return { code, out, error };
}

test('a class becomes a file; other kinds are passed over with a note', () => {
  const { code, out, error, cwd } = runCli(['import', 'class.yaml'], { 'class.yaml': `${edge()}---\nkind: Secret\n---\nkind: Secret\n---\na: b\n---\nkind: ClusterClass\napiVersion: example.com/v1\n` });
  expect({ code, out, error }).toEqual({
    code: 0,
    out: 'wrote imports/edge-v1.ts: EdgeV1Cluster, 1 variable, 1 class of workers\n',
    error: 'note: passed over 1 ClusterClass, 2 Secret, 1 objects without a kind.\n',
  });
  expect(readFileSync(join(cwd, 'imports/edge-v1.ts'), 'utf8')).toMatch(/^\/\/ Written by "cdk8s-cluster-api import" from ClusterClass "edge-v1"\. Do not edit; import it again\.\n/);
});

test('folders, lists, several documents, another folder for the output', () => {
  const files = { 'a/one.yaml': `${edge('one')}---\n${edge('two')}`, 'a/b/list.json': JSON.stringify({ kind: 'List', items: [{ apiVersion: 'cluster.x-k8s.io/v1beta1', kind: 'ClusterClass', metadata: { name: 'three' }, spec: {} }] }) };
  const { code, cwd } = runCli(['import', 'a', '-o', 'src/classes'], files);
  expect(code).toBe(0);
  expect(readdirSync(join(cwd, 'src/classes')).sort()).toEqual(['one.ts', 'three.ts', 'two.ts']);
});

test('standard input and a name of one\'s own', () => {
  const { code, out } = runCli(['import', '-', '--class-name', 'SiteCluster'], {}, edge());
  expect([code, out]).toEqual([0, 'wrote imports/site.ts: SiteCluster, 1 variable, 1 class of workers\n']);
});

test('a second run changes nothing, and --check agrees', () => {
  const { cwd } = runCli(['import', 'class.yaml'], { 'class.yaml': edge() });
  expect(again(cwd, ['import', 'class.yaml'])).toEqual({ code: 0, out: 'unchanged imports/edge-v1.ts: EdgeV1Cluster, 1 variable, 1 class of workers\n', error: '' });
  expect(again(cwd, ['import', 'class.yaml', '--check'])).toEqual({ code: 0, out: '', error: '' });
});

test('--check tells of files that are missing or behind, and writes nothing', () => {
  const { cwd, code, error } = runCli(['import', 'class.yaml', '--check'], { 'class.yaml': edge() });
  expect([code, error]).toEqual([1, 'imports/edge-v1.ts: does not exist; run the command without --check.\n']);
  expect(existsSync(join(cwd, 'imports'))).toBe(false);
  again(cwd, ['import', 'class.yaml']);
  writeFileSync(join(cwd, 'class.yaml'), edge('edge-v1', '[]'));
  const before = readFileSync(join(cwd, 'imports/edge-v1.ts'), 'utf8');
  expect(again(cwd, ['import', 'class.yaml', '--check'])).toEqual({ code: 1, out: '', error: 'imports/edge-v1.ts: is not what its ClusterClass says; run the command without --check.\n' });
  expect(readFileSync(join(cwd, 'imports/edge-v1.ts'), 'utf8')).toBe(before);
});

test('a file of somebody else, or of another class, is not replaced, and nothing else is written', () => {
  const { code, error, cwd } = runCli(['import', '.', '-o', 'out'], { 'a.yaml': edge('alpha'), 'b.yaml': edge(), 'out/edge-v1.ts': 'export const mine = 1;\n' });
  expect(code).toBe(2);
  expect(error).toContain('import: "out/edge-v1.ts" was not written by this command; nothing was written; choose another folder with --output.\n');
  expect(readdirSync(join(cwd, 'out'))).toEqual(['edge-v1.ts']);
  again(cwd, ['import', 'b.yaml']);
  writeFileSync(join(cwd, 'c.yaml'), edge('edge.v1'));
  const second = again(cwd, ['import', 'c.yaml']);
  expect(second.code).toBe(2);
  expect(second.error).toContain('"imports/edge-v1.ts" was written from another ClusterClass; nothing was written; choose another folder with --output or another name with --class-name.\n');
});

test('what could not be typed is said with file and line, and the rest is written', () => {
  const { code, out, error } = runCli(['import', 'x.yaml'], { 'x.yaml': `a: [\n---\n# comment\n${edge('edge-v1', '[{ name: a, schema: { openAPIV3Schema: {} } }, { name: b, schema: { openAPIV3Schema: { type: string } } }]')}` });
  expect(code).toBe(1);
  expect(error).toContain('x.yaml:2: not YAML: ');
  expect(error).toContain('x.yaml:4: the type of "a" is not known: the schema has no type; it became unknown.\n');
  expect(out).toBe('wrote imports/edge-v1.ts: EdgeV1Cluster, 2 variables, 1 class of workers\n');
});

test('the same class twice is said as a note', () => {
  const { code, error } = runCli(['import', '.'], { 'a.yaml': edge(), 'b.yaml': edge() });
  expect([code, error]).toEqual([0, 'b.yaml:1: note: the ClusterClass "edge-v1" stands twice and says the same; it was written once.\n']);
});

test.each<[string, string[], string]>([
  ['no path', [], 'name the files or folders with ClusterClasses, or - for standard input.'],
  ['a path that does not exist', ['nothing.yaml'], '"nothing.yaml" does not exist.'],
  ['no class', ['other.yaml'], 'there is no ClusterClass in other.yaml.'],
  ['an unknown option', ['class.yaml', '--force'], '--force'],
  ['a name that is none', ['class.yaml', '--class-name', 'edge-v1'], '--class-name: "edge-v1" is not the name of a class; write for example EdgeCluster.'],
  ['one name for two classes', ['two.yaml', '--class-name', 'EdgeCluster'], '--class-name: there are 2 ClusterClasses (one, two); name one file with one of them.'],
])('wrong usage: %s', (_what, args, message) => {
  const { code, error, cwd } = runCli(['import', ...args], { 'class.yaml': edge(), 'other.yaml': 'kind: Secret\n', 'two.yaml': `${edge('one')}---\n${edge('two')}` });
  expect(code).toBe(2);
  expect(error).toContain(message);
  expect(existsSync(join(cwd, 'imports'))).toBe(false);
});

test('the committed example is what its class says', () => {
  const root = join(__dirname, '..', '..');
  expect(again(root, ['import', 'examples/imported-class', '--output', 'examples/imported-class', '--check'])).toEqual({ code: 0, out: '', error: '' });
});
