import { ContainerdLogLevel, ContainerdOptions, SwapBehavior, SwapOptions } from './engine';
import { IpFamily, NodeIp } from './identity';
import { DiskFilesystem, DiskVolume, NodeDisk, PartitionTable } from './storage';
import { Check, checkProps, listOf, refuse, required, Shape, struct } from '../../values/check';
import { content, flag, integer, oneOf, size, text } from '../../values/check-scalars';

/** Checks of `NodeIp`. */
export const nodeIp: Check = struct<NodeIp>({
  family: oneOf(IpFamily),
  interface: text({ what: 'network interface name', pattern: /^[A-Za-z0-9._-]{1,15}$/, example: 'eth1' }),
});

/** Checks of `ContainerdOptions`. */
export const containerd: Check = struct<ContainerdOptions>({
  logLevel: oneOf(ContainerdLogLevel),
  selinux: flag,
  sandboxImage: text({ what: 'image reference', pattern: /^[a-z0-9.:-]+(\/[a-z0-9._-]+)+([:@][\w.:-]+)?$/, example: 'registry.k8s.io/pause:3.10' }),
  maxConcurrentDownloads: integer({ min: 1, max: 100, unit: 'downloads' }),
  dropIn: content(10240, 'split it'),
});

/** Checks of `SwapOptions`. */
export const swap: Check = struct<SwapOptions>({ size: size('mebibytes'), behavior: oneOf(SwapBehavior) });

const volume: Shape<DiskVolume> = {
  label: required(text({ what: 'filesystem label (letters, digits, dashes and underscores)', pattern: /^[A-Za-z0-9_-]+$/, max: 12, example: 'data' })),
  mountPath: required(text({ what: 'full path', pattern: /^(\/[A-Za-z0-9._-]+)+$/, max: 256, example: '/var/lib/containerd' })),
  filesystem: oneOf(DiskFilesystem),
  percentage: integer({ min: 1, max: 100, unit: 'percent' }),
  mountOptions: listOf(text({ what: 'mount option', pattern: /^[A-Za-z0-9_.=/-]+$/, max: 128, example: 'noatime' }), { min: 1 }),
};

const diskShape: Shape<NodeDisk> = {
  device: required(text({ what: 'device path', pattern: /^\/dev\/[\w./:-]+$/, max: 256, example: '/dev/sdb' })),
  volumes: required(listOf((where, value) => {
    const { mountPath, filesystem = DiskFilesystem.EXT4 } = checkProps(where, value as DiskVolume, volume);
    if (mountPath === '/var/lib/etcd' && filesystem === DiskFilesystem.EXT4) {
      refuse(`${where}.mountPath`, mountPath, 'would not be empty with ext4 (lost+found), which kubeadm refuses; write filesystem: DiskFilesystem.XFS');
    }
  }, { min: 1, max: 16 })),
  partitionTable: oneOf(PartitionTable),
  overwrite: flag,
};

/** Checks of `NodeDisk`. */
export const disk: Check = (where, value) => {
  const { device, volumes } = checkProps(where, value as NodeDisk, diskShape);
  if (volumes.length > 1 && volumes.some(({ percentage }) => percentage === undefined)) {
    throw new Error(`${where}: ${volumes.length} volumes share "${device}"; give each its percentage.`);
  }
  const sum = volumes.reduce((total, { percentage = 0 }) => total + percentage, 0);
  if (sum > 100) { throw new Error(`${where}: the volumes take ${sum}% of "${device}"; at most 100% is there.`); }
};
