import { parseArgs } from 'util';
import { isKubeObject } from '../../evaluate';
import { manifestFiles } from '../files';
import { Part, Sort } from '../images/inventory';
import { partsOf } from '../images/read-fleet';
import { Command, Io, UsageError } from '../io';
import { readDocuments } from '../read-documents';

const HELP = `Usage: cdk8s-cluster-api images [options] <file, folder or ->...

List what a fleet needs from outside: charts, providers of Cluster API, container images, and what machines start from. Takes any manifests: of
this library, of Helm, of kubectl; several documents in a file, lists, JSON, standard input (-). Nothing is downloaded: images inside charts and
providers, and tags that only kubeadm knows, are listed as not known.

Options:
  --format <name>  text, json (default text)

Exit codes: 0 listed, 1 a file is not YAML, 2 wrong usage.
`;

const TITLES: { readonly [sort in Sort]: string } = {
  'chart': 'charts (the images inside are not known here: helm template lists them)',
  'provider': 'providers of Cluster API (the images inside are not known here: clusterctl init list-images lists them)',
  'image': 'images',
  'machine-image': 'machine images',
  'unknown': 'not known',
};

const FORMATS: { readonly [name: string]: (parts: readonly Part[]) => string } = {
  text: parts => (Object.keys(TITLES) as Sort[]).map(sort => section(sort, parts.filter(part => part.sort === sort))).filter(text => text !== '').join('\n'),
  json: parts => `${JSON.stringify({ parts }, undefined, 2)}\n`,
};

/** `images`: what has to be there without the internet. */
export const images: Command = {
  name: 'images',
  summary: 'list the charts and images that a fleet needs, and what is not known',
  help: HELP,
  run(args, io) {
    const { values, positionals } = parse(args);
    if (positionals.length === 0) { throw new UsageError('name the files or folders of the fleet, or - for standard input.'); }
    if (!Object.hasOwn(FORMATS, values.format)) { throw new UsageError(`--format: "${values.format}" is not one of ${Object.keys(FORMATS).join(', ')}.`); }
    const { objects, isBroken } = read(positionals, io);
    const parts = partsOf(objects);
    if (parts.length === 0) { io.error('note: nothing in these files needs anything from outside.\n'); }
    if (parts.length > 0 || values.format === 'json') { io.out(FORMATS[values.format](parts)); }
    return isBroken ? 1 : 0;
  },
};

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { format: { type: 'string', default: 'text' } } });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function read(paths: readonly string[], io: Io): { objects: any[]; isBroken: boolean } {
  const results = manifestFiles(paths, io).map(({ name, text }) => readDocuments(name, text));
  const broken = results.flatMap(result => result.broken);
  for (const { file, line, message } of broken) { io.error(`${file}:${line}: not YAML: ${message}.\n`); }
  return { objects: results.flatMap(({ documents }) => documents.map(({ object }) => object)).filter(isKubeObject), isBroken: broken.length > 0 };
}

function section(sort: Sort, parts: readonly Part[]): string {
  if (parts.length === 0) { return ''; }
  const names = parts.map(nameOf);
  const width = Math.min(72, Math.max(...names.map(name => name.length)));
  const lines = parts.map(({ hint, usedBy }, index) => {
    const [first, ...rest] = usedBy;
    return `  ${names[index].padEnd(width)}  ${first}${rest.length === 0 ? '' : ` and ${rest.length} more`}${hint === undefined ? '' : `\n    ${hint}`}\n`;
  });
  return `${TITLES[sort]}\n${lines.join('')}`;
}

function nameOf({ repository, name, version }: Part): string {
  return [repository, name, version].filter(text => text !== undefined).join(' ');
}
