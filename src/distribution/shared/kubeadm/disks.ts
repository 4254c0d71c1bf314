import { isIgnition } from './ignition';
import { NodeSetup } from '../../../options/node/node-setup';
import { DiskFilesystem, DiskVolume, NodeDisk, PartitionTable } from '../../../options/node/storage';
import { NodeFeature } from '../node-feature';

/** `diskSetup` and `mounts` of a KubeadmConfig. */
export interface DiskConfig {
  readonly diskSetup?: object;
  readonly mounts?: string[][];
}

/** Partitions, filesystems and mount points. Labels and mount points are those of the whole machine, so they must not repeat. */
export function diskConfig(where: string, setup: NodeSetup): DiskConfig {
  const { disks = [] } = setup;
  if (disks.length === 0) { return {}; }
  const volumes = disks.flatMap(disk => disk.volumes);
  unique(where, 'device', disks.map(({ device }) => device));
  unique(where, 'label', volumes.map(({ label }) => label));
  unique(where, 'mountPath', volumes.map(({ mountPath }) => mountPath));
  return {
    diskSetup: {
      partitions: disks.map(partitions),
      filesystems: disks.flatMap(disk => disk.volumes.map((volume, index) => ({
        device: partitionDevice(disk.device, index + 1),
        filesystem: volume.filesystem ?? DiskFilesystem.EXT4,
        label: volume.label,
        overwrite: disk.overwrite ?? false,
      }))),
    },
    mounts: volumes.map(volume => isIgnition(setup) ? unitRow(volume) : fstabRow(volume)),
  };
}

/** containerd opens its store when it starts, which may be before the disk is mounted over it. */
export function diskFeatures({ disks = [] }: NodeSetup): NodeFeature[] {
  const store = disks.some(({ volumes }) => volumes.some(({ mountPath }) => /^\/var(\/lib(\/containerd(\/|$)|$)|$)/.test(mountPath)));
  return store ? [{ source: 'disks', restartsContainerd: true }] : [];
}

function partitions({ device, volumes, partitionTable, overwrite }: NodeDisk): object {
  const shares = volumes.length > 1 || (volumes[0].percentage ?? 100) < 100;
  return {
    device,
    tableType: partitionTable ?? PartitionTable.GPT,
    overwrite: overwrite ?? false,
    ...(shares ? { diskLayout: volumes.map(({ percentage }) => ({ percentage })) } : { layout: true }),
  };
}

/** The kernel puts a `p` before the number where the disk's name ends in a digit; udev's links have `-part`. */
function partitionDevice(device: string, number: number): string {
  if (device.startsWith('/dev/disk/')) { return `${device}-part${number}`; }
  return /\d$/.test(device) ? `${device}p${number}` : `${device}${number}`;
}

function fstabRow({ label, mountPath, filesystem, mountOptions }: DiskVolume): string[] {
  return [`LABEL=${label}`, mountPath, filesystem ?? DiskFilesystem.EXT4, options(mountOptions)];
}

/** With Ignition the provider makes a mount unit: the bare label, the path, then nothing but options (cluster-api v1.14.0, clc). */
function unitRow({ label, mountPath, mountOptions }: DiskVolume): string[] {
  return [label, mountPath, options(mountOptions)];
}

function options(mountOptions: string[] = ['defaults']): string {
  return mountOptions.join(',');
}

function unique(where: string, what: string, values: string[]): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) { throw new Error(`${where}.disks: "${twice}" is the ${what} of two; give each its own.`); }
}
