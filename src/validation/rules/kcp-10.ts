import { Rule } from '../rule';
import { fields } from '../shared/read';
import { changedPaths } from '../shared/same';

/** Fields under spec that may change, as upstream lists them; `*` is everything beneath, without the field itself. */
const CONTROL_PLANE = ['replicas', 'version', 'remediation', 'remediation.*', 'machineNaming', 'machineNaming.*', 'rollout', 'rollout.*',
  'machineTemplate.metadata', 'machineTemplate.metadata.*', 'machineTemplate.spec', 'machineTemplate.spec.*'];
const CONFIG = ['bootCommands', 'preKubeadmCommands', 'postKubeadmCommands', 'files', 'users', 'verbosity', 'format', 'mounts', 'ntp', 'ntp.*',
  'ignition', 'ignition.*', 'diskSetup', 'diskSetup.*'];
const CLUSTER = ['etcd', 'etcd.*', 'etcd.local', 'etcd.local.*', 'etcd.external.*', 'dns', 'dns.*', 'imageRepository', 'featureGates', 'featureGates.*',
  'apiServer', 'apiServer.*', 'controllerManager', 'controllerManager.*', 'scheduler', 'scheduler.*', 'certificateValidityPeriodDays', 'encryptionAlgorithm'];
const NODE = ['nodeRegistration', 'nodeRegistration.*', 'patches', 'patches.directory', 'skipPhases', 'timeouts', 'timeouts.*'];
const INIT = [...NODE, 'bootstrapTokens', 'localAPIEndpoint', 'localAPIEndpoint.*'];
const JOIN = [...NODE, 'caCertPath', 'controlPlane', 'controlPlane.*', 'discovery', 'discovery.*'];

const ALLOWED = [
  ...CONTROL_PLANE,
  ...CONFIG.map(path => `kubeadmConfigSpec.${path}`),
  ...CLUSTER.map(path => `kubeadmConfigSpec.clusterConfiguration.${path}`),
  ...INIT.map(path => `kubeadmConfigSpec.initConfiguration.${path}`),
  ...JOIN.map(path => `kubeadmConfigSpec.joinConfiguration.${path}`),
].map(path => path.split('.'));

export const rule: Rule = {
  id: 'KCP-10',
  slug: 'control-plane-immutable',
  sentence: 'Of a control plane only the fields change that machines can follow.',
  severity: 'error',
  fix: 'leave the field as it was; a new value needs a new cluster',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go ValidateUpdate',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { imageRepository: registry.example.com/k8s } } }`,
    before: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { imageRepository: registry.k8s.io } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { certificatesDir: /etc/pki } } }`,
    before: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { certificatesDir: /etc/kubernetes/pki } } }`,
  },
  check(subject) {
    if (subject.before === undefined) { return; }
    for (const path of changedPaths(fields(subject.before).spec, fields(subject.object).spec)) {
      if (!ALLOWED.some(allowed => matches(allowed, path))) { subject.report(['spec', ...path], 'this field cannot change after creation'); }
    }
  },
};

/** Upstream's pathsMatch: the whole of the allowed path, or anything below its star. */
function matches(allowed: readonly string[], path: readonly string[]): boolean {
  for (let i = 0; i < path.length; i++) {
    if (allowed[i] === '*') { return true; }
    if (allowed[i] !== path[i]) { return false; }
  }
  return path.length === allowed.length;
}
