import { AwsDataVolume, AwsVolume, AwsVolumeType } from './volume';
import { volume, volumeShape } from './volume-shape';
import { checkProps, Check, listOf, refuse, required, Shape } from '../../../values/check';
import { text } from '../../../values/check-scalars';

const dataShape: Shape<AwsDataVolume> = {
  ...volumeShape,
  device: required(text({ what: 'device name', pattern: /^\/dev\/[a-z0-9]+$/, max: 32, example: '/dev/sdb' })),
};

/** Check of a list of further volumes. */
export const dataVolumes: Check = (where, value) => {
  listOf((at, item) => {
    const { device, ...rest } = checkProps(at, item as AwsDataVolume, dataShape);
    volume(at, rest);
    if (device === '/dev/sda1' || device === '/dev/xvda') { refuse(`${at}.device`, device, 'is the system volume; write rootVolume'); }
  }, { min: 1, max: 26 })(where, value);
  const devices = (value as AwsDataVolume[]).map(({ device }) => device);
  const twice = devices.find((device, index) => devices.indexOf(device) !== index);
  if (twice !== undefined) { refuse(where, twice, 'is the device of two volumes; give each its own'); }
};

/** A volume as the provider has it. */
export function volumeSpec(given: AwsVolume | AwsDataVolume): object {
  const { size, type, iops, throughput, encrypted = true, kmsKey } = given;
  return {
    deviceName: (given as Partial<AwsDataVolume>).device,
    size: size.toGibibytes(),
    type: type ?? AwsVolumeType.GP3,
    iops,
    throughput,
    encrypted,
    encryptionKey: kmsKey,
  };
}
