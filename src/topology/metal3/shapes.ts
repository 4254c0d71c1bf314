import { Metal3Host, Metal3BootMode, Metal3RootDevice } from './host';
import { Metal3IpPool } from './ip-pool';
import { Metal3MacAddress } from './mac-address';
import { Metal3AddressMethod, Metal3Ethernet, Metal3LinkAddress, Metal3Network, Metal3Route, Metal3Vlan } from './network';
import { checkNetwork } from './network-data';
import { Metal3ChecksumType, Metal3Cleaning, Metal3Image, Metal3ImageFormat, Metal3MachineOptions } from './options';
import { selector } from '../../options/group/drain-shapes';
import { Check, checkProps, listOf, literal, mapOf, refuse, required, Shape, struct } from '../../values/check';
import { labels, objectName, qualifiedName } from '../../values/check-names';
import { flag, instanceOf, integer, oneOf, size, text } from '../../values/check-scalars';
import { cidr, ipAddress } from '../../values/cidr';

const withVersion = (check: Check): Check => (where, value) => {
  check(where, value);
  const unknown = /\{(?!version\})[^}]*\}?/.exec(value as string);
  if (unknown) { throw new Error(`${where}: "${unknown[0]}" is not a placeholder; write {version}.`); }
};

const imageShape: Shape<Metal3Image> = {
  url: required(withVersion(text({ what: 'web address', pattern: /^https?:\/\/\S+$/, max: 512, example: 'https://images.example.com/ubuntu-{version}.raw' }))),
  checksum: required(withVersion(text({ what: 'checksum or the address of one', pattern: /^(https?:\/\/\S+|[0-9a-f]{32}|[0-9a-f]{64}|[0-9a-f]{128})$/, max: 512, example: 'https://images.example.com/ubuntu-{version}.raw.sha256' }))),
  checksumType: oneOf(Metal3ChecksumType),
  format: oneOf(Metal3ImageFormat),
};

const id = literal(text({ what: 'link id', pattern: /^[a-zA-Z][a-zA-Z0-9._-]*$/, max: 64, example: 'eno1' }));
const pool = instanceOf(Metal3IpPool, 'Metal3IpPool.inCluster({…}) or Metal3IpPool.existing(…)');

const ethernet: Shape<Metal3Ethernet> = {
  id: required(id),
  name: literal(text({ what: 'interface name of at most 15 characters', pattern: /^[a-zA-Z][a-zA-Z0-9._-]{0,14}$/, example: 'eth0' })),
  mtu: literal(integer({ min: 1280, max: 9000, unit: 'bytes' })),
  mac: instanceOf(Metal3MacAddress, 'Metal3MacAddress.fromHostInterface(…) or Metal3MacAddress.fromAnnotation(…)'),
};

const address: Shape<Metal3LinkAddress> = {
  link: required(id),
  pool,
  method: oneOf(Metal3AddressMethod),
  routes: listOf(struct<Metal3Route>({ to: required(cidr), via: literal(ipAddress) })),
};

const networkShape: Shape<Metal3Network> = {
  ethernets: required(listOf(struct(ethernet), { min: 1, max: 32 })),
  vlans: listOf(struct<Metal3Vlan>({ ...ethernet, vlan: required(literal(integer({ min: 1, max: 4094 }))), link: required(id) })),
  addresses: required(listOf(struct(address), { min: 1 })),
  nameservers: listOf(literal(ipAddress), { min: 1 }),
  nameserversFrom: pool,
};

const metadataKey: Check = (where, value) => {
  text({ what: 'metadata key of letters, digits and "_"', pattern: /^[A-Za-z_][A-Za-z0-9_]*$/, max: 128, example: 'rack' })(where, value);
  if (['name', 'uuid', 'local_hostname', 'providerid'].includes((value as string).toLowerCase())) { refuse(where, value, 'belongs to the provider; choose another key'); }
};

/** Checks of `Metal3MachineOptions`. */
export const machineShape: Shape<Metal3MachineOptions> = {
  image: struct(imageShape),
  hostSelector: selector,
  network: (where, value) => { checkNetwork(where, checkProps(where, value as Metal3Network, networkShape)); },
  metadata: mapOf(literal(text({ max: 512 })), metadataKey),
  metadataFromHostLabels: mapOf(literal(qualifiedName), metadataKey),
  cleaning: oneOf(Metal3Cleaning),
  nodeReuse: flag,
};

const rootDevice: Shape<Metal3RootDevice> = {
  deviceName: text({ what: 'device path', pattern: /^\/dev\/\S+$/, example: '/dev/disk/by-path/pci-0000:01:00.0-scsi-0:2:0:0' }),
  wwn: text({ max: 256 }),
  serialNumber: text({ max: 256 }),
  minSize: size('gibibytes'),
  rotational: flag,
};

const host: Shape<Metal3Host> = {
  name: required(objectName),
  bmcAddress: required(text({ what: 'controller address with its driver', pattern: /^[a-z0-9+-]+:\/\/\S+$/, example: 'redfish-virtualmedia://10.0.1.5/redfish/v1/Systems/1' })),
  bmcSecret: required(objectName),
  bmcInsecure: flag,
  bootMacAddress: required(text({ what: 'hardware address', pattern: /^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$/, example: '52:54:00:aa:bb:01' })),
  bootMode: oneOf(Metal3BootMode),
  rootDevice: (where, value) => {
    checkProps(where, value as Metal3RootDevice, rootDevice);
    if (Object.keys(value as object).length === 0) { refuse(where, value, 'names no disk; leave it out'); }
  },
  labels,
  failureDomain: text({ max: 63 }),
};

/** A list of hosts with names of their own. */
export const hostList: Check = (where, value) => {
  listOf(struct(host), { min: 1 })(where, value);
  for (const key of ['name', 'bootMacAddress'] as const) {
    const all = (value as Metal3Host[]).map(one => one[key].toLowerCase());
    const twice = all.find((one, index) => all.indexOf(one) !== index);
    if (twice !== undefined) { refuse(where, twice, `is the ${key} of two hosts; correct one of them`); }
  }
};
