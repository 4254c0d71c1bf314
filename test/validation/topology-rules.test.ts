import { loadAll } from 'js-yaml';
import { RULES } from '../../src/validation/all-rules';
import { runRules } from '../../src/validation/engine';
import { findingLine } from '../../src/validation/finding';
import { ManifestSet } from '../../src/validation/manifest-set';
import { target } from '../../src/validation/target';

const read = (yaml: string) => new ManifestSet(loadAll(yaml).filter(Boolean).map(object => ({ object, origin: {} })));
const lines = (id: string, yaml: string, before?: string, said = {}) =>
  runRules(RULES.filter(rule => rule.id === id), read(yaml), target(said), before === undefined ? undefined : read(before)).map(findingLine);

const cluster = (topology: string, more = '') =>
  `apiVersion: cluster.x-k8s.io/v1beta2\nkind: Cluster\nmetadata: { name: prod, namespace: clusters${more} }\nspec: { topology: { classRef: { name: edge }, ${topology} } }\n---\n`;
const clusterClass = (spec: string, name = 'edge') => `apiVersion: cluster.x-k8s.io/v1beta2\nkind: ClusterClass\nmetadata: { name: ${name}, namespace: clusters }\nspec: ${spec}\n---\n`;
const variable = (schema: string) => clusterClass(`{ variables: [{ name: x, required: true, schema: { openAPIV3Schema: ${schema} } }] }`);
const value = (text: string) => cluster(`variables: [{ name: x, value: ${text} }]`);

// The verdicts below are those of the webhooks of Cluster API v1.14.0, called with the same objects.
describe('variables', () => {
  const nested = '{ type: object, required: [a], properties: { a: { type: integer, default: 1 } } }';

  test.each([
    ['VAR-05', value('{}') + variable(nested)],
    ['VAR-05', value('{ a: null }') + variable(nested)],
    ['VAR-05', value('[1]') + variable('{ x-kubernetes-preserve-unknown-fields: true }')],
    ['VAR-06', value('{ z: 1 }') + variable('{ type: object, x-kubernetes-preserve-unknown-fields: true }')],
    ['VAR-04', cluster('version: v1.34.3') + variable('{ type: integer, default: 1 }')],
    ['CCV-05', variable('{ x-kubernetes-int-or-string: true, anyOf: [{ type: integer }, { type: string }] }')],
    ['CCV-05', variable('{ x-kubernetes-int-or-string: true, allOf: [{ anyOf: [{ type: integer }, { type: string }] }, { pattern: a }] }')],
    ['CCV-08', variable('{ type: object, default: {}, properties: { a: { type: integer } } }')],
    ['CCV-10', variable('{ type: string, pattern: "[[:alpha:]]+" }')],
    ['VAR-02', cluster('variables: [{ name: y, value: 1 }]') + clusterClass('{ patches: [{ name: p, external: { discoverVariablesExtension: d.e } }] }')],
  ])('%s passes %#', (id, yaml) => {
    expect(lines(id, yaml)).toEqual([]);
  });

  test.each([
    ['VAR-05', value('{ a: null }') + variable('{ type: object, properties: { a: { type: integer } } }'), 'spec.topology.variables[0].value.a: null is no value here'],
    ['VAR-05', value('ab') + variable('{ type: string, oneOf: [{ pattern: a }, { pattern: b }] }'), 'spec.topology.variables[0].value:'],
    ['VAR-06', value('{ z: 1 }') + variable('{ type: object }'), 'spec.topology.variables[0].value.z: "z" is not a field here; remove it'],
    ['CCV-05', variable('{ x-kubernetes-int-or-string: true, anyOf: [{ type: string }, { type: integer }] }'), 'type describes, where the schema may only restrict'],
    ['CCV-05', variable('{ type: object, properties: { a: { type: string, maxLength: "5" } } }'), 'maxLength is not a whole number'],
    ['CCV-08', variable('{ type: object, default: {}, required: [a], properties: { a: { type: integer, default: 1 } } }'), '"a" is missing'],
    ['CCV-08', variable('{ type: integer, default: 1, x-kubernetes-validations: [{ rule: self > 3 }] }'), 'the value does not meet self > 3'],
    ['CCV-11', variable('{ type: object, properties: { a: { type: integer } }, x-kubernetes-validations: [{ rule: self.a > 1, fieldPath: a }] }'), 'does not start with a dot'],
  ])('%s finds %#', (id, yaml, message) => {
    expect(lines(id, yaml).join('\n')).toContain(message);
  });

  test.each([
    ['VAR-07', value('1') + variable('{ type: integer, x-kubernetes-validations: [{ rule: self > 3, message: { a: 1 } }] }')],
    ['CCV-08', variable('{ type: integer, default: 1, x-kubernetes-validations: [{ rule: self > 3, message: [a] }] }')],
  ])('%s quotes no message that is not text', (id, yaml) => {
    expect(lines(id, yaml)[0]).toContain('the value does not meet self > 3');
  });

  test.each(['null', '5', '{ rule: { a: 1 } }', '{ rule: null }', '{}', '{ rule: 5 }'])('a rule about values that is %s stops nothing', rule => {
    const yaml = value('1') + variable(`{ type: integer, x-kubernetes-validations: [${rule}] }`);
    expect(lines('VAR-07', yaml)).toEqual([]);
  });

  test('a rule about changes compares with the value before, in the same list', () => {
    const rising = variable('{ type: integer, x-kubernetes-validations: [{ rule: self >= oldSelf, message: may not be lowered }] }');
    const pool = (x: number) => cluster(`workers: { machineDeployments: [{ class: a, name: a, variables: { overrides: [{ name: x, value: ${x} }] } }] }`);
    expect(lines('VAR-07', value('1') + rising, value('2') + rising)[0]).toContain('the class says: may not be lowered');
    expect(lines('VAR-07', value('1') + rising)).toEqual([]);
    expect(lines('VAR-07', pool(1) + rising, pool(2) + rising)[0]).toContain('machineDeployments[0].variables.overrides[0].value');
    expect(lines('VAR-07', pool(1) + rising, value('2') + rising)).toEqual([]);
  });
});

describe('parts of a cluster', () => {
  const parts = (spec: string, version = 'v1beta2') => `apiVersion: cluster.x-k8s.io/${version}\nkind: Cluster\nmetadata: { name: prod, namespace: clusters }\n${spec}`;
  const ref = (group: string, kind: string) => `{ apiGroup: ${group}.cluster.x-k8s.io, kind: ${kind}, name: prod }`;

  test.each([
    ['controlPlaneRef', 'infrastructure', 'AzureManagedControlPlane', 0],
    ['controlPlaneRef', 'infrastructure', 'GCPManagedControlPlane', 0],
    ['controlPlaneRef', 'infrastructure', 'VSphereCluster', 1],
    ['infrastructureRef', 'controlplane', 'AWSManagedControlPlane', 0],
    ['infrastructureRef', 'controlplane', 'KubeadmControlPlane', 1],
  ])('%s to %s %s', (field, group, kind, found) => {
    expect(lines('CL-10a', parts(`spec: { ${field}: ${ref(group, kind)} }`))).toHaveLength(found);
  });

  test('a Cluster of v1beta1 may lack a spec by its schema', () => {
    expect(lines('CL-01', parts('', 'v1beta1'))).toHaveLength(1);
    expect(lines('CL-01', parts('', 'v1beta2'))).toEqual([]);
  });
});

describe('versions', () => {
  const offers = (...versions: string[]) => lines('CC-10', clusterClass(`{ kubernetesVersions: [${versions.join(', ')}] }`));

  test.each([[['1.33', '1.34']], [['v1.33.0-rc.2', 'v1.33.0-rc.10']], [['v1.33.0+1', 'v1.33.0+2']], [['v1.33.0+b', 'v1.33.0+a']], [['v1.33.01', 'v1.34.0']]])('%s rise', versions => {
    expect(offers(...versions)).toEqual([]);
  });

  test.each([[['v1.33.0', 'v1.33.0']], [['v1.33.0', 'v1.33.0-rc.1']], [['v1.33.0+2', 'v1.33.0+1']], [['v1.33.0+a', 'v1.33.0']], [['v1.33-rc']]])('%s do not', versions => {
    expect(offers(...versions)).toHaveLength(1);
  });

  test.each(['v1.34', 'v1.34.03', 'vv1.34.3', 'V1.34.3', 'v1.34.3-rc.01', 'v1.34.3+'])('%s is no version of a topology', version => {
    expect(lines('TOP-03', cluster(`version: "${version}"`))).toHaveLength(1);
  });

  test('a class that is not at hand may plan upgrades, except before v1.12', () => {
    const [before, after] = ['v1.32.9', 'v1.34.3'].map(version => cluster(`version: ${version}`));
    expect(lines('TOP-06', after, before)).toEqual([]);
    expect(lines('TOP-06', after, before, { capiVersion: 'v1.11' })).toHaveLength(1);
  });

  test('the unsafe annotation switches the checks off', () => {
    const unsafe = ', annotations: { unsafe.topology.cluster.x-k8s.io/disable-update-version-check: "" }';
    expect(lines('TOP-05', cluster('version: v1.33.1', unsafe), cluster('version: v1.34.3'))).toEqual([]);
  });
});

describe('references', () => {
  test('one file of many is no reason to miss the others', () => {
    const alone = 'apiVersion: cluster.x-k8s.io/v1beta2\nkind: Cluster\nmetadata: { name: prod }\nspec: { infrastructureRef: { apiGroup: i.x, kind: I, name: prod } }';
    expect(lines('CL-10', alone)).toEqual([]);
    expect(lines('TOP-10', cluster('version: v1.34.3'))).toEqual([]);
  });

  test('what was declared external is not missed', () => {
    const yaml = cluster('version: v1.34.3') + clusterClass('{}', 'other');
    expect(lines('TOP-10', yaml)[0]).toContain('there is no ClusterClass "edge" in namespace "clusters", only other');
    expect(lines('TOP-10', yaml, undefined, { external: ['ClusterClass/clusters/edge'] })).toEqual([]);
  });
});

describe('patches', () => {
  const patch = (text: string) => clusterClass(`{ variables: [{ name: x }], patches: [{ name: p, definitions: [{ jsonPatches: [${text}] }] }] }`);

  test.each(['{{ .x | quote }}', '{{ genCA "a" 1 }}', '{{ $a := 1 }}{{ $a }}', '{{ 1i }}', '{{ 1.5e+3-2i }}'])('the template %s parses', template => {
    expect(lines('PAT-16', patch(`{ op: add, path: /spec/a, valueFrom: { template: ${JSON.stringify(template)} } }`))).toEqual([]);
  });

  test.each(['{{ now }}', '{{ env "A" }}', '{{ toYaml .x }}', '{{ .x', '{{ $b }}', '{{ 1+2 }}', '{{ 0x1i }}'])('the template %s does not', template => {
    expect(lines('PAT-16', patch(`{ op: add, path: /spec/a, valueFrom: { template: ${JSON.stringify(template)} } }`))).toHaveLength(1);
  });

  test.each([['x.y', 0], ['x[0]', 0], ['.x', 0], ['y', 1], ['builtin.cluster.name', 0], ['builtin.cluster.network.ipFamily', 1], ['builtin', 1]])('the variable %s', (name, found) => {
    expect(lines('PAT-17', patch(`{ op: add, path: /spec/a, valueFrom: { variable: "${name}" } }`))).toHaveLength(found);
  });

  test.each([['add', '/spec/a/0', 0], ['add', '/spec/a/-', 0], ['add', '/spec/a/1', 1], ['replace', '/spec/a/0', 1], ['remove', '/spec/a/0', 1]])('%s %s', (op, path, found) => {
    expect(lines('PAT-13', patch(`{ op: ${op}, path: ${path}, value: 1 }`))).toHaveLength(found);
  });
});
