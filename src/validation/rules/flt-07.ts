import { Rule } from '../rule';
import { boundsOf, MAX_SIZE, MIN_SIZE, sizeOf } from '../shared/autoscaler-bounds';
import { manifest } from '../shared/examples';
import { GROUP_KINDS } from '../shared/machine-groups';
import { fields } from '../shared/read';
import { workersOf } from '../shared/topology';
import { Path } from '../subject';

const annotations = (min: number, max: number) => `annotations: { ${MIN_SIZE}: "${min}", ${MAX_SIZE}: "${max}" }`;

export const rule: Rule = {
  id: 'FLT-07',
  slug: 'autoscale-bounds',
  sentence: 'The lower bound of a group that is scaled is not negative and not above the upper one.',
  severity: 'error',
  fix: 'write the lower number as the lower bound',
  source: 'kubernetes/autoscaler, provider clusterapi: such a group stops the autoscaler',
  kinds: [...GROUP_KINDS, 'Cluster.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineDeployment', 'general', '{ clusterName: prod }', annotations(1, 5)) },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ clusterName: prod }', annotations(5, 1)) },
  check(subject) {
    const groups: { path: Path; part: unknown }[] = subject.entry.kind === 'Cluster'
      ? [...workersOf(subject.object, 'machineDeployments'), ...workersOf(subject.object, 'machinePools')]
      : [{ path: [], part: fields(subject.object) }];
    for (const { path, part } of groups) {
      const { min, max } = boundsOf(part);
      const [least, most] = [sizeOf(min), sizeOf(max)];
      const at = (key: string) => [...path, 'metadata', 'annotations', key];
      if (least !== undefined && least < 0) { subject.report(at(MIN_SIZE), `${min} is below 0`); }
      if (least !== undefined && most !== undefined && least > most) { subject.report(at(MIN_SIZE), `${min} is above the upper bound ${max}`); }
    }
  },
};
