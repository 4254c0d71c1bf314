import { Duration, Size } from 'cdk8s';
import {
  AllowedNamespaces, DiskProvisioning, Endpoint, IpPool, VSphereIdentity, VSpherePools,
  VSpherePowerOff, VSphereTopology, VSphereZone, WorkloadCluster,
} from '../../../src';
import { expectGolden, synthesize } from '../../support/golden';

/** A rack of its own: compute cluster, datastore, subnet with an address pool. */
function rack(name: string, third: number): VSphereZone {
  const nodes = IpPool.inCluster({ name: `nodes-${name}`, addresses: [`10.10.${third}.20-10.10.${third}.99`], prefix: 24, gateway: `10.10.${third}.1` });
  return {
    name,
    region: { name: 'eu-central' },
    datacenter: 'dc1',
    computeCluster: `rack-${name}`,
    datastore: `vsan-${name}`,
    resourcePool: `/dc1/host/rack-${name}/Resources/kubernetes`,
    devices: [{ network: `nodes-${name}`, pools: [nodes] }, { network: `storage-${name}`, dhcp4: true }],
  };
}

test('three zones with static addresses, two devices, a data disk, BGP and a shared identity', () => {
  expectGolden('vsphere-static-zones', synthesize(chart => {
    const identity = new VSphereIdentity(chart, 'vcenter', { credentialsSecret: 'vcenter-account', allowedNamespaces: AllowedNamespaces.named('payments') });
    new WorkloadCluster(chart, 'bank', {
      namespace: 'payments',
      kubernetesVersion: 'v1.34.3',
      topology: new VSphereTopology({
        server: 'vcenter.example.com',
        thumbprint: '01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67',
        identity,
        template: 'ubuntu-2404-{version}',
        network: 'nodes',
        endpoint: Endpoint.kubeVip('10.10.200.10', {
          certificateSans: ['api.bank.example.com'],
          bgp: {
            localAs: 65010,
            peers: [{ address: '10.10.200.1', as: 65000, multihop: true }, { address: '10.10.200.2', as: 65000, multihop: true }],
            routerInterface: 'eth0',
          },
        }),
        zones: [rack('a', 1), rack('b', 2), rack('c', 3)],
        folder: '/dc1/vm/kubernetes/bank',
        storagePolicy: 'encrypted',
        devices: [
          { nameservers: ['10.10.0.2', '10.10.0.3'], searchDomains: ['bank.example.com'] },
          { name: 'storage', mtu: 9000, dhcp4Overrides: { useRoutes: false, useDns: false } },
        ],
        hardwareVersion: 'vmx-19',
        powerOff: VSpherePowerOff.trySoft(Duration.minutes(10)),
        controlPlane: { dataDisks: [{ name: 'etcd', size: Size.gibibytes(20), provisioning: DiskProvisioning.EAGERLY_ZEROED }] },
        pools: VSpherePools.perZone(['a', 'b', 'c'], { name: 'general', replicas: 2, cpus: 8, memory: Size.gibibytes(32) }),
      }),
    });
  }));
});
