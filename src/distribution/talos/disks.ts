import { NodeSetup } from '../../options/node/node-setup';
import { DiskFilesystem, NodeDisk, PartitionTable } from '../../options/node/storage';

/** `machine.disks`: one XFS partition on each disk, mounted below /var. */
export function talosDisks(where: string, { disks = [] }: NodeSetup): object[] | undefined {
  return disks.length > 0 ? disks.map(disk => entry(`${where}.disks["${disk.device}"]`, disk)) : undefined;
}

function entry(where: string, { device, volumes, partitionTable, overwrite }: NodeDisk): object {
  const [{ mountPath, filesystem = DiskFilesystem.XFS, percentage, mountOptions }, ...more] = volumes;
  const refuse = (problem: string): never => { throw new Error(`${where}: ${problem}.`); };
  if (more.length > 0 || percentage !== undefined) { refuse('Talos knows no shares of a disk; write one volume without percentage'); }
  if (filesystem !== DiskFilesystem.XFS) { refuse('Talos writes XFS; write filesystem: DiskFilesystem.XFS or leave it out'); }
  if (partitionTable === PartitionTable.MBR) { refuse('Talos writes a GPT; leave out partitionTable'); }
  if (overwrite) { refuse('Talos never overwrites what is on a disk; leave out overwrite'); }
  if (mountOptions) { refuse('Talos takes no mount options; leave out mountOptions'); }
  if (!mountPath.startsWith('/var/')) { refuse(`Talos mounts disks below /var, not at "${mountPath}"; choose another path`); }
  return { device, partitions: [{ mountpoint: mountPath }] };
}
