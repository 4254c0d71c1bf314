import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { CloneMode, DhcpDomains, DiskProvisioning, IpPool, MigrationEncryption, VSpherePciDevice, VSpherePowerOff } from '../../src';

const garbage = fc.oneof(
  fc.constantFrom<unknown>(null, '', ' ', 0, -1, 1.5, NaN, {}, [], [[]], [null], [{}], () => 1, Symbol.iterator, 10n, { name: 1 }),
  fc.string(), fc.integer(), fc.object(),
);

/** Mostly left out, else mostly something a careful user writes, now and then anything: many options at once seldom fit together. */
function mostly<T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 150, arbitrary: fc.constant(undefined) },
    { weight: 50, arbitrary: good as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: garbage },
  );
}

const gibibytes = fc.integer({ min: 1, max: 64 }).map(amount => Size.gibibytes(amount));
const addresses = fc.constantFrom('10.0.0.2', 'fd00::2');
const pool = fc.constantFrom(
  IpPool.inCluster({ name: 'v4', addresses: ['10.0.0.20-10.0.0.90'], prefix: 24, gateway: '10.0.0.1' }),
  IpPool.inCluster({ name: 'dry', addresses: ['10.9.0.20-10.9.0.90'], prefix: 24 }),
  IpPool.global({ name: 'v6', addresses: ['fd00::20-fd00::ff'], prefix: 64 }),
  IpPool.existing('there'),
);

const overrides = fc.record({
  useRoutes: mostly(fc.boolean()),
  routeMetric: mostly(fc.integer({ min: 0, max: 1000 })),
  useDns: mostly(fc.boolean()),
  useDomains: mostly(fc.constantFrom(...Object.values(DhcpDomains))),
}, { requiredKeys: [] });

const addressing = {
  network: mostly(fc.constantFrom('net-a', '/dc/network/b')),
  dhcp4: mostly(fc.boolean()),
  dhcp6: mostly(fc.boolean()),
  dhcp4Overrides: mostly(overrides),
  pools: mostly(fc.uniqueArray(pool, { minLength: 1, maxLength: 2 })),
  nameservers: mostly(fc.array(addresses, { minLength: 1, maxLength: 3 })),
  searchDomains: mostly(fc.array(fc.domain(), { minLength: 1, maxLength: 2 })),
};

const device = fc.record({
  ...addressing,
  name: mostly(fc.constantFrom('eth0', 'lan', 'storage')),
  gateway4: mostly(fc.constant('10.0.0.1')),
  gateway6: mostly(fc.constant('fd00::1')),
  mtu: mostly(fc.integer({ min: 576, max: 9190 })),
  routes: mostly(fc.array(fc.record({ to: fc.constantFrom('172.16.0.0/12', '0.0.0.0/0'), via: fc.constant('10.0.0.1'), metric: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: 2 })),
  skipAddresses: mostly(fc.boolean()),
}, { requiredKeys: [] });

const machine = fc.record({
  cpus: mostly(fc.constantFrom(2, 4, 8)),
  memory: mostly(fc.constantFrom(Size.gibibytes(4), Size.mebibytes(5000))),
  disk: mostly(gibibytes),
  templateDisks: mostly(fc.array(gibibytes, { minLength: 1, maxLength: 3 })),
  dataDisks: mostly(fc.uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'c'), size: gibibytes, provisioning: fc.constantFrom(...Object.values(DiskProvisioning)) }),
    { minLength: 1, selector: ({ name }) => name })),
  cloneMode: mostly(fc.constantFrom(...Object.values(CloneMode))),
  snapshot: mostly(fc.constant('clean')),
  devices: mostly(fc.array(device, { minLength: 1, maxLength: 3 })),
  datastore: mostly(fc.constant('ds')),
  storagePolicy: mostly(fc.constant('gold')),
  coresPerSocket: mostly(fc.constantFrom(0, 1, 2)),
  resources: mostly(fc.record({
    reservation: fc.record({ cpuMegahertz: fc.constantFrom(1000, 2000), memory: fc.constant(Size.gibibytes(2)) }, { requiredKeys: [] }),
    limit: fc.record({ cpuMegahertz: fc.constantFrom(2000, 4000), memory: fc.constant(Size.gibibytes(4)) }, { requiredKeys: [] }),
    shares: fc.record({ cpu: fc.integer({ min: 1, max: 4000 }) }, { requiredKeys: [] }),
  }, { requiredKeys: [] })),
  hardwareVersion: mostly(fc.constantFrom('vmx-15', 'vmx-19')),
  pciDevices: mostly(fc.constantFrom([VSpherePciDevice.passthrough(0x10de, 0x1eb8)], [VSpherePciDevice.vgpu('grid')])),
  nestedVirtualization: mostly(fc.boolean()),
  encryption: mostly(fc.record({ profile: fc.constant('p'), migration: fc.constantFrom(...Object.values(MigrationEncryption)) }, { requiredKeys: [] })),
  tagIds: mostly(fc.constant(['urn:vmomi:InventoryServiceTag:1:GLOBAL'])),
  vmxKeys: mostly(fc.dictionary(fc.constantFrom('a.b', 'c'), fc.constantFrom('1', 'TRUE'), { minKeys: 1 })),
  vmName: mostly(fc.constantFrom('{{ .machine.name }}', 'vm-{{ .machine.name | trunc -30 }}')),
  powerOff: mostly(fc.constantFrom(VSpherePowerOff.hard(), VSpherePowerOff.soft(), VSpherePowerOff.trySoft(Duration.minutes(1)))),
}, { requiredKeys: [] });

const zone = fc.record({
  name: fc.constantFrom('a', 'b'),
  region: fc.constant({ name: 'eu' }),
  datacenter: fc.constant('dc'),
  computeCluster: mostly(fc.constant('cc')),
  hosts: mostly(fc.constant({ hostGroup: 'h', vmGroup: 'v' })),
  devices: mostly(fc.array(fc.record({ ...addressing, network: fc.constantFrom('net-a', 'net-b') }), { minLength: 1, maxLength: 2 })),
  controlPlane: mostly(fc.boolean()),
}, { requiredKeys: ['name', 'region', 'datacenter'] });

const nil = { nil: undefined };

/** Options of machines, zones and networks in any combination; now and then one of them is garbage. */
export const vsphereTopology = fc.tuple(machine, fc.option(fc.array(zone, { minLength: 1, maxLength: 2 }), nil), fc.option(machine, nil))
  .map(([all, zones, group]) => ({ ...all, zones, pools: group && [{ ...group, name: 'p' }] }));
