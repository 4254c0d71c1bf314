import { joinName } from '../manifest/names';
import { PoolOptions } from '../options/group/groups';

/** Name of a pool's MachineDeployment. */
export function deploymentName(clusterName: string, { name, names }: PoolOptions): string {
  return names?.group ?? joinName(`pool "${name}"`, clusterName, name);
}
