import { Cron, Duration } from 'cdk8s';
import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { canonical } from '../../manifest/canonical';
import { BackupStorage } from '../../options/backup/backup-storage';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { checkProps, listOf, required, Shape } from '../../values/check';
import { dnsLabel } from '../../values/check-names';
import { duration, flag, instanceOf } from '../../values/check-scalars';
import { AddonSecret } from '../addon-secret';
import { ChartRelease } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { MONITOR_DEFINITIONS, MonitoredOptions, monitoredShape, monitorRequires } from '../chart/monitored-options';
import { labelledNamespace } from '../chart/namespace';
import { hookSpecs, VeleroHook, veleroHook } from './velero/hooks';
import { storageLocation } from './velero/location';
import { POLICIES, policiesConfigMap, VeleroVolumePolicy, volumePolicy } from './velero/volume-policies';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://vmware-tanzu.github.io/helm-charts', name: 'velero', version: '12.1.0' };

/** Velero v1.18, which the chart installs, works with the plugin v1.14. */
const PLUGIN = 'velero/velero-plugin-for-aws:v1.14.0';

const NAMESPACE = 'velero';

/** Settings of Velero in a workload cluster. */
export interface VeleroProps extends MonitoredOptions {
  /**
   * Where backups are kept. Each cluster writes below a folder of its own, `<prefix>/<namespace>/<cluster>`: two Veleros in one folder delete each
   * other's backups. The Secret it names is in the namespace `velero` of the workload cluster; its
   * `credentials` are made there as well.
   */
  readonly storage: BackupStorage;

  /**
   * When a backup of the cluster starts, in the time zone of Velero's pod, usually UTC.
   * @default Cron.daily()
   */
  readonly schedule?: Cron;

  /**
   * How long each backup is kept. A change holds for backups made from then on.
   * @default Duration.days(30)
   */
  readonly retention?: Duration;

  /**
   * Copy the content of volumes to the storage, by snapshots of the storage driver. Without it backups hold objects only. It needs snapshots: the addon
   * brings the snapshot controller.
   * @default true
   */
  readonly volumes?: boolean;

  /**
   * Namespaces that are not backed up.
   * @default ["kube-system", "kube-node-lease", "kube-public", "velero"]: the cluster's addons bring back what they hold
   */
  readonly excludedNamespaces?: string[];

  /**
   * Commands in pods around their backup.
   * @default - none
   */
  readonly hooks?: VeleroHook[];

  /**
   * What is done with certain volumes; the first policy that fits counts.
   * @default - all volumes as `volumes` says
   */
  readonly volumePolicies?: VeleroVolumePolicy[];

  /**
   * Where the Secret with the storage's credentials comes from.
   * @default AddonSecret.inWorkloadCluster()
   */
  readonly credentialsSecret?: AddonSecret;
}

const shape: Shape<VeleroProps> = {
  ...monitoredShape,
  storage: required(instanceOf(BackupStorage, 'BackupStorage.s3({…})')),
  schedule: instanceOf(Cron, 'Cron.daily() or Cron.schedule({…})'),
  retention: duration(3600),
  volumes: flag,
  excludedNamespaces: listOf(dnsLabel(), { min: 1 }),
  hooks: listOf(veleroHook, { min: 1 }),
  volumePolicies: listOf(volumePolicy, { min: 1 }),
  credentialsSecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
};

/**
 * Velero inside a workload cluster: backups of its objects and volumes. The machines and the cluster itself are in the backup of the management
 * cluster, `VeleroBackup`. Taking the addon out leaves the backups in the bucket.
 */
export class Velero extends Addon {
  private readonly props: VeleroProps;
  private readonly chart: ChartRelease;

  public constructor(props: VeleroProps) {
    checkProps('Velero', props, shape);
    super('velero');
    if (props.volumes === false && props.volumePolicies) { throw new Error('Velero.volumePolicies: no volume is backed up; leave out volumes or the policies.'); }
    this.props = props;
    this.chart = new ChartRelease('Velero', SOURCE, props);
  }

  public get provides(): string[] {
    return ['backup'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider', 'storage', 'snapshot-controller', 'secrets', MONITOR_DEFINITIONS);
  }

  public get requires(): string[] {
    return [...(this.copiesVolumes ? ['snapshot-controller'] : []), ...monitorRequires(this.props)];
  }

  public release(cluster: ICluster): AddonRelease {
    const { storage, schedule = Cron.daily(), retention = Duration.days(30), serviceMonitor, credentialsSecret } = this.props;
    const { hooks, volumePolicies } = this.props;
    const volumes = this.copiesVolumes;
    const secrets = storage.secretObjects(NAMESPACE).map(({ apiVersion, kind, name, annotations, spec }) => canonical({
      apiVersion, kind, metadata: { name, namespace: NAMESPACE, annotations }, spec,
    }));
    const excluded = this.props.excludedNamespaces ?? ['kube-system', 'kube-node-lease', 'kube-public', NAMESPACE];
    return {
      ...this.chart.release(NAMESPACE, {
        // Settings of the node agent are found by the names of these objects (velero v1.18).
        fullnameOverride: 'velero',
        initContainers: [{ name: 'velero-plugin-for-aws', image: PLUGIN, volumeMounts: [{ mountPath: '/target', name: 'plugins' }] }],
        // The storage names its own Secret.
        credentials: { useSecret: false },
        configuration: {
          backupStorageLocation: [storageLocation(storage, cluster)],
          volumeSnapshotLocation: [],
          ...(volumes ? { features: 'EnableCSI', defaultSnapshotMoveData: true } : {}),
        },
        snapshotsEnabled: false,
        deployNodeAgent: volumes,
        ...(serviceMonitor ? { metrics: { serviceMonitor: { enabled: true } } } : {}),
        schedules: {
          cluster: {
            schedule: schedule.expressionString,
            // With owner references, removing the release would remove the backups.
            useOwnerReferencesInBackup: false,
            template: {
              ttl: `${retention.toSeconds()}s`,
              storageLocation: storage.name,
              excludedNamespaces: [...excluded],
              ...(volumes ? {} : { snapshotVolumes: false }),
              ...(hooks ? { hooks: { resources: hookSpecs(hooks) } } : {}),
              ...(volumePolicies ? { resourcePolicy: { kind: 'configmap', name: POLICIES } } : {}),
            },
          },
        },
      }),
      manifests: [
        labelledNamespace(NAMESPACE, volumes ? PodSecurityLevel.PRIVILEGED : PodSecurityLevel.BASELINE),
        ...(volumePolicies ? [policiesConfigMap(NAMESPACE, volumePolicies)] : []),
      ],
      followUps: secrets.length > 0 ? secrets : undefined,
      secrets: credentialsSecret?.releaseSecrets(cluster),
    };
  }

  private get copiesVolumes(): boolean {
    return this.props.volumes ?? true;
  }
}
