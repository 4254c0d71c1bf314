import { ICluster } from '../../contract/cluster';

/** Where the Cluster Autoscaler of a cluster runs. */
export enum AutoscalerPlace {
  /** On the management cluster, beside the Cluster object. It reads the cluster's kubeconfig Secret. */
  MANAGEMENT = 'management',

  /** In the workload cluster, by the addon `ClusterAutoscalerAgent`. Only the account it uses on the management cluster is made here. */
  WORKLOAD = 'workload',
}

/** Which pool grows when several could. */
export enum AutoscalerExpander {
  /** The one that leaves the least CPU and memory idle. */
  LEAST_WASTE = 'least-waste',

  /** The one that takes the most waiting pods. */
  MOST_PODS = 'most-pods',

  /** The one with the fewest machines. */
  LEAST_NODES = 'least-nodes',

  /** Any. */
  RANDOM = 'random',

  /** By the ConfigMap `cluster-autoscaler-priority-expander` in `kube-system` of the workload cluster. */
  PRIORITY = 'priority',
}

/** What tells the autoscaler which groups are its own; nobody else may say it. */
const OURS = ['cloud-provider', 'cloud-config', 'kubeconfig', 'clusterapi-cloud-config-authoritative', 'node-group-auto-discovery', 'expander', 'namespace'];

/** Refuse arguments that follow from the cluster. */
export function refuseReserved(where: string, extra: { readonly [name: string]: string }): void {
  const taken = Object.keys(extra).find(name => OURS.includes(name));
  if (taken !== undefined) { throw new Error(`${where}: "${taken}" follows from the cluster and the other properties; leave it out.`); }
}

/** Arguments by which the autoscaler finds the pools of a cluster. */
export function autoscalerArguments({ context }: ICluster, expander: AutoscalerExpander, extra: { readonly [name: string]: string }): string[] {
  return [
    '--cloud-provider=clusterapi',
    `--node-group-auto-discovery=clusterapi:namespace=${context.namespace},clusterName=${context.name}`,
    `--expander=${expander}`,
    ...Object.keys(extra).sort().map(name => `--${name}=${extra[name]}`),
  ];
}
