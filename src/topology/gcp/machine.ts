import { GcpConfidentialComputing, GcpDisk, GcpDiskType, GcpMaintenance } from './hardware';
import { GcpShieldedVm } from './machine-base';
import { machineShape } from './machine-shape';
import { GcpMachineOptions } from './options';
import { ClusterContext } from '../../contract/cluster';

const KEYS = Object.keys(machineShape) as (keyof GcpMachineOptions)[];
const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';

/** Machine types whose system disk is a Hyperdisk and nothing else. */
const HYPERDISK_ONLY = /^(n4|c4|m4|h4|x4|a4|z3-highmem|n4a|n4d|c4a|c4d)[a-z]*-/;

/** Machine types with each kind of memory encryption; the webhook refuses others (cluster-api-provider-gcp v1.12.0). */
const CONFIDENTIAL: { readonly [kind in GcpConfidentialComputing]: readonly string[] } = {
  [GcpConfidentialComputing.SEV]: ['n2d', 'c2d', 'c3d'],
  [GcpConfidentialComputing.SEV_SNP]: ['n2d'],
  [GcpConfidentialComputing.TDX]: ['c3'],
};

/** The options of one group: general ones first, later ones win, each option as a whole. Only machine options are taken. */
export function machineOptions(...layers: (GcpMachineOptions | undefined)[]): GcpMachineOptions {
  const merged: { [key: string]: unknown } = {};
  for (const layer of layers) {
    for (const key of KEYS) { if (layer?.[key] !== undefined) { merged[key] = layer[key]; } }
  }
  return merged;
}

/** Refuse options that are legal one by one and nonsense together. */
export function checkMachine(where: string, options: GcpMachineOptions): void {
  const { machineType, confidentialComputing, maintenance, disk, dataDisks = [] } = options;
  const series = machineType!.split('-')[0];
  if (disk?.type?.startsWith('pd-') && HYPERDISK_ONLY.test(machineType!)) {
    throw new Error(`${where}.disk.type: machines of ${machineType} have no ${disk.type}; leave it out or write GcpDiskType.HYPERDISK_BALANCED.`);
  }
  if (confidentialComputing && !CONFIDENTIAL[confidentialComputing].includes(series)) {
    throw new Error(`${where}.confidentialComputing: ${machineType} has no ${confidentialComputing}; write machineType ${CONFIDENTIAL[confidentialComputing].map(name => `${name}-…`).join(', ')}.`);
  }
  const stopped = stopReason(options);
  if (stopped && maintenance === GcpMaintenance.MIGRATE) {
    throw new Error(`${where}.maintenance: machines with ${stopped} cannot move to another host; leave it out or write GcpMaintenance.TERMINATE.`);
  }
  if (disk?.kmsServiceAccount !== undefined && disk.kmsKey === undefined) {
    throw new Error(`${where}.disk.kmsServiceAccount: belongs to kmsKey; write both or neither.`);
  }
  dataDisks.forEach(({ type, size }, index) => {
    if (type === GcpDiskType.LOCAL_SSD && size) { throw new Error(`${where}.dataDisks[${index}].size: disks of the kind local-ssd have 375 GiB; leave it out.`); }
  });
}

/** `spec` of a GCPMachine; that of a GCPMachinePool is the same. `usual` is the kind of system disk when nothing is said. */
export function machineSpec(cluster: ClusterContext, options: GcpMachineOptions, usual: GcpDiskType): object {
  const {
    machineType, subnet, publicIp, networkTags, ipForwarding, serviceAccount, instanceLabels, metadata, spot, accelerators, maintenance,
  } = options;
  const type = options.disk?.type ?? (HYPERDISK_ONLY.test(machineType!) ? GcpDiskType.HYPERDISK_BALANCED : usual);
  const encryption = encryptionKey(options.disk);
  return {
    instanceType: machineType,
    image: imageOf(cluster, options.image!),
    rootDeviceSize: options.disk?.size?.toGibibytes() ?? 100,
    rootDeviceType: type,
    rootDiskEncryptionKey: encryption,
    additionalDisks: options.dataDisks?.map(disk => ({
      // The provider crashes on a disk without a type, and takes the system disk's key whatever is said here (v1.12.0, cloud/scope/machine.go).
      deviceType: disk.type ?? type,
      size: disk.type === GcpDiskType.LOCAL_SSD ? 375 : disk.size?.toGibibytes() ?? 100,
      encryptionKey: disk.type === GcpDiskType.LOCAL_SSD ? undefined : encryption,
    })),
    subnet,
    publicIP: publicIp,
    additionalNetworkTags: networkTags,
    ipForwarding: ipForwarding === undefined ? undefined : enabled(ipForwarding),
    // An account without scopes would get none.
    serviceAccounts: serviceAccount && { email: serviceAccount.email, scopes: serviceAccount.scopes ?? [CLOUD_PLATFORM] },
    additionalLabels: instanceLabels,
    additionalMetadata: metadata && Object.keys(metadata).sort().map(key => ({ key, value: metadata[key] })),
    provisioningModel: spot ? 'Spot' : undefined,
    onHostMaintenance: maintenance ?? (stopReason(options) ? GcpMaintenance.TERMINATE : undefined),
    guestAccelerators: accelerators?.map(({ type: accelerator, count = 1 }) => ({ type: accelerator, count })),
    confidentialCompute: options.confidentialComputing,
    shieldedInstanceConfig: options.shieldedVm && shielded(options.shieldedVm),
  };
}

/** Whether an image names the Kubernetes version, which image names write with dashes. */
export function namesVersion(image: string | undefined): boolean {
  return /\{(version|minor)\}/.test(image ?? '');
}

function imageOf({ kubernetesVersion }: ClusterContext, image: string): string {
  if (!namesVersion(image)) { return image; }
  const parts = kubernetesVersion.plain.split('.');
  return image.split('{version}').join(`v${parts.join('-')}`).split('{minor}').join(`v${parts.slice(0, 2).join('-')}`);
}

function encryptionKey({ kmsKey, kmsServiceAccount }: GcpDisk = {}): object | undefined {
  return kmsKey === undefined ? undefined : { keyType: 'Managed', kmsKeyServiceAccount: kmsServiceAccount, managedKey: { kmsKeyName: kmsKey } };
}

function stopReason({ accelerators, confidentialComputing, spot }: GcpMachineOptions): string | undefined {
  return accelerators ? 'accelerators' : confidentialComputing ? 'confidential computing' : spot ? 'spare capacity' : undefined;
}

function shielded({ secureBoot, virtualTpm, integrityMonitoring }: GcpShieldedVm): object {
  const said = (value: boolean | undefined): string | undefined => value === undefined ? undefined : enabled(value);
  return { secureBoot: said(secureBoot), virtualizedTrustedPlatformModule: said(virtualTpm), integrityMonitoring: said(integrityMonitoring) };
}

function enabled(value: boolean): string {
  return value ? 'Enabled' : 'Disabled';
}
