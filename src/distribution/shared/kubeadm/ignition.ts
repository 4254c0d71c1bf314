import { yamlDocument } from '../../../manifest/yaml';
import { FileEncoding, NodeFile } from '../../../options/node/files';
import { BootFormat } from '../../../options/node/identity';
import { NodeSetup } from '../../../options/node/node-setup';
import { PartitionTable } from '../../../options/node/storage';
import { hasControlCharacters, hasInstanceData } from '../cloud-init-text';

const MAX_CONFIG = 32768; // ignition.containerLinuxConfig.additionalConfig: cluster-api v1.14.0 KubeadmConfig schema

/**
 * kubeadm must not start before the engine: its unit is only ordered after the network (cluster-api v1.14.0, clc). Not `Requires=`: features
 * restart containerd from this very unit, and systemd would stop it with what it requires.
 */
const AFTER_CONTAINERD = {
  name: 'kubeadm.service',
  dropins: [{
    name: '10-containerd.conf',
    contents: '[Unit]\nWants=containerd.service network-online.target\nAfter=containerd.service network-online.target\n',
  }],
};

/** Whether the machine boots with Ignition. */
export function isIgnition({ bootFormat }: NodeSetup): boolean {
  return bootFormat === BootFormat.IGNITION;
}

/** Refuse, by name, what the machine's boot format cannot do (KC-08 to KC-12, and what the provider's template leaves out in silence). */
export function checkBootFormat(where: string, setup: NodeSetup, files: readonly NodeFile[]): void {
  if (!isIgnition(setup)) {
    if (setup.ignitionConfig) { throw new Error(`${where}.ignitionConfig: the machine boots with cloud-init; leave it out or choose BootFormat.IGNITION at the topology.`); }
    return;
  }
  const refuse = (item: string, problem: string): never => { throw new Error(`${where}.${item}: ${problem}.`); };
  if (setup.bootCommands?.length) { refuse('bootCommands', 'Ignition has none; use preJoinCommands or a unit in ignitionConfig'); }
  for (const { path, encoding, append } of files) {
    if (append) { refuse(`files["${path}"]`, 'Ignition cannot append; write the whole file'); }
    if (encoding === FileEncoding.GZIP_BASE64) { refuse(`files["${path}"]`, 'Ignition cannot decompress; use FileEncoding.BASE64 or plain text'); }
  }
  for (const { device, partitionTable, volumes } of setup.disks ?? []) {
    if (partitionTable === PartitionTable.MBR) { refuse(`disks["${device}"]`, 'Ignition cannot write an MBR; leave out partitionTable'); }
    if (volumes.length > 1 || volumes[0].percentage !== undefined) {
      refuse(`disks["${device}"]`, 'Ignition machines have one volume per disk; leave out percentage, or describe the disk in ignitionConfig');
    }
    // The provider names the mount unit after the path without escaping it, and systemd reads a dash as a slash.
    const path = volumes[0].mountPath;
    if (path.includes('-')) { refuse(`disks["${device}"]`, `Ignition machines cannot mount at a path with a dash such as "${path}"; choose another one`); }
  }
  const texts: [string, string[]][] = [
    ['preJoinCommands', setup.preJoinCommands ?? []],
    ['postJoinCommands', setup.postJoinCommands ?? []],
    ['kubeletArguments', Object.values(setup.kubeletArguments ?? {})],
    ['nodeName', setup.nodeName ? [setup.nodeName] : []],
  ];
  for (const [item, values] of texts) {
    const value = values.find(hasInstanceData);
    if (values.some(hasControlCharacters)) { refuse(item, 'Ignition machines take no control characters here; put the text into a file and call it'); }
    if (value) { refuse(item, `"${/\{\{.*?\}\}/.exec(value)![0]}" is an expression for cloud-init; use what the machine itself knows`); }
  }
}

/** `format` and `ignition` of a KubeadmConfig. */
export function ignitionConfig(where: string, setup: NodeSetup): object {
  if (!isIgnition(setup)) { return {}; }
  const { systemd, ...sections } = setup.ignitionConfig ?? {};
  const additionalConfig = yamlDocument({ ...sections, systemd: { ...systemd, units: units(systemd?.units) } });
  if (additionalConfig.length > MAX_CONFIG) {
    throw new Error(`${where}.ignitionConfig: ${additionalConfig.length} characters; at most ${MAX_CONFIG} are allowed; write long texts as files.`);
  }
  return { format: 'ignition', ignition: { containerLinuxConfig: { additionalConfig, strict: true } } };
}

/** The user's units, those of one name merged: Ignition refuses to see a unit twice. */
function units(own: unknown): object[] {
  const merged = new Map<string, any>();
  for (const unit of [AFTER_CONTAINERD, ...Array.isArray(own) ? own : []]) {
    const before = merged.get(unit.name);
    const dropins = [...before?.dropins ?? [], ...unit.dropins ?? []];
    merged.set(unit.name, { ...before, ...unit, ...(dropins.length > 0 ? { dropins } : {}) });
  }
  return [...merged.values()];
}
