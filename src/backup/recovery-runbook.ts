import { BackupFacts } from './facts';
import { modifierName, restoreObject } from './restore-object';
import { yamlDocument } from '../manifest/yaml';

/** The way back when the management cluster is lost and the workload clusters run on, with the names of one backup. */
export function recoveryRunbook(facts: BackupFacts): string {
  const { name, namespace, storage, clusters, namespaces } = facts;
  const location = `backupstoragelocation ${storage.name}`;
  const { apiVersion, kind, name: restore, spec } = restoreObject(facts, { name: `${name}-restore` });
  const { credential } = storage.location.spec;
  return [
    `# ${name}: restoring the management cluster`,
    '',
    `Clusters: ${clusters.map(({ context }) => `\`${context.namespace}/${context.name}\``).join(', ')}. Namespaces in the backup: ${namespaces.map(text => `\`${text}\``).join(', ')}.`,
    '',
    ...step('1. Fence the old management cluster', 'Switch it off or revoke its credentials. Two controllers on the same machines delete them.'),
    ...step('2. Make a new management cluster', 'The same providers in the same versions and namespaces. The GitOps tool must not apply the clusters yet.'),
    ...step('3. Velero beside the backups, which nothing may change meanwhile', [
      ...(credential ? [`The Secret \`${credential.name}\` with the key \`${credential.key}\` comes first.`] : []),
      `Apply the BackupStorageLocation \`${storage.name}\` and the ConfigMap \`${modifierName(name)}\`, not the Schedule.`,
    ].join(' ')),
    ...code([
      `kubectl -n ${namespace} patch ${location} --type merge -p '{"spec":{"accessMode":"ReadOnly"}}'`,
      `kubectl -n ${namespace} get ${location} -o jsonpath='{.status.phase}'`,
      `velero -n ${namespace} backup get --selector velero.io/schedule-name=${name}`,
    ]),
    ...step('4. Restore, paused', 'Choose a backup that is `Completed`, not one from the middle of a rollout, and write its name in place of `scheduleName` as `backupName` if the newest will not do.'),
    ...code([
      'kubectl create -f - <<END',
      ...yamlDocument({ apiVersion, kind, metadata: { name: restore, namespace }, spec }).trimEnd().split('\n'),
      'END',
      `velero -n ${namespace} restore describe ${restore} --details`,
    ]),
    ...step('5. Look before anything moves', 'Every Machine has a provider id, every cluster its keys, every address its claim.'),
    ...code([
      ...clusters.flatMap(({ context }, index) => [
        `kubectl -n ${context.namespace} get machines -l cluster.x-k8s.io/cluster-name=${context.name} -o custom-columns=NAME:.metadata.name,PROVIDER:.spec.providerID`,
        `kubectl -n ${context.namespace} get secret ${facts.secrets[index].join(' ')}`,
      ]),
    ]),
    ...step('6. Wake one cluster, the least important first', 'Watch its Machines for ten minutes. Pause it again at the first one that is created or deleted.'),
    ...code(clusters.map(({ context }) => `kubectl -n ${context.namespace} patch cluster ${context.name} --type merge -p '{"spec":{"paused":false}}'`)),
    ...step('7. Wake the health checks, last', ''),
    ...code([...new Set(clusters.map(({ context }) => context.namespace))].map(text => `kubectl -n ${text} annotate machinehealthcheck --all cluster.x-k8s.io/paused-`)),
    ...step('8. Back to normal', 'Resume the GitOps tool: it shows the labels that Velero put on, and nothing else. Apply the Schedule.'),
    ...code([
      `kubectl -n ${namespace} patch ${location} --type merge -p '{"spec":{"accessMode":"ReadWrite"}}'`,
      `velero -n ${namespace} backup create --from-schedule ${name} --wait`,
    ]),
  ].join('\n');
}

function step(title: string, text: string): string[] {
  return [`## ${title}`, '', ...(text === '' ? [] : [text, ''])];
}

function code(lines: readonly string[]): string[] {
  return ['```sh', ...lines, '```', ''];
}
