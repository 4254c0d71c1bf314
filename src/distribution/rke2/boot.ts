import { yamlDocument } from '../../manifest/yaml';
import { BootFormat } from '../../options/node/identity';
import { NodeSetup, NodeUser } from '../../options/node/node-setup';
import { hasControlCharacters, literalText } from '../shared/cloud-init-text';
import { NodeFeature } from '../shared/node-feature';

/** `format` and `additionalUserData` of an agent: what the machine's first instructions have and RKE2Config has no field for. */
export function bootConfig(where: string, setup: NodeSetup): object {
  const { bootFormat, users = [], bootCommands = [], ignitionConfig, nodeName } = setup;
  const twice = users.find(({ name }, index) => users.findIndex(user => user.name === name) !== index);
  if (twice) { throw new Error(`${where}.users: "${twice.name}" is given twice; keep one.`); }
  const names = users.map(({ name }) => name);
  const early = (setup.files ?? []).find(({ owner }) => owner && bootFormat !== BootFormat.IGNITION && owner.split(':').some(name => names.includes(name)));
  if (early) {
    throw new Error(`${where}.files["${early.path}"].owner: "${early.owner}" does not exist yet when files are written; leave it out and use chown in preJoinCommands.`);
  }
  if (bootFormat === BootFormat.IGNITION) {
    if (bootCommands.length > 0) { throw new Error(`${where}.bootCommands: Ignition has none; use preJoinCommands or a unit in ignitionConfig.`); }
    if (nodeName && hasControlCharacters(nodeName)) { throw new Error(`${where}.nodeName: "${nodeName}" has control characters; leave them out.`); }
    return { format: 'ignition', additionalUserData: { config: yamlDocument(butane(users, ignitionConfig)) } };
  }
  if (ignitionConfig) { throw new Error(`${where}.ignitionConfig: the machine boots with cloud-init; leave it out or choose BootFormat.IGNITION at the topology.`); }
  if (users.length === 0 && bootCommands.length === 0) { return { format: 'cloud-config' }; }
  const config = { bootcmd: bootCommands.length > 0 ? bootCommands : undefined, users: users.length > 0 ? users.map(cloudInitUser) : undefined };
  return { format: 'cloud-config', additionalUserData: { config: literalText(yamlDocument(config)) } };
}

/** On Ignition machines the right to become root is a file. */
export function sudoFeature({ bootFormat, users = [] }: NodeSetup): NodeFeature | undefined {
  const roots = bootFormat === BootFormat.IGNITION ? users.filter(({ sudo }) => sudo) : [];
  return roots.length === 0 ? undefined : {
    source: 'users',
    files: roots.map(({ name }) => ({ path: `/etc/sudoers.d/${name}`, content: `${name} ALL=(ALL) NOPASSWD:ALL\n`, permissions: '0440' })),
  };
}

/**
 * Always given: only where this text says Flatcar does the provider leave out a filesystem that only SUSE's images have
 * (cluster-api-provider-rke2, bootstrap/internal/ignition/butane).
 */
function butane(users: readonly NodeUser[], { passwd, ...sections }: { [section: string]: any } = {}): object {
  const accounts = [
    ...users.map(({ name, sshAuthorizedKeys, groups, shell, home }) => (
      { name, ssh_authorized_keys: sshAuthorizedKeys, groups, shell, home_dir: home }
    )),
    ...passwd?.users ?? [],
  ];
  return { variant: 'flatcar', version: '1.0.0', ...sections, passwd: accounts.length > 0 ? { ...passwd, users: accounts } : passwd };
}

function cloudInitUser({ name, sshAuthorizedKeys = [], sudo, groups = [], shell, home }: NodeUser): object {
  return {
    name,
    ssh_authorized_keys: sshAuthorizedKeys.length > 0 ? sshAuthorizedKeys : undefined,
    sudo: sudo ? 'ALL=(ALL) NOPASSWD:ALL' : undefined,
    groups: groups.length > 0 ? groups.join(', ') : undefined,
    shell,
    homedir: home,
  };
}
