import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { cluster } from './support';
import { AllowedNamespaces, Endpoint, IpPool, VSphereIdentity, VSpherePools, VSphereTagTarget, VSphereZone } from '../../../src';

function rack(name: string, third: number, more: Partial<VSphereZone> = {}): VSphereZone {
  const pool = IpPool.inCluster({ name: `nodes-${name}`, addresses: [`10.3.${third}.20-10.3.${third}.99`], prefix: 24, gateway: `10.3.${third}.1` });
  return {
    name,
    region: { name: 'eu', category: 'region', attachedTo: VSphereTagTarget.DATACENTER },
    tag: { name: `rack-${name}`, category: 'zone', attachedTo: VSphereTagTarget.COMPUTE_CLUSTER },
    datacenter: 'dc1',
    computeCluster: `rack-${name}`,
    datastore: `vsan-${name}`,
    resourcePool: `/dc1/host/rack-${name}/Resources/kubernetes`,
    folder: `/dc1/vm/rack-${name}`,
    devices: [
      { network: `nodes-${name}`, pools: [pool], nameservers: ['10.3.0.2'], searchDomains: [`${name}.example.com`] },
      { network: `storage-${name}`, dhcp4: true, dhcp6: true, dhcp4Overrides: { useRoutes: false }, dhcp6Overrides: { useRoutes: false } },
    ],
    ...more,
  };
}

/** Three zones, BGP and an account for several clusters. */
export function zones(scope: Construct): void {
  const identity = new VSphereIdentity(scope, 'shared-account', {
    name: 'vcenter', credentialsSecret: 'vcenter-account', allowedNamespaces: AllowedNamespaces.named('default'),
  });
  new VSphereIdentity(scope, 'open-account', { credentialsSecret: 'open', allowedNamespaces: AllowedNamespaces.all() });
  new VSphereIdentity(scope, 'team-account', { credentialsSecret: 'team', allowedNamespaces: AllowedNamespaces.labelled({ team: 'a' }) });
  cluster(scope, 'zones', {
    credentialsSecret: undefined,
    identity,
    endpoint: Endpoint.kubeVip('10.3.200.10', {
      certificateSans: ['api.zones.example.com'],
      bgp: {
        localAs: 65010,
        peers: [{ address: '10.3.200.1', as: 65000, multihop: true }, { address: 'fd00:3::1', as: 65000 }],
        routerInterface: 'eth0',
      },
    }),
    zones: [
      rack('a', 1),
      rack('b', 2),
      rack('c', 3, {
        tag: { name: 'rack-c', category: 'zone', attachedTo: VSphereTagTarget.HOST_GROUP },
        hosts: { hostGroup: 'hosts-c', vmGroup: 'machines-c' },
        controlPlane: false,
      }),
    ],
    devices: [{ name: 'eth0' }, { name: 'eth1', network: 'storage' }],
    pools: [
      ...VSpherePools.perZone(['a', 'b', 'c'], { name: 'general', replicas: 2, cpus: 8, memory: Size.gibibytes(32) }),
      { name: 'database', failureDomain: 'a', devices: [{ name: 'eth0' }] },
    ],
  });
}

/** Both address families, no kube-proxy, a port and a balancer of its own. */
export function dualStack(scope: Construct): void {
  const pools = [
    IpPool.inCluster({ name: 'four', addresses: ['10.4.0.20-10.4.0.90'], prefix: 24, gateway: '10.4.0.1' }),
    IpPool.inCluster({ name: 'six', addresses: ['fd00:4::20-fd00:4::90'], prefix: 64, gateway: 'fd00:4::1' }),
  ];
  cluster(scope, 'dual-stack', {
    endpoint: Endpoint.kubeVip('10.4.0.10', {
      port: 8443, interface: 'eth0', version: 'v1.2.1', image: 'registry.example.com/kube-vip/kube-vip', services: true, loadBalancing: true,
    }),
    devices: [{ name: 'eth0', pools, nameservers: ['10.4.0.2', 'fd00:4::2'] }],
    pools: [{ name: 'general', replicas: 3 }],
  }, {
    network: {
      podCidrs: ['10.64.0.0/14', 'fd00:64::/56'],
      serviceCidrs: ['10.96.0.0/16', 'fd00:96::/112'],
      nodeCidrMaskSize: 25,
      nodeCidrMaskSizeIpv6: 68,
      serviceDomain: 'dual.example.com',
      kubeProxy: false,
    },
  });
}

/** IPv6 alone. */
export function ipv6(scope: Construct): void {
  cluster(scope, 'ipv6', {
    endpoint: Endpoint.kubeVip('fd00:5::10'),
    devices: [{ dhcp6: true }],
    pools: [{ name: 'general' }],
  }, { network: { podCidrs: ['fd00:64::/56'], serviceCidrs: ['fd00:96::/112'] } });
}
