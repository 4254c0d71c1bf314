import { dump, load, loadAll } from 'js-yaml';
import { one, siteClass } from '../evaluate/site-class';
import { runCli } from '../support/run-cli';

const yaml = (objects: readonly object[]) => objects.map(object => `---\n${dump(object)}`).join('');
const site = (edit: (cluster: any, clusterClass: any, objects: any[]) => void = () => undefined): any[] => {
  const objects = siteClass();
  edit(one(objects, 'Cluster'), one(objects, 'ClusterClass'), objects);
  return objects;
};
const KINDS = ['Cluster', 'SiteCluster', 'SiteMachineTemplate', 'KubeadmControlPlane', 'MachineHealthCheck', 'KubeadmConfigTemplate', 'SiteMachineTemplate', 'MachineDeployment'];
const kinds = (out: string) => loadAll(out).map((object: any) => object.kind);

test('a Cluster, its class and templates in files and folders become the objects behind the Cluster', () => {
  const [clusterClass, ...rest] = site();
  const { code, out, error } = runCli(['render', 'classes', 'berlin.yaml'], {
    'classes/site.yaml': yaml([clusterClass]), 'classes/templates/all.json': JSON.stringify({ kind: 'List', items: rest.slice(0, -1) }), 'berlin.yaml': yaml(rest.slice(-1)),
  });
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(kinds(out)).toEqual(KINDS);
  expect(one(loadAll(out), 'SiteCluster').spec.server).toBe('vc1.berlin');
});

test('standard input with several documents, and what other readers take for something else stays text', () => {
  const objects = site(cluster => { cluster.metadata.labels = { a: 'yes', b: '0777', c: '1e3', d: '2026-11-01', e: 'y' }; });
  const { code, out } = runCli(['render', '-'], {}, `# fleet\n---\n${yaml(objects)}---\n`);
  expect(code).toBe(0);
  expect(out).toMatch(/^---\napiVersion: cluster\.x-k8s\.io\/v1beta2\nkind: Cluster\n/);
  expect(out).toContain("    a: 'yes'\n    b: '0777'\n    c: '1e3'\n    d: '2026-11-01'\n    e: 'y'\n");
});

test('what comes out can be rendered to JSON and validated again', () => {
  const { out } = runCli(['render', '-', '--format', 'json'], {}, yaml(site()));
  expect((load(out) as any).items.map(({ kind }: any) => kind)).toEqual(KINDS);
  expect(runCli(['validate', '-'], {}, out)).toMatchObject({ code: 0, out: expect.stringContaining('8 objects in 1 files: 0 errors') });
});

test('the clusters that are asked for', () => {
  const objects = site((cluster, _, all) => { all.push({ ...cluster, metadata: { name: 'rome', namespace: 'default' } }, { ...cluster, metadata: { name: 'paris', namespace: 'fr' } }); });
  const names = (...args: string[]) => loadAll(runCli(['render', '-', ...args], {}, yaml(objects)).out).filter(({ kind }: any) => kind === 'Cluster').map(({ metadata }: any) => metadata.name);
  expect(names('--cluster', 'default/rome')).toEqual(['rome']);
  expect(names('--cluster', 'default/rome', '--cluster', 'default/berlin')).toEqual(['berlin', 'rome']);
  // The class of paris would have to be in namespace fr.
  expect(names()).toEqual(['berlin', 'rome']);
});

test('objects without a namespace are in the one that is given', () => {
  const objects = site(cluster => { cluster.metadata.namespace = 'fleet'; });
  const { code, out } = runCli(['render', '-', '-n', 'fleet'], {}, yaml(objects));
  expect(code).toBe(0);
  expect(loadAll(out).every(({ metadata }: any) => metadata.namespace === 'fleet')).toBe(true);
});

test('v1beta1 templates of a class that refers to v1beta2 are converted, as the API server does', () => {
  const { code, out } = runCli(['render', '-'], {}, yaml(site((_, __, all) => {
    const template = one(all, 'KubeadmControlPlaneTemplate');
    template.apiVersion = 'controlplane.cluster.x-k8s.io/v1beta1';
    template.spec.template.spec.kubeadmConfigSpec.clusterConfiguration = { apiServer: { extraArgs: { profiling: 'false' } } };
  })));
  expect(code).toBe(0);
  expect(one(loadAll(out), 'KubeadmControlPlane')).toMatchObject({
    apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
    spec: { kubeadmConfigSpec: { clusterConfiguration: { apiServer: { extraArgs: [{ name: 'profiling', value: 'false' }] } } } },
  });
});

describe('what is not known or refused is said by name, with the place of the Cluster, and ends with 1', () => {
  test.each<[string, (cluster: any, clusterClass: any, objects: any[]) => void, string, string[]]>([
    ['an external patch', (_, { spec }) => { spec.patches.push({ name: 'ext', external: { generatePatchesExtension: 'gen.x' } }); },
      'unknown default/berlin patch "ext": the Runtime Extension "gen.x" makes it at run time; what it changes is missing from every object.', KINDS],
    ['a class that is not there', cluster => { cluster.spec.topology.classRef.name = 'other'; },
      'unknown default/berlin ClusterClass other: there is no such class in namespace default among the given objects; the Cluster is not rendered. Give its file as well.', []],
    ['a template that is not there', (_, __, all) => { all.splice(all.findIndex(({ kind }) => kind === 'SiteClusterTemplate'), 1); },
      'unknown default/berlin SiteClusterTemplate site: there is no such template in namespace default among the given objects; what is made of it is left out. Give its file as well.',
      KINDS.filter(kind => kind !== 'SiteCluster')],
    ['a value that Cluster API refuses', cluster => { delete cluster.spec.topology.variables; },
      'refused default/berlin topology.variables: variable "server" is required; give it a value.', []],
    ['a value that breaks a CEL rule', (_, { spec }) => { spec.variables[0].schema.openAPIV3Schema['x-kubernetes-validations'] = [{ rule: 'self != "medium"', message: 'too plain' }]; },
      'refused default/berlin topology.variables: variable "size": too plain; the rule is self != "medium".', []],
    ['a topology that is none', cluster => { cluster.spec.topology = 'site'; },
      'refused default/berlin Cluster berlin: spec.topology: "site" is a string; write an object.', []],
  ])('%s', (_what, edit, note, rendered) => {
    const objects = site(edit);
    const { code, out, error } = runCli(['render', 'x.yaml'], { 'x.yaml': `${yaml(objects.slice(-1))}${yaml(objects.slice(0, -1))}` });
    expect({ code, error }).toEqual({ code: 1, error: `x.yaml:2: ${note}\n` });
    expect(kinds(out)).toEqual(rendered);
  });

  test('a check that was left out is said too, and the objects are complete', () => {
    const objects = site((_, { spec }, all) => {
      for (const named of [spec.controlPlane.templateRef, one(all, 'KubeadmControlPlaneTemplate')]) { named.apiVersion = 'controlplane.example.com/v1beta2'; }
    });
    const { code, error } = runCli(['render', '-'], {}, yaml(objects), true);
    expect(code).toBe(0);
    expect(error).toContain('\u001b[33munchecked\u001b[0m default/berlin KubeadmControlPlaneTemplate: which contract of Cluster API');
  });
});

test('garbage beside the manifests is said and hides nothing', () => {
  const { code, out, error } = runCli(['render', 'x.yaml'], { 'x.yaml': `a: [\n---\njust text\n---\n[1, 2]\n---\nkind: Cluster\n---\n${yaml(site())}` });
  expect(code).toBe(1);
  expect(error).toMatch(/^x\.yaml:\d+: not YAML: .+\.\nnote: passed over 3 documents that are no objects with apiVersion, kind and metadata\.name\.\n$/);
  expect(kinds(out)).toEqual(KINDS);
});

test('a Cluster that is given twice is rendered once', () => {
  const { code, out, error } = runCli(['render', 'x.yaml', 'x.yaml'], { 'x.yaml': yaml(site()) });
  expect(code).toBe(1);
  expect(error).toMatch(/^x\.yaml:(\d+): Cluster default\/berlin stands at x\.yaml:\1 already, which counts; keep one\.\n$/);
  expect(kinds(out)).toEqual(KINDS);
});

test.each([
  [[], 'name the files or folders with Clusters, ClusterClasses and templates, or - for standard input.'],
  [['nowhere.yaml'], '"nowhere.yaml" does not exist.'],
  [['-'], 'there is no Cluster with spec.topology in -.'],
  [['-', '--format', 'toString'], '--format: "toString" is not one of yaml, json.'],
  [['x.yaml', '--cluster', 'rome'], '--cluster: there is no Cluster "rome" with spec.topology; there are default/berlin.'],
  [['x.yaml', '--class-file', 'y'], 'Unknown option \'--class-file\''],
])('wrong usage %j ends with 2 and says why', (args, message) => {
  const { code, out, error } = runCli(['render', ...args], { 'x.yaml': yaml(site()) });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(error).toContain(message);
});

test('help tells the options and exit codes', () => {
  expect(runCli(['render', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Exit codes: 0 the objects are complete') });
  expect(runCli(['--help']).out).toMatch(/^ {2}render +write the objects/m);
});
