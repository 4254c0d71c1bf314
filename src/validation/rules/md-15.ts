import { Rule } from '../rule';
import { autoscalerAnnotation } from '../shared/autoscaled';
import { MIN_SIZE } from '../shared/autoscaler-bounds';
import { manifest } from '../shared/examples';
import { GROUP_KINDS } from '../shared/machine-groups';
import { fields } from '../shared/read';

/** Every sync of the manifests would set the number back. */
export const rule: Rule = {
  id: 'MD-15',
  slug: 'autoscaled-replicas',
  sentence: 'A group that the cluster autoscaler sizes does not say how many machines it has.',
  severity: 'warning',
  fix: 'leave replicas out',
  source: 'kubernetes/autoscaler, provider clusterapi: it writes replicas',
  kinds: GROUP_KINDS,
  good: { manifests: manifest('MachineDeployment', 'general', '{ clusterName: prod }', `annotations: { ${MIN_SIZE}: "1" }`) },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ clusterName: prod, replicas: 3 }', `annotations: { ${MIN_SIZE}: "1" }`) },
  check(subject) {
    const { spec, metadata } = fields(subject.object);
    const { replicas } = fields(spec);
    if (typeof replicas === 'number' && autoscalerAnnotation(metadata)) { subject.report(['spec', 'replicas'], `${replicas} is written over what the autoscaler decides`); }
  },
};
