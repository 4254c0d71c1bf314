import { workerClasses } from './cluster-class';
import { Fields, fields, isUnset, text } from './read';
import { referenceOf } from './references';
import { Path } from '../subject';

/** A template whose kind differs between two classes. */
export interface Incompatibility {
  /** Of the reference in the newer class. */
  readonly path: Path;
  /** `VSphereClusterTemplate of infrastructure.cluster.x-k8s.io`, or `no template`. */
  readonly before: string;
  readonly after: string;
}

/**
 * Why clusters of one class cannot move to another (cluster-api v1.14.0 internal/topology/check ClusterClassesAreCompatible): objects of another
 * group or kind cannot take the place of those that run. Bootstrap templates may be of any kind, since they are rotated anyway.
 */
export function incompatibilities(before: unknown, after: unknown): Incompatibility[] {
  const [oldSpec, newSpec] = [before, after].map(object => fields(fields(object).spec));
  const [oldPlane, newPlane] = [oldSpec, newSpec].map(spec => fields(spec.controlPlane));
  const pairs: [unknown, unknown, Path][] = [
    [oldSpec.infrastructure, newSpec.infrastructure, ['spec', 'infrastructure']],
    [oldPlane, newPlane, ['spec', 'controlPlane']],
    [oldPlane.machineInfrastructure, newPlane.machineInfrastructure, ['spec', 'controlPlane', 'machineInfrastructure']],
  ];
  for (const kind of ['machineDeployments', 'machinePools'] as const) {
    const old = new Map(workerClasses(before, kind).map(({ part }) => [part.class, part]));
    for (const { path, part } of workerClasses(after, kind)) {
      if (old.has(part.class)) { pairs.push([old.get(part.class)!.infrastructure, part.infrastructure, [...path, 'infrastructure']]); }
    }
  }
  return pairs.flatMap(([oldHolder, newHolder, path]) => {
    const [was, is] = [oldHolder, newHolder].map(holder => words(fields(holder)));
    return was === is ? [] : [{ path: [...path, 'templateRef'], before: was, after: is }];
  });
}

function words({ templateRef }: Fields): string {
  if (isUnset(templateRef)) { return 'no template'; }
  const ref = referenceOf({ name: 'any', ...fields(templateRef) });
  return `${text(fields(templateRef).kind) ?? 'no kind'} of ${ref?.group ?? 'no group'}`;
}
