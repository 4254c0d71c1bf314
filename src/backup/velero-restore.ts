import { Construct } from 'constructs';
import { restoreObject } from './restore-object';
import { VeleroBackup } from './velero-backup';
import { ICluster } from '../contract/cluster';
import { Emitter } from '../manifest/emit';
import { checkOnSynth, SynthChecks } from '../validation/check-on-synth';
import { checkProps, listOf, refuse, required, Shape } from '../values/check';
import { dnsLabel, objectName } from '../values/check-names';
import { instanceOf } from '../values/check-scalars';

/** What is restored. */
export interface VeleroRestoreProps {
  /** The backup whose objects come back. */
  readonly backup: VeleroBackup;

  /**
   * Name of one backup, as `velero backup get` lists it.
   * @default - the newest one of the Schedule that succeeded
   */
  readonly backupName?: string;

  /**
   * Restore only the namespaces of these clusters and of their classes.
   * @default - everything in the backup
   */
  readonly clusters?: ICluster[];

  /**
   * Name of the Restore. Velero works off each Restore once: another attempt needs another name.
   * @default - the construct id
   */
  readonly name?: string;
}

const shape: Shape<VeleroRestoreProps> = {
  backup: required(instanceOf(VeleroBackup, 'new VeleroBackup(…)')),
  backupName: objectName,
  clusters: listOf((where, value) => {
    if (typeof (value as ICluster)?.context?.name !== 'string') { refuse(where, value, 'is not a cluster; write for example a WorkloadCluster'); }
  }, { min: 1 }),
  name: dnsLabel(),
};

/**
 * A Velero Restore of a management cluster: clusters arrive paused and health checks asleep. Applying it is the restore, so it belongs into an app of
 * its own, never into what a GitOps tool keeps applying. The steps around it are in `backup.runbook`.
 */
export class VeleroRestore extends Construct {
  private readonly checks: SynthChecks;

  public constructor(scope: Construct, id: string, props: VeleroRestoreProps) {
    super(scope, id);
    const where = `VeleroRestore "${id}"`;
    checkProps(where, props, shape);
    const { backup, backupName, clusters, name = id } = props;
    shape.name(`${where}.name`, name);
    const facts = backup._facts;
    for (const { context } of clusters ?? []) {
      const known = facts.clusters.some(other => other.context.name === context.name && other.context.namespace === context.namespace);
      if (!known) { throw new Error(`${where}.clusters: cluster "${context.name}" is not in backup "${facts.name}"; its clusters are ${facts.clusters.map(other => other.context.name).join(', ')}.`); }
    }
    const emitter = new Emitter(this);
    emitter.emit('Restore', restoreObject(facts, { name, backupName, clusters }));
    this.checks = checkOnSynth(emitter, () => this.node.root === backup.node.root
      ? [`VEL-11 restore-in-fleet: the Restore is in the app of backup "${facts.name}", and whatever applies that app would restore at once; put it into an app of its own.`]
      : []);
  }

  /**
   * Live with a finding of these objects, for a reason that the next reader can follow. An acknowledgement that silences nothing is reported.
   * @param id rule id, for example `LNT-01`
   * @param reason why it may stay
   */
  public acknowledge(id: string, reason: string): void {
    this.checks.acknowledge(`VeleroRestore "${this.node.id}"`, id, reason);
  }
}
