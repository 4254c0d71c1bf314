import { Check, Shape, struct } from '../../../values/check';
import { integer, oneOf, text } from '../../../values/check-scalars';

/** Spare capacity. */
export interface AwsSpot {
  /**
   * Most to pay for an hour, in US dollars as text: `0.085`.
   * @default - the price on demand
   */
  readonly maxPrice?: string;
}

/** Who else is on the host. */
export enum AwsTenancy {
  /** Anybody. */
  SHARED = 'default',
  /** Only instances of the same account. */
  DEDICATED = 'dedicated',
  /** A dedicated host. */
  HOST = 'host',
}

/** Where instances run within their zone. */
export interface AwsPlacement {
  /**
   * Name of an existing placement group.
   * @default - none
   */
  readonly group?: string;

  /**
   * Partition of it, 1 to 7, where it has partitions.
   * @default - AWS chooses
   */
  readonly partition?: number;

  /**
   * Who else is on the host.
   * @default AwsTenancy.SHARED
   */
  readonly tenancy?: AwsTenancy;

  /**
   * Id of a dedicated host.
   * @default - any that fits
   */
  readonly hostId?: string;

  /**
   * Id of a capacity reservation.
   * @default - an open one that fits, if there is any
   */
  readonly capacityReservation?: string;
}

/** Check of `AwsSpot`. */
export const spot: Check = struct<AwsSpot>({
  maxPrice: text({ what: 'price', pattern: /^\d+(\.\d+)?$/, max: 16, example: '0.085' }),
});

const placementShape: Shape<AwsPlacement> = {
  group: text({ max: 255 }),
  partition: integer({ min: 1, max: 7 }),
  tenancy: oneOf(AwsTenancy),
  hostId: text({ what: 'id of a dedicated host', pattern: /^h-[0-9a-f]{17}$/, example: 'h-0a1b2c3d4e5f60718' }),
  capacityReservation: text({ what: 'id of a capacity reservation', pattern: /^cr-[0-9a-f]+$/, example: 'cr-0a1b2c3d4e5f60718' }),
};

/** Check of `AwsPlacement`. */
export const placement: Check = (where, value) => {
  struct(placementShape)(where, value);
  const { group, partition, tenancy, hostId } = value as AwsPlacement;
  if (partition !== undefined && group === undefined) { throw new Error(`${where}.partition: partitions are those of a placement group; write group too.`); }
  // cluster-api-provider-aws v2.11.1, awsmachinetemplate_webhook.go.
  if (hostId !== undefined && tenancy !== AwsTenancy.HOST) { throw new Error(`${where}.hostId: only instances with tenancy: AwsTenancy.HOST have one; write it too.`); }
};
