import { changedPaths } from './same';

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

/** Paths below the spec of a KubeadmControlPlane that differ between two of them and may not. */
export function forbiddenChanges(before: unknown, after: unknown): string[][] {
  return changedPaths(before, after).filter(path => !ALLOWED.some(allowed => matches(allowed, path)));
}

/** Upstream's pathsMatch: the whole of the allowed path, or anything below its star. */
function matches(allowed: readonly string[], path: readonly string[]): boolean {
  for (let i = 0; i < path.length; i++) {
    if (allowed[i] === '*') { return true; }
    if (allowed[i] !== path[i]) { return false; }
  }
  return path.length === allowed.length;
}
