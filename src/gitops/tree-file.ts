import { createHash } from 'crypto';
import { yamlDocument } from '../manifest/yaml';

/** What a file in the tree is to a synthesis. */
export enum Origin {
  /** Written by an earlier one at this path and not changed since. */
  OURS = 'ours',

  /** Written by an earlier one and changed by somebody. */
  CHANGED = 'changed',

  /** Everything else, a copy of one of our files at another path too. */
  FOREIGN = 'foreign',
}

const NOTE = 'Written by cdk8s-cluster-api, change the program instead:';
const FIRST_LINE = new RegExp(`^(?:# |<!-- )${NOTE} (\\S+) sha256:([0-9a-f]{16})(?: -->)?$`);

/** Text of several YAML documents. */
export function documentsText(manifests: readonly unknown[]): string {
  return manifests.map(manifest => yamlDocument(manifest)).join('---\n');
}

/**
 * A file as it is written: a first line that says who wrote it, where, and the hash of the rest. There is no list of written files, over which any two
 * branches would be in conflict: each file says for itself whether it may be replaced or deleted.
 */
export function signed(path: string, body: string): string {
  const line = `${NOTE} ${path} sha256:${hash(path, body)}`;
  return `${path.endsWith('.md') ? `<!-- ${line} -->` : `# ${line}`}\n${body}`;
}

/** Where a text comes from. Line ends do not count: Git changes them on some machines. */
export function originOf(path: string, written: string): Origin {
  const text = plainEnds(written);
  const end = text.indexOf('\n');
  const [, at, digest] = FIRST_LINE.exec(text.slice(0, end)) ?? [];
  if (at !== path) { return Origin.FOREIGN; }
  return digest === hash(path, text.slice(end + 1)) ? Origin.OURS : Origin.CHANGED;
}

/** Whether two texts are the same up to line ends. */
export function sameText(one: string, other: string): boolean {
  return one === other || plainEnds(one) === plainEnds(other);
}

function plainEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n/g, '\n') : text;
}

function hash(path: string, body: string): string {
  return createHash('sha256').update(`${path}\n${body}`).digest('hex').slice(0, 16);
}
