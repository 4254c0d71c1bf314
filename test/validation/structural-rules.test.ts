import { load } from 'js-yaml';
import { checkObject } from '../../src/api';

const KCP = 'apiVersion: controlplane.cluster.x-k8s.io/v1beta2\nkind: KubeadmControlPlane\nmetadata: { name: a, namespace: b }\nspec: ';
const KCPT = 'apiVersion: controlplane.cluster.x-k8s.io/v1beta2\nkind: KubeadmControlPlaneTemplate\nmetadata: { name: a, namespace: b }\nspec: ';
const KCT = 'apiVersion: bootstrap.cluster.x-k8s.io/v1beta2\nkind: KubeadmConfigTemplate\nmetadata: { name: a, namespace: b }\nspec: ';
const CRS = 'apiVersion: addons.cluster.x-k8s.io/v1beta2\nkind: ClusterResourceSet\nmetadata: { name: a, namespace: b }\nspec: ';
const IP = 'apiVersion: ipam.cluster.x-k8s.io/v1beta2\nkind: IPAddress\nmetadata: { name: a, namespace: b }\nspec: ';

/** Ids of src/validation/structural-rules.ts with something that breaks them, and where the schema check finds it. */
test.each([
  ['CRS-05', `${CRS}{ clusterSelector: { matchLabels: { a: b } }, resources: [{ kind: Deployment, name: a }] }`, 'spec.resources[0].kind'],
  ['IP-04', `${IP}{ address: 10.0.0.5, prefix: 24, claimRef: { name: a }, poolRef: { kind: InClusterIPPool, name: a } }`, 'spec.poolRef.apiGroup'],
  ['KC-02', `${KCT}{ template: { spec: { files: [{ path: /a, contentFrom: { secret: { name: x } } }] } } }`, 'spec.template.spec.files[0].contentFrom.secret.key'],
  ['KC-05', `${KCT}{ template: { spec: { users: [{ name: a, passwdFrom: { secret: { name: x } } }] } } }`, 'spec.template.spec.users[0].passwdFrom.secret.key'],
  ['KC-17', `${KCT}{ template: { spec: { joinConfiguration: { discovery: { file: { kubeConfig: { user: { exec: { command: a } } } } } } } } }`,
    'spec.template.spec.joinConfiguration.discovery.file.kubeConfigPath'],
  ['KC-18', `${KCT}{ template: { spec: { initConfiguration: { bootstrapTokens: [{ description: a }] } } } }`, 'spec.template.spec.initConfiguration.bootstrapTokens[0].token'],
  ['KC-19', `${KCT}{ template: { spec: { joinConfiguration: { nodeRegistration: { imagePullPolicy: always } } } } }`,
    'spec.template.spec.joinConfiguration.nodeRegistration.imagePullPolicy'],
  ['KCP-04', `${KCP}{ version: v1.34.3, machineTemplate: { spec: { infrastructureRef: { apiGroup: a.b, kind: C } } } }`, 'spec.machineTemplate.spec.infrastructureRef.name'],
  ['KCP-21', `${KCP}{ version: v1.34.3, rollout: { after: tomorrow } }`, 'spec.rollout.after'],
  ['KCP-23', `${KCP}{ version: v1.34.3, remediation: { retryPeriodSeconds: -1 } }`, 'spec.remediation.retryPeriodSeconds'],
  ['KCPT-04', `${KCPT}{ template: { spec: { replicas: 3 } } }`, 'spec.template.spec.replicas'],
])('the schema check finds what breaks %s', (_id, yaml, path) => {
  expect(checkObject(load(yaml)).findings.map(finding => finding.path)).toContain(path);
});
