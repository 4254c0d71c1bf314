import { gunzipSync } from 'zlib';
import { loadAll } from 'js-yaml';

/** `host/path:tag`, `path@sha256:…` and the like; a name with neither tag nor digest counts only under the key `image`. */
const REFERENCE = /^[a-z0-9]+([._-]+[a-z0-9]+)*(:\d+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[\w][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/i;

/**
 * Container images anywhere in an object: of pods, of chart values, and of YAML text inside ConfigMaps, files of machines and templates of values. A text that
 * is not YAML by itself is searched line by line.
 */
export function containerImages(value: unknown): Set<string> {
  const images = new Set<string>();
  walk(value, images);
  return images;
}

function walk(value: unknown, images: Set<string>): void {
  if (typeof value === 'string') {
    if (value.includes('\n') && /image|repository/i.test(value)) { walkText(value, images); }
    return;
  }
  if (value === null || typeof value !== 'object') { return; }
  if (Array.isArray(value)) {
    value.forEach(item => walk(item, images));
    return;
  }
  const map = value as { [key: string]: any };
  const { registry, repository, tag, digest } = map;
  if (typeof repository === 'string' && (tag !== undefined || typeof digest === 'string') && !repository.includes('://')) {
    const name = typeof registry === 'string' && registry !== '' ? `${registry}/${repository}` : repository;
    add(`${name}${tag === undefined || tag === '' ? '' : `:${tag}`}${digest ? `@${digest}` : ''}`, images);
  }
  for (const [key, item] of Object.entries(map)) {
    if (key === 'image' && typeof item === 'string') { add(item, images); } else if (key === 'content' && typeof item === 'string') { walk(decoded(item, map.encoding), images); } else { walk(item, images); }
  }
}

function add(image: string, images: Set<string>): void {
  if (REFERENCE.test(image)) { images.add(image); }
}

function walkText(text: string, images: Set<string>): void {
  try {
    loadAll(text).forEach(document => { if (typeof document !== 'string') { walk(document, images); } });
  } catch {
    for (const [, image] of text.matchAll(/^[\s-]*image:\s*["']?([^\s"'{}]+)["']?\s*$/gm)) { add(image, images); }
  }
}

/** Content of a machine's file. */
function decoded(content: string, encoding: unknown): string {
  try {
    if (encoding === 'base64') { return Buffer.from(content, 'base64').toString('utf8'); }
    if (encoding === 'gzip+base64') { return gunzipSync(Buffer.from(content, 'base64')).toString('utf8'); }
  } catch {
    return '';
  }
  return content;
}
