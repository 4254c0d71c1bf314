import { checkNodeGroup } from './node-group';
import { EksBootstrap, EksPoolOptions, EksPoolType } from './options';
import { AwsImage, EksImage } from '../shared/aws/image';
import { checkMachine, machineOptions } from '../shared/aws/machine';
import { AwsMachineOptions } from '../shared/aws/machine-options';
import { checkMachinePool } from '../shared/aws/machine-pool-spec';

const AMAZON_LINUX_2: readonly string[] = [EksImage.AMAZON_LINUX_2, EksImage.AMAZON_LINUX_2_GPU];

/** Refuse what a pool of this type cannot have. `machines` are the defaults of pools of machines. */
export function checkPool(where: string, pool: EksPoolOptions, machines: AwsMachineOptions | undefined): void {
  const { type = EksPoolType.NODE_GROUP } = pool;
  if (type === EksPoolType.NODE_GROUP) { return checkNodeGroup(where, pool, machineOptions(pool)); }
  const foreign = (['nodeGroup', 'machinePool'] as const).find(option => pool[option] && (option === 'nodeGroup' || type === EksPoolType.MACHINES));
  if (foreign) { throw new Error(`${where}.${foreign}: the pool is of type "${type}"; leave it out or change type.`); }
  const options = machineOptions(machines, pool);
  checkMachine(where, options);
  if (type === EksPoolType.AUTO_SCALING_GROUP) { checkMachinePool(where, pool.machinePool ?? {}, pool, options); }
  if (options.image) { checkImage(where, options.image, pool.bootstrap ?? EksBootstrap.NODEADM); }
}

function checkImage(where: string, { foundBy, fields }: AwsImage, bootstrap: EksBootstrap): void {
  if (foundBy === 'version') { throw new Error(`${where}.image: images of kubeadm do not join EKS; write AwsImage.eks(…), or AwsImage.fromId(…) for one of yours.`); }
  const fitting = AMAZON_LINUX_2.includes(fields.ami?.eksLookupType) ? EksBootstrap.SCRIPT : EksBootstrap.NODEADM;
  if (foundBy === 'eks' && fitting !== bootstrap) {
    throw new Error(`${where}.bootstrap: machines of ${fields.ami.eksLookupType} join by EksBootstrap.${fitting === EksBootstrap.SCRIPT ? 'SCRIPT' : 'NODEADM'}; write it, or another image.`);
  }
}
