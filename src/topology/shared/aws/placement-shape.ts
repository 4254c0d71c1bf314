import { AwsPlacement, AwsSpot, AwsTenancy } from './placement';
import { Check, Shape, struct } from '../../../values/check';
import { integer, oneOf, text } from '../../../values/check-scalars';

/** Check of `AwsSpot`. */
export const spot: Check = struct<AwsSpot>({
  maxPrice: text({ what: 'price', pattern: /^\d+(\.\d+)?$/, max: 16, example: '0.085' }),
});

const placementShape: Shape<AwsPlacement> = {
  group: text({ max: 255 }),
  partition: integer({ min: 1, max: 7 }),
  tenancy: oneOf(AwsTenancy),
  hostId: text({ what: 'dedicated host id', pattern: /^h-[0-9a-f]{17}$/, example: 'h-0a1b2c3d4e5f60718' }),
  capacityReservation: text({ what: 'capacity reservation id', pattern: /^cr-[0-9a-f]+$/, example: 'cr-0a1b2c3d4e5f60718' }),
};

/** Check of `AwsPlacement`. */
export const placement: Check = (where, value) => {
  struct(placementShape)(where, value);
  const { group, partition, tenancy, hostId } = value as AwsPlacement;
  if (partition !== undefined && group === undefined) { throw new Error(`${where}.partition: partitions are those of a placement group; write group too.`); }
  // cluster-api-provider-aws v2.11.1, awsmachinetemplate_webhook.go.
  if (hostId !== undefined && tenancy !== AwsTenancy.HOST) { throw new Error(`${where}.hostId: only instances with tenancy: AwsTenancy.HOST have one; write it too.`); }
};
