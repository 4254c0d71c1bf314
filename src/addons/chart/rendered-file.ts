import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { shared } from '../freeze';

/**
 * The objects of a rendered chart. Only a file is read, never an address: what Git does not hold would make two runs differ.
 * A list object is opened; documents with nothing but comments are skipped.
 */
export function readRendered(where: string, path: string): any[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`${where}: "${path}" cannot be read; render the chart into this file, commit it, and start the program where the path leads to it.`);
  }
  const known = parsed.get(text);
  if (known) { return known; }
  const objects: any[] = [];
  for (const document of parseDocuments(text)) {
    if (document.errors.length > 0) { throw new Error(`${where}: "${path}" is not YAML: ${document.errors[0].message.split('\n')[0].replace(/:$/, '')}.`); }
    const value = document.toJS();
    if (value === null || value === undefined) { continue; }
    for (const object of value.kind === 'List' && Array.isArray(value.items) ? value.items : [value]) {
      if (typeof object?.apiVersion !== 'string' || typeof object.kind !== 'string' || typeof object.metadata?.name !== 'string') {
        throw new Error(`${where}: document ${objects.length + 1} of "${path}" has no apiVersion, kind and metadata.name; write the output of helm template into it.`);
      }
      objects.push(object);
    }
  }
  if (objects.length === 0) { throw new Error(`${where}: "${path}" holds no objects; write the output of helm template into it.`); }
  parsed.set(text, shared(objects));
  return objects;
}

/** Many stacks may name one file; parsing a large chart takes longer than everything else they do. */
const parsed = new Map<string, any[]>();

/**
 * Read as Go reads it: YAML 1.1 numbers (`defaultMode: 0400` is octal), but neither dates nor base 60. The parser is the one cdk8s brings along;
 * its own `Yaml.load` overlooks syntax errors.
 */
function parseDocuments(text: string): any[] {
  const { parseAllDocuments } = createRequire(require.resolve('cdk8s'))('yaml');
  const customTags = (tags: any[]) => tags.filter(({ tag, format }) => format !== 'TIME' && tag !== 'tag:yaml.org,2002:timestamp');
  return parseAllDocuments(text, { version: '1.1', customTags });
}
