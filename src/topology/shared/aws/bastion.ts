import { instanceType } from './machine-shape';
import { Check, listOf, required, Shape, struct } from '../../../values/check';
import { cidr } from '../../../values/cidr';

/** A machine with a public address, over which SSH gets to the others. It logs in with the topology's `sshKey`. */
export interface AwsBastion {
  /** Who may connect: address blocks. The provider's own default is the whole internet. */
  readonly allowedCidrs: string[];

  /**
   * Instance type.
   * @default - the provider's own, t3.micro
   */
  readonly instanceType?: string;
}

const shape: Shape<AwsBastion> = { allowedCidrs: required(listOf(cidr, { min: 1 })), instanceType };

/** Check of `AwsBastion`. */
export const bastion: Check = struct(shape);

/** `bastion` of an AWSCluster or AWSManagedControlPlane. */
export function bastionSpec(options: AwsBastion | undefined): object | undefined {
  return options && { enabled: true, allowedCIDRBlocks: options.allowedCidrs, instanceType: options.instanceType };
}
