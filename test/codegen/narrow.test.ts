import { clusterClass, generate, variable } from './classes';
import { typeErrors } from './type-check';

const CLASS = generate(clusterClass([
  variable('region', { type: 'string', enum: ['eu', 'us'] }, true),
  variable('vm-size', { type: 'integer', default: 2 }, true),
  variable('disks', { type: 'array', items: { type: 'object', required: ['size-gib'], properties: { 'size-gib': { type: 'integer' }, 'kind': { type: 'string' } } } }),
  variable('labels', { type: 'object', additionalProperties: { type: 'string' } }),
  variable('surge', { 'x-kubernetes-int-or-string': true }),
  variable('extra', { 'type': 'object', 'properties': { known: { type: 'boolean' } }, 'x-kubernetes-preserve-unknown-fields': true }),
], {
  spec: { kubernetesVersions: ['v1.33.7', 'v1.34.3'], workers: { machineDeployments: [{ class: 'default-worker' }, { class: 'gpu' }], machinePools: [{ class: 'spot' }] } },
})).text;

const EMPTY = generate(clusterClass([], { name: 'bare', spec: { workers: undefined } })).text;

const program = (props: string, of = 'EdgeV1Cluster', from = './edge-v1.js') =>
  `import { App, Chart } from 'cdk8s';\nimport { ${of} } from '${from}';\nexport const made = new ${of}(new Chart(new App(), 'c'), 'site', ${props});\n`;

const GOOD = 'kubernetesVersion: \'v1.34.3\', variables: { region: \'eu\' }';

const accepted: { [what: string]: string } = {
  least: program(`{ ${GOOD} }`),
  everything: program(`{
    kubernetesVersion: 'v1.33.7', name: 'a', namespace: 'b', labels: { a: 'b' }, network: { serviceDomain: 'x' },
    variables: { region: 'us', vmSize: 4, disks: [{ sizeGib: 10, kind: 'thin' }], labels: { a: 'b' }, surge: '10%', extra: { known: true, more: [1] } },
    controlPlane: { replicas: 3, variables: { vmSize: 8 } },
    pools: [{ class: 'gpu', name: 'gpu', autoscale: { min: 1, max: 2 }, variables: { region: 'us', surge: 1 } }],
    machinePools: [{ class: 'spot', name: 'spot', replicas: 2 }],
  }`),
  bare: program('{ kubernetesVersion: \'v1.34.3\' }', 'BareCluster', './bare.js'),
};

const refused: { [what: string]: [string, string] } = {
  'a variable without a value': ['{ kubernetesVersion: \'v1.34.3\', variables: {} }', 'Property \'region\' is missing'],
  'no variables at all': ['{ kubernetesVersion: \'v1.34.3\' }', 'Property \'variables\' is missing'],
  'a misspelt variable': ['{ kubernetesVersion: \'v1.34.3\', variables: { reigon: \'eu\' } }', '\'reigon\' does not exist in type \'EdgeV1Variables\''],
  'a value outside the set': ['{ kubernetesVersion: \'v1.34.3\', variables: { region: \'mars\' } }', 'Type \'"mars"\' is not assignable to type \'"eu" | "us"\''],
  'a number as text': [`{ ${GOOD.replace('}', ', vmSize: \'4\' }')} }`, 'Type \'string\' is not assignable to type \'number\''],
  'a member of an item left out': [`{ ${GOOD.replace('}', ', disks: [{}] }')} }`, 'Property \'sizeGib\' is missing'],
  'a misspelt member of an item': [`{ ${GOOD.replace('}', ', disks: [{ sizeGib: 1, size: 2 }] }')} }`, '\'size\' does not exist in type \'EdgeV1DisksItem\''],
  'a map of another type': [`{ ${GOOD.replace('}', ', labels: { a: 1 } }')} }`, 'Type \'number\' is not assignable to type \'string\''],
  'neither number nor text': [`{ ${GOOD.replace('}', ', surge: true }')} }`, 'Type \'true\' is not assignable'],
  'a wrong type of a known member of an open object': [`{ ${GOOD.replace('}', ', extra: { known: 1 } }')} }`, 'Type \'number\' is not assignable to type \'boolean'],
  'a class of workers that does not exist': [`{ ${GOOD}, pools: [{ class: 'cpu', name: 'a' }] }`, 'Type \'"cpu"\' is not assignable to type \'"default-worker" | "gpu"\''],
  'a pool without a class': [`{ ${GOOD}, pools: [{ name: 'a' }] }`, 'Property \'class\' is missing'],
  'a machine pool of a class of pools': [`{ ${GOOD}, machinePools: [{ class: 'gpu', name: 'a' }] }`, 'Type \'"gpu"\' is not assignable to type \'"spot"\''],
  'a misspelt variable of a pool': [`{ ${GOOD}, pools: [{ class: 'gpu', name: 'a', variables: { reigon: 'eu' } }] }`, '\'reigon\' does not exist in type'],
  'a wrong type for the control plane': [`{ ${GOOD}, controlPlane: { variables: { vmSize: 'x' } } }`, 'Type \'string\' is not assignable to type \'number\''],
  'a version that is not offered': [`{ ${GOOD.replace('v1.34.3', 'v1.35.0')} }`, 'Type \'"v1.35.0"\' is not assignable'],
  'a property that does not exist': [`{ ${GOOD}, variable: {} }`, '\'variable\' does not exist in type \'EdgeV1ClusterProps\''],
};

const bareRefused: { [what: string]: [string, string] } = {
  'pools of a class without workers': ['{ kubernetesVersion: \'v1.34.3\', pools: [] }', '\'pools\' does not exist'],
  'a variable of a class without variables': ['{ kubernetesVersion: \'v1.34.3\', variables: { a: 1 } }', 'Type \'number\' is not assignable to type \'never\''],
};

const errors = (() => {
  const files: { [name: string]: string } = { 'edge-v1.ts': CLASS, 'bare.ts': EMPTY };
  Object.entries(accepted).forEach(([what, text]) => { files[`accepted-${what}.ts`] = text; });
  Object.values(refused).forEach(([props], index) => { files[`refused-${index}.ts`] = program(props); });
  Object.values(bareRefused).forEach(([props], index) => { files[`bare-${index}.ts`] = program(props, 'BareCluster', './bare.js'); });
  return typeErrors(files);
})();

test('what the class allows compiles', () => {
  expect(errors.filter(line => !/^(refused|bare)-/.test(line))).toEqual([]);
});

test.each(Object.entries(refused).map(([what, [, message]], index) => [what, `refused-${index}.ts`, message]))('%s does not compile', (_what, file, message) => {
  const lines = errors.filter(line => line.startsWith(file));
  expect(lines.join('\n')).toContain(message);
  expect(lines.length).toBe(1);
});

test.each(Object.entries(bareRefused).map(([what, [, message]], index) => [what, `bare-${index}.ts`, message]))('%s does not compile', (_what, file, message) => {
  expect(errors.filter(line => line.startsWith(file)).join('\n')).toContain(message);
});
