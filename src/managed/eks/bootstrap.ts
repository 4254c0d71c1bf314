import { literalFile } from '../../distribution/shared/cloud-init-text';
import { kernelFeatures } from '../../distribution/shared/kernel';
import { kubeletFeatures } from '../../distribution/shared/kubelet';
import { featureCommands, kubeletFields, NodeRole } from '../../distribution/shared/node-feature';
import { nodeFiles, revisionComments } from '../../distribution/shared/node-files';
import { Manifest } from '../../manifest/manifest';
import { NodeFile } from '../../options/node/files';
import { NodeSetup, NodeTaint, NodeUser } from '../../options/node/node-setup';

/** Items of a setup that both kinds of bootstrap configuration have a place for. */
const BOTH = ['files', 'users', 'ntpServers', 'preJoinCommands', 'kubeletArguments', 'nodeLabels', 'taints', 'sysctls', 'kernelModules'];

/** Items that nodeadm has a place for. Files of containerd it has too, but the provider writes them as broken YAML (v2.11.1, nodeadm.go). */
export const NODEADM_ITEMS: readonly string[] = [...BOTH, 'kubelet', 'kubeletConfiguration'];

/** Items that `bootstrap.sh` has a place for. */
export const SCRIPT_ITEMS: readonly string[] = [...BOTH, 'postJoinCommands'];

/** What machines of Amazon Linux 2023 join with. */
export function nodeadmConfig(setup: NodeSetup, role: NodeRole): Manifest {
  const { system, commands } = machine(setup, role);
  const flags = kubeletFlags(setup);
  const spec = {
    ...system,
    preNodeadmCommands: filled([...commands, ...setup.preJoinCommands ?? []]),
    kubelet: {
      config: filledMap(kubeletFields(role.where, kubeletFeatures(setup, role))),
      flags: filled(Object.keys(flags).map(flag => `--${flag}=${flags[flag]}`)),
    },
  };
  return template('NodeadmConfigTemplate', spec);
}

/** What machines of Amazon Linux 2 join with. */
export function scriptConfig(setup: NodeSetup, role: NodeRole): Manifest {
  const { system, commands } = machine(setup, role);
  return template('EKSConfigTemplate', {
    ...system,
    preBootstrapCommands: filled([...commands, ...setup.preJoinCommands ?? []]),
    postBootstrapCommands: filled(setup.postJoinCommands ?? []),
    kubeletExtraArgs: filledMap(kubeletFlags(setup)),
  });
}

/** The schema wants a spec, and an empty one says that everything is as EKS has it. */
function template(kind: string, spec: object): Manifest {
  const isEmpty = JSON.stringify(spec).replace(/"kubelet":\{\}/, '') === '{}';
  return { apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2', kind, spec: { template: { spec: isEmpty ? {} : spec } } };
}

/** What is the same on both. */
function machine(setup: NodeSetup, role: NodeRole): { readonly system: object; readonly commands: readonly string[] } {
  const features = kernelFeatures(setup);
  const files = nodeFiles(role.where, setup, features);
  return {
    system: {
      files: filled(files.map(file => fileEntry(literalFile(file, false)))),
      users: filled((setup.users ?? []).map(userEntry)),
      ntp: setup.ntpServers?.length ? { enabled: true, servers: setup.ntpServers } : undefined,
    },
    commands: [...revisionComments(files), ...featureCommands(features)],
  };
}

function kubeletFlags({ kubeletArguments, nodeLabels = {}, taints = [] }: NodeSetup): { [flag: string]: string } {
  const labels = Object.keys(nodeLabels).sort().map(key => `${key}=${nodeLabels[key]}`);
  const flags: { [flag: string]: string } = {
    ...(labels.length > 0 ? { 'node-labels': labels.join(',') } : {}),
    ...(taints.length > 0 ? { 'register-with-taints': taints.map(taintText).join(',') } : {}),
    ...kubeletArguments,
  };
  return Object.fromEntries(Object.keys(flags).sort().map(flag => [flag, flags[flag]]));
}

function taintText({ key, value, effect }: NodeTaint): string {
  return `${key}${value ? `=${value}` : ''}:${effect}`;
}

function fileEntry({ path, content, fromSecret, encoding, append, owner = 'root:root', permissions = '0644' }: NodeFile): object {
  const contentFrom = fromSecret && { secret: { name: fromSecret.name, key: fromSecret.key } };
  return { path, content, contentFrom, encoding, append, owner, permissions };
}

function userEntry({ name, sshAuthorizedKeys, sudo, groups, shell, home }: NodeUser): object {
  return {
    name,
    sshAuthorizedKeys: filled(sshAuthorizedKeys ?? []),
    sudo: sudo ? 'ALL=(ALL) NOPASSWD:ALL' : undefined,
    groups: groups?.length ? groups.join(', ') : undefined,
    shell,
    homeDir: home,
    lockPassword: true,
  };
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function filledMap<T>(map: { [key: string]: T }): { [key: string]: T } | undefined {
  return Object.keys(map).length > 0 ? map : undefined;
}
