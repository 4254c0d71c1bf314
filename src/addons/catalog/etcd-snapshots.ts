import { Addon, AddonEdge, AddonRelease } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { EtcdSnapshotOptions, etcdSnapshots } from '../../options/kubernetes/etcd-snapshots';
import { Check, checkProps, Shape } from '../../values/check';
import { instanceOf, text } from '../../values/check-scalars';
import { AddonSecret } from '../addon-secret';
import { converges } from '../chart/converges';
import { hostedProblem } from '../facts';
import { snapshotJob } from './etcd-snapshots/cron-job';

/** Settings of snapshots of etcd on kubeadm's control plane machines. */
export interface EtcdSnapshotsProps {
  /**
   * When, how many, and where they go. Secrets it names are in `kube-system` of the workload cluster.
   * @default - every 12 hours, 5 on each machine, none elsewhere
   */
  readonly snapshots?: EtcdSnapshotOptions;

  /**
   * Where the Secret with the bucket's credentials comes from.
   * @default AddonSecret.inWorkloadCluster()
   */
  readonly credentialsSecret?: AddonSecret;

  /**
   * Image with `etcdctl`, for a mirror or another release.
   * @default registry.k8s.io/etcd:3.6.4-0
   */
  readonly image?: string;

  /**
   * Image with `rclone` and a shell, which removes old snapshots and copies new ones.
   * @default docker.io/rclone/rclone:1.71.0
   */
  readonly copyImage?: string;
}

const image: Check = text({
  what: 'reference to an image with its tag', pattern: /^[a-z0-9.:-]+(\/[a-z0-9._-]+)+(:[\w.-]+|@sha256:[0-9a-f]{64})$/, max: 512, example: 'registry.example.com/etcd:3.6.4-0',
});

const shape: Shape<EtcdSnapshotsProps> = {
  snapshots: etcdSnapshots,
  credentialsSecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
  image,
  copyImage: image,
};

const KUBEADM = 'KubeadmControlPlane.controlplane.cluster.x-k8s.io';

/**
 * Snapshots of etcd for control planes by kubeadm, which has none of its own: a CronJob on the control plane machines. Every snapshot holds all Secrets of the
 * cluster; encrypt the bucket. It is the way back when all members are lost and the machines are still the same; it replaces neither Velero nor the backup of
 * the management cluster. Changing anything replaces no machines.
 */
export class EtcdSnapshots extends Addon {
  private readonly props: EtcdSnapshotsProps;

  public constructor(props: EtcdSnapshotsProps = {}) {
    checkProps('EtcdSnapshots', props, shape);
    super('etcd-snapshots');
    this.props = props;
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider', 'secrets');
  }

  public problems(cluster: ICluster): string[] {
    const { context, objectKinds } = cluster;
    const other = objectKinds.find(kind => /ControlPlane(Template)?\.controlplane\./.test(kind) && ![KUBEADM, KUBEADM.replace('.', 'Template.')].includes(kind));
    return [
      ...hostedProblem(this.name, cluster),
      ...(other === undefined || context.controlPlaneReplicas === 0 ? [] : [
        `ADD-11 etcd-snapshots: "${this.name}" reads the certificates that kubeadm makes, and cluster "${context.name}" has a ${other.split('.')[0]}; use the snapshots of its distribution.`,
      ]),
    ];
  }

  public release(cluster: ICluster): AddonRelease {
    const { snapshots = {}, credentialsSecret, image: etcd = 'registry.k8s.io/etcd:3.6.4-0', copyImage = 'docker.io/rclone/rclone:1.71.0' } = this.props;
    return {
      namespace: 'kube-system',
      manifests: [snapshotJob({ cluster: cluster.context.name, snapshots, etcd, copy: copyImage })],
      secrets: credentialsSecret?.releaseSecrets(cluster),
    };
  }
}
