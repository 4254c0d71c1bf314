import { load, YAMLException } from 'js-yaml';
import { lineLookup, SCHEMA } from './yaml-lines';
import { Origin } from '../validation/manifest-set';

/** A manifest and where it stands. */
export interface Document {
  readonly object: any;
  readonly origin: Origin;
}

/** Text that is not YAML. */
export interface BrokenDocument {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Everything in one file. */
export interface ReadResult {
  readonly documents: Document[];
  readonly broken: BrokenDocument[];
}

/** Read the manifests of one file: several documents, lists, JSON. A document that is not YAML does not hide the others. */
export function readDocuments(file: string, text: string): ReadResult {
  const documents: Document[] = [];
  const broken: BrokenDocument[] = [];
  for (const { start, part } of split(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)) {
    try {
      const value = load(part, { schema: SCHEMA });
      if (value === undefined || value === null) { continue; }
      const origin: Origin = { file, line: start + firstKey(part), lineOf: lineLookup(part, start) };
      documents.push(...flatten(value, origin));
    } catch (error) {
      if (!(error instanceof YAMLException)) { throw error; }
      broken.push({ file, line: start + (error.mark?.line ?? 0), message: error.reason });
    }
  }
  return { documents, broken };
}

/** A `List` holds objects that are applied one by one. */
function flatten(value: any, origin: Origin): Document[] {
  if (value?.kind !== 'List' && !(/List$/.test(value?.kind) && Array.isArray(value?.items))) { return [{ object: value, origin }]; }
  if (!Array.isArray(value.items)) { return [{ object: value, origin }]; }
  return value.items.flatMap((item: any, index: number) => flatten(item, {
    file: origin.file,
    line: origin.lineOf?.(['items', index]) ?? origin.line,
    lineOf: path => origin.lineOf?.(['items', index, ...path]),
  }));
}

/** Documents with the number of the line each starts on, from 1. */
function split(text: string): { start: number; part: string }[] {
  const parts: { start: number; part: string }[] = [];
  let from = 0;
  let line = 1;
  let start = 1;
  const cut = (to: number) => { parts.push({ start, part: text.slice(from, to) }); };
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const next = end === -1 ? text.length : end + 1;
    if (text.startsWith('---', at) && /[\s]|^$/.test(text.charAt(at + 3) || '\n') && at > from) {
      cut(at);
      from = at;
      start = line;
    }
    at = next;
    line++;
  }
  cut(text.length);
  return parts.filter(({ part }) => part.trim() !== '' && part.trim() !== '---');
}

function firstKey(part: string): number {
  const lines = part.split('\n', 50);
  const index = lines.findIndex(line => line.trim() !== '' && !/^(#|---|%)/.test(line.trim()));
  return Math.max(0, index);
}
