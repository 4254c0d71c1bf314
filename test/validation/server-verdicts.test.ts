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
