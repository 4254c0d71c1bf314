import { Rule } from '../rule';
import { boundsOf, MAX_SIZE, MIN_SIZE, sizeOf } from '../shared/autoscaler-bounds';
import { manifest } from '../shared/examples';
import { GROUP_KINDS } from '../shared/machine-groups';
import { fields } from '../shared/read';

const annotations = (min: string, max: string) => `annotations: { ${MIN_SIZE}: "${min}", ${MAX_SIZE}: "${max}" }`;

/** A number of replicas that is written is taken as it is; then the annotations are not read here. */
export const rule: Rule = {
  id: 'MD-14',
  slug: 'default-replicas',
  sentence: 'The bounds from which a group takes its number of machines are numbers.',
  severity: 'error',
  fix: 'write a number',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinedeployment.go calculateMachineDeploymentReplicas',
  kinds: GROUP_KINDS,
  good: { manifests: manifest('MachineDeployment', 'general', '{ clusterName: prod }', annotations('1', '5')) },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ clusterName: prod }', annotations('one', '5')) },
  check(subject) {
    const { replicas } = fields(fields(subject.object).spec);
    const { min, max } = boundsOf(subject.object);
    if ((replicas !== undefined && replicas !== null) || min === undefined || max === undefined) { return; }
    for (const [key, value] of [[MIN_SIZE, min], [MAX_SIZE, max]]) {
      if (sizeOf(value) === undefined) { subject.report(['metadata', 'annotations', key], `"${value}" is not a number`); }
    }
  },
};
