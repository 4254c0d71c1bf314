import { GcpConfidentialComputing, GcpDataDisk, GcpDisk, GcpDiskType, GcpMaintenance } from './hardware';
import { GcpAccelerator, GcpServiceAccount, GcpShieldedVm } from './machine-base';
import { GcpMachineOptions } from './options';
import { Check, listOf, mapOf, refuse, required, Shape, struct } from '../../values/check';
import { flag, integer, oneOf, size, text } from '../../values/check-scalars';
import { resourceLabels, resourceName } from '../shared/gcp/names';

const email = text({ what: 'e-mail address of a service account', pattern: /^[^\s@]+@[^\s@]+$/, max: 254, example: 'nodes@my-project.iam.gserviceaccount.com' });

const image: Check = (where, value) => {
  text({
    what: 'reference to an image',
    pattern: /^(https:\/\/www\.googleapis\.com\/compute\/v1\/)?projects\/[^/\s]+\/global\/images\/(family\/)?[^/\s]+$/,
    example: 'projects/my-project/global/images/capi-ubuntu-2404-{version}',
  })(where, value);
  const unknown = /\{(?!(version|minor)\})[^}]*\}?/.exec(value as string);
  if (unknown) { throw new Error(`${where}: "${unknown[0]}" is not a placeholder; write {version} or {minor}.`); }
};

const systemDiskType: Check = (where, value) => {
  oneOf(GcpDiskType)(where, value);
  if (value === GcpDiskType.LOCAL_SSD) { refuse(where, value, 'is for data disks; write another kind'); }
};

const disk: Shape<GcpDisk> = {
  size: size('gibibytes', 10),
  type: systemDiskType,
  kmsKey: text({
    what: 'key of Cloud KMS',
    pattern: /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/,
    max: 160,
    example: 'projects/my-project/locations/europe-west3/keyRings/nodes/cryptoKeys/disks',
  }),
  kmsServiceAccount: email,
};

const dataDisk: Shape<GcpDataDisk> = { size: size('gibibytes', 10), type: oneOf(GcpDiskType) };

/** Checks of `GcpMachineOptions`. */
export const machineShape: Shape<GcpMachineOptions> = {
  machineType: text({ what: 'machine type', pattern: /^[a-z0-9]+-[a-z0-9-]+$/, example: 'n2-standard-4' }),
  image,
  disk: struct(disk),
  dataDisks: listOf(struct(dataDisk), { min: 1, max: 127 }),
  subnet: resourceName,
  publicIp: flag,
  networkTags: listOf(resourceName, { min: 1, max: 60 }),
  ipForwarding: flag,
  serviceAccount: struct<GcpServiceAccount>({ email: required(email), scopes: listOf(text({ max: 256 }), { min: 1 }) }),
  instanceLabels: resourceLabels,
  metadata: mapOf(text({ max: 262144 }), text({ what: 'key of metadata', pattern: /^[a-zA-Z0-9_-]+$/, max: 128 })),
  spot: flag,
  maintenance: oneOf(GcpMaintenance),
  accelerators: listOf(struct<GcpAccelerator>({ type: required(text({ max: 512 })), count: integer({ min: 1 }) }), { min: 1 }),
  confidentialComputing: oneOf(GcpConfidentialComputing),
  shieldedVm: struct<GcpShieldedVm>({ secureBoot: flag, virtualTpm: flag, integrityMonitoring: flag }),
};
