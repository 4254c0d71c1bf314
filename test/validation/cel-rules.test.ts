import { findKind, Schema, schemaOf } from '../../src/api';
import { Definitions } from '../../src/api/definitions';
import { RULES } from '../../src/validation/all-rules';
import { runRules } from '../../src/validation/engine';
import { ManifestSet } from '../../src/validation/manifest-set';
import { target } from '../../src/validation/target';
import { validate } from '../../src/validation/validate';

type Path = readonly (string | number)[];

const KINDS = {
  'bootstrap.cluster.x-k8s.io': ['KubeadmConfig', 'KubeadmConfigTemplate'],
  'controlplane.cluster.x-k8s.io': ['KubeadmControlPlane', 'KubeadmControlPlaneTemplate'],
  'cluster.x-k8s.io': ['Cluster', 'ClusterClass', 'MachineHealthCheck', 'MachineDrainRule'],
};

/** By the text of the rule: who reports it, a value that is right and one that is not. */
const TEXTS: { [rule: string]: { id: (path: Path) => string; right: unknown; wrong: unknown } } = {
  'self.all(x, self.exists_one(y, x.name == y.name))': {
    id: path => path.includes('kubeletExtraArgs') ? 'CEL-02' : 'CEL-01',
    right: [{ name: 'a', value: '1' }, { name: 'b', value: '1' }],
    wrong: [{ name: 'a', value: '1' }, { name: 'a', value: '2' }],
  },
  '[has(self.layout),has(self.diskLayout)].filter(x,x==true).size() == 1': {
    id: () => 'CEL-03', right: { device: '/dev/sdb', layout: false }, wrong: { device: '/dev/sdb' },
  },
  "self.matches('^(Linux|LinuxSwap|LinuxRAID|LVM|Fat32|NTFS|LinuxExtended|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$')": {
    id: () => 'CEL-04', right: '0FC63DAF-8483-4772-8E79-3D69D8477DE4', wrong: 'Linux swap',
  },
  "!(self in ['Ready','Available','HealthCheckSucceeded','OwnerRemediated','ExternallyRemediated'])": { id: () => 'CEL-05', right: 'NodeHealthy', wrong: 'OwnerRemediated' },
  'self.all(x, self.exists_one(y, x == y))': {
    id: () => 'CEL-06',
    right: [{ selector: { matchLabels: { a: 'b' } } }, { selector: { matchLabels: { a: 'c' } } }],
    wrong: [{ selector: { matchLabels: { a: 'b', c: 'd' } } }, { selector: { matchLabels: { c: 'd', a: 'b' } } }],
  },
};

/** Every rule in a schema with the path to it; 0 stands for an item of a list. */
function rulesIn(schema: Schema, path: Path = []): { path: Path; rule: string }[] {
  return [
    ...(schema['x-kubernetes-validations'] ?? []).map(({ rule }) => ({ path, rule })),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, sub]) => rulesIn(sub, [...path, name])),
    ...schema.items ? rulesIn(schema.items, [...path, 0]) : [],
    ...typeof schema.additionalProperties === 'object' ? rulesIn(schema.additionalProperties, [...path, 'key']) : [],
  ];
}

function holding(path: Path, value: unknown): any {
  return path.reduceRight((inner, step) => step === 0 ? [inner] : { [step]: inner }, value);
}

const occurrences = Object.entries(KINDS).flatMap(([group, kinds]) => kinds.flatMap(kind => {
  const apiVersion = `${group}/v1beta2`;
  return rulesIn(schemaOf(findKind(apiVersion, kind)!)!).map(found => ({ ...found, kind, apiVersion }));
}));

function findingsAt(object: any): string[] {
  const rules = RULES.filter(({ id }) => id.startsWith('CEL-'));
  return runRules(rules, new ManifestSet([{ object, origin: {} }]), target()).map(({ id, path }) => `${id} ${path}`);
}

test('Cluster API v1.14 carries 39 CEL rules, and each of their texts has a rule here', () => {
  expect(occurrences).toHaveLength(39);
  expect(occurrences.filter(({ rule }) => !(rule in TEXTS))).toEqual([]);
});

test.each(occurrences.map(found => [found.kind, found.path.join('.'), found] as const))('%s %s', (_kind, _path, { apiVersion, kind, path, rule }) => {
  const { id, right, wrong } = TEXTS[rule];
  const object = (value: unknown) => ({ apiVersion, kind, metadata: { name: 'a', namespace: 'b' }, ...holding(path, value) });
  const where = path.reduce<string>((text, step) => typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`, '');
  expect(findingsAt(object(right))).toEqual([]);
  expect(findingsAt(object(wrong))).toEqual([expect.stringContaining(`${id(path)} ${where}`)]);
});

describe('kinds the user defines', () => {
  const spec = (rule: string) => ({ 'type': 'object', 'properties': { size: { type: 'integer' }, mode: { type: 'string' } }, 'x-kubernetes-validations': [{ rule }] });
  const definition = (rule: string) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.com' },
    spec: {
      group: 'example.com',
      names: { kind: 'Thing' },
      versions: [{ name: 'v1', schema: { openAPIV3Schema: { type: 'object', properties: { spec: spec(rule) } } } }],
    },
  });
  const thing = (content: object) => ({ apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a', namespace: 'b' }, spec: content });
  const judged = (rule: string, now: object, before?: object) => {
    const definitions = new Definitions();
    definitions.add([definition(rule)]);
    const older = before && new ManifestSet([{ object: thing(before), origin: {} }]);
    return validate([{ object: thing(now), origin: {} }], { target: target(), definitions, before: older }).open.map(({ id, path, message }) => `${id} ${path}: ${message}`);
  };

  test('their rules are evaluated', () => {
    expect(judged('self.size <= 3', { size: 3 })).toEqual([]);
    expect(judged('self.size <= 3', { size: 4 })).toEqual(['CEL-07 spec: the value does not meet the rule self.size <= 3']);
  });

  test('a rule that has no result refuses, as it does in the API server', () => {
    expect(judged('self.size <= 3', { mode: 'a' })).toEqual(['CEL-07 spec: the rule self.size <= 3 has no result because "size" is not set']);
  });

  test('a rule about changes runs when the object before is given', () => {
    expect(judged('self.size >= oldSelf.size', { size: 1 })).toEqual([]);
    expect(judged('self.size >= oldSelf.size', { size: 1 }, { size: 1 })).toEqual([]);
    expect(judged('self.size >= oldSelf.size', { size: 1 }, { size: 2 })).toEqual(['CEL-07 spec: the value does not meet the rule self.size >= oldSelf.size']);
  });

  test('a rule with functions nobody knows says nothing', () => {
    expect(judged('authorizer.group("a").resource("b").check("get").allowed()', { size: 1 })).toEqual([]);
    expect(judged('self.mode.frobnicate() == 1', { mode: 'a' })).toEqual([]);
  });

  test('a value of another type is left to the schema check', () => {
    expect(judged('self.size <= 3', { size: 'many' })).toEqual([expect.stringMatching(/^SCH-10 spec.size/)]);
  });
});
