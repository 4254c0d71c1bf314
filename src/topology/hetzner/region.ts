/** A location of Hetzner Cloud. */
export enum HetznerRegion {
  /** Falkenstein, Germany. */
  FSN1 = 'fsn1',

  /** Nuremberg, Germany. */
  NBG1 = 'nbg1',

  /** Helsinki, Finland. */
  HEL1 = 'hel1',

  /** Ashburn, Virginia. */
  ASH = 'ash',

  /** Hillsboro, Oregon. */
  HIL = 'hil',

  /** Singapore. */
  SIN = 'sin',
}

const ZONES: { readonly [region in HetznerRegion]: string } = {
  [HetznerRegion.FSN1]: 'eu-central',
  [HetznerRegion.NBG1]: 'eu-central',
  [HetznerRegion.HEL1]: 'eu-central',
  [HetznerRegion.ASH]: 'us-east',
  [HetznerRegion.HIL]: 'us-west',
  [HetznerRegion.SIN]: 'ap-southeast',
};

/** The network zone of a location; undefined when there is no such location. */
export function networkZone(region: string): string | undefined {
  return Object.hasOwn(ZONES, region) ? ZONES[region as HetznerRegion] : undefined;
}
