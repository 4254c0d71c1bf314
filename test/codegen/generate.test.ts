import { clusterClass, generate as generateOne, variable } from './classes';
import { typeErrors } from './type-check';
import { generateClasses } from '../../src/codegen/generate';

const texts: { [name: string]: string } = {};

/** What becomes of one class; the last test compiles all of it. */
function generate(...args: Parameters<typeof generateOne>) {
  const outcome = generateOne(...args);
  if (outcome.generated) { texts[`class${Object.keys(texts).length}.ts`] = outcome.text; }
  return outcome;
}

/** The member of a generated struct, without its comment. */
function typeOf(schema: any, required = false): string | undefined {
  return /readonly value(\??: .*);/.exec(generate(clusterClass([variable('value', schema, required)])).text)?.[1];
}

describe('types', () => {
  test.each<[string, any, string]>([
    ['text', { type: 'string' }, '?: string'],
    ['a whole number', { type: 'integer' }, '?: number'],
    ['a number', { type: 'number' }, '?: number'],
    ['a truth value', { type: 'boolean' }, '?: boolean'],
    ['text of a closed set', { type: 'string', enum: ['a', 'it\'s', 'a'] }, '?: \'a\' | "it\'s"'],
    ['numbers of a closed set', { type: 'integer', enum: [1, -2] }, '?: 1 | -2'],
    ['a closed set without a type', { 'x-kubernetes-int-or-string': true, 'enum': ['a', 1, true] }, '?: \'a\' | 1 | true'],
    ['a closed set of objects', { type: 'object', properties: {}, enum: [{}] }, '?: { readonly [name: string]: never }'],
    ['a list', { type: 'array', items: { type: 'string' } }, '?: readonly string[]'],
    ['a list of a closed set', { type: 'array', items: { type: 'string', enum: ['a', 'b'] } }, '?: readonly (\'a\' | \'b\')[]'],
    ['a list of lists', { type: 'array', items: { type: 'array', items: { type: 'number' } } }, '?: readonly (readonly number[])[]'],
    ['a list of anything', { 'type': 'array', 'x-kubernetes-preserve-unknown-fields': true }, '?: readonly unknown[]'],
    ['a map', { type: 'object', additionalProperties: { type: 'integer' } }, '?: { readonly [name: string]: number }'],
    ['an open map', { type: 'object', additionalProperties: true }, '?: { readonly [name: string]: unknown }'],
    ['an object without members', { type: 'object' }, '?: { readonly [name: string]: never }'],
    ['an object with any members', { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true }, '?: { readonly [name: string]: unknown }'],
    ['an object', { type: 'object', properties: { a: { type: 'string' } } }, '?: EdgeV1Value'],
    ['a list of objects', { type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } }, '?: readonly EdgeV1ValueItem[]'],
    ['a map of objects', { type: 'object', additionalProperties: { type: 'object', properties: { a: { type: 'string' } } } }, '?: { readonly [name: string]: EdgeV1ValueValue }'],
    ['a number or text', { 'x-kubernetes-int-or-string': true, 'anyOf': [{ type: 'integer' }, { type: 'string' }] }, '?: number | string'],
    ['anything', { 'x-kubernetes-preserve-unknown-fields': true }, '?: unknown'],
    ['alternatives without a type', { anyOf: [{ type: 'integer' }, { type: 'boolean' }] }, '?: number | boolean'],
  ])('%s', (_what, schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });

  test('only what is required and has no default has to be given', () => {
    expect(typeOf({ type: 'string' }, true)).toBe(': string');
    expect(typeOf({ type: 'string', default: '' }, true)).toBe('?: string');
    const { text } = generate(clusterClass([variable('disk', {
      type: 'object', required: ['size', 'kind'], properties: { size: { type: 'integer' }, kind: { type: 'string', default: 'thin' }, label: { type: 'string' } },
    })]));
    expect(text.match(/readonly (size|kind|label)\??: \w+/g)).toEqual(['readonly size: number', 'readonly kind?: string', 'readonly label?: string']);
    expect(text).toContain('  readonly variables?: EdgeV1Variables;');
  });

  test('a long closed set becomes a type of its own', () => {
    const { text } = generate(clusterClass([variable('zone', { type: 'string', enum: Array.from({ length: 12 }, (_, index) => `datacenter-${index}`) })]));
    expect(text).toContain('/** Values of `zone`. */\nexport type EdgeV1Zone =\n  | \'datacenter-0\'\n');
    expect(text).toContain('readonly zone?: EdgeV1Zone;');
  });

  test('classes of workers and versions are closed sets, and what a class does not have cannot be asked for', () => {
    const { text } = generate(clusterClass([], { spec: { kubernetesVersions: ['v1.33.7', 'v1.34.3'], workers: { machinePools: [{ class: 'a' }, { class: 'b c' }] } } }));
    expect(text).toContain('readonly kubernetesVersion: \'v1.33.7\' | \'v1.34.3\';');
    expect(text).toContain('export interface EdgeV1MachinePool extends ImportedMachinePoolOptions {\n  readonly class: \'a\' | \'b c\';');
    expect(text).not.toContain('EdgeV1Pool');
    expect(text).not.toMatch(/\bImportedPoolOptions/);
  });

  test('a class of v1beta1 says the same', () => {
    const variables = [variable('size', { type: 'string', enum: ['s', 'l'] }, true)];
    const ref = (kind: string) => ({ ref: { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1', kind, name: 'edge' } });
    const { text, problems } = generate(clusterClass(variables, {
      apiVersion: 'cluster.x-k8s.io/v1beta1',
      spec: {
        infrastructure: ref('VSphereClusterTemplate'),
        controlPlane: { ...ref('KubeadmControlPlaneTemplate'), machineInfrastructure: ref('VSphereMachineTemplate') },
        workers: {
          machineDeployments: [{
            class: 'scaled',
            template: { bootstrap: ref('KubeadmConfigTemplate'), infrastructure: ref('VSphereMachineTemplate'), metadata: { annotations: { 'cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size': '1' } } },
          }],
        },
      },
    }));
    expect(problems).toEqual([]);
    expect(text).toContain('readonly size: \'s\' | \'l\';');
    expect(text).toContain('pools: [{ name: \'scaled\', autoscaled: true }],');
    expect(text).toContain('\'VSphereCluster.infrastructure.cluster.x-k8s.io\'');
  });
});

describe('comments', () => {
  const comment = (schema: any, name = 'value') => /export interface EdgeV1Variables \{\n([^]*?) {2}readonly/.exec(generate(clusterClass([variable(name, schema)])).text)![1];

  test('they carry the description, the limits, the rules and the default', () => {
    expect(comment({
      'type': 'integer',
      'description': 'Disk in GiB.\nGrows in place.',
      'minimum': 1,
      'maximum': 10,
      'exclusiveMaximum': true,
      'default': 5,
      'example': 7,
      'x-kubernetes-validations': [{ rule: 'self != 3', message: 'three is unlucky' }],
    }, 'disk-size')).toBe(`  /**
   * Disk in GiB.
   * Grows in place.
   *
   * Called \`disk-size\` in the class.
   * A whole number; at least 1; less than 10.
   * Rule: \`self != 3\`: three is unlucky
   * Example: \`7\`
   *
   * @default \`5\`
   */
`);
  });

  test.each<[string, any, string]>([
    ['lengths', { type: 'string', minLength: 1, maxLength: 63, pattern: '^[a-z]+$' }, '1 to 63 characters; matches `^[a-z]+$`.'],
    ['items', { type: 'array', minItems: 2, maxItems: 2, uniqueItems: true, items: { type: 'string', minLength: 1 } }, 'Exactly 2 items; no item twice.\n   * Items: at least 1 character.'],
    ['alternatives', { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, oneOf: [{ required: ['a'] }, { required: ['b'] }] }, 'Exactly one of: `a`; `b`.'],
    ['exclusion', { type: 'string', not: { enum: ['x'] } }, 'Not: `{"enum":["x"]}`.'],
    ['a format', { type: 'string', format: 'date-time' }, 'Format `date-time`.'],
    ['deprecation', { type: 'string', description: 'Old.\n\nDeprecated: use size.' }, '@deprecated'],
  ])('%s', (_what, schema, text) => {
    expect(comment(schema)).toContain(text);
  });

  test('that a value is a number or text is said by the type alone', () => {
    expect(comment({ 'x-kubernetes-int-or-string': true, 'anyOf': [{ type: 'integer' }, { type: 'string' }] })).not.toContain('least one');
  });

  test('text of others stays text', () => {
    const evil = [
      'ends */ export const hacked = 1; /*', '@ts-ignore', '@ts-expect-error', 'first\n@deprecated second', '{@link https://example.com}', 'a\u2028b\u2029c', '\u202eevil', '\ud800', '\0', '\r\n\r\n@default 1',
      '`', '${1 + 1}', `${'long '.repeat(40)}@see`, '*', '/', '//# sourceMappingURL=x',
    ];
    const variables = evil.flatMap((text, index) => [
      variable(`d${index}`, { type: 'string', description: text, pattern: text, default: text, example: text, enum: [text] }),
      variable(`${text}${index}`, { type: 'object', properties: { [text]: { type: 'string' } }, description: text }),
    ]).filter(({ name }) => !name.includes('.'));
    const { text } = generate(clusterClass(variables, { spec: { workers: { machineDeployments: evil.map(name => ({ class: name })) } } }));
    expect(text).not.toMatch(/[\u2028\u2029\u202e\ud800\0\r]/);
    expect(text).not.toMatch(/^\s*\*\s*@(ts-|see|default 1)/m);
    expect(text.match(/^ +\* @deprecated/gm)).toBeNull();
  });
});

describe('names', () => {
  const members = (...names: string[]) => [...generate(clusterClass(names.map(name => variable(name, { type: 'string' })))).text
    .split('export interface EdgeV1Variables {')[1].split('\n}')[0].matchAll(/readonly (\S+)\?:/g)].map(match => match[1]);

  test('legal names stay, others are made legal, and no two are the same', () => {
    expect(members('vmSize', 'vm-size', 'vm_size', 'vm size', '2fast', 'class', 'größe', '***', '-')).toEqual(['vmSize', 'vmSize3', 'vm_size', 'vmSize2', '_2fast', 'class', 'größe', 'value', 'value2']);
  });

  test('members every object has are not taken for values', () => {
    expect(members('constructor', '__proto__', 'toString')).toEqual(['constructorValue', 'protoValue', 'toStringValue']);
  });

  test('numbering does not depend on the order of the class', () => {
    const nameOf = (text: string, name: string) => new RegExp(`name: '${name}', member: '(\\w+)'`).exec(text)?.[1];
    const [one, two] = [['a-b', 'a b'], ['a b', 'a-b']].map(names => generate(clusterClass(names.map(name => variable(name, { type: 'string' })))).text);
    expect(nameOf(one, 'a-b')).toBe('aB2');
    expect(nameOf(two, 'a-b')).toBe('aB2');
  });

  test('types of variables give way to those every file has', () => {
    const object = { type: 'object', properties: { x: { type: 'string' } } };
    const { text } = generate(clusterClass([variable('pool', object), variable('controlPlane', object), variable('cluster', object), variable('variables', object), variable('clusterProps', object)]));
    expect(text.match(/export (interface|class) \w+/g)!.length).toBe(new Set(text.match(/export (interface|class) \w+/g)).size);
    expect(text).toContain('readonly pool?: EdgeV1Pool2;');
  });

  test.each([
    ['edge.v1', 'EdgeV1Cluster', 'edge-v1.ts'],
    ['2fast', 'Class2fastCluster', '2fast.ts'],
    ['quick-start-cluster', 'QuickStartCluster', 'quick-start-cluster.ts'],
    ['cluster', 'ClusterCluster', 'cluster.ts'],
    ['${NAME:=from-default}', 'FromDefaultCluster', 'from-default.ts'],
    ['imported-class', 'ImportedClassCluster2', 'imported-class.ts'],
  ])('the class of %s is %s', (name, className, fileName) => {
    const { generated, text } = generate(clusterClass([], { name }));
    expect(generated?.className).toBe(className);
    expect(text).toContain(`export class ${className} extends ImportedClassCluster {`);
    expect(generated?.fileName).toBe(fileName);
  });

  test('classes whose names come out the same are numbered by their own names', () => {
    const classes = ['edge.v1', 'edge-v1', 'edge-v1-2'].map(name => clusterClass([], { name }));
    const names = (list: any[]) => generateClasses(list)
      .map(({ generated: { classId, className, fileName } = {} as any }) => [classId, className, fileName]).sort();
    expect(names(classes)).toEqual([['edge-v1', 'EdgeV1Cluster', 'edge-v1.ts'], ['edge-v1-2', 'EdgeV12Cluster', 'edge-v1-2.ts'], ['edge.v1', 'EdgeV13Cluster', 'edge-v1-3.ts']]);
    expect(names([...classes].reverse())).toEqual(names(classes));
  });

  test('a class may be called otherwise', () => {
    const { text, generated } = generate(clusterClass([variable('size', { type: 'string' })]), 'SmallSite');
    expect(text).toContain('export class SmallSite extends ImportedClassCluster {');
    expect(text).toContain('export interface SmallSiteVariables {');
    expect(generated?.fileName).toBe('small-site.ts');
  });
});

describe('what cannot be typed', () => {
  test.each<[string, any, string]>([
    ['no type', {}, 'the schema has no type'],
    ['a type of JSON Schema', { type: 'null' }, '"null" is not a type of Cluster API'],
    ['several types', { type: ['string', 'null'] }, '["string","null"] is not a type of Cluster API'],
    ['a reference', { $ref: '#/definitions/x' }, 'the schema refers to another one, which Cluster API does not follow'],
    ['no schema', undefined, 'there is no schema'],
    ['properties that are no map', { type: 'object', properties: ['a'] }, 'the properties are not a map'],
    ['a list of nothing in particular', { type: 'array' }, 'the schema does not say what the items are'],
    ['an enum of another type', { type: 'string', enum: [1] }, 'none of the values of its enum is of type string'],
  ])('%s becomes unknown and is said', (_what, schema, reason) => {
    const { text, problems } = generate(clusterClass([variable('value', schema), variable('fine', { type: 'string' })]));
    expect(problems).toEqual([`the type of "value" is not known: ${reason}; it became unknown.`]);
    expect(text).toContain('readonly value?: unknown;');
    expect(text).toContain('Any value: ');
    expect(text).toContain('readonly fine?: string;');
  });

  test('it is said where deep inside it is', () => {
    const { problems } = generate(clusterClass([variable('a', { type: 'array', items: { type: 'object', properties: { b: { type: 'object', additionalProperties: {} } } } })]));
    expect(problems).toEqual(['the type of "a[].b[*]" is not known: the schema has no type; it became unknown.']);
  });

  test('a schema that refers to itself', () => {
    const schema: any = { type: 'object', properties: {} };
    schema.properties.self = schema;
    expect(generate(clusterClass([variable('value', schema)])).problems[0]).toBe('the schema of the variable "value" refers to itself or is too large.');
  });

  test.each<[string, any, string]>([
    ['another version', { ...clusterClass(), apiVersion: 'cluster.x-k8s.io/v1alpha4' }, 'the ClusterClass has apiVersion "cluster.x-k8s.io/v1alpha4"; known are cluster.x-k8s.io/v1beta2 and cluster.x-k8s.io/v1beta1.'],
    ['no name', { ...clusterClass(), metadata: {} }, 'the ClusterClass has no metadata.name.'],
    ['no spec', { ...clusterClass(), spec: undefined }, 'the ClusterClass has no spec.'],
  ])('%s: there is no file', (_what, object, problem) => {
    const { problems, generated } = generate(object);
    expect(problems).toEqual([problem]);
    expect(generated).toBeUndefined();
  });

  test.each<[string, any, string]>([
    ['variables that are no list', { variables: { a: {} } }, 'spec.variables is not a list; no variable could be typed.'],
    ['a variable without a name', { variables: [{ required: true }] }, 'the variable (without a name) has no name; it was left out.'],
    ['a name with a dot', { variables: [variable('a.b', { type: 'string' })] }, 'the variable "a.b" has a dot in its name, which Cluster API refuses; it was left out.'],
    ['a reserved name', { variables: [variable('builtin', { type: 'string' })] }, 'the variable "builtin" has a name that is reserved for Cluster API; it was left out.'],
    ['workers that are no list', { workers: { machineDeployments: 'x' } }, 'spec.workers.machineDeployments is not a list; its classes could not be typed.'],
    ['workers without a class', { workers: { machinePools: [{}] } }, 'spec.workers.machinePools has an entry without a class; it was left out.'],
    ['a class of workers twice', { workers: { machineDeployments: [{ class: 'a' }, { class: 'a' }] } }, 'spec.workers.machineDeployments has the class "a" twice; Cluster API refuses that.'],
    ['versions that are none', { kubernetesVersions: ['latest'] }, 'spec.kubernetesVersions is not a list of versions such as "v1.34.3".'],
    ['a placeholder', { workers: { machineDeployments: [{ class: '${NAME}-worker' }] } }, '"${NAME}-worker" is a placeholder of clusterctl; import what "clusterctl generate yaml" makes of the file.'],
  ])('%s', (_what, spec, problem) => {
    const { problems } = generate(clusterClass([], { spec }));
    expect(problems).toEqual([problem]);
  });
});

describe('several definitions', () => {
  const definitions = (...schemas: [string, any][]) => ({ variables: [{ name: 'size', definitions: schemas.map(([from, schema]) => ({ from, ...variable('size', schema) })) }] });

  test('those of external patches come from the status of a class that runs', () => {
    const { text, problems } = generate(clusterClass([], { status: definitions(['patch-a', { type: 'string', enum: ['s', 'l'] }], ['patch-b', { enum: ['s', 'l'], type: 'string' }]) }));
    expect(problems).toEqual([]);
    expect(text).toContain('readonly size?: \'s\' | \'l\';');
  });

  test('definitions that differ are said, and no value is accepted', () => {
    const { text, problems } = generate(clusterClass([variable('size', { type: 'string' }, true)], { status: definitions(['inline', { type: 'string' }], ['patch-a', { type: 'integer' }]) }));
    expect(problems).toEqual(['the variable "size" has conflicting definitions: the class itself and patch "patch-a" define it differently; Cluster API refuses every value until they agree.']);
    expect(text).toContain('Any value: Cluster API refuses every value, because the class itself and patch "patch-a" define it differently.');
    expect(text).toContain('readonly size?: unknown;');
  });

  test('a class whose external patches define variables stays open until it is read from a management cluster', () => {
    const patches = [{ name: 'runtime', external: { discoverVariablesExtension: 'discover.ext' } }];
    const { text, problems } = generate(clusterClass([variable('size', { type: 'string' })], { spec: { patches } }));
    expect(problems).toEqual(['the external patch "runtime" defines variables that are not in the file; import the class as "kubectl get clusterclass -o yaml" prints it.']);
    expect(text).toContain('readonly [name: string]: unknown;');
    expect(text).toContain('openVariables: true,');
    expect(generate(clusterClass([], { spec: { patches }, status: { variables: [] } })).problems).toEqual([]);
  });

  test('the same class twice is written once', () => {
    const again = clusterClass([variable('size', { type: 'string' })]);
    expect(generateClasses([again, again]).map(({ generated, notes }) => [generated === undefined, notes])).toEqual([
      [false, []], [true, ['the ClusterClass "edge-v1" stands twice and says the same; it was written once.']],
    ]);
    expect(generateClasses([again, clusterClass()])[1].problems).toEqual(['the ClusterClass "edge-v1" stands twice with different content; the first one was written.']);
  });
});

test('everything above compiles under strict rules, without unused imports', () => {
  expect(Object.keys(texts).length).toBeGreaterThan(60);
  expect(typeErrors(texts)).toEqual([]);
});
