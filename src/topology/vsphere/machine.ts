import { deviceSpec } from './device-spec';
import { dataDiskSpecs } from './disks';
import { imageOf } from './image';
import { CloneMode } from './machine-base';
import { machineShape } from './machine-shape';
import { nicsOf } from './nic';
import { VSphereMachineOptions } from './options';
import { VSpherePowerOff } from './power-off';
import { checkResources, resourcesSpec } from './resource-spec';
import { ClusterContext } from '../../contract/cluster';
import { MachineCapacity } from '../../options/group/autoscale';

const KEYS = Object.keys(machineShape) as (keyof VSphereMachineOptions)[];

/** The options of one group: general ones first, later ones win, each option as a whole. Only machine options are taken. */
export function machineOptions(...layers: (VSphereMachineOptions | undefined)[]): VSphereMachineOptions {
  const merged: { [key: string]: unknown } = {};
  for (const layer of layers) {
    for (const key of KEYS) { if (layer?.[key] !== undefined) { merged[key] = layer[key]; } }
  }
  return merged;
}

/** Refuse options that are legal one by one and nonsense together. */
export function checkMachine(where: string, options: VSphereMachineOptions): void {
  const { disk, templateDisks, cloneMode, snapshot, cpus, coresPerSocket, resources, memory, pciDevices, hardwareVersion } = options;
  // VSP-22: the provider ignores sizes for linked clones without a word.
  if ((disk || templateDisks) && cloneMode === CloneMode.LINKED) {
    const prop = disk ? 'disk' : 'templateDisks';
    throw new Error(`${where}.${prop}: a linked clone keeps the ${disk ? 'disk' : 'disks'} of its template; leave out ${prop} or write cloneMode: CloneMode.FULL.`);
  }
  if (snapshot !== undefined && cloneModeOf(options) === CloneMode.FULL) {
    throw new Error(`${where}.snapshot: a full clone builds on no snapshot; leave it out or write cloneMode: CloneMode.LINKED.`);
  }
  if (coresPerSocket && cpus! % coresPerSocket !== 0) {
    throw new Error(`${where}.coresPerSocket: ${cpus} CPUs are not a multiple of ${coresPerSocket} cores; change one of them.`);
  }
  if (resources) { checkResources(`${where}.resources`, resources, memory!); }
  if (pciDevices && hardwareVersion !== undefined && Number(hardwareVersion.slice('vmx-'.length)) < 17) {
    throw new Error(`${where}.hardwareVersion: "${hardwareVersion}" is too old for PCI devices; write "vmx-17" or later.`);
  }
}

/** `VSphereMachineTemplate.spec.template.spec`. */
export function machineSpec(cluster: ClusterContext, options: VSphereMachineOptions): object {
  const { encryption, powerOff = VSpherePowerOff.trySoft() } = options;
  return {
    template: imageOf(cluster.kubernetesVersion, options),
    cloneMode: cloneModeOf(options),
    snapshot: options.snapshot,
    numCPUs: options.cpus,
    numCoresPerSocket: options.coresPerSocket,
    memoryMiB: options.memory?.toMebibytes(),
    diskGiB: options.disk?.toGibibytes(),
    additionalDisksGiB: options.templateDisks?.map(size => size.toGibibytes()),
    dataDisks: dataDiskSpecs(options.dataDisks),
    resources: resourcesSpec(options.resources),
    hardwareVersion: options.hardwareVersion,
    pciDevices: options.pciDevices?.map(({ spec }) => spec),
    nestedHV: options.nestedVirtualization,
    cryptoProfile: encryption?.profile,
    cryptoKeyID: encryption?.keyId,
    migrateEncryption: encryption?.migration,
    ftEncryptionMode: encryption?.faultTolerance,
    datacenter: options.datacenter,
    datastore: options.datastore,
    storagePolicyName: options.storagePolicy,
    folder: options.folder,
    resourcePool: options.resourcePool,
    network: { devices: nicsOf(options.devices, options.network!).map(nic => deviceSpec(nic, cluster)) },
    tagIDs: options.tagIds,
    customVMXKeys: options.vmxKeys,
    naming: { template: options.vmName },
    os: 'Linux',
    // v1beta2 switches machines off hard when nothing is said; a drained node should still flush its disks.
    powerOffMode: powerOff.mode,
    guestSoftPowerOffTimeoutSeconds: powerOff.timeoutSeconds,
  };
}

/** Size of one machine. */
export function capacityOf(options: VSphereMachineOptions): MachineCapacity {
  return { cpus: options.cpus!, memory: options.memory! };
}

function cloneModeOf({ cloneMode, disk, templateDisks }: VSphereMachineOptions): CloneMode {
  return cloneMode ?? (disk || templateDisks ? CloneMode.FULL : CloneMode.LINKED);
}
