import { Rule } from '../rule';
import { boundsOf, MAX_SIZE, MIN_SIZE, sizeOf } from '../shared/autoscaler-bounds';
import { manifest } from '../shared/examples';
import { GROUP_KINDS, machineSpec } from '../shared/machine-groups';
import { fields } from '../shared/read';
import { referenceOf } from '../shared/references';

const CAPACITY = 'capacity.cluster-autoscaler.kubernetes.io';
const TEMPLATE = '{ template: { spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate, name: batch } } } }';
const annotations = (more: string) => `annotations: { ${MIN_SIZE}: "0", ${MAX_SIZE}: "9"${more} }`;

/** Templates of the supervisor's machines publish what a machine offers; those of plain vSphere do not. */
export const rule: Rule = {
  id: 'LNT-11',
  slug: 'autoscaled-group',
  sentence: 'The cluster autoscaler knows both bounds of a group, and what a machine offers when the group may be empty.',
  severity: 'warning',
  fix: `set ${CAPACITY}/cpu and ${CAPACITY}/memory, or a lower bound of 1`,
  source: 'kubernetes/autoscaler, provider clusterapi: scale from zero; cluster-api-provider-vsphere v1.16.1 has no status.capacity',
  kinds: GROUP_KINDS,
  good: { manifests: manifest('MachineDeployment', 'batch', TEMPLATE, annotations(`, ${CAPACITY}/cpu: "4", ${CAPACITY}/memory: 16Gi`)) },
  bad: { manifests: manifest('MachineDeployment', 'batch', TEMPLATE, annotations('')) },
  check(subject) {
    const { min, max } = boundsOf(subject.object);
    if (min === undefined && max === undefined) { return; }
    if (min === undefined || max === undefined) {
      const [there, other] = min === undefined ? [MAX_SIZE, MIN_SIZE] : [MIN_SIZE, MAX_SIZE];
      subject.report(['metadata', 'annotations', there], `stands without ${other}, so that the group is not scaled`, `add ${other}`);
      return;
    }
    const given = fields(fields(fields(subject.object).metadata).annotations);
    const ref = referenceOf(machineSpec(subject.entry).part.infrastructureRef);
    const unknown = ref?.group === 'infrastructure.cluster.x-k8s.io' && ref.kind === 'VSphereMachineTemplate';
    if (sizeOf(min) === 0 && unknown && !(given[`${CAPACITY}/cpu`] && given[`${CAPACITY}/memory`])) {
      subject.report(['metadata', 'annotations', MIN_SIZE], 'the group may be empty, and then nothing says what a machine of it offers');
    }
  },
};
