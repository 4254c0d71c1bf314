import { device } from './device-shape';
import { dataDisks } from './disks';
import { encryptionShape } from './encryption';
import { CloneMode } from './machine-base';
import { VSphereMachineOptions } from './options';
import { VSpherePciDevice } from './pci-device';
import { VSpherePowerOff } from './power-off';
import { VSphereAmounts, VSphereResources, VSphereShares } from './resources';
import { vmNameTemplate } from './vm-name';
import { BootFormat } from '../../options/node/identity';
import { Check, listOf, mapOf, refuse, Shape, struct } from '../../values/check';
import { flag, instanceOf, integer, oneOf, size, text } from '../../values/check-scalars';

/** A list or map that says something: v1beta2 refuses empty ones, and leaving the prop out says the same. */
function filled(check: Check): Check {
  return (where, value) => {
    check(where, value);
    if (Object.keys(value as object).length === 0) { refuse(where, value, 'is empty; leave it out'); }
  };
}

const amounts = filled(struct<VSphereAmounts>({ cpuMegahertz: integer({ min: 1, unit: 'megahertz' }), memory: size('mebibytes') }));
const weight = integer({ min: 1 });
const shares = filled(struct<VSphereShares>({ cpu: weight, memory: weight }));

const resources: Shape<VSphereResources> = { reservation: amounts, limit: amounts, shares };

const vmxKey: Check = (where, value) => {
  text({ max: 1024 })(where, value);
  // The provider writes the machine's bootstrap data and network settings there.
  if (/^guestinfo\./i.test(value as string)) { refuse(where, value, 'belongs to the provider; bootstrap data travels there'); }
};

/** Checks of `VSphereMachineOptions`; limits from the cluster-api-provider-vsphere v1.16.1 schema and webhooks (VSP-04 to VSP-07). */
export const machineShape: Shape<VSphereMachineOptions> = {
  cpus: integer({ min: 2, unit: 'CPUs' }),
  memory: size('mebibytes', 1024),
  disk: size('gibibytes'),
  templateDisks: filled(listOf(size('gibibytes'), { max: 128 })),
  dataDisks: filled(dataDisks),
  cloneMode: oneOf(CloneMode),
  snapshot: text({ max: 1024 }),
  template: (where, value) => {
    text({ max: 2048 })(where, value);
    const unknown = /\{(?!version\})[^}]*\}?/.exec(value as string);
    if (unknown) { throw new Error(`${where}: "${unknown[0]}" is not a placeholder; write {version}.`); }
  },
  bootFormat: oneOf(BootFormat),
  network: text({ max: 2048 }),
  devices: listOf(device, { min: 1, max: 128 }),
  datacenter: text({ max: 2048 }),
  datastore: text({ max: 2048 }),
  storagePolicy: text({ max: 1024 }),
  folder: text({ max: 2048 }),
  resourcePool: text({ max: 2048 }),
  coresPerSocket: integer({ unit: 'cores' }),
  resources: filled(struct(resources)),
  hardwareVersion: text({ what: 'hardware version', pattern: /^vmx-[1-9][0-9]?$/, example: 'vmx-19' }),
  pciDevices: filled(listOf(instanceOf(VSpherePciDevice, 'VSpherePciDevice.passthrough(…) or VSpherePciDevice.vgpu(…)'), { max: 128 })),
  nestedVirtualization: flag,
  encryption: filled(struct(encryptionShape)),
  tagIds: filled(listOf(text({ what: 'tag id', pattern: /^urn:vmomi:InventoryServiceTag:[^:\s]+:GLOBAL$/, max: 1024, example: 'urn:vmomi:InventoryServiceTag:5736bf56-49f5-4667-b38c-b97e09dc9578:GLOBAL' }), { max: 128 })),
  vmxKeys: filled(mapOf(text({ max: 4096 }), vmxKey)),
  vmName: vmNameTemplate,
  powerOff: instanceOf(VSpherePowerOff, 'for example VSpherePowerOff.trySoft()'),
};
