import { parse, parseAllDocuments } from 'yaml';
import { meaningOf } from './meanings';

/** Facts by `<kind> <role> <path>`; values as JSON. */
export type Facts = Map<string, string>;

/** Lists whose entries are found by a member instead of a position. */
const KEYS: readonly string[] = ['path', 'name', 'mountPath'];

/** Texts that are programs: told by what they do. */
const PROGRAM = /(Commands\[\d+\]|\.(content|inline)|\.ExecStart\[\d+\])$/;

/** Every leaf of a cluster's objects. What is text in one object and structure to somebody else is taken apart: pods, units, payloads. */
export function leavesOf(objects: any[]): Facts {
  const facts: Facts = new Map();
  const carried = new Set(objects.filter(({ kind }) => kind === 'ClusterResourceSet')
    .flatMap(({ spec }) => spec.resources.map(({ kind, name }: any) => `${kind}/${name}`)));
  for (const object of objects) {
    for (const role of rolesOf(object, objects)) {
      const { data, stringData, ...rest } = object;
      const isCarrier = carried.has(`${object.kind}/${object.metadata.name}`);
      walk(facts, `${object.kind} ${role} `, '', isCarrier ? rest : object);
      if (isCarrier) { payloads({ ...data, ...stringData }, facts); }
    }
  }
  return facts;
}

/** Names end in the hash of their content; what the hash is says nothing here. */
function plainName(text: string): string {
  return text.replace(/-[0-9a-v]{8}$/, match => (/\d/.test(match) ? '-<hash>' : match));
}

/** The parts an object plays, by who refers to it. One object may play two. */
function rolesOf(object: any, all: any[]): string[] {
  const { kind, metadata: { name } } = object;
  const isThis = (reference: { kind: string; name: string }) => reference.kind === kind && reference.name === name;
  const refers = (owner: string, role: string) => all.some(other => other.kind === owner && references(other).some(isThis)) ? [role] : [];
  const roles = [
    ...refers('KubeadmControlPlane', 'control-plane'), ...refers('MachineDeployment', 'workers'),
    ...kind === 'MachineDeployment' || object.spec?.selector?.matchLabels?.['cluster.x-k8s.io/deployment-name'] ? ['workers'] : [],
  ];
  if (roles.length > 0) { return [...new Set(roles)]; }
  const inClass = all.flatMap(({ kind: owner, spec }) => (owner === 'ClusterClass' ? partsOfClass(spec) : [])).filter(([, reference]) => references(reference).some(isThis));
  if (inClass.length > 0) { return [...new Set(inClass.map(([role]) => role))]; }
  if (kind === 'ClusterClass') { return ['class']; }
  return [/^(Cluster|VSphereCluster|KubeadmControlPlane)$/.test(kind) ? 'cluster' : plainName(name)];
}

/** What the templates of a class become in a cluster. */
function partsOfClass({ infrastructure, controlPlane, workers }: any): [string, unknown][] {
  return [['cluster', [infrastructure.templateRef, controlPlane.templateRef]], ['control-plane', controlPlane.machineInfrastructure], ['workers', workers]];
}

function references(value: any): { kind: string; name: string }[] {
  if (value === null || typeof value !== 'object') { return []; }
  const own = typeof value.kind === 'string' && typeof value.name === 'string' ? [value] : [];
  return [...own, ...Object.values(value).flatMap(references)];
}

/** What a ClusterResourceSet carries, whatever the carrier. */
function payloads(data: { [key: string]: string }, facts: Facts): void {
  for (const text of Object.values(data)) {
    for (const document of parseAllDocuments(text)) {
      const object = document.toJS();
      if (object) { walk(facts, `payload ${object.kind}/${object.metadata.name} `, '', object); }
    }
  }
}

function walk(facts: Facts, subject: string, path: string, value: any): void {
  if (typeof value === 'string') {
    const inner = structured(path, value);
    if (inner !== undefined) { return walk(facts, subject, path, inner); }
    const said = PROGRAM.test(path) || value.includes('\n') ? meaningOf(value) : undefined;
    if (said) { return said.forEach(meaning => facts.set(`${subject}${path.replace(/\[\d+\]$/, '')}["${meaning}"]`, 'true')); }
    return void facts.set(subject + path, JSON.stringify(plainName(value)));
  }
  if (value === null || typeof value !== 'object' || Object.keys(value).length === 0) { return void facts.set(subject + path, JSON.stringify(value)); }
  if (Array.isArray(value)) {
    const key = KEYS.find(name => value.every(item => typeof item?.[name] === 'string'));
    const names = value.map(item => key && item[key]);
    const unique = key !== undefined && new Set(names).size === names.length;
    value.forEach((item, index) => {
      if (!unique) { return walk(facts, subject, `${path}[${index}]`, item); }
      const { [key]: name, ...rest } = item;
      walk(facts, subject, `${path}[${name}]`, rest);
    });
    return;
  }
  for (const [name, item] of Object.entries(value)) { walk(facts, subject, /^[\w-]+$/.test(name) ? (path ? `${path}.${name}` : name) : `${path}["${name}"]`, item); }
}

/** Text that is YAML, a systemd unit or an INI file, as the structure it stands for. */
function structured(path: string, text: string): any {
  if (/files\[.*\.yaml\]\.content$|\.additionalConfig$|\["vsphere\.conf"\]$|kubeVipPodManifest\]\.value$/.test(path)) { return parse(text); }
  if (/\.contents$|\["csi-vsphere\.conf"\]$/.test(path)) { return ini(text); }
  return undefined;
}

function ini(text: string): any {
  const sections: any = {};
  let section = '';
  for (const line of text.split('\n')) {
    const head = /^\[(.*)\]$/.exec(line.trim());
    const pair = /^(\S+?)\s*=\s*(.*)$/.exec(line.trim());
    if (head) {
      section = head[1];
    } else if (pair) {
      (sections[section] ??= {})[pair[1]] = [...sections[section][pair[1]] ?? [], pair[2].replace(/^"(.*)"$/, '$1')];
    }
  }
  return sections;
}
