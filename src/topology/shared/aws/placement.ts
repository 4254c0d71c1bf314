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
