import { load } from 'js-yaml';
import { checkObject } from '../../src/api';
import { RULES } from '../../src/validation/all-rules';
import { MERGED_RULES } from '../../src/validation/merged-rules';
import { STRUCTURAL_RULES } from '../../src/validation/structural-rules';
import { UNDECIDABLE } from '../../src/validation/undecidable';

/** How many rules of each family are known, from the notes on Cluster API v1.14.0. */
const FAMILIES = { SCH: 13, NAM: 13, CL: 10, TOP: 29, VAR: 10, CC: 18, CCV: 16, PAT: 20 };

const ids = Object.entries(FAMILIES).flatMap(([family, count]) => Array.from({ length: count }, (_, index) => `${family}-${String(index + 1).padStart(2, '0')}`));

test.each(ids)('%s is a rule, a matter of the schema or of another rule, or undecidable, and only one of them', id => {
  const places = [RULES.some(rule => rule.id === id), id in STRUCTURAL_RULES, id in MERGED_RULES, id in UNDECIDABLE];
  expect(places.filter(Boolean)).toHaveLength(1);
});

test('what other rules find, they are there to find', () => {
  const missing = Object.values(MERGED_RULES).flat().filter(id => !RULES.some(rule => rule.id === id));
  expect(missing).toEqual([]);
});

const cluster = (spec: string) => `apiVersion: cluster.x-k8s.io/v1beta2\nkind: Cluster\nmetadata: { name: a, namespace: b }\nspec: ${spec}`;
const topology = (more: string) => cluster(`{ topology: { classRef: { name: c }, version: v1.34.3, ${more} } }`);
const workers = (list: string) => topology(`workers: { machineDeployments: [${list}] }`);
const deployment = (spec: string) => `apiVersion: cluster.x-k8s.io/v1beta2\nkind: MachineDeployment\nmetadata: { name: a, namespace: b }\nspec: ${spec}`;
const bootstrap = (spec: string) => `apiVersion: bootstrap.cluster.x-k8s.io/v1beta2\nkind: KubeadmConfigTemplate\nmetadata: { name: a, namespace: b }\nspec: { template: { spec: ${spec} } }`;
const ref = (kind: string) => `{ templateRef: { apiVersion: g.x/v1, kind: ${kind}, name: a } }`;
const clusterClass = (more: string, name = 'a') => `apiVersion: cluster.x-k8s.io/v1beta2\nkind: ClusterClass\nmetadata: { name: ${name}, namespace: b }\nspec: { infrastructure: ${ref('ITemplate')}, controlPlane: ${ref('CTemplate')}, ${more} }`;

const workerClass = `{ class: x, bootstrap: ${ref('BTemplate')}, infrastructure: ${ref('MTemplate')} }`;

/** Ids of src/validation/structural-rules.ts with something that breaks them, and where the schema check finds it. */
test.each([
  ['SCH-01', deployment('{ clusterName: a, deletion: {} }'), 'spec.deletion'],
  ['SCH-02', workers('{ class: x, name: x, failureDomain: "" }'), 'spec.topology.workers.machineDeployments[0].failureDomain'],
  ['SCH-03', bootstrap('{ files: [] }'), 'spec.template.spec.files'],
  ['SCH-04', workers('{ class: x, name: x, deletion: { nodeDrainTimeoutSeconds: 20s } }'), 'spec.topology.workers.machineDeployments[0].deletion.nodeDrainTimeoutSeconds'],
  ['SCH-05', bootstrap(`{ files: [{ path: /a, content: ${'x'.repeat(10241)} }] }`), 'spec.template.spec.files[0].content'],
  ['SCH-06', workers('{ class: x, name: x }, { class: y, name: x }'), 'spec.topology.workers.machineDeployments[1]'],
  ['SCH-07', workers('{ class: x, name: x, rollout: { strategy: { type: rollingUpdate } } }'), 'spec.topology.workers.machineDeployments[0].rollout.strategy.type'],
  ['SCH-08', cluster('{ infrastructureRef: { apiVersion: g.x/v1, kind: I, name: a } }'), 'spec.infrastructureRef.apiVersion'],
  ['SCH-09', clusterClass('').replace('apiVersion: g.x/v1', 'apiVersion: v1'), 'spec.infrastructure.templateRef.apiVersion'],
  ['SCH-10', deployment('{ clusterName: a, strategy: {} }'), 'spec.strategy'],
  ['SCH-12', clusterClass('', 'Prod_1'), 'metadata.name'],
  ['NAM-03', workers('{ class: x, name: Workers }'), 'spec.topology.workers.machineDeployments[0].name'],
  ['NAM-04', deployment(`{ clusterName: ${'a'.repeat(64)} }`), 'spec.clusterName'],
  ['NAM-12', clusterClass('').replace('name: a }', 'name: My_Template }'), 'spec.infrastructure.templateRef.name'],
  ['CL-06', cluster('{ clusterNetwork: { apiServerPort: 0 } }'), 'spec.clusterNetwork.apiServerPort'],
  ['CL-09', cluster('{ availabilityGates: [{ conditionType: A, polarity: Inverse }] }'), 'spec.availabilityGates[0].polarity'],
  ['TOP-02', cluster('{ topology: { classRef: {}, version: v1.34.3 } }'), 'spec.topology.classRef.name'],
  ['TOP-12', topology('workers: { machinePools: [{ class: x, name: x }, { class: y, name: x }] }'), 'spec.topology.workers.machinePools[1]'],
  ['TOP-23', topology('controlPlane: { healthCheck: { remediation: { maxInFlight: 1 } } }'), 'spec.topology.controlPlane.healthCheck.remediation.maxInFlight'],
  ['VAR-01', topology('variables: [{ name: x, value: 1 }, { name: x, value: 2 }]'), 'spec.topology.variables[1]'],
  ['VAR-10', topology('variables: [{ name: x, value: null }]'), 'spec.topology.variables[0].value'],
  ['CC-03', clusterClass(`workers: { machinePools: [${workerClass}, ${workerClass}] }`), 'spec.workers.machinePools[1]'],
  ['CCV-15', clusterClass('variables: [{ name: x, schema: { openAPIV3Schema: { type: string } } }]'), 'spec.variables[0].required'],
  ['PAT-11', clusterClass('patches: [{ name: x, definitions: [{ selector: { apiVersion: g.x/v1, kind: ITemplate, matchResources: { infrastructureCluster: true } }, jsonPatches: [{ op: test, path: /spec }] }] }]'),
    'spec.patches[0].definitions[0].jsonPatches[0].op'],
])('the schema check finds what breaks %s', (_id, yaml, path) => {
  expect(checkObject(load(yaml)).findings.map(finding => finding.path)).toContain(path);
});
