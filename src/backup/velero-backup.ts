import { ApiObject, Cron, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { cronGaps } from './cron-gaps';
import { BackupFacts } from './facts';
import { enlist } from './neighbours';
import { recoveryRunbook } from './recovery-runbook';
import { restoreModifier } from './restore-modifier';
import { modifierName } from './restore-object';
import { backupScope, scopeProblems, secretsOf } from './scope';
import { ICluster } from '../contract/cluster';
import { IManagementCluster } from '../contract/management';
import { managementCluster } from '../management/checks';
import { Emitter } from '../manifest/emit';
import { BackupStorage } from '../options/backup/backup-storage';
import { checkOnSynth, SynthChecks } from '../validation/check-on-synth';
import { checkProps, listOf, refuse, required, Shape } from '../values/check';
import { dnsLabel } from '../values/check-names';
import { duration, flag, instanceOf, text } from '../values/check-scalars';

/** What is backed up, when, where to and for how long. */
export interface VeleroBackupProps {
  /** The management cluster whose Cluster API objects are protected. Velero runs on it. */
  readonly cluster: IManagementCluster;

  /** When backups start, in the time zone of Velero's pod, usually UTC. Machines that change while a backup runs may be in it by halves: choose a quiet time. */
  readonly schedule: Cron;

  /** Where backups are kept. */
  readonly storage: BackupStorage;

  /**
   * How long each backup is kept; longer than the time between two backups. A change holds for backups made from then on.
   * @default Duration.days(30)
   */
  readonly retention?: Duration;

  /**
   * Name of the Schedule and start of the name of every backup, at most 46 characters.
   * @default - the construct id
   */
  readonly name?: string;

  /**
   * Namespace of Velero.
   * @default velero
   */
  readonly namespace?: string;

  /**
   * Create Velero's namespace here, with the Pod Security level `baseline`. Velero's node agent, which this backup does not use, needs
   * `privileged`: create the namespace yourself if it runs there.
   * @default false
   */
  readonly createNamespace?: boolean;

  /**
   * Namespaces to include beside those of the clusters and of the providers' credentials: shared ClusterClasses, address pools,
   * keys of secret managers.
   * @default - none
   */
  readonly additionalNamespaces?: string[];

  /**
   * Cluster-scoped resources to include beside those of the known providers, as `<plural>.<group>`.
   * @default - none
   */
  readonly additionalClusterScopedResources?: string[];
}

const shape: Shape<VeleroBackupProps> = {
  cluster: required(managementCluster),
  schedule: required(instanceOf(Cron, 'Cron.daily() or Cron.schedule({…})')),
  storage: required(instanceOf(BackupStorage, 'BackupStorage.s3({…})')),
  retention: duration(1),
  // "-pause-on-restore" and the time stamp of a backup must fit behind it.
  name: dnsLabel(46),
  namespace: dnsLabel(),
  createNamespace: flag,
  additionalNamespaces: listOf(dnsLabel()),
  additionalClusterScopedResources: listOf(text({ what: 'resource', pattern: /^[a-z][a-z0-9]*(\.[a-z0-9-]+)*$/, max: 253, example: 'vsphereclusteridentities.infrastructure.cluster.x-k8s.io' })),
};

const FIVE_MINUTES = 5;
const MINUTE = 60;

/**
 * A scheduled Velero backup of a management cluster: all objects of its clusters with their Secrets, their providers' credentials and
 * cluster-scoped objects. Git alone does not bring a fleet back; without the generated Machines and the keys, new machines appear beside
 * the old ones. Checked against Velero v1.18.1. Objects are found as Schedule, Storage, Credentials, RestoreModifier
 * and Namespace.
 */
export class VeleroBackup extends Construct {
  /**
   * What a restore has to know.
   * @internal
   */
  public readonly _facts: BackupFacts;

  private readonly checks: SynthChecks;

  public constructor(scope: Construct, id: string, props: VeleroBackupProps) {
    super(scope, id);
    const where = `VeleroBackup "${id}"`;
    checkProps(where, props, shape);
    const name = props.name ?? id;
    shape.name(`${where}.name`, name);
    const { cluster, storage } = props;
    const namespace = props.namespace ?? 'velero';
    const retention = props.retention ?? Duration.days(30);
    checkTimes(where, props.schedule, retention);

    const createNamespace = props.createNamespace ?? false;
    const neighbours = enlist(this.node.root, { path: this.node.path, name, namespace, cluster, storage, createNamespace });
    const emitter = new Emitter(this);
    if (neighbours.ownsNamespace) {
      emitter.emit('Namespace', {
        apiVersion: 'v1', kind: 'Namespace', name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'baseline' },
      });
    }
    if (neighbours.ownsStorage) {
      for (const manifest of storage.secretObjects(namespace)) { emitter.emit('Credentials', manifest); }
      emitter.emit('Storage', { ...storage.location, name: storage.name, namespace });
    }
    const { namespaces, excluded, clusterScoped, orderedResources } = backupScope(cluster, props);
    const schedule = emitter.emit('Schedule', {
      apiVersion: 'velero.io/v1',
      kind: 'Schedule',
      name,
      namespace,
      spec: {
        schedule: props.schedule.expressionString,
        // With owner references, deleting the Schedule would delete its backups.
        useOwnerReferencesInBackup: false,
        template: {
          storageLocation: storage.name,
          ttl: goDuration(retention),
          snapshotVolumes: false,
          includedNamespaces: namespaces,
          excludedNamespaceScopedResources: excluded,
          includedClusterScopedResources: clusterScoped,
          orderedResources,
        },
      },
    });
    emitter.emit('RestoreModifier', restoreModifier(modifierName(name), namespace));
    this.node.defaultChild = schedule as ApiObject;
    const known = cluster.clusters;
    this._facts = { name, namespace, storage, clusters: known, namespaces, secrets: known.map(secretsOf) };
    this.checks = checkOnSynth(emitter, () => [
      ...lateClusters(known, cluster.clusters),
      ...scopeProblems(cluster, schedule.toJson().spec?.template?.includedNamespaces ?? [], props),
      ...neighbours.problems,
    ]);
  }

  /** The steps of a restore as Markdown, with the names of this backup and its clusters. Keep a copy where the management cluster is not needed to read it. */
  public get runbook(): string {
    return recoveryRunbook(this._facts);
  }

  /**
   * Live with a finding of these objects, for a reason that the next reader can follow. An acknowledgement that silences nothing is reported.
   * @param id rule id, for example `LNT-01`
   * @param reason why it may stay
   */
  public acknowledge(id: string, reason: string): void {
    this.checks.acknowledge(`VeleroBackup "${this.node.id}"`, id, reason);
  }
}

function checkTimes(where: string, { expressionString }: Cron, retention: Duration): void {
  const { shortest, longest } = cronGaps(`${where}.schedule`, expressionString);
  if (shortest < FIVE_MINUTES) {
    refuse(`${where}.schedule`, expressionString, `starts a backup ${shortest === 1 ? 'every minute' : `${shortest} minutes after another`}; give Cron.schedule a minute and leave at least 5 between two`);
  }
  const seconds = retention.toSeconds();
  if (seconds <= longest * MINUTE) {
    throw new Error(`${where}.retention: ${goDuration(retention)} is not longer than the ${goDuration(Duration.minutes(longest))} between two backups; write more, or there are times without any backup.`);
  }
  if (seconds > Duration.days(36500).toSeconds()) { throw new Error(`${where}.retention: ${goDuration(retention)} is more than 100 years; write less.`); }
}

/** A management cluster may be given clusters later, which the schedule was not written for. */
function lateClusters(known: readonly ICluster[], all: readonly ICluster[]): string[] {
  return all.filter(cluster => !known.includes(cluster)).map(({ context }) =>
    `VEL-09 late-cluster: cluster "${context.name}" was handed to the management cluster after this backup was made, and is not in it; make the backup afterwards.`);
}

/** A duration as Go prints it, so that Velero stores the text it was given. */
function goDuration(value: Duration): string {
  const seconds = value.toSeconds();
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / MINUTE) % MINUTE, seconds % MINUTE].map((part, index) => `${part}${'hms'[index]}`);
  return parts.slice(seconds >= 3600 ? 0 : seconds >= MINUTE ? 1 : 2).join('');
}
