import { poolObjectName } from './ip-pool';
import { Metal3MacAddress } from './mac-address';
import { Metal3Ethernet, Metal3LinkAddress, Metal3Network, Metal3Route } from './network';
import { IpFamily } from '../../options/node/identity';
import { Cidr, IpAddress } from '../../values/cidr';

/** Family of the addresses of a link: what the pool hands out, or the method. */
function familyOf({ pool, method }: Metal3LinkAddress): 4 | 6 {
  return pool?.family === IpFamily.IPV6 || method?.startsWith('ipv6') ? 6 : 4;
}

/** `networkData` of a Metal3DataTemplate, for a cluster of this name. */
export function networkDataSpec(network: Metal3Network, cluster: string): object {
  const { ethernets, vlans = [], addresses, nameservers, nameserversFrom } = network;
  const cards = new Map(ethernets.map(({ id, mac }) => [id, mac ?? Metal3MacAddress.fromHostInterface(id)]));
  const link = ({ id, name, mtu, mac }: Metal3Ethernet, under: string): object => ({ id, name, mtu, macAddress: (mac ?? cards.get(under)!).spec });
  const routed = new Set<number>();
  const networks: { [list: string]: object[] } = {};
  for (const address of addresses) {
    const family = familyOf(address);
    const pool = address.pool && poolObjectName(address.pool, cluster);
    const first = address.pool?.options?.gateway !== undefined && !routed.has(family);
    const routes = address.routes ?? (first ? [{ to: family === 4 ? '0.0.0.0/0' : '::/0' }] : []);
    if (first) { routed.add(family); }
    const list = address.method ?? `ipv${family}`;
    const same = addresses.slice(0, addresses.indexOf(address)).filter(before => before.link === address.link && (before.method ?? `ipv${familyOf(before)}`) === list).length;
    networks[list] = [...networks[list] ?? [], {
      id: `${address.link}-${list.toLowerCase()}${same > 0 ? `-${same + 1}` : ''}`,
      link: address.link,
      ipAddressFromIPPool: pool,
      routes: routes.length > 0 ? routes.map(route => routeSpec(route, pool)) : undefined,
    }];
  }
  return {
    links: {
      ethernets: ethernets.map(card => ({ ...link(card, card.id), type: 'phy' })),
      vlans: vlans.length > 0 ? vlans.map(vlan => ({ ...link(vlan, vlan.link), vlanID: vlan.vlan, vlanLink: vlan.link })) : undefined,
    },
    networks,
    services: { dns: nameservers, dnsFromIPPool: nameserversFrom && poolObjectName(nameserversFrom, cluster) },
  };
}

function routeSpec({ to, via }: Metal3Route, pool: string | undefined): object {
  const { prefix } = Cidr.parse(to)!;
  return { network: to.split('/')[0], prefix, gateway: via === undefined ? { fromIPPool: pool } : { string: via } };
}

/** Refuse links and addresses that do not fit together. */
export function checkNetwork(where: string, { ethernets, vlans = [], addresses, nameservers, nameserversFrom }: Metal3Network): void {
  const ids = [...ethernets, ...vlans].map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) { throw new Error(`${where}: "${twice}" is the id of two links; give each its own.`); }
  for (const { id, link } of vlans) {
    if (!ethernets.some(card => card.id === link)) { throw new Error(`${where}.vlans["${id}"].link: "${link}" is not one of ethernets, which are ${ethernets.map(card => card.id).join(', ')}.`); }
  }
  addresses.forEach((address, index) => { checkAddress(`${where}.addresses[${index}]`, address, ids); });
  if (nameservers && nameserversFrom) { throw new Error(`${where}.nameservers: nameserversFrom says them too; leave one of the two out.`); }
  if (nameserversFrom?.options && !nameserversFrom.options.nameservers) {
    throw new Error(`${where}.nameserversFrom: pool "${nameserversFrom.name}" has no nameservers; write some there.`);
  }
}

function checkAddress(where: string, address: Metal3LinkAddress, links: string[]): void {
  const { link, pool, method, routes = [] } = address;
  if (!links.includes(link)) { throw new Error(`${where}.link: "${link}" is not a link; the links are ${links.join(', ')}.`); }
  if ((pool === undefined) === (method === undefined)) { throw new Error(`${where}: write either pool or method.`); }
  for (const { to, via } of routes) {
    const at = `${where}.routes["${to}"]`;
    const family = Cidr.parse(to)!.family;
    if (via === undefined && (!pool || (pool.options && pool.options.gateway === undefined))) { throw new Error(`${at}: no gateway is known; write via.`); }
    const known = via === undefined ? undefined : IpAddress.parse(via)!.family;
    if (family !== familyOf(address) || (known !== undefined && known !== family)) {
      throw new Error(`${at}: destination, gateway and addresses of the link are of different families; write a route of IPv${familyOf(address)}.`);
    }
  }
}
