import { diskConfig, diskFeatures } from './disks';
import { checkBootFormat, ignitionConfig, isIgnition } from './ignition';
import { checkCommands, checkFiles } from './limits';
import { machineFacts, nodeIpFlag } from './node-ip';
import { canonical } from '../../../manifest/canonical';
import { NodeFile } from '../../../options/node/files';
import { NodeSetup, NodeUser } from '../../../options/node/node-setup';
import { literalFile, literalText } from '../cloud-init-text';
import { featureCommands, kubeletFields, NodeFeature, NodeRole } from '../node-feature';
import { nodeFeatures } from '../node-features';
import { nodeFiles, revisionComments } from '../node-files';

const PATCHES = '/etc/kubernetes/patches';

/** What a setup comes to in a KubeadmConfig. */
export class KubeadmNode {
  /** The part of `initConfiguration` and `joinConfiguration` that both have. */
  readonly registration: object;

  /** Everything else: files, users, commands, disks, boot format. */
  readonly config: object;

  /** `own` is what the distribution itself needs on the machine. */
  constructor(private readonly setup: NodeSetup, private readonly role: NodeRole, own: readonly NodeFeature[] = []) {
    const { where } = role;
    const features = [...own, ...nodeFeatures(setup, role), ...diskFeatures(setup), ...machineFacts(setup)];
    const files = nodeFiles(where, setup, [...features, ...kubeletPatch(where, features)]);
    checkBootFormat(where, setup, files);
    checkOwners(where, setup, files);
    this.registration = {
      nodeRegistration: this.nodeRegistration(),
      patches: files.some(({ path }) => path.startsWith(`${PATCHES}/`)) ? { directory: PATCHES } : undefined,
    };
    const { users = [], ntpServers = [], bootCommands = [], preJoinCommands = [], postJoinCommands = [] } = setup;
    this.config = {
      ...ignitionConfig(where, setup),
      ...diskConfig(where, setup),
      ntp: ntpServers.length > 0 ? { enabled: true, servers: [...new Set(ntpServers)] } : undefined,
      files: nonEmpty(checkFiles(where, files.map(file => literalFile(file, this.jinja))).map(fileEntry)),
      users: nonEmpty(users.map(userEntry)),
      bootCommands: this.commands('bootCommands', bootCommands),
      preKubeadmCommands: this.commands('preJoinCommands', [
        ...revisionComments(files),
        ...featureCommands(features),
        ...preJoinCommands,
        ...features.flatMap(({ lastCommands = [] }) => lastCommands),
      ]),
      postKubeadmCommands: this.commands('postJoinCommands', postJoinCommands),
    };
  }

  /** The kubelet's name, flags and taints. */
  private nodeRegistration(): object {
    const { setup, role } = this;
    const nodeIp = nodeIpFlag(role.where, setup);
    const flags: { [flag: string]: string } = {
      ...(setup.externalCloudProvider ? { 'cloud-provider': 'external' } : {}),
      ...(setup.nodeLabels && Object.keys(setup.nodeLabels).length > 0 ? { 'node-labels': labelFlag(setup.nodeLabels) } : {}),
      ...(nodeIp ? { 'node-ip': nodeIp } : {}),
      ...setup.kubeletArguments,
    };
    return {
      name: setup.nodeName,
      criSocket: '/var/run/containerd/containerd.sock',
      kubeletExtraArgs: nonEmpty(Object.keys(flags).sort().map(name => ({ name, value: this.literal(flags[name]) }))),
      taints: nonEmpty(setup.taints ?? []),
    };
  }

  /** Only cloud-init renders what it gets. */
  private get jinja(): boolean {
    return !isIgnition(this.setup);
  }

  private literal(text: string): string {
    return this.jinja ? literalText(text) : text;
  }

  private commands(item: string, commands: readonly string[]): string[] | undefined {
    return nonEmpty(checkCommands(`${this.role.where}.${item}`, commands.map(command => this.literal(command))));
  }
}

/** The kubelet's settings as a patch of what kubeadm would write, for init and join alike. */
function kubeletPatch(where: string, features: readonly NodeFeature[]): NodeFeature[] {
  const fields = canonical(kubeletFields(where, features)) ?? {};
  if (Object.keys(fields).length === 0) { return []; }
  const patch = { apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration', ...fields };
  return [{
    source: 'kubelet',
    files: [{ path: `${PATCHES}/kubeletconfiguration0+strategic.json`, content: `${JSON.stringify(patch, undefined, 2)}\n` }],
  }];
}

/** cloud-init writes files before it makes users, and a file whose owner does not exist stops it. */
function checkOwners(where: string, setup: NodeSetup, files: readonly NodeFile[]): void {
  const names = (setup.users ?? []).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) { throw new Error(`${where}.users: "${twice}" is given twice; keep one.`); }
  if (isIgnition(setup)) { return; }
  const early = files.find(({ owner }) => owner && owner.split(':').some(name => names.includes(name)));
  if (early) {
    throw new Error(`${where}.files["${early.path}"].owner: "${early.owner}" does not exist yet when files are written; leave it out and use chown in preJoinCommands.`);
  }
}

function fileEntry({ path, content, fromSecret, encoding, append, owner = 'root:root', permissions = '0644' }: NodeFile): object {
  return {
    path,
    owner,
    permissions,
    encoding,
    append: append || undefined,
    content,
    contentFrom: fromSecret && { secret: { name: fromSecret.name, key: fromSecret.key } },
  };
}

function userEntry({ name, sshAuthorizedKeys = [], sudo, groups = [], shell, home }: NodeUser): object {
  return {
    name,
    sshAuthorizedKeys: nonEmpty(sshAuthorizedKeys),
    sudo: sudo ? 'ALL=(ALL) NOPASSWD:ALL' : undefined,
    // One text; cloud-init splits it at commas, the Ignition translation at a comma and a blank.
    groups: groups.length > 0 ? groups.join(', ') : undefined,
    shell,
    homeDir: home,
  };
}

function labelFlag(labels: { [key: string]: string }): string {
  return Object.keys(labels).sort().map(key => `${key}=${labels[key]}`).join(',');
}

/** v1beta2 refuses empty lists (SCH-03). */
function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
