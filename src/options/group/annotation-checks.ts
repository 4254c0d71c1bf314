import { Check, refuse } from '../../values/check';
import { annotations } from '../../values/check-names';

/** Annotations that steer one Machine by hand; on a whole group each has a better way (LNT-12; cluster-api v1.14.0). */
const FOR_ONE_MACHINE: { readonly [key: string]: string } = {
  'cluster.x-k8s.io/skip-remediation': 'write healthCheck: { enabled: false }',
  'cluster.x-k8s.io/remediate-machine': 'give the group a new rolloutToken',
  'cluster.x-k8s.io/delete-machine': 'write deletionOrder',
  'cluster.x-k8s.io/paused': 'write paused: true on the cluster',
  'machine.cluster.x-k8s.io/exclude-node-draining': 'write a drain rule with DrainBehavior.SKIP',
  'machine.cluster.x-k8s.io/exclude-wait-for-node-volume-detach': 'write volumeDetachTimeout',
};

/** Annotations of Machines. */
export const machineAnnotations: Check = (where, value) => {
  annotations(where, value);
  for (const key of Object.keys(value as object)) {
    if (Object.hasOwn(FOR_ONE_MACHINE, key)) {
      throw new Error(`${where}: "${key}" is meant for a single Machine and would count for all of the group; ${FOR_ONE_MACHINE[key]}.`);
    }
  }
};

const AUTOSCALER = /^(cluster\.x-k8s\.io\/(cluster-api-autoscaler-node-group-|autoscaling-options-)|capacity\.cluster-autoscaler\.kubernetes\.io\/(cpu|memory|ephemeral-disk|maxPods|gpu-type|gpu-count|labels|taints)$)/;
const SKIP_CHECKS = 'machineset.cluster.x-k8s.io/skip-preflight-checks';
const PREFLIGHT_CHECKS = ['All', 'KubeadmVersionSkew', 'KubernetesVersionSkew', 'ControlPlaneIsStable', 'ControlPlaneVersionSkew'];

/** Annotations of the control plane object or the MachineDeployment. */
export const groupAnnotations: Check = (where, value) => {
  annotations(where, value);
  for (const [key, text] of Object.entries(value as { [key: string]: string })) {
    if (AUTOSCALER.test(key)) { throw new Error(`${where}: "${key}" belongs to the autoscaler; write the autoscale property of a pool.`); }
    const unknown = key === SKIP_CHECKS ? text.split(',').map(part => part.trim()).find(part => !PREFLIGHT_CHECKS.includes(part)) : undefined;
    if (unknown !== undefined) {
      refuse(`${where}[${JSON.stringify(key)}]`, unknown, `is not a preflight check; write ${PREFLIGHT_CHECKS.join(', ')}`);
    }
  }
};
