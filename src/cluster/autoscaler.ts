import { PoolOptions } from '../contract/options';
import { MachineCapacity } from '../contract/topology';

const GROUP = 'cluster.x-k8s.io/cluster-api-autoscaler-node-group';
const CAPACITY = 'capacity.cluster-autoscaler.kubernetes.io';

/**
 * The annotations by which the Cluster Autoscaler finds and bounds a pool. A pool that may be empty also says what one node would look like
 * (kubernetes/autoscaler, provider clusterapi, README).
 */
export function autoscalerAnnotations(pool: PoolOptions, capacity: MachineCapacity | undefined): { [key: string]: string } | undefined {
  const { autoscale, labels = {}, taints = [] } = pool;
  if (!autoscale) { return undefined; }
  const bounds = { [`${GROUP}-min-size`]: String(autoscale.min), [`${GROUP}-max-size`]: String(autoscale.max) };
  if (autoscale.min > 0 || !capacity) { return bounds; }
  const nodeLabels = Object.keys(labels).sort().map(key => `${key}=${labels[key]}`);
  const nodeTaints = taints.map(({ key, value, effect }) => `${key}=${value ?? ''}:${effect}`);
  return {
    ...bounds,
    [`${CAPACITY}/cpu`]: String(capacity.cpus),
    [`${CAPACITY}/memory`]: `${capacity.memoryMiB}Mi`,
    ...(nodeLabels.length > 0 ? { [`${CAPACITY}/labels`]: nodeLabels.join(',') } : {}),
    ...(nodeTaints.length > 0 ? { [`${CAPACITY}/taints`]: nodeTaints.join(',') } : {}),
  };
}
