import { PoolOptions } from '../contract/options';
import { joinName } from '../manifest/names';

/** Name of a pool's MachineDeployment. */
export function deploymentName(clusterName: string, { name, names }: PoolOptions): string {
  return names?.group ?? joinName(`pool "${name}"`, clusterName, name);
}
