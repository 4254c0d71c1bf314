import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { SecretKey } from '../../options/secret/secret-key';
import { checkProps, mapOf, required, Shape, struct } from '../../values/check';
import { objectName } from '../../values/check-names';
import { content, instanceOf, oneOf, text } from '../../values/check-scalars';
import { AddonSecret } from '../addon-secret';
import { ChartRelease } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { MONITOR_DEFINITIONS, MonitoredOptions, monitoredShape, monitorRequires } from '../chart/monitored-options';
import { AutoscalerExpander, refuseReserved } from '../cluster-autoscaler/arguments';
import { autoscalerImage } from '../cluster-autoscaler/releases';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://kubernetes.github.io/autoscaler', name: 'cluster-autoscaler', version: '9.59.0' };

const FOLDER = '/etc/kubernetes/management';

/** Settings of the Cluster Autoscaler in a workload cluster. */
export interface ClusterAutoscalerAgentProps extends MonitoredOptions {
  /**
   * Entry of a Secret in `kube-system` of the workload cluster that holds a kubeconfig for the management cluster. It needs the rights that
   * `ClusterAutoscaler` with `place: AutoscalerPlace.WORKLOAD` gives an account, and no more: whoever gets into the cluster gets them.
   */
  readonly managementKubeconfig: SecretKey;

  /**
   * Where that Secret comes from.
   * @default AddonSecret.inWorkloadCluster()
   */
  readonly credentialsSecret?: AddonSecret;

  /**
   * Which pool grows when several could.
   * @default AutoscalerExpander.LEAST_WASTE
   */
  readonly expander?: AutoscalerExpander;

  /**
   * More arguments by name without dashes, for example `{ 'scale-down-delay-after-add': '15m' }`.
   * @default - none
   */
  readonly extraArgs?: { [name: string]: string };
}

const shape: Shape<ClusterAutoscalerAgentProps> = {
  ...monitoredShape,
  managementKubeconfig: required(struct<SecretKey>({ name: required(objectName), key: required(text({ what: 'key of a Secret', pattern: /^[-._a-zA-Z0-9]+$/, max: 253, example: 'kubeconfig' })) })),
  credentialsSecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
  expander: oneOf(AutoscalerExpander),
  extraArgs: mapOf(content(1024, 'choose a shorter one'), text({ what: 'name of an argument, without dashes before it', pattern: /^[a-z][-a-z0-9]*$/, example: 'scale-down-delay-after-add' })),
};

/**
 * The Cluster Autoscaler inside the workload cluster, for management clusters that may not reach into their clusters. The usual place is the management
 * cluster: `ClusterAutoscaler`.
 */
export class ClusterAutoscalerAgent extends Addon {
  private readonly props: ClusterAutoscalerAgentProps;
  private readonly chart: ChartRelease;

  public constructor(props: ClusterAutoscalerAgentProps) {
    checkProps('ClusterAutoscalerAgent', props, shape);
    super('cluster-autoscaler');
    refuseReserved('ClusterAutoscalerAgent.extraArgs', props.extraArgs ?? {});
    this.props = props;
    this.chart = new ChartRelease('ClusterAutoscalerAgent', SOURCE, props);
  }

  public get provides(): string[] {
    return ['autoscaler'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider', 'secrets', MONITOR_DEFINITIONS);
  }

  public get requires(): string[] {
    return monitorRequires(this.props);
  }

  public release(cluster: ICluster): AddonRelease {
    const { context } = cluster;
    const { managementKubeconfig, expander = AutoscalerExpander.LEAST_WASTE, extraArgs = {}, serviceMonitor, credentialsSecret } = this.props;
    const { name, key } = managementKubeconfig;
    const [repository, tag] = autoscalerImage(context.kubernetesVersion).split(':');
    return {
      ...this.chart.release('kube-system', {
        cloudProvider: 'clusterapi',
        clusterAPIMode: 'incluster-kubeconfig',
        clusterAPICloudConfigPath: `${FOLDER}/kubeconfig`,
        extraVolumeSecrets: { [name]: { mountPath: FOLDER, items: [{ key, path: 'kubeconfig' }] } },
        autoDiscovery: { clusterName: context.name, namespace: context.namespace },
        image: { repository, tag },
        extraArgs: { expander, ...extraArgs },
        ...(serviceMonitor ? { serviceMonitor: { enabled: true } } : {}),
      }),
      secrets: credentialsSecret?.releaseSecrets(cluster),
    };
  }
}
