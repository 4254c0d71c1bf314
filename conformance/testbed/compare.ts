import { Manifest } from './kube';

export interface Difference {
  readonly path: string;
  /** `dropped` and `changed` are faults; `normalised` is another spelling of the same value, `added` is defaulting. */
  readonly kind: 'dropped' | 'changed' | 'normalised' | 'added';
  readonly sent?: unknown;
  readonly stored?: unknown;
}

/** Fields of the server's own; that they appear is no defaulting. */
const SERVER_FIELDS = new Set([
  'metadata.uid', 'metadata.resourceVersion', 'metadata.generation', 'metadata.creationTimestamp', 'metadata.managedFields', 'metadata.namespace', 'status',
]);

interface Type {
  readonly builtIn: boolean;
  readonly versionlessReferences: boolean;
}

/** How the stored object differs from the one that was sent. */
export function compare(sent: Manifest, stored: Manifest): Difference[] {
  const [group, version] = stored.apiVersion.split('/');
  const type: Type = {
    builtIn: !group.includes('.') || (group.endsWith('.k8s.io') && !group.endsWith('.x-k8s.io')),
    versionlessReferences: group.endsWith('cluster.x-k8s.io') && version === 'v1beta1',
  };
  const found: Difference[] = [];
  walk(withoutWriteOnly(sent), stored, '', type, found);
  return found.filter(difference => !(difference.kind === 'added' && SERVER_FIELDS.has(difference.path)));
}

function walk(sent: any, stored: any, path: string, type: Type, found: Difference[]): void {
  if (sent === null || sent === undefined) return;
  if (isObject(sent) && isObject(stored)) {
    for (const key of Object.keys(sent)) {
      const inner = join(path, key);
      if (key in stored) {
        walk(sent[key], stored[key], inner, type, found);
      } else if (sent[key] !== null && sent[key] !== undefined) {
        // Built-in types leave out zero values; the schema of a custom resource keeps them.
        found.push({ path: inner, kind: type.builtIn && isZero(sent[key]) ? 'normalised' : 'dropped', sent: sent[key] });
      }
    }
    const added = Object.keys(stored).filter(key => !(key in sent));
    for (const key of added) found.push({ path: join(path, key), kind: 'added', stored: stored[key] });
    return;
  }
  if (Array.isArray(sent) && Array.isArray(stored)) {
    const pairs = matched(sent, stored);
    if (pairs) {
      pairs.forEach((place, index) => walk(sent[index], stored[place], `${path}[${place}]`, type, found));
      stored.forEach((entry, index) => pairs.includes(index) || found.push({ path: `${path}[${index}]`, kind: 'added', stored: entry }));
      return;
    }
  }
  if (JSON.stringify(sent) === JSON.stringify(stored)) return;
  const normalised = sameMeaning(sent, stored, type.builtIn) || (type.versionlessReferences && isReferenceVersion(path, sent, stored));
  found.push({ path, kind: normalised ? 'normalised' : 'changed', sent, stored });
}

/** Where each entry that was sent is stored, in the same order: by position, or by name if the server added entries to a list of named ones. */
function matched(sent: any[], stored: any[]): number[] | undefined {
  if (sent.length === stored.length) return sent.map((_, index) => index);
  if (sent.length > stored.length || ![...sent, ...stored].every(entry => typeof entry?.name === 'string')) return undefined;
  const places = sent.map(entry => stored.findIndex(other => other.name === entry.name));
  return places.every((place, index) => place >= 0 && (index === 0 || place > places[index - 1])) ? places : undefined;
}

/** Cluster API v1.14.0 stores references without a version: read back as v1beta1, they carry the newest version of what they name. */
export function isReferenceVersion(path: string, sent: unknown, stored: unknown): boolean {
  return /[rR]ef\.apiVersion$/.test(path) && String(sent).split('/')[0] === String(stored).split('/')[0];
}

/** Quantities of built-in types and durations have several spellings, of which the server stores one. */
function sameMeaning(sent: unknown, stored: unknown, builtIn: boolean): boolean {
  return [builtIn ? quantity : () => undefined, duration].some(parse => {
    const [left, right] = [parse(sent), parse(stored)];
    return left !== undefined && right !== undefined && Math.abs(left - right) <= 1e-9 * Math.abs(left);
  });
}

const QUANTITY_SUFFIXES = new Map([
  ['', 1], ['n', 1e-9], ['u', 1e-6], ['m', 1e-3], ['k', 1e3], ['M', 1e6], ['G', 1e9], ['T', 1e12], ['P', 1e15], ['E', 1e18],
  ['Ki', 2 ** 10], ['Mi', 2 ** 20], ['Gi', 2 ** 30], ['Ti', 2 ** 40], ['Pi', 2 ** 50], ['Ei', 2 ** 60],
]);

function quantity(value: unknown): number | undefined {
  const match = /^([+-]?\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(String(value));
  const scale = match ? QUANTITY_SUFFIXES.get(match[2]) : undefined;
  return scale === undefined ? undefined : Number(match![1]) * scale;
}

function duration(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^(\d+(\.\d+)?(h|m|s|ms))+$/.test(value)) return undefined;
  const units: Record<string, number> = { h: 3600, m: 60, s: 1, ms: 0.001 };
  return [...value.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)].reduce((sum, match) => sum + Number(match[1]) * units[match[2]], 0);
}

/** `stringData` of a Secret is stored as `data`. */
function withoutWriteOnly(manifest: Manifest): Manifest {
  if (manifest.apiVersion !== 'v1' || manifest.kind !== 'Secret' || !manifest.stringData) return manifest;
  const { stringData, ...rest } = manifest;
  const encoded = Object.entries(stringData).map(([key, value]) => [key, Buffer.from(String(value)).toString('base64')]);
  return { ...rest, data: { ...manifest.data, ...Object.fromEntries(encoded) } } as Manifest;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isZero(value: unknown): boolean {
  return value === '' || value === 0 || value === false || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function join(path: string, key: string): string {
  if (/^[A-Za-z0-9_-]+$/.test(key)) return path ? `${path}.${key}` : key;
  return `${path}["${key}"]`;
}
