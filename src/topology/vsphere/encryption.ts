import { Shape } from '../../values/check';
import { oneOf, text } from '../../values/check-scalars';

/** Whether live migration of a machine is encrypted. */
export enum MigrationEncryption {
  /** Never. */
  DISABLED = 'disabled',

  /** When both hosts can. */
  OPPORTUNISTIC = 'opportunistic',

  /** Always; a host that cannot is no target. */
  REQUIRED = 'required',
}

/** Whether the traffic of fault tolerance is encrypted. */
export enum FaultToleranceEncryption {
  /** Never. */
  DISABLED = 'ftEncryptionDisabled',

  /** When both hosts can. */
  OPPORTUNISTIC = 'ftEncryptionOpportunistic',

  /** Always. */
  REQUIRED = 'ftEncryptionRequired',
}

/** Encryption of a virtual machine. */
export interface VSphereEncryption {
  /**
   * Encryption profile of the machine.
   * @default - none
   */
  readonly profile?: string;

  /**
   * Id of the key in the vCenter's key provider. An id, not a key.
   * @default - none
   */
  readonly keyId?: string;

  /**
   * Encryption of live migration.
   * @default - as the template says
   */
  readonly migration?: MigrationEncryption;

  /**
   * Encryption of fault tolerance.
   * @default - as the template says
   */
  readonly faultTolerance?: FaultToleranceEncryption;
}

/** Checks of `VSphereEncryption`. */
export const encryptionShape: Shape<VSphereEncryption> = {
  profile: text({ max: 128 }),
  keyId: text({ max: 128 }),
  migration: oneOf(MigrationEncryption),
  faultTolerance: oneOf(FaultToleranceEncryption),
};
