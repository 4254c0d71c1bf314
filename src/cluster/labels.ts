import { isSyncedLabel } from '../values/node-labels';

/** Label of everything that belongs to a cluster. */
export const CLUSTER_NAME = 'cluster.x-k8s.io/cluster-name';

/** Label of everything that belongs to a MachineDeployment. */
export const DEPLOYMENT_NAME = 'cluster.x-k8s.io/deployment-name';

/** Node labels by how they reach the node. */
export interface SplitLabels {
  readonly machineLabels: { [key: string]: string };
  readonly nodeLabels: { [key: string]: string };
}

/** Node labels by the way they reach the node: through the Machine (in place), or through the kubelet (by replacement). */
export function splitLabels(labels: { [key: string]: string } = {}): SplitLabels {
  const entries = Object.entries(labels);
  return {
    machineLabels: Object.fromEntries(entries.filter(([key]) => isSyncedLabel(key))),
    nodeLabels: Object.fromEntries(entries.filter(([key]) => !isSyncedLabel(key))),
  };
}
