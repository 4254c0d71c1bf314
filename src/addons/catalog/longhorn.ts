import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { checkProps, required, Shape, struct } from '../../values/check';
import { objectName } from '../../values/check-names';
import { flag, integer, oneOf, text } from '../../values/check-scalars';
import { ChartRelease } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { MONITOR_DEFINITIONS, MonitoredOptions, monitoredShape, monitorRequires } from '../chart/monitored-options';
import { labelledNamespace } from '../chart/namespace';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://charts.longhorn.io', name: 'longhorn', version: '1.12.1' };

const NAMESPACE = 'longhorn-system';

/** When a machine with copies of volumes may be drained. */
export enum LonghornDrainPolicy {
  /** Once every copy has moved to other machines. The safest, and the slowest. */
  EVICT_ALL = 'block-for-eviction',

  /** Once copies that are the last of their volume have moved to other machines. */
  EVICT_LAST = 'block-for-eviction-if-contains-last-replica',

  /** Not while it holds the last copy of a volume: somebody has to move it by hand. */
  KEEP_LAST = 'block-if-contains-last-replica',
}

/** Where Longhorn puts backups of volumes. */
export interface LonghornBackup {
  /** Address of the store, for example `s3://backups@eu-central-1/` or `nfs://nas.example.com:/backups`. */
  readonly target: string;

  /**
   * Name of a Secret in `longhorn-system` of the workload cluster with the store's credentials.
   * @default - the store asks for none
   */
  readonly credentialsSecret?: string;
}

/** Settings of Longhorn. */
export interface LonghornProps extends MonitoredOptions {
  /**
   * Number of copies of a volume, each on another machine. Claims wait while fewer machines have room.
   * @default 3
   */
  readonly volumeReplicas?: number;

  /**
   * Make `longhorn` the cluster's default storage class.
   * @default - on, unless the cluster's infrastructure brings a storage driver with a default class
   */
  readonly defaultClass?: boolean;

  /**
   * When a machine may be drained. Cluster API deletes a drained machine together with its disks, so the copies on it are gone. Give the
   * machine groups a drain timeout that leaves time for moving copies.
   * @default LonghornDrainPolicy.EVICT_LAST
   */
  readonly drainPolicy?: LonghornDrainPolicy;

  /**
   * Directory of the copies on every machine: the mount point of a disk made for it.
   * @default - Longhorn's own, on the disk of the system
   */
  readonly dataPath?: string;

  /**
   * Where backups go.
   * @default - nowhere
   */
  readonly backup?: LonghornBackup;
}

const shape: Shape<LonghornProps> = {
  ...monitoredShape,
  volumeReplicas: integer({ min: 1, max: 20 }),
  defaultClass: flag,
  drainPolicy: oneOf(LonghornDrainPolicy),
  dataPath: text({ what: 'path from the root', pattern: /^\/[-._/A-Za-z0-9]+$/, example: '/var/lib/longhorn' }),
  backup: struct<LonghornBackup>({
    target: required(text({ what: 'backup store without a user', pattern: /^(s3:\/\/[^\s@]+@[^\s@]+\/|(nfs|cifs|azblob):\/\/)\S*$/, example: 's3://backups@eu-central-1/' })),
    credentialsSecret: objectName,
  }),
};

/**
 * Volumes on the machines' own disks, copied between machines. Machines need `open-iscsi` and an NFS client: put them into the image. Its release
 * refuses to be uninstalled until Longhorn's own setting `deleting-confirmation-flag` is on.
 */
export class Longhorn extends Addon {
  private readonly props: LonghornProps;
  private readonly chart: ChartRelease;

  public constructor(props: LonghornProps = {}) {
    checkProps('Longhorn', props, shape);
    super('longhorn');
    this.props = props;
    this.chart = new ChartRelease('Longhorn', SOURCE, props);
  }

  public get provides(): string[] {
    return ['storage'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider', 'snapshot-controller', MONITOR_DEFINITIONS);
  }

  public get requires(): string[] {
    return monitorRequires(this.props);
  }

  public problems(cluster: ICluster): string[] {
    const driver = driverOf(cluster);
    if (!this.props.defaultClass || driver === undefined) { return []; }
    return [`ADD-06 default-class: "${this.name}" and "${driver}" both make a default storage class in cluster "${cluster.context.name}", and claims without a class then get the one made last; leave out defaultClass.`];
  }

  public release(cluster: ICluster): AddonRelease {
    const { volumeReplicas = 3, defaultClass = driverOf(cluster) === undefined, drainPolicy = LonghornDrainPolicy.EVICT_LAST } = this.props;
    const { dataPath, backup, serviceMonitor } = this.props;
    return {
      ...this.chart.release(NAMESPACE, {
        persistence: { defaultClass, defaultClassReplicaCount: volumeReplicas },
        defaultSettings: { nodeDrainPolicy: drainPolicy, ...(dataPath === undefined ? {} : { defaultDataPath: dataPath }) },
        ...(backup ? { defaultBackupStore: backupStore(backup) } : {}),
        ...(serviceMonitor ? { metrics: { serviceMonitor: { enabled: true } } } : {}),
      }),
      manifests: [labelledNamespace(NAMESPACE, PodSecurityLevel.PRIVILEGED)],
    };
  }
}

function backupStore({ target, credentialsSecret }: LonghornBackup): { [key: string]: any } {
  return { backupTarget: target, ...(credentialsSecret === undefined ? {} : { backupTargetCredentialSecret: credentialsSecret }) };
}

/** The storage driver of the cluster's infrastructure; by convention its name ends in `-csi` or `-csi-driver`. */
function driverOf({ requiredAddons }: ICluster): string | undefined {
  return requiredAddons.find(name => /-csi(-driver)?$/.test(name));
}
