import { Duration, Size } from 'cdk8s';
import { machineOf, objectsOf, rulesOn } from './support';
import {
  CloneMode, DiskProvisioning, FaultToleranceEncryption, MigrationEncryption, VSphereMachineOptions, VSpherePciDevice, VSpherePowerOff,
  VSphereTopologyProps,
} from '../../../src';
import { vsphere } from '../../support/fixtures';
import { ofKind } from '../../support/golden';

test('a machine with nothing said is a linked clone with one device on DHCP', () => {
  expect(machineOf({})).toEqual({
    template: 'ubuntu-2404-v1.34.3',
    cloneMode: 'linkedClone',
    numCPUs: 4,
    memoryMiB: 8192,
    os: 'Linux',
    powerOffMode: 'trySoft',
    network: { devices: [{ networkName: 'workload', dhcp4: true }] },
  });
});

test('disks: sizes imply a full clone, data disks do not', () => {
  expect(machineOf({ disk: Size.gibibytes(80), templateDisks: [Size.gibibytes(20)] })).toMatchObject({ cloneMode: 'fullClone', diskGiB: 80, additionalDisksGiB: [20] });
  expect(machineOf({ snapshot: 'clean', dataDisks: [{ name: 'etcd', size: Size.gibibytes(10), provisioning: DiskProvisioning.EAGERLY_ZEROED }] }))
    .toMatchObject({ cloneMode: 'linkedClone', snapshot: 'clean', dataDisks: [{ name: 'etcd', sizeGiB: 10, provisioningMode: 'EagerlyZeroed' }] });
});

test('hardware and host options reach the provider in its units', () => {
  expect(machineOf({
    storagePolicy: 'gold',
    coresPerSocket: 2,
    hardwareVersion: 'vmx-19',
    pciDevices: [VSpherePciDevice.passthrough(0x10de, 0x1eb8, 'gpu'), VSpherePciDevice.vgpu('grid_t4-16q')],
    nestedVirtualization: true,
    encryption: { profile: 'vm', keyId: 'k1', migration: MigrationEncryption.REQUIRED, faultTolerance: FaultToleranceEncryption.OPPORTUNISTIC },
    tagIds: ['urn:vmomi:InventoryServiceTag:5736bf56-49f5-4667-b38c-b97e09dc9578:GLOBAL'],
    vmxKeys: { 'sched.mem.pin': 'TRUE' },
    vmName: '{{ .machine.name | trunc 40 | trimSuffix "-" }}-vm',
    resources: {
      reservation: { cpuMegahertz: 2000, memory: Size.gibibytes(4) },
      limit: { cpuMegahertz: 8000 },
      shares: { cpu: 2000, memory: 40960 },
    },
    powerOff: VSpherePowerOff.trySoft(Duration.minutes(10)),
  })).toMatchObject({
    storagePolicyName: 'gold',
    numCoresPerSocket: 2,
    hardwareVersion: 'vmx-19',
    pciDevices: [{ vendorId: 4318, deviceId: 7864, customLabel: 'gpu' }, { vGPUProfile: 'grid_t4-16q' }],
    nestedHV: true,
    cryptoProfile: 'vm',
    cryptoKeyID: 'k1',
    migrateEncryption: 'required',
    ftEncryptionMode: 'ftEncryptionOpportunistic',
    tagIDs: ['urn:vmomi:InventoryServiceTag:5736bf56-49f5-4667-b38c-b97e09dc9578:GLOBAL'],
    customVMXKeys: { 'sched.mem.pin': 'TRUE' },
    naming: { template: '{{ .machine.name | trunc 40 | trimSuffix "-" }}-vm' },
    resources: { requests: { cpu: '2000M', memory: '4096Mi' }, limits: { cpu: '8000M' }, shares: { cpu: 2000, memory: 40960 } },
    powerOffMode: 'trySoft',
    guestSoftPowerOffTimeoutSeconds: 600,
  });
});

test.each([
  [VSpherePowerOff.hard(), 'hard'],
  [VSpherePowerOff.soft(), 'soft'],
  [VSpherePowerOff.trySoft(), 'trySoft'],
])('power-off without a timeout says only its mode', (powerOff, mode) => {
  expect(machineOf({ powerOff })).toMatchObject({ powerOffMode: mode });
  expect(machineOf({ powerOff })).not.toHaveProperty('guestSoftPowerOffTimeoutSeconds');
});

test('a group takes the place of the topology option by option, lists and structs as a whole', () => {
  const templates = ofKind(objectsOf({
    folder: 'vms',
    devices: [{ name: 'eth0' }, { name: 'storage', network: 'nfs', dhcp4Overrides: { useRoutes: false } }],
    resources: { shares: { cpu: 1 } },
    pools: [{ name: 'gpu', network: 'gpu', devices: [{}], resources: { shares: { memory: 2 } } }],
  }), 'VSphereMachineTemplate').map(({ spec }) => spec.template.spec);
  expect(templates[0]).toMatchObject({ folder: 'vms', resources: { shares: { cpu: 1 } } });
  expect(templates[0].network.devices).toHaveLength(2);
  expect(templates[1]).toMatchObject({ folder: 'vms', network: { devices: [{ networkName: 'gpu', dhcp4: true }] }, resources: { shares: { memory: 2 } } });
  expect(templates[1].resources.shares).not.toHaveProperty('cpu');
});

test.each<[string, VSphereMachineOptions | any, string]>([
  ['linked clone with a size', { disk: Size.gibibytes(80), cloneMode: CloneMode.LINKED },
    'VSphereTopology.controlPlane.disk: a linked clone keeps the disk of its template; leave out disk or write cloneMode: CloneMode.FULL.'],
  ['linked clone with sizes of template disks', { templateDisks: [Size.gibibytes(80)], cloneMode: CloneMode.LINKED },
    'VSphereTopology.controlPlane.templateDisks: a linked clone keeps the disks of its template; leave out templateDisks or write cloneMode: CloneMode.FULL.'],
  ['snapshot of a full clone', { snapshot: 's', disk: Size.gibibytes(80) },
    'VSphereTopology.controlPlane.snapshot: a full clone builds on no snapshot; leave it out or write cloneMode: CloneMode.LINKED.'],
  ['two data disks of one name', { dataDisks: [{ name: 'a', size: Size.gibibytes(1) }, { name: 'a', size: Size.gibibytes(1) }] },
    'VSphereTopology.dataDisks: "a" is the name of two disks; give each its own.'],
  ['thirty data disks', { dataDisks: Array.from({ length: 30 }, (_, i) => ({ name: `d${i}`, size: Size.gibibytes(1) })) },
    'VSphereTopology.dataDisks: 30 items; at most 29 are allowed.'],
  ['sockets that do not divide', { cpus: 6, coresPerSocket: 4 },
    'VSphereTopology.controlPlane.coresPerSocket: 6 CPUs are not a multiple of 4 cores; change one of them.'],
  ['a guarantee above the machine', { memory: Size.gibibytes(8), resources: { reservation: { memory: Size.gibibytes(9) } } },
    'VSphereTopology.controlPlane.resources.reservation.memory: 9216 MiB is more than the 8192 MiB of the machine.'],
  ['a guarantee above the memory limit', { resources: { reservation: { memory: Size.gibibytes(4) }, limit: { memory: Size.gibibytes(2) } } },
    'VSphereTopology.controlPlane.resources.reservation.memory: 4096 MiB is above the limit of 2048 MiB.'],
  ['a guarantee above the CPU limit', { resources: { reservation: { cpuMegahertz: 3000 }, limit: { cpuMegahertz: 2000 } } },
    'VSphereTopology.controlPlane.resources.reservation.cpuMegahertz: 3000 is above the limit of 2000.'],
  ['nothing in a list', { tagIds: [] }, 'VSphereTopology.tagIds: [] is empty; leave it out.'],
  ['a tag by name', { tagIds: ['prod'] },
    'VSphereTopology.tagIds[0]: "prod" is not a tag id; write for example "urn:vmomi:InventoryServiceTag:5736bf56-49f5-4667-b38c-b97e09dc9578:GLOBAL".'],
  ['a hardware version without its prefix', { hardwareVersion: '19' }, 'VSphereTopology.hardwareVersion: "19" is not a hardware version; write for example "vmx-19".'],
  ['PCI on old hardware', { hardwareVersion: 'vmx-15', pciDevices: [VSpherePciDevice.vgpu('p')] },
    'VSphereTopology.controlPlane.hardwareVersion: "vmx-15" is too old for PCI devices; write "vmx-17" or later.'],
  ['the provider\'s own keys', { vmxKeys: { 'guestinfo.userdata': 'x' } },
    'VSphereTopology.vmxKeys key: "guestinfo.userdata" belongs to the provider; bootstrap data travels there.'],
  ['a name without the machine', { vmName: 'node' },
    'VSphereTopology.vmName: "node" gives every machine the same name; use {{ .machine.name }} with "| trunc <number>" and "| trimSuffix \\"…\\"".'],
  ['a name beyond the provider', { vmName: '{{ .machine.name | upper }}' },
    'VSphereTopology.vmName: "{{ .machine.name | upper }}" is not a template the provider understands; use {{ .machine.name }} with "| trunc <number>" and "| trimSuffix \\"…\\"".'],
  ['an illegal name', { vmName: 'VM_{{ .machine.name }}' },
    'VSphereTopology.vmName: "VM_{{ .machine.name }}" makes "VM_machine" of "machine", which is not a DNS name; use lower-case letters, digits and dashes.'],
  ['a plain power-off mode', { powerOff: 'hard' }, 'VSphereTopology.powerOff: "hard" is not a VSpherePowerOff; write for example VSpherePowerOff.trySoft().'],
])('refuses %s', (_what, options, message) => {
  expect(() => vsphere(options)).toThrow(new Error(message));
});

test('PCI ids are numbers of 16 bits and timeouts are at least a second', () => {
  expect(() => VSpherePciDevice.passthrough('0x10de' as any, 1)).toThrow(new Error('VSpherePciDevice.passthrough: vendorId: "0x10de" is not a whole number.'));
  expect(() => VSpherePciDevice.passthrough(1, 65536)).toThrow(new Error('VSpherePciDevice.passthrough: deviceId: 65536 is above 65535, the most allowed.'));
  expect(() => VSpherePciDevice.vgpu('')).toThrow(new Error('VSpherePciDevice.vgpu: "" is empty; leave it out or write a value.'));
  expect(() => VSpherePowerOff.trySoft(Duration.seconds(0))).toThrow(new Error('VSpherePowerOff.trySoft: 0 seconds is below 1, the least allowed.'));
});

describe('VSP-07: two machines of a group never get one name', () => {
  const HELP = 'and a name ends after 63; keep the end of the machine\'s name, for example with {{ .machine.name | trunc -20 }}.';
  const said = (where: string, name: string, machine: string, kept: number) =>
    `VSP-07 vm-name: ${where}.vmName makes "${name}" of "${machine}", with ${kept} of its 5 random characters, ${HELP}`;
  const long = 'c'.repeat(40);

  test.each<[string, string, Partial<VSphereTopologyProps>, string[]]>([
    ['the template cuts most of them', 'prod', { vmName: '{{ .machine.name | trunc 6 | trimSuffix "-" }}' }, [said('controlPlane', 'prod-b', 'prod-bcdfg', 1)]],
    ['the template cuts one', 'prod', { vmName: '{{ .machine.name | trunc 9 }}' }, [said('controlPlane', 'prod-bcdf', 'prod-bcdfg', 4)]],
    ['the template keeps the last four', 'prod', { vmName: 'vm{{ .machine.name | trunc -4 }}' }, [said('controlPlane', 'vmcdfg', 'prod-bcdfg', 4)]],
    ['the template keeps the last five', 'prod', { vmName: 'vm{{ .machine.name | trunc -5 }}' }, []],
    ['63 characters are enough for the control plane', long, { vmName: 'vm-europe-west-1-{{ .machine.name }}' }, []],
    ['64 characters are not', long, { vmName: 'vm-europe-west-10-{{ .machine.name }}' }, [said('controlPlane', `vm-europe-west-10-${long}-bcdf`, `${long}-bcdfg`, 4)]],
    ['a suffix goes first', long, { vmName: '{{ .machine.name }}-and-more' }, []],
    ['machines of pools have longer names', long, { pools: [{ name: 'a', vmName: 'vm-europe-1-{{ .machine.name }}' }] },
      [said('pools["a"]', `vm-europe-1-${long}-a-vwxyz-bc`, `${long}-a-vwxyz-bcdfg`, 2)]],
    ['a name of your own with the random characters in front', 'prod', { pools: [{ name: 'a', machineNaming: '{{ .random }}-{{ .machineSet.name }}', vmName: '{{ .machine.name | trunc -8 }}' }] },
      [said('pools["a"]', '-a-vwxyz', 'bcdfg-prod-a-vwxyz', 0)]],
    ['the same cut from behind', 'prod', { pools: [{ name: 'a', machineNaming: '{{ .random }}-{{ .machineSet.name }}', vmName: '{{ .machine.name | trunc 8 | trimSuffix "-" }}' }] }, []],
  ])('%s', (_what, name, options, problems) => {
    expect(rulesOn(options, { name }).filter(line => line.startsWith('VSP-07'))).toEqual(problems);
  });
});
