import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { Manifest } from './kube';

export interface Item {
  readonly manifest: Manifest;
  /** The document as it was written: the server's YAML parser is to judge it, not ours. */
  readonly text: string;
}

/** The objects of a YAML stream. Throws if it is no YAML or a document is no Kubernetes object. */
export function readItems(source: string): Item[] {
  return parseAllDocuments(source, { version: '1.1' }).flatMap((document, index) => {
    if (document.errors.length > 0) throw new Error(`document ${index + 1}: ${document.errors[0].message}`);
    const manifest = document.toJS({ maxAliasCount: -1 });
    if (manifest === null || manifest === undefined) return [];
    if (manifest.kind === 'List') return (manifest.items ?? []).map((item: Manifest) => ({ manifest: checked(item, index), text: JSON.stringify(item) }));
    const [start, , end] = document.contents!.range!;
    return [{ manifest: checked(manifest, index), text: indented(source, start) + source.slice(start, end) }];
  });
}

export function readFileItems(file: string): Item[] {
  return readItems(readFileSync(file, 'utf8'));
}

/** Whether a file holds objects: repositories also hold values for generators, which no API server sees. */
export function holdsObjects(file: string): boolean {
  return /^kind: /m.test(readFileSync(file, 'utf8'));
}

/** Objects that a ClusterResourceSet of these items carries into workload clusters, with the name of their carrier. */
export function payloads(items: Item[]): { carrier: string; key: string; content: string }[] {
  const wanted = new Set(items.filter(item => item.manifest.kind === 'ClusterResourceSet').flatMap(item =>
    (item.manifest.spec?.resources ?? []).map((entry: any) => `${entry.kind}/${item.manifest.metadata.namespace ?? 'default'}/${entry.name}`)));
  return items.flatMap(({ manifest }) => {
    const carrier = `${manifest.kind}/${manifest.metadata.namespace ?? 'default'}/${manifest.metadata.name}`;
    if (!wanted.has(carrier)) return [];
    const decoded = manifest.kind === 'Secret' ? mapValues(manifest.data ?? {}, value => Buffer.from(value, 'base64').toString()) : manifest.data ?? {};
    return Object.entries({ ...decoded, ...manifest.stringData }).map(([key, content]) => ({ carrier, key, content: String(content) }));
  });
}

export function describe(manifest: Manifest): string {
  return `${manifest.kind} ${manifest.metadata.namespace ? `${manifest.metadata.namespace}/` : ''}${manifest.metadata.name}`;
}

function checked(manifest: Manifest, index: number): Manifest {
  if (typeof manifest !== 'object' || !manifest.apiVersion || !manifest.kind || !manifest.metadata?.name) {
    throw new Error(`document ${index + 1} has no apiVersion, kind or metadata.name`);
  }
  return manifest;
}

/** The blanks before a document's first key: cutting them off would shift that key against its siblings. */
function indented(source: string, start: number): string {
  const line = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  return /^ *$/.test(line) ? line : '';
}

function mapValues(record: Record<string, string>, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
