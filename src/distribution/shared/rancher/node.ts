import { kubeletFeature, nodeIpFeature, nodeNameFeature } from './kubelet';
import { RancherPlace } from './place';
import { canonical } from '../../../manifest/canonical';
import { yamlDocument } from '../../../manifest/yaml';
import { FileEncoding, NodeFile } from '../../../options/node/files';
import { BootFormat } from '../../../options/node/identity';
import { NodeSetup } from '../../../options/node/node-setup';
import { hasControlCharacters, literalFile, literalText } from '../cloud-init-text';
import { Flags } from '../component-parts';
import { imageCredentialsFeature } from '../image-credentials';
import { kernelFeatures } from '../kernel';
import { kubeletFeatures } from '../kubelet';
import { NodeFeature, NodeRole } from '../node-feature';
import { nodeFiles, revisionComments } from '../node-files';
import { proxyFeature } from '../proxy';
import { sshAuthoritiesFeature } from '../ssh-authorities';
import { swapFeature } from '../swap';
import { trustFeature } from '../trust';

/** Options of the program by their names, for the drop-in beside the configuration that the provider writes. */
export type Settings = { readonly [option: string]: unknown };

/** What a setup comes to on a machine of RKE2 or K3s, in the form that both providers have. */
export class RancherNode {
  /** Kubelet flags as `name=value`. */
  readonly kubeletArguments?: string[];
  /** Labels as `key=value`. */
  readonly labels?: string[];
  /** Taints as `key=value:effect`. */
  readonly taints?: string[];
  /** `files`. */
  readonly files?: object[];
  /** Commands before the program is installed. */
  readonly preCommands?: string[];
  /** Commands after it was started. */
  readonly postCommands?: string[];

  private readonly jinja: boolean;

  /**
   * @param settings what the provider has no field for
   * @param own what the distribution itself needs on the machine
   */
  constructor(place: RancherPlace, setup: NodeSetup, role: NodeRole, settings: Settings, own: readonly NodeFeature[] = []) {
    this.jinja = setup.bootFormat !== BootFormat.IGNITION;
    const { where } = role;
    const settingsPath = `${place.etc}/config.yaml.d/50-cluster-api.yaml`;
    const features = [...own, ...systemFeatures(setup, role, place), nodeNameFeature(setup, settingsPath), nodeIpFeature(setup, role, settingsPath)]
      .filter(feature => feature !== undefined);
    const kubelet = kubeletFeature(where, role.kubernetesVersion, features, place.etc);
    const all = kubelet ? [...features, kubelet] : features;
    const files = nodeFiles(where, setup, all);
    checkFiles(where, files, !this.jinja, place);
    const flags = {
      ...(setup.externalCloudProvider ? { 'cloud-provider': 'external' } : {}),
      ...(kubelet ? { config: kubelet.files![0].path } : {}),
      ...setup.kubeletArguments,
    };
    if (kubelet && setup.kubeletArguments?.config !== undefined) {
      throw new Error(`${where}.kubeletArguments: "config" is the file that the kubelet's other settings come to; leave one of them out.`);
    }
    this.kubeletArguments = this.argumentList(flags);
    this.labels = nonEmpty(Object.keys(setup.nodeLabels ?? {}).sort().map(key => `${key}=${setup.nodeLabels![key]}`));
    this.taints = nonEmpty((setup.taints ?? []).map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`));
    this.files = nonEmpty([...this.settingsFile(settingsPath, settings, setup), ...files.map(file => fileEntry(literalFile(file, this.jinja)))]);
    this.preCommands = this.commands(where, 'preJoinCommands', [
      ...revisionComments(files),
      // containerd is part of the program, which starts later: no feature has to restart it.
      ...all.flatMap(({ commands = [] }) => commands),
      ...setup.preJoinCommands ?? [],
      ...all.flatMap(({ lastCommands = [] }) => lastCommands),
    ]);
    this.postCommands = this.commands(where, 'postJoinCommands', setup.postJoinCommands ?? []);
  }

  /** Flags as `name=value`, in order, as the provider's fields take them. */
  argumentList(flags: Flags): string[] | undefined {
    return argumentList(flags)?.map(argument => this.literal(argument));
  }

  /** A text that arrives on the machine as it is, apart from what cloud-init fills in. */
  literal(text: string): string {
    return this.jinja ? literalText(text) : text;
  }

  private settingsFile(path: string, settings: Settings, setup: NodeSetup): object[] {
    const all = canonical({ ...settings, ...nodeSettings(setup) }) ?? {};
    // May contain what cloud-init fills in, the node's name: it must not be encoded.
    return Object.keys(all).length > 0 ? [fileEntry({ path, content: this.literal(yamlDocument(all)), permissions: '0600' })] : [];
  }

  private commands(where: string, item: string, commands: readonly string[]): string[] | undefined {
    if (!this.jinja && commands.some(hasControlCharacters)) {
      throw new Error(`${where}.${item}: Ignition machines take no control characters here; put the text into a file and call it.`);
    }
    return nonEmpty(commands.map(command => this.literal(command)));
  }
}

/** Flags as `name=value`, in order, as the program takes them. */
export function argumentList(flags: Flags): string[] | undefined {
  return nonEmpty(Object.keys(flags).filter(name => flags[name] !== undefined).sort().map(name => `${name}=${flags[name]}`));
}

/** The address and the name are filled in on the machine where only that knows them. */
function nodeSettings({ nodeIp, nodeName, containerd }: NodeSetup): Settings {
  return {
    'node-ip': nodeIp && '@NODE_IP@',
    'node-name': nodeName,
    'pause-image': containerd?.sandboxImage,
    'selinux': containerd?.selinux,
  };
}

function systemFeatures(setup: NodeSetup, role: NodeRole, place: RancherPlace): (NodeFeature | undefined)[] {
  return [
    proxyFeature(setup, role, [place.services[role.controlPlane ? 0 : 1]]),
    trustFeature(setup),
    ...kernelFeatures(setup),
    swapFeature(setup, role),
    imageCredentialsFeature(setup),
    sshAuthoritiesFeature(setup),
    ...kubeletFeatures(setup, role),
  ];
}

/** Files that the provider writes itself, and what neither provider can do with a file. */
function checkFiles(where: string, files: readonly NodeFile[], ignition: boolean, { etc, distribution }: RancherPlace): void {
  for (const { path, append, encoding } of files) {
    if (append) { throw new Error(`${where}.files["${path}"].append: ${distribution} writes whole files only; write the whole file.`); }
    if (path === `${etc}/config.yaml` || path.startsWith(`${etc}/config.yaml.d/50-cluster-api`)) {
      throw new Error(`${where}.files: "${path}" is written by the library or the provider; use another name in ${etc}/config.yaml.d.`);
    }
    if (ignition && encoding === FileEncoding.GZIP_BASE64) {
      throw new Error(`${where}.files["${path}"].encoding: Ignition cannot decompress; use FileEncoding.BASE64 or plain text.`);
    }
  }
}

function fileEntry({ path, content, fromSecret, encoding, owner = 'root:root', permissions = '0644' }: NodeFile): object {
  return { path, owner, permissions, encoding, content, contentFrom: fromSecret && { secret: { name: fromSecret.name, key: fromSecret.key } } };
}

function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
