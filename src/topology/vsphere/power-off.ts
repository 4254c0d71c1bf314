import { Duration } from 'cdk8s';
import { duration } from '../../values/check-scalars';

/** How the virtual machine of a deleted machine is switched off. By then its node is drained. */
export class VSpherePowerOff {
  /** Pull the plug: fast, and what the guest has not written yet is lost. */
  public static hard(): VSpherePowerOff {
    return new VSpherePowerOff('hard');
  }

  /** Ask the guest and wait, for ever if its VMware Tools do not answer. */
  public static soft(): VSpherePowerOff {
    return new VSpherePowerOff('soft');
  }

  /** Ask the guest, and pull the plug after `timeout` (5 minutes when left out). */
  public static trySoft(timeout?: Duration): VSpherePowerOff {
    if (timeout !== undefined) { duration(1)('VSpherePowerOff.trySoft', timeout); }
    return new VSpherePowerOff('trySoft', timeout?.toSeconds());
  }

  private constructor(
    /** `powerOffMode` of the provider. */
    public readonly mode: string,
    /** Seconds before the plug is pulled; only `trySoft` has them (VSP-05). */
    public readonly timeoutSeconds?: number,
  ) {}
}
