import { BootFormat, Endpoint, NodeSetup, WorkloadCluster } from '../../src';
import { checkObject } from '../../src/api';
import { vsphere } from '../support/fixtures';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { companySetup, databaseSetup } from '../support/node-setups';

test('every feature on the control plane and on a pool', () => {
  let problems: string[] = [];
  const objects = synthesize(chart => {
    const cluster = new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3',
      topology: vsphere({ pools: [{ name: 'database', replicas: 3, setup: databaseSetup }] }),
      setup: companySetup,
    });
    problems = problemsOf(cluster);
  });

  expectGolden('vsphere-kubeadm-node-setup', ofKind(objects, 'KubeadmControlPlane').concat(ofKind(objects, 'KubeadmConfigTemplate')));
  expect(problems).toEqual([]);
  for (const object of objects) { expect(checkObject(object)).toEqual({ checked: true, findings: [] }); }
});

test('Flatcar machines on Ignition', () => {
  // GIVEN what of the company's setup Ignition can do
  const { bootCommands: _bootCommands, files = [], ...rest } = companySetup;
  const setup: NodeSetup = { ...rest, files: files.filter(({ append }) => !append) };

  // WHEN
  const objects = synthesize(chart => {
    new WorkloadCluster(chart, 'edge', {
      kubernetesVersion: 'v1.34.3',
      topology: vsphere({
        template: 'flatcar-stable-{version}',
        bootFormat: BootFormat.IGNITION,
        endpoint: Endpoint.kubeVip('10.0.0.10', { interface: 'eth0' }),
        pools: [{
          name: 'general',
          setup: {
            disks: [{ device: '/dev/sdb', volumes: [{ label: 'containerd', mountPath: '/var/lib/containerd', mountOptions: ['noatime'] }] }],
            nodeIp: { interface: 'eth0' },
            ignitionConfig: { systemd: { units: [{ name: 'locksmithd.service', mask: true }, { name: 'update-engine.service', mask: true }] } },
          },
        }],
      }),
      setup,
    });
  });

  // THEN
  expectGolden('vsphere-kubeadm-ignition', ofKind(objects, 'KubeadmControlPlane').concat(ofKind(objects, 'KubeadmConfigTemplate')));
  for (const object of objects) { expect(checkObject(object)).toEqual({ checked: true, findings: [] }); }
});
