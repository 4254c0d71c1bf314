import { Addon, AddonEdge, AddonRelease } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { flag, instanceOf, text } from '../../values/check-scalars';
import { AddonSecret } from '../addon-secret';
import { converges } from '../chart/converges';
import { storageClassList } from '../chart/storage';
import { hostedProblem, requiredFact } from '../facts';
import { DRIVER_VERSION, driverObjects, NAMESPACE } from './gcp-pd-csi-driver/driver';
import { pdSnapshotClass, pdStorageClass, storageClassShape } from './gcp-pd-csi-driver/storage';
import { GcpStorageClass } from './gcp-pd-csi-driver/storage-class';

/** Settings of the storage driver for GCP. */
export interface GcpPdCsiDriverProps {
  /**
   * Release of the driver; the sidecars stay those of the default release.
   * @default v1.26.4
   */
  readonly version?: string;

  /**
   * Where a Secret `cloud-sa` in `gce-pd-csi-driver` of the workload cluster comes from, with the JSON key of a service account under
   * `cloud-sa.json`.
   * @default - none: the driver works with the rights of the control plane machines' service account
   */
  readonly credentialsSecret?: AddonSecret;

  /**
   * Classes of storage; the first is the default class of the cluster.
   * @default - one class "standard-rwo" of balanced disks
   */
  readonly storageClasses?: GcpStorageClass[];

  /**
   * Snapshots of volumes, with a default snapshot class that Velero finds. Brings the addon `snapshot-controller`.
   * @default true
   */
  readonly snapshots?: boolean;
}

const shape: Shape<GcpPdCsiDriverProps> = {
  version: text({ what: 'driver release', pattern: /^v\d+\.\d+\.\d+(-rc\.?\d+)?$/, example: DRIVER_VERSION }),
  credentialsSecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
  storageClasses: storageClassList<GcpStorageClass>(storageClassShape),
  snapshots: flag,
};

/**
 * The storage driver for GCP: volumes on persistent disks and Hyperdisks. Joins every cluster of a `GcpTopology` by itself. The project publishes no
 * chart, so the addon is made of plain objects.
 */
export class GcpPdCsiDriver extends Addon {
  private readonly version: string;
  private readonly credentials?: AddonSecret;
  private readonly snapshots: boolean;
  private readonly followUps: object[];

  public constructor(props: GcpPdCsiDriverProps = {}) {
    checkProps('GcpPdCsiDriver', props, shape);
    super('gcp-pd-csi-driver');
    const { version = DRIVER_VERSION, credentialsSecret, snapshots = true, storageClasses = [{ name: 'standard-rwo' }] } = props;
    this.version = version;
    this.credentials = credentialsSecret;
    this.snapshots = snapshots;
    this.followUps = [...storageClasses.map((options, index) => pdStorageClass(options, index === 0)), ...(snapshots ? [pdSnapshotClass()] : [])];
  }

  public get provides(): string[] {
    return ['storage'];
  }

  public get requires(): string[] {
    return this.snapshots ? ['snapshot-controller'] : [];
  }

  public get after(): AddonEdge[] {
    // All by trying again: pods wait for the cloud provider's taint to go, the snapshot sidecar restarts until its resources are defined.
    return converges('network', 'cloud-provider', 'snapshot-controller');
  }

  public problems(cluster: ICluster): string[] {
    return hostedProblem(this.name, cluster);
  }

  public release(cluster: ICluster): AddonRelease {
    requiredFact(this.name, cluster, 'gcp.project', 'a GcpTopology');
    const secrets = this.credentials?.releaseSecrets(cluster) ?? [];
    return {
      namespace: NAMESPACE,
      manifests: driverObjects({
        version: this.version,
        replicas: Math.max(1, Math.min(2, cluster.context.controlPlaneReplicas)),
        snapshots: this.snapshots,
        credentials: this.credentials !== undefined,
      }),
      followUps: this.followUps,
      secrets: secrets.length > 0 ? secrets : undefined,
    };
  }
}
