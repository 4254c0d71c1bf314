import { loadAll } from 'js-yaml';
import { RULES } from '../../src/validation/all-rules';
import { runRules } from '../../src/validation/engine';
import { ManifestSet } from '../../src/validation/manifest-set';
import { EVERY_GATE, target } from '../../src/validation/target';

/** What a comparison with a real API server showed: its verdicts on changes of manifests that are right. */
function found(id: string, manifests: string, before?: string): string[] {
  const read = (yaml: string) => new ManifestSet(loadAll(yaml).filter(Boolean).map(object => ({ object, origin: {} })));
  const older = before === undefined ? undefined : read(before);
  const findings = runRules(RULES.filter(rule => rule.id === id), read(manifests), target({ featureGates: EVERY_GATE }), older);
  return findings.map(({ path }) => path);
}

const template = (join: string) => `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: edge, namespace: clusters }
spec: { template: { spec: { kubeadmConfigSpec: { joinConfiguration: { nodeRegistration: ${join} } } } } }`;

test('a pull policy that is the default is no change of a template', () => {
  expect(found('KCPT-03', template('{ name: a, imagePullPolicy: IfNotPresent }'), template('{ name: a }'))).toEqual([]);
  expect(found('KCPT-03', template('{ name: a, imagePullPolicy: Always }'), template('{ name: a }'))).toEqual([
    'spec.template.spec.kubeadmConfigSpec.joinConfiguration.nodeRegistration.imagePullPolicy',
  ]);
});

const machine = (more: string) => `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereMachine
metadata: { name: prod-0, namespace: clusters }
spec: { template: ubuntu, ${more} network: { devices: [{ networkName: nodes, dhcp4: true }] } }`;

test('an empty list is no change of a VSphereMachine', () => {
  expect(found('VSP-15', machine('dataDisks: [],'), machine(''))).toEqual([]);
  expect(found('VSP-15', machine('dataDisks: [{ name: a, sizeGiB: 1 }],'), machine(''))).toEqual(['spec.dataDisks']);
});

test('half a machine takes a whole address', () => {
  const { manifests } = RULES.find(({ id }) => id === 'IPP-07')!.bad;
  expect(found('IPP-07', manifests.replace('replicas: 3', 'replicas: 3.5'))).toEqual(['spec.addresses']);
  expect(found('IPP-07', manifests.replace('replicas: 3,', 'replicas: 3, rollout: { strategy: { rollingUpdate: { maxSurge: 1.5 } } },'))).toEqual(['spec.addresses']);
});

test('a VSphereMachine has whole PCI devices', () => {
  expect(found('VSP-06', machine('pciDevices: [{ deviceId: 7864 }],'))).toEqual(['spec.pciDevices[0]']);
});

describe('a VSphereVM', () => {
  const vm = (spec: string) => machine(spec).replace('VSphereMachine', 'VSphereVM');

  test('changes in what its webhook lets change', () => {
    expect(found('VSP-32', vm('thumbprint: b, bootstrapRef: { kind: Secret, name: b },'), vm('thumbprint: a,'))).toEqual([]);
    expect(found('VSP-32', vm('hardwareVersion: vmx-15,'), vm(''))).toEqual(['spec.hardwareVersion']);
    expect(found('VSP-32', vm('network: { routes: [{ to: a, via: b, metric: 1 }] },').replace(/, network: \{ devices.*/, ' }'), vm(''))).toContain('spec.network.routes');
  });

  test('gets its operating system and its number once', () => {
    expect(found('VSP-32', vm('os: Linux, biosUUID: a,'), vm(''))).toEqual([]);
    expect(found('VSP-32', vm('os: Windows, biosUUID: b,'), vm('os: Linux, biosUUID: a,'))).toEqual(['spec.os', 'spec.biosUUID']);
  });

  test('has addresses with a prefix', () => {
    expect(found('VSP-32', vm('').replace('dhcp4: true', 'ipAddrs: [10.0.0.20, 10.0.0.21/24]'))).toEqual(['spec.network.devices[0].ipAddrs[0]']);
    expect(found('VSP-32', vm('').replace('dhcp4: true', 'ipAddrs: [10.0.0.20]'), vm(''))).toEqual([]);
  });
});
