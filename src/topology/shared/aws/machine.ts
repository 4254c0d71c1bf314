import { Size } from 'cdk8s';
import { AwsImage } from './image';
import { AwsBootstrapStore, AwsMachineOptions } from './machine-options';
import { machineShape } from './machine-shape';
import { volumeSpec } from './volume-spec';

const KEYS = Object.keys(machineShape) as (keyof AwsMachineOptions)[];

/** The options of one group: general ones first, later ones win, each option as a whole. Only machine options are taken. */
export function machineOptions(...layers: (AwsMachineOptions | undefined)[]): AwsMachineOptions {
  const merged: { [key: string]: unknown } = {};
  for (const layer of layers) {
    for (const key of KEYS) { if (layer?.[key] !== undefined) { merged[key] = layer[key]; } }
  }
  return merged;
}

/** Refuse options that are legal one by one and not together. */
export function checkMachine(where: string, { spot, placement }: AwsMachineOptions): void {
  if (spot && placement?.capacityReservation !== undefined) {
    throw new Error(`${where}.spot: reserved capacity is paid for already; leave out spot or placement.capacityReservation.`);
  }
}

/** What machines and launch templates have in common. */
function instanceSpec(options: AwsMachineOptions, hops: number): object {
  const { image = AwsImage.lookup(), rootVolume = { size: Size.gibibytes(80) }, metadata, placement, spot } = options;
  return {
    instanceType: options.instanceType ?? 'm6i.xlarge',
    ...image.fields,
    iamInstanceProfile: options.instanceProfile,
    // The empty name says that there is no key; saying nothing means the key "default".
    sshKeyName: options.sshKey ?? '',
    rootVolume: volumeSpec(rootVolume),
    nonRootVolumes: options.volumes?.map(volumeSpec),
    additionalSecurityGroups: options.securityGroups?.map(({ reference }) => reference),
    instanceMetadataOptions: {
      httpEndpoint: 'enabled',
      httpTokens: 'required',
      httpPutResponseHopLimit: metadata?.hops ?? hops,
      instanceMetadataTags: metadata?.instanceTags ? 'enabled' : 'disabled',
    },
    marketType: spot ? 'Spot' : undefined,
    spotMarketOptions: spot?.maxPrice === undefined ? undefined : { maxPrice: spot.maxPrice },
    capacityReservationId: placement?.capacityReservation,
  };
}

/** The spec of an AWSMachine. */
export function machineSpec(options: AwsMachineOptions, hops: number): object {
  const { placement, bootstrapStore = AwsBootstrapStore.SECRETS_MANAGER } = options;
  return {
    ...instanceSpec(options, hops),
    subnet: options.subnet?.reference,
    publicIP: options.publicIp,
    additionalTags: options.tags,
    cloudInit: bootstrapStore === AwsBootstrapStore.USER_DATA ? { insecureSkipSecretsManager: true } : { secureSecretsBackend: bootstrapStore },
    placementGroupName: placement?.group,
    placementGroupPartition: placement?.partition,
    tenancy: placement?.tenancy,
    hostID: placement?.hostId,
  };
}

/** The launch template of an AWSMachinePool. */
export function launchTemplate(options: AwsMachineOptions, hops: number): object {
  return instanceSpec(options, hops);
}
