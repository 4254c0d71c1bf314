import { Json, KubeObject } from '../nested';

/** What a template is for; patches select by it. */
export interface PatchRole {
  readonly role: 'infrastructureCluster' | 'controlPlane' | 'machineDeployment' | 'machinePool';
  /** Class of the MachineDeployment or MachinePool. */
  readonly className?: string;
}

/** Whether a patch definition is for a template: apiVersion and kind are equal and one of the resources matches. */
export function selects(selector: Json, template: KubeObject, { role, className }: PatchRole): boolean {
  if (selector.apiVersion !== template.apiVersion || selector.kind !== template.kind) { return false; }
  const resources: Json = selector.matchResources ?? {};
  switch (role) {
    case 'infrastructureCluster': return resources.infrastructureCluster === true;
    case 'controlPlane': return resources.controlPlane === true;
    case 'machineDeployment': return namesMatch(resources.machineDeploymentClass?.names, className!);
    case 'machinePool': return namesMatch(resources.machinePoolClass?.names, className!);
  }
}

function namesMatch(names: readonly string[] | undefined, className: string): boolean {
  return (names ?? []).some(name => name === className
    || (name.startsWith('*') && className.endsWith(name.slice(1)))
    || (name.endsWith('*') && className.startsWith(name.slice(0, -1))));
}
