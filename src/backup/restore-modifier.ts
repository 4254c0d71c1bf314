import { NamedManifest } from '../manifest/manifest';
import { yamlDocument } from '../manifest/yaml';

/**
 * Data that a restore is told to use (`velero restore create --resource-modifier-configmap`): clusters arrive paused and health checks
 * asleep, however active they were when the backup was made. Nothing moves until the last object is back and somebody has looked.
 */
export function restoreModifier(name: string, namespace: string): NamedManifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name,
    namespace,
    fields: {
      data: {
        // Velero wants exactly one entry, under any key.
        'resource-modifiers.yaml': yamlDocument({
          version: 'v1',
          resourceModifierRules: [
            rule('clusters.cluster.x-k8s.io', { spec: { paused: true } }),
            rule('machinehealthchecks.cluster.x-k8s.io', { metadata: { annotations: { 'cluster.x-k8s.io/paused': '' } } }),
          ],
        }),
      },
    },
  };
}

function rule(groupResource: string, patch: object): object {
  return { conditions: { groupResource }, mergePatches: [{ patchData: JSON.stringify(patch) }] };
}
