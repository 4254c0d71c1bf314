import { dataDisks, dataDiskSpec, resourceId, systemDisk, systemDiskSpec } from './disk';
import { AzureImage } from './image';
import { AzureEviction, AzureMachineOptions, AzurePoolOptions, AzureSecurityType, AzureSpot } from './options';
import { ClusterContext } from '../../contract/cluster';
import { Check, listOf, literal, mapOf, refuse, Shape, struct } from '../../values/check';
import { flag, instanceOf, oneOf, text } from '../../values/check-scalars';

/** Tags of resources of Azure. */
export const tags: Check = (where, value) => {
  const key = text({ what: 'tag name', pattern: /^[^<>%&\\?/]+$/, max: 512, example: 'cost-center' });
  mapOf(text({ max: 256 }), key)(where, value);
  if (Object.keys(value as object).length === 0) { refuse(where, value, 'is empty; leave it out'); }
};

/** Checks of `AzureMachineOptions`; limits from the webhooks of cluster-api-provider-azure v1.26.0. */
export const machineShape: Shape<AzureMachineOptions> = {
  size: text({ what: 'size of machines', pattern: /^(Standard|Basic)_[A-Za-z0-9_-]+$/, max: 64, example: 'Standard_D4s_v5' }),
  image: instanceOf(AzureImage, 'AzureImage.gallery({…}) or AzureImage.fromId("…")'),
  disk: systemDisk,
  dataDisks,
  managedIdentities: listOf(resourceId('Microsoft.ManagedIdentity/userAssignedIdentities'), { min: 1, max: 20 }),
  sshKey: literal(text({ what: 'OpenSSH public key', pattern: /^(ssh-|ecdsa-)\S+ [A-Za-z0-9+/]+={0,2}( .*)?$/, max: 4096, example: 'ssh-ed25519 AAAA… platform' })),
  spot: struct<AzureSpot>({ maxPrice: text({ what: 'price per hour', pattern: /^\d+(\.\d{1,5})?$/, example: '0.05' }), eviction: oneOf(AzureEviction) }),
  security: oneOf(AzureSecurityType),
  encryptionAtHost: flag,
  acceleratedNetworking: flag,
  capacityReservation: resourceId('Microsoft.Compute/capacityReservationGroups'),
  tags,
};

const KEYS = Object.keys(machineShape) as (keyof AzureMachineOptions)[];

/** The options of one group: general ones first, later ones win, each option as a whole. Only machine options are taken. */
export function machineOptions(...layers: (AzureMachineOptions | undefined)[]): AzureMachineOptions {
  const merged: { [key: string]: unknown } = {};
  for (const layer of layers) {
    for (const key of KEYS) { if (layer?.[key] !== undefined) { merged[key] = layer[key]; } }
  }
  return merged;
}

/** Refuse options that are legal one by one and not together. */
export function checkMachine(where: string, options: AzureMachineOptions, pool?: AzurePoolOptions): void {
  if (options.spot && options.capacityReservation !== undefined) {
    throw new Error(`${where}.spot: reserved capacity is paid for already; leave out spot or capacityReservation.`);
  }
  if (pool?.machinePool && options.capacityReservation !== undefined) {
    throw new Error(`${where}.capacityReservation: a scale set has none; leave it out or make the pool of single machines.`);
  }
}

/** What single machines and those of a scale set have in common. */
function common({ kubernetesVersion }: ClusterContext, options: AzureMachineOptions): object {
  const { image = AzureImage.reference(), security, encryptionAtHost, spot, acceleratedNetworking } = options;
  return {
    vmSize: options.size ?? 'Standard_D4s_v5',
    image: image._spec(kubernetesVersion),
    osDisk: systemDiskSpec(options.disk),
    dataDisks: options.dataDisks?.map(dataDiskSpec),
    // A public key in the form the provider wants it; no secret.
    sshPublicKey: options.sshKey && Buffer.from(options.sshKey).toString('base64'),
    networkInterfaces: acceleratedNetworking === undefined ? undefined : [{ acceleratedNetworking, privateIPConfigs: 1 }],
    securityProfile: security || encryptionAtHost !== undefined
      ? { securityType: security, encryptionAtHost, uefiSettings: security && { secureBootEnabled: true, vTpmEnabled: true } }
      : undefined,
    spotVMOptions: spot && { maxPrice: spot.maxPrice, evictionPolicy: spot.eviction ?? AzureEviction.DELETE },
  };
}

function identities({ managedIdentities }: AzureMachineOptions): object {
  return managedIdentities
    ? { identity: 'UserAssigned', userAssignedIdentities: managedIdentities.map(id => ({ providerID: `azure://${id}` })) }
    : {};
}

/** The spec of an AzureMachine. */
export function machineSpec(cluster: ClusterContext, options: AzureMachineOptions): object {
  return {
    ...common(cluster, options),
    ...identities(options),
    capacityReservationGroupID: options.capacityReservation,
    additionalTags: options.tags,
  };
}

/** The spec of an AzureMachinePool. */
export function machinePoolSpec(cluster: ClusterContext, location: string, options: AzureMachineOptions): object {
  return { location, template: common(cluster, options), ...identities(options), additionalTags: options.tags };
}
