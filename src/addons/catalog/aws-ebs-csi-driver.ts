import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, mapOf, Shape } from '../../values/check';
import { flag, text } from '../../values/check-scalars';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { storageClassList } from '../chart/storage';
import { hostedProblem, requiredFact } from '../facts';
import { ebsSnapshotClass, ebsStorageClass, storageClassShape } from './aws-ebs-csi-driver/storage';
import { AwsStorageClass } from './aws-ebs-csi-driver/storage-class';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://kubernetes-sigs.github.io/aws-ebs-csi-driver', name: 'aws-ebs-csi-driver', version: '2.64.0' };

/** Settings of the AWS storage driver. */
export interface AwsEbsCsiDriverProps extends ChartOptions {
  /**
   * Classes of storage; the first is the default class of the cluster.
   * @default - one class "gp3" of encrypted volumes
   */
  readonly storageClasses?: AwsStorageClass[];

  /**
   * Snapshots of volumes, with a default snapshot class that Velero finds. Brings the addon `snapshot-controller`.
   * @default true
   */
  readonly snapshots?: boolean;

  /**
   * Tags of the volumes and snapshots.
   * @default - those of the driver, and one with the name of the cluster
   */
  readonly tags?: { [key: string]: string };
}

const shape: Shape<AwsEbsCsiDriverProps> = {
  ...chartShape,
  storageClasses: storageClassList<AwsStorageClass>(storageClassShape),
  snapshots: flag,
  tags: mapOf(text({ max: 256 }), text({ max: 128 })),
};

/**
 * The AWS storage driver: volumes of EBS. Joins every cluster of an `AwsTopology` by itself; clusters of EKS get it as an addon of EKS. Its controller
 * runs on control plane machines and has the rights of their instance profile.
 */
export class AwsEbsCsiDriver extends Addon {
  private readonly props: AwsEbsCsiDriverProps;
  private readonly chart: ChartRelease;
  private readonly snapshots: boolean;
  private readonly followUps: object[];

  public constructor(props: AwsEbsCsiDriverProps = {}) {
    checkProps('AwsEbsCsiDriver', props, shape);
    super('aws-ebs-csi-driver');
    const { snapshots = true, storageClasses = [{ name: 'gp3' }] } = props;
    this.props = props;
    this.chart = new ChartRelease('AwsEbsCsiDriver', SOURCE, props);
    this.snapshots = snapshots;
    this.followUps = [...storageClasses.map((options, index) => ebsStorageClass(options, index === 0)), ...(snapshots ? [ebsSnapshotClass()] : [])];
  }

  public get provides(): string[] {
    return ['storage'];
  }

  public get requires(): string[] {
    return this.snapshots ? ['snapshot-controller'] : [];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider', 'snapshot-controller');
  }

  public problems(cluster: ICluster): string[] {
    return hostedProblem(this.name, cluster);
  }

  public release(cluster: ICluster): AddonRelease {
    const region = requiredFact(this.name, cluster, 'aws.region', 'an AwsTopology');
    const release = this.chart.release('kube-system', {
      controller: {
        region,
        k8sTagClusterId: cluster.context.name,
        ...(this.props.tags ? { extraVolumeTags: this.props.tags } : {}),
        replicaCount: cluster.context.controlPlaneReplicas === 1 ? 1 : 2,
        // By the label alone: its value is empty with kubeadm and "true" with RKE2 and K3s.
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }] }],
            },
          },
        },
        tolerations: [
          { key: 'CriticalAddonsOnly', operator: 'Exists' },
          { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
          { operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 },
        ],
      },
    });
    return { ...release, followUps: this.followUps };
  }
}
