import { yamlDocument } from '../../../manifest/yaml';
import { listOf, mapOf, required, struct } from '../../../values/check';
import { labelValue, objectName, qualifiedName } from '../../../values/check-names';
import { oneOf } from '../../../values/check-scalars';

/** What a backup does with a volume. */
export enum VeleroVolumeAction {
  /** Leave it out. */
  SKIP = 'skip',

  /** Take a snapshot by the storage driver. */
  SNAPSHOT = 'snapshot',

  /** Copy its files while the pod runs. */
  COPY_FILES = 'fs-backup',
}

/** What a backup does with certain volumes. */
export interface VeleroVolumePolicy {
  /** What is done. */
  readonly action: VeleroVolumeAction;

  /**
   * Storage classes of the volumes.
   * @default - any
   */
  readonly storageClasses?: string[];

  /**
   * Labels of the claims.
   * @default - any
   */
  readonly claimLabels?: { [key: string]: string };
}

const one = struct<VeleroVolumePolicy>({
  action: required(oneOf(VeleroVolumeAction)),
  storageClasses: listOf(objectName, { min: 1 }),
  claimLabels: mapOf(labelValue, qualifiedName),
});

/** Checks of a policy: without a condition it would hold for every volume, and those after it for none. */
export function volumePolicy(where: string, value: unknown): void {
  one(where, value);
  const { storageClasses, claimLabels } = value as VeleroVolumePolicy;
  if (storageClasses === undefined && claimLabels === undefined) { throw new Error(`${where}: the policy does not say for which volumes; write storageClasses or claimLabels.`); }
}

/** Name of the ConfigMap that holds the policies. */
export const POLICIES = 'volume-policies';

/** The policies as Velero reads them (v1.18.1): the first one whose conditions all hold counts. */
export function policiesConfigMap(namespace: string, policies: readonly VeleroVolumePolicy[]): object {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: POLICIES, namespace },
    data: {
      'policies.yaml': yamlDocument({
        version: 'v1',
        volumePolicies: policies.map(({ action, storageClasses, claimLabels }) => ({
          conditions: { storageClass: storageClasses && [...storageClasses], pvcLabels: claimLabels },
          action: { type: action },
        })),
      }),
    },
  };
}
