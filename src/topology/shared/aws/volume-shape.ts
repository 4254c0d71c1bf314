import { AwsVolume, AwsVolumeType } from './volume';
import { Check, refuse, required, Shape, struct } from '../../../values/check';
import { flag, integer, oneOf, size, text } from '../../../values/check-scalars';

/** Checks of the members of a volume. */
export const volumeShape: Shape<AwsVolume> = {
  size: required(size('gibibytes', 8)),
  type: oneOf(AwsVolumeType),
  iops: integer({ min: 100, max: 256000, unit: 'operations per second' }),
  throughput: integer({ min: 125, max: 1000, unit: 'MiB per second' }),
  encrypted: flag,
  kmsKey: text({ what: 'KMS key id or ARN', pattern: /^[\w:/-]+$/, max: 2048, example: 'arn:aws:kms:eu-central-1:123456789012:key/…' }),
};

/** What the webhook refuses (cluster-api-provider-aws v2.11.1, awsmachinetemplate_webhook.go), and a key that would not be used. */
function together(where: string, { type = AwsVolumeType.GP3, iops, throughput, encrypted, kmsKey }: AwsVolume): void {
  if ((type === AwsVolumeType.IO1 || type === AwsVolumeType.IO2) && iops === undefined) {
    throw new Error(`${where}.iops: a value is required for ${type}.`);
  }
  if (iops !== undefined && type === AwsVolumeType.GP2) { refuse(`${where}.iops`, iops, 'is given by the size of gp2; leave it out or choose another type'); }
  if (throughput !== undefined && type !== AwsVolumeType.GP3) { refuse(`${where}.throughput`, throughput, `is for gp3, not ${type}; leave it out`); }
  if (encrypted === false && kmsKey !== undefined) { throw new Error(`${where}.kmsKey: encrypted is false; leave one of the two out.`); }
}

/** Check of a volume. */
export const volume: Check = (where, value) => {
  struct(volumeShape)(where, value);
  together(where, value as AwsVolume);
};
