import { Duration } from 'cdk8s';
import { ConditionGate } from '../options/group/conditions';
import { MachineGroupOptions } from '../options/group/groups';

/**
 * The part of a Cluster API machine spec (v1beta2) that changes in place, with its defaults: for whoever renders machines. A later release
 * may choose other defaults under the same render profile.
 */
export function machineLifecycle(options: MachineGroupOptions): { readonly deletion: object; readonly readinessGates?: object[] } {
  return {
    deletion: {
      nodeDrainTimeoutSeconds: (options.drainTimeout ?? Duration.hours(1)).toSeconds(),
      nodeVolumeDetachTimeoutSeconds: (options.volumeDetachTimeout ?? Duration.minutes(15)).toSeconds(),
      nodeDeletionTimeoutSeconds: (options.deletionTimeout ?? Duration.minutes(5)).toSeconds(),
    },
    readinessGates: gateList(options.readinessGates),
  };
}

/** Gates as Cluster API writes them; an empty list is none (SCH-03). */
export function gateList(gates: ConditionGate[] = []): object[] | undefined {
  return gates.length > 0 ? gates.map(({ conditionType, polarity }) => ({ conditionType, polarity })) : undefined;
}

/** A map of labels or annotations; an empty one is none (SCH-01). */
export function nonEmptyMap(map: { [key: string]: string } = {}): { [key: string]: string } | undefined {
  return Object.keys(map).length > 0 ? map : undefined;
}
