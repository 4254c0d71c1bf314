import { AutoscaleOptions, MachineCapacity } from '../options/group/autoscale';
import { NodeSetup, NodeTaint } from '../options/node/node-setup';

const GROUP = 'cluster.x-k8s.io/cluster-api-autoscaler-node-group';
const OPTION = 'cluster.x-k8s.io/autoscaling-options';
const CAPACITY = 'capacity.cluster-autoscaler.kubernetes.io';

type Annotations = { [key: string]: string };

/** What the nodes of a pool will look like. */
export interface NodeOutlook {
  readonly labels: { [key: string]: string };
  readonly setup: NodeSetup;
  readonly capacity?: MachineCapacity;
}

/**
 * The annotations by which the Cluster Autoscaler finds and bounds a pool. A pool that may be empty also says what one node would look like
 * (kubernetes/autoscaler, provider clusterapi, README).
 */
export function autoscalerAnnotations(autoscale: AutoscaleOptions | undefined, node: NodeOutlook): Annotations {
  if (!autoscale) { return {}; }
  return defined({
    [`${GROUP}-min-size`]: autoscale.min,
    [`${GROUP}-max-size`]: autoscale.max,
    [`${OPTION}-scaledownutilizationthreshold`]: autoscale.scaleDownUtilizationThreshold,
    [`${OPTION}-scaledowngpuutilizationthreshold`]: autoscale.scaleDownGpuUtilizationThreshold,
    [`${OPTION}-scaledownunneededtime`]: seconds(autoscale.scaleDownUnneededTime),
    [`${OPTION}-scaledownunreadytime`]: seconds(autoscale.scaleDownUnreadyTime),
    [`${OPTION}-maxnodeprovisiontime`]: seconds(autoscale.maxNodeProvisionTime),
    [`${OPTION}-maxnodestartuptime`]: seconds(autoscale.maxNodeStartupTime),
    ...(autoscale.min === 0 || autoscale.capacity ? outlook(node, plannedCapacity(autoscale, node.capacity)) : {}),
  });
}

/** What one machine offers: what the user says wins over what the topology knows. */
export function plannedCapacity(autoscale: AutoscaleOptions, known: MachineCapacity | undefined): MachineCapacity {
  const said = Object.entries(autoscale.capacity ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return { ...known, ...Object.fromEntries(said) };
}

function outlook({ labels, setup }: NodeOutlook, capacity: MachineCapacity): { [key: string]: string | number | undefined } {
  const nodeLabels = { ...labels, ...setup.nodeLabels };
  return {
    [`${CAPACITY}/cpu`]: capacity.cpus,
    [`${CAPACITY}/memory`]: capacity.memory && `${capacity.memory.toMebibytes()}Mi`,
    [`${CAPACITY}/ephemeral-disk`]: capacity.ephemeralDisk && `${capacity.ephemeralDisk.toGibibytes()}Gi`,
    [`${CAPACITY}/maxPods`]: capacity.maxPods ?? setup.kubeletArguments?.['max-pods'],
    [`${CAPACITY}/gpu-type`]: capacity.gpus ? capacity.gpuType ?? 'nvidia.com/gpu' : undefined,
    [`${CAPACITY}/gpu-count`]: capacity.gpus,
    [`${CAPACITY}/labels`]: Object.keys(nodeLabels).sort().map(key => `${key}=${nodeLabels[key]}`).join(',') || undefined,
    [`${CAPACITY}/taints`]: (setup.taints ?? []).map(taintText).join(',') || undefined,
  };
}

function taintText({ key, value, effect }: NodeTaint): string {
  return `${key}=${value ?? ''}:${effect}`;
}

/** A Go duration. */
function seconds(duration: AutoscaleOptions['maxNodeProvisionTime']): string | undefined {
  return duration && `${duration.toSeconds()}s`;
}

function defined(values: { [key: string]: string | number | undefined }): Annotations {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined).map(([key, value]) => [key, String(value)]));
}
