import { fields, isUnset, items, Fields } from './read';
import { Located } from './topology';

/** The classes of workers of a ClusterClass, of one kind. */
export function workerClasses(clusterClass: unknown, kind: 'machineDeployments' | 'machinePools'): Located[] {
  const { workers } = fields(fields(clusterClass).spec);
  return items(fields(workers)[kind]).map((part, index) => ({ path: ['spec', 'workers', kind, index], part: fields(part) }));
}

/** The class of workers with a name. */
export function workerClass(clusterClass: unknown, kind: 'machineDeployments' | 'machinePools', name: unknown): Fields | undefined {
  return workerClasses(clusterClass, kind).find(({ part }) => part.class === name)?.part;
}

/** The groups of machines that a ClusterClass describes: control plane, then classes of deployments and pools. */
export function classGroups(clusterClass: unknown): Located[] {
  return [
    { path: ['spec', 'controlPlane'], part: fields(fields(fields(clusterClass).spec).controlPlane) },
    ...workerClasses(clusterClass, 'machineDeployments'),
    ...workerClasses(clusterClass, 'machinePools'),
  ];
}

/**
 * Every reference to a template, and where it stands. The one to the machines of the control plane is optional and left out when it is not there;
 * the others are there even when they are empty.
 */
export function templateRefs(clusterClass: unknown): Located[] {
  const spec = fields(fields(clusterClass).spec);
  const controlPlane = fields(spec.controlPlane);
  const ref = (holder: unknown, path: Located['path']): Located => ({ path: [...path, 'templateRef'], part: fields(fields(holder).templateRef) });
  const machines = ref(controlPlane.machineInfrastructure, ['spec', 'controlPlane', 'machineInfrastructure']);
  return [
    ref(spec.infrastructure, ['spec', 'infrastructure']),
    ref(controlPlane, ['spec', 'controlPlane']),
    ...(isUnset(machines.part) ? [] : [machines]),
    ...[...workerClasses(clusterClass, 'machineDeployments'), ...workerClasses(clusterClass, 'machinePools')]
      .flatMap(({ path, part }) => [ref(part.bootstrap, [...path, 'bootstrap']), ref(part.infrastructure, [...path, 'infrastructure'])]),
  ];
}
