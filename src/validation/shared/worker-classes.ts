import { workerClasses } from './cluster-class';
import { text } from './read';
import { classOf, workersOf } from './topology';
import { Path, Subject } from '../subject';

const NOUNS = { machineDeployments: 'MachineDeployment', machinePools: 'MachinePool' };

/** The groups of workers whose class their ClusterClass does not have. */
export function unknownClasses({ set, object }: Subject, kind: 'machineDeployments' | 'machinePools'): { readonly path: Path; readonly message: string }[] {
  const clusterClass = classOf(set, object);
  if (!clusterClass) { return []; }
  const known = workerClasses(clusterClass, kind).flatMap(({ part }) => text(part.class) ?? []);
  const there = known.length > 0 ? `only ${known.join(', ')}` : 'and none at all';
  return workersOf(object, kind).flatMap(({ path, part }) => {
    const name = text(part.class);
    return name === undefined || known.includes(name) ? []
      : [{ path: [...path, 'class'], message: `the ClusterClass has no ${NOUNS[kind]} class "${name}", ${there}` }];
  });
}
