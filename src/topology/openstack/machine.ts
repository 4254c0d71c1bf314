import { OpenStackDataVolume, OpenStackPort, OpenStackVolume } from './machine-base';
import { OpenStackMachineOptions } from './options';
import { OpenStackResource, resource, untagged } from './resource';
import { ClusterContext } from '../../contract/cluster';
import { Check, listOf, mapOf, refuse, required, Shape, struct } from '../../values/check';
import { flag, size, text } from '../../values/check-scalars';
import { Cidr, IpAddress } from '../../values/cidr';

const image: Check = (where, value) => {
  text({ max: 255 })(where, value);
  const unknown = /\{(?!version\})[^}]*\}?/.exec(value as string);
  if (unknown) { throw new Error(`${where}: "${unknown[0]}" is not a placeholder; write {version}.`); }
};

const zone = text({ what: 'availability zone', pattern: /^\S+$/, max: 255, example: 'nova' });
const volume: Shape<OpenStackVolume> = { size: required(size('gibibytes')), type: text({ max: 255 }), availabilityZone: zone };

const volumes: Check = (where, value) => {
  listOf(struct<OpenStackDataVolume>({ ...volume, name: required(text({ what: 'name of a volume', pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, max: 63, example: 'etcd' })) }), { min: 1 })(where, value);
  const names = (value as OpenStackDataVolume[]).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) { refuse(where, twice, 'is the name of two volumes; give each its own'); }
  if (names.includes('root')) { refuse(where, 'root', 'is the name of the system disk; choose another'); }
};

const address: Check = (where, value) => {
  if (typeof value !== 'string' || !(IpAddress.parse(value) ?? Cidr.parse(value))) { refuse(where, value, 'is not an IP address or a block of them'); }
};

const port: Shape<OpenStackPort> = {
  network: resource,
  subnets: listOf(resource, { min: 1 }),
  allowedAddresses: listOf(address, { min: 1 }),
  vnicType: text({ what: 'kind of a virtual card', pattern: /^[a-z-]+$/, example: 'direct' }),
  disablePortSecurity: flag,
};

/** Checks of `OpenStackMachineOptions`. */
export const machineShape: Shape<OpenStackMachineOptions> = {
  flavor: text({ max: 255 }),
  image,
  sshKey: text({ max: 255 }),
  rootVolume: struct(volume),
  volumes,
  ports: listOf(struct(port), { min: 1 }),
  machineSecurityGroups: listOf(resource, { min: 1 }),
  serverGroup: untagged,
  configDrive: flag,
  metadata: mapOf(text({ max: 255 }), text({ max: 255 })),
  machineTags: listOf(text({ max: 80 }), { min: 1 }),
  trunk: flag,
};

const KEYS = Object.keys(machineShape) as (keyof OpenStackMachineOptions)[];

/** The options of one group: general ones first, later ones win, each option as a whole. Only machine options are taken. */
export function machineOptions(...layers: (OpenStackMachineOptions | undefined)[]): OpenStackMachineOptions {
  const merged: { [key: string]: unknown } = {};
  for (const layer of layers) {
    for (const key of KEYS) { if (layer?.[key] !== undefined) { merged[key] = layer[key]; } }
  }
  return merged;
}

/** `OpenStackMachineTemplate.spec.template.spec`. `virtual` is an address that moves between these machines. */
export function machineSpec({ kubernetesVersion }: ClusterContext, options: OpenStackMachineOptions, virtual?: string): object {
  const { rootVolume, metadata } = options;
  // Neutron drops traffic of addresses it does not know.
  const [first = {}, ...rest] = options.ports ?? [];
  const allowed = [...first.allowedAddresses ?? [], ...virtual === undefined ? [] : [virtual]];
  const ports = options.ports || virtual !== undefined
    ? [{ ...first, allowedAddresses: allowed.length > 0 ? allowed : undefined }, ...rest]
    : undefined;
  return {
    flavor: options.flavor,
    image: { filter: { name: options.image!.split('{version}').join(kubernetesVersion.text) } },
    sshKeyName: options.sshKey,
    rootVolume: rootVolume && { sizeGiB: rootVolume.size.toGibibytes(), ...placement(rootVolume) },
    additionalBlockDevices: options.volumes?.map(data => {
      const details = placement(data);
      const said = Object.values(details).some(value => value !== undefined);
      return { name: data.name, sizeGiB: data.size.toGibibytes(), storage: { type: 'Volume', volume: said ? details : undefined } };
    }),
    ports: ports?.map(portSpec),
    securityGroups: options.machineSecurityGroups?.map(({ _spec }) => _spec),
    serverGroup: options.serverGroup?._spec,
    configDrive: options.configDrive,
    serverMetadata: metadata && Object.keys(metadata).sort().map(key => ({ key, value: metadata[key] })),
    tags: options.machineTags,
    trunk: options.trunk,
  };
}

function placement({ type, availabilityZone }: OpenStackVolume): { readonly type?: string; readonly availabilityZone?: object } {
  return { type, availabilityZone: availabilityZone === undefined ? undefined : { name: availabilityZone } };
}

function portSpec({ network, subnets, allowedAddresses, vnicType, disablePortSecurity }: OpenStackPort): object {
  return {
    network: network?._spec,
    fixedIPs: subnets?.map((subnet: OpenStackResource) => ({ subnet: subnet._spec })),
    allowedAddressPairs: allowedAddresses?.map(ipAddress => ({ ipAddress })),
    vnicType,
    disablePortSecurity,
  };
}
