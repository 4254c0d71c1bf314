import { dump, loadAll } from 'js-yaml';
import { RULES } from '../../src/validation/all-rules';
import { runRules } from '../../src/validation/engine';
import { findingLine } from '../../src/validation/finding';
import { ManifestSet } from '../../src/validation/manifest-set';
import { patchedTopology } from '../../src/validation/shared/examples';
import { target } from '../../src/validation/target';

const read = (objects: any[]) => new ManifestSet(objects.map(object => ({ object, origin: {} })));
const lines = (id: string, objects: any[], before?: any[]) =>
  runRules(RULES.filter(rule => rule.id === id), read(objects), target({}), before && read(before)).map(findingLine);
const topology = (field: string, settings: string, template: 'VSphereClusterTemplate' | 'KubeadmControlPlaneTemplate' = 'VSphereClusterTemplate') =>
  loadAll(patchedTopology(template, field, settings)) as any[];
const changed = (objects: any[], kind: string, change: (spec: any) => void) => {
  const copy = loadAll(objects.map(object => dump(object)).join('---\n')) as any[];
  change(copy.find(object => object.kind === kind).spec);
  return copy;
};

describe('PAT-18', () => {
  const missing = topology('thumbprint', '{}');

  test('says which patch cannot be applied to what', () => {
    expect(lines('PAT-18', missing)).toEqual([expect.stringContaining(
      'spec.topology.classRef: patch "settings" of the class: variable "settings.value" does not exist: there is no "value" (VSphereClusterTemplate edge); correct')]);
  });

  test('finds text that is no YAML, and a parent that is not there', () => {
    const withPatch = (patch: any) => changed(missing, 'ClusterClass', spec => { spec.patches[0].definitions[0].jsonPatches = [patch]; });
    expect(lines('PAT-18', withPatch({ op: 'add', path: '/spec/template/spec/server', valueFrom: { template: '[' } }))[0]).toContain('is no YAML');
    expect(lines('PAT-18', withPatch({ op: 'add', path: '/spec/template/spec/identityRef/name', value: 'a' }))[0]).toContain('"/spec/template/spec/identityRef" does not exist');
  });

  test('leaves open what webhooks of foreign providers may have written', () => {
    const foreign = (kind: string, path: string) => {
      const [cluster, clusterClass, template, controlPlane] = changed(missing, 'ClusterClass', spec => {
        const ref = { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2', kind, name: 'edge' };
        spec.infrastructure.templateRef = ref;
        Object.assign(spec.patches[0].definitions[0], { selector: { ...spec.patches[0].definitions[0].selector, kind }, jsonPatches: [{ op: 'replace', path, value: true }] });
      });
      return [cluster, clusterClass, { ...template, kind }, controlPlane];
    };
    expect(lines('PAT-18', foreign('AWSClusterTemplate', '/spec/template/spec/bastion/enabled'))).toEqual([]);
    expect(lines('PAT-18', foreign('VSphereClusterTemplate', '/spec/template/spec/bastion/enabled'))).toHaveLength(1);
  });

  test.each<[string, any[]]>([
    ['a patch that is not enabled', changed(missing, 'ClusterClass', spec => { spec.patches[0].enabledIf = '{{ eq 1 2 }}'; })],
    ['an extension that may have made what is missing',
      changed(missing, 'ClusterClass', spec => { spec.patches.unshift({ name: 'ext', external: { generatePatchesExtension: 'generate.example' } }); })],
    ['a class in another place', missing.filter(({ kind }) => kind !== 'ClusterClass')],
    ['a template in another place', missing.filter(({ kind }) => kind !== 'KubeadmControlPlaneTemplate')],
    ['variables that are wrong themselves', changed(missing, 'Cluster', spec => { spec.topology.variables = [{ name: 'nothing', value: 1 }]; })],
  ])('says nothing about %s', (_, objects) => {
    expect(lines('PAT-18', objects)).toEqual([]);
  });
});

describe('PAT-20', () => {
  test('says what the schema refuses in the patched object', () => {
    expect(lines('PAT-20', topology('files', '{ value: [] }', 'KubeadmControlPlaneTemplate'))).toEqual([expect.stringContaining('"files" is not a field here')]);
    expect(lines('PAT-20', topology('kubeadmConfigSpec/files', '{ value: [] }', 'KubeadmControlPlaneTemplate'))).toEqual([
      expect.stringContaining('the patches of the class make a KubeadmControlPlane whose spec.kubeadmConfigSpec.files is wrong:'),
    ]);
  });

  test('leaves to the template what is wrong there', () => {
    const wrong = changed(topology('server', '{ value: a.example.com }'), 'VSphereClusterTemplate', spec => { spec.template.spec.controlPlaneEndpoint = { host: 5 }; });
    expect(lines('PAT-20', wrong)).toEqual([]);
  });
});

describe('TOP-28', () => {
  const certificates = (folder: string) => topology('kubeadmConfigSpec/clusterConfiguration/certificatesDir', `{ value: ${folder} }`, 'KubeadmControlPlaneTemplate');

  test('names the field of the control plane that may not change', () => {
    expect(lines('TOP-28', certificates('/b'), certificates('/a'))).toEqual([
      expect.stringContaining('spec.topology.classRef: spec.kubeadmConfigSpec.clusterConfiguration.certificatesDir of the KubeadmControlPlane changes'),
    ]);
  });

  test('lets versions, files and everything else change', () => {
    const files = (path: string) => changed(topology('kubeadmConfigSpec/files', `{ value: [{ path: ${path}, content: a }] }`, 'KubeadmControlPlaneTemplate'),
      'Cluster', spec => { spec.topology.version = path === '/a' ? 'v1.34.3' : 'v1.35.0'; });
    expect(lines('TOP-28', files('/b'), files('/a'))).toEqual([]);
    expect(lines('TOP-28', certificates('/b'))).toEqual([]);
  });
});
