import { integer, text } from '../../values/check-scalars';

/** A device of the host that every machine gets. It pins the machine's memory to the host and needs hardware version 17 or later. */
export class VSpherePciDevice {
  /**
   * A device passed through, by its PCI ids as the host shows them: `VSpherePciDevice.passthrough(0x10de, 0x1eb8)`.
   * `label` chooses among equal devices by the label of assignable hardware.
   */
  public static passthrough(vendorId: number, deviceId: number, label?: string): VSpherePciDevice {
    const id = integer({ min: 0, max: 0xffff });
    id('VSpherePciDevice.passthrough: vendorId', vendorId);
    id('VSpherePciDevice.passthrough: deviceId', deviceId);
    if (label !== undefined) { text({ max: 1024 })('VSpherePciDevice.passthrough: label', label); }
    return new VSpherePciDevice({ vendorId, deviceId, customLabel: label });
  }

  /** A share of a GPU, by the name of its profile, for example `grid_t4-16q`. */
  public static vgpu(profile: string): VSpherePciDevice {
    text({ max: 1024 })('VSpherePciDevice.vgpu', profile);
    return new VSpherePciDevice({ vGPUProfile: profile });
  }

  private constructor(
    /** The entry of `pciDevices` in the provider's words. */
    public readonly spec: any,
  ) {}
}
