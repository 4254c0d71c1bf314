import { load } from 'js-yaml';
import { checkObject } from '../../src/api';
import { RULES } from '../../src/validation/all-rules';
import { MERGED_RULES } from '../../src/validation/merged-rules';
import { STRUCTURAL_RULES } from '../../src/validation/structural-rules';
import { UNDECIDABLE } from '../../src/validation/undecidable';

/** How many rules of each family are known, from the notes on Cluster API v1.14.0 and cluster-api-provider-vsphere v1.16.1; FLT is our own. */
const FAMILIES = { MD: 18, M: 2, MP: 3, MHC: 9, MDR: 3, TNT: 6, VER: 8, LNT: 12, VSP: 30, FLT: 12 };

const ids = Object.entries(FAMILIES).flatMap(([family, count]) => Array.from({ length: count }, (_, index) => `${family}-${String(index + 1).padStart(2, '0')}`));

test.each(ids)('%s is a rule, part of other rules, a matter of the schema, or undecidable, and only one of them', id => {
  const places = [RULES.some(rule => rule.id === id), id in MERGED_RULES, id in STRUCTURAL_RULES, id in UNDECIDABLE];
  expect(places.filter(Boolean)).toHaveLength(1);
});

const manifest = (apiVersion: string, kind: string, spec: string) => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a, namespace: b }\nspec: ${spec}`;
const core = (kind: string, spec: string) => manifest('cluster.x-k8s.io/v1beta2', kind, spec);
const vsphere = (spec: string) => manifest('infrastructure.cluster.x-k8s.io/v1beta2', 'VSphereMachineTemplate', spec);

test.each([
  ['MD-12', core('MachineDeployment', '{ rollout: { strategy: { type: Recreate } } }'), 'spec.rollout.strategy.type'],
  ['MHC-07', core('MachineHealthCheck', '{ checks: { unhealthyNodeConditions: [{ type: Ready, status: Unknown, timeout: 5m }] } }'), 'spec.checks.unhealthyNodeConditions[0].timeoutSeconds'],
  ['MHC-09', core('MachineHealthCheck', '{ remediation: { templateRef: { kind: A, name: a } } }'), 'spec.remediation.templateRef.apiVersion'],
  ['MDR-03', core('MachineDrainRule', '{ drain: { behavior: Skip }, machines: [{}] }'), 'spec.machines[0]'],
  ['MP-03', core('MachinePool', '{ minReadySeconds: 5 }'), 'spec.minReadySeconds'],
  ['TNT-05', core('MachineDeployment', '{ template: { spec: { taints: [{ key: gpu, effect: NoSchedule }] } } }'), 'spec.template.spec.taints[0].propagation'],
  ['VSP-17', vsphere('{ template: { spec: { numCPUs: 1 } } }'), 'spec.template.spec.numCPUs'],
  ['VSP-21', vsphere('{ template: { spec: { folder: "" } } }'), 'spec.template.spec.folder'],
])('the schema check finds what breaks %s', (_id, yaml, path) => {
  expect(checkObject(load(yaml)).findings.map(finding => finding.path)).toContain(path);
});
