import { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { cluster } from './support';
import {
  BootFormat, CloneMode, Credentials, DhcpDomains, DiskProvisioning, FaultToleranceEncryption, IpPool, MigrationEncryption, SealedSecretScope,
  SecretStoreKind, VSpherePciDevice, VSpherePowerOff,
} from '../../../src';

/** Everything that can be said about virtual machines but their network. */
export function machines(scope: Construct): void {
  cluster(scope, 'machines', {
    thumbprint: '01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67',
    credentials: Credentials.externalSecret({
      store: 'vault', storeKind: SecretStoreKind.NAMESPACE, remoteKey: 'kubernetes/vcenter', properties: { username: 'user' }, refreshInterval: Duration.minutes(30),
    }),
    datacenter: 'dc1',
    datastore: 'vsan',
    folder: '/dc1/vm/kubernetes',
    resourcePool: '*/Resources',
    storagePolicy: 'encrypted',
    hardwareVersion: 'vmx-19',
    powerOff: VSpherePowerOff.trySoft(Duration.minutes(10)),
    controlPlane: {
      cpus: 4,
      memory: Size.gibibytes(16),
      disk: Size.gibibytes(60),
      dataDisks: [{ name: 'etcd', size: Size.gibibytes(20), provisioning: DiskProvisioning.EAGERLY_ZEROED }],
    },
    pools: [
      {
        name: 'full',
        template: 'rhel-9-{version}',
        network: 'applications',
        cpus: 8,
        coresPerSocket: 4,
        memory: Size.gibibytes(64),
        cloneMode: CloneMode.FULL,
        templateDisks: [Size.gibibytes(100)],
        resources: {
          reservation: { cpuMegahertz: 4000, memory: Size.gibibytes(32) },
          limit: { cpuMegahertz: 16000, memory: Size.gibibytes(64) },
          shares: { cpu: 2000, memory: 4000 },
        },
        nestedVirtualization: true,
        encryption: { profile: 'vm', keyId: 'key-1', migration: MigrationEncryption.REQUIRED, faultTolerance: FaultToleranceEncryption.OPPORTUNISTIC },
        tagIds: ['urn:vmomi:InventoryServiceTag:5736bf56-49f5-4667-b38c-b97e09dc9578:GLOBAL'],
        vmxKeys: { 'svga.autodetect': 'FALSE' },
        vmName: '{{ .machine.name | trunc -20 }}',
        powerOff: VSpherePowerOff.soft(),
      },
      {
        name: 'gpu',
        snapshot: 'v2',
        pciDevices: [VSpherePciDevice.passthrough(0x10de, 0x1eb8, 'lab'), VSpherePciDevice.vgpu('grid_t4-16q')],
        powerOff: VSpherePowerOff.hard(),
      },
      { name: 'flatcar', template: 'flatcar-{version}', bootFormat: BootFormat.IGNITION },
    ],
  });
}

/** Everything that can be said about network devices. */
export function devices(scope: Construct): void {
  const nodes = IpPool.inCluster({
    name: 'nodes', addresses: ['10.1.0.20-10.1.0.90'], prefix: 24, gateway: '10.1.0.1', excludedAddresses: ['10.1.0.30'], allocateReserved: false,
  });
  const shared = IpPool.global({ name: 'shared', addresses: ['10.2.0.0/24'], prefix: 24 });
  cluster(scope, 'devices', {
    credentials: Credentials.sealedSecret({
      encryptedData: { username: 'A'.repeat(400), password: 'B'.repeat(400) }, scope: SealedSecretScope.NAMESPACE_WIDE,
    }),
    devices: [{ pools: [nodes], gateway4: '10.1.0.1', nameservers: ['10.1.0.2'], searchDomains: ['example.com'] }],
    pools: [
      {
        name: 'several',
        devices: [
          {
            name: 'eth0',
            dhcp4: true,
            dhcp4Overrides: {
              useRoutes: true, routeMetric: 50, useDns: true, useDomains: DhcpDomains.ROUTE, useMtu: false, useNtp: false, sendHostname: false,
            },
          },
          { network: 'storage', name: 'eth1', pools: [shared], mtu: 9000, routes: [{ to: '10.20.0.0/16', via: '10.2.0.1', metric: 10 }, { to: '10.21.0.0/16', via: '10.2.0.1' }] },
          { network: 'six', name: 'eth2', dhcp6: true, dhcp6Overrides: { useDns: false }, gateway6: 'fd00::1' },
          { network: 'multus', name: 'eth3', skipAddresses: true },
        ],
      },
      { name: 'existing', devices: [{ pools: [IpPool.existing('legacy'), IpPool.existingGlobal('legacy-six')], nameservers: ['10.1.0.2'] }] },
    ],
  });
}
