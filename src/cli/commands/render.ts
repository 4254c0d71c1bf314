import { parseArgs } from 'util';
import { dump } from 'js-yaml';
import { isKubeObject, KubeObject, NoteKind, renderTopology, topologyName } from '../../evaluate';
import { checkCel } from '../../validation/cel/schema-rules';
import { Origin } from '../../validation/manifest-set';
import { manifestFiles } from '../files';
import { Command, Io, UsageError } from '../io';
import { progress } from '../progress';
import { Document, readDocuments } from '../read-documents';

const HELP = `Usage: cdk8s-cluster-api render [options] <file, folder or ->...

Write the objects that the topology controller of Cluster API would create for every Cluster with spec.topology. Clusters, their ClusterClasses
and the templates are all read from what is given: of this library, of Helm, of kubectl; v1beta1 and v1beta2, several documents in a file,
lists, JSON, standard input (-). Five characters that follow from cluster, role and pool stand for the random suffixes of names.

Options:
  --cluster <namespace/name>  render only this Cluster (may be repeated; default every Cluster with a topology)
  -n, --namespace <name>      namespace of objects that name none (default default)
  --format <name>             yaml, json (default yaml)

What Cluster API would refuse and what files cannot tell (external patches, a class or template that is not given) is said on standard error.

Exit codes: 0 the objects are complete, 1 something was refused or is not known, 2 wrong usage.
`;

const FORMATS: { readonly [name: string]: (objects: readonly KubeObject[]) => string } = {
  yaml: objects => objects.map(object => `---\n${dump(object, { lineWidth: -1, noRefs: true })}`).join(''),
  json: items => `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, undefined, 2)}\n`,
};

/** `render`: the objects behind Clusters with a topology. */
export const render: Command = {
  name: 'render',
  summary: 'write the objects that a ClusterClass makes of Clusters with a topology',
  help: HELP,
  run(args, io) {
    const { values, positionals } = parse(args);
    if (positionals.length === 0) { throw new UsageError('name the files or folders with Clusters, ClusterClasses and templates, or - for standard input.'); }
    if (!Object.hasOwn(FORMATS, values.format)) { throw new UsageError(`--format: "${values.format}" is not one of ${Object.keys(FORMATS).join(', ')}.`); }
    const { documents, isBroken } = read(positionals, io);
    const { clusters, repeated } = clustersIn(documents, values.namespace, io);
    const chosen = choose(values.cluster, clusters, isBroken, positionals);
    const given = documents.filter(document => !repeated.has(document)).map(({ object }) => object);
    const { objects, notes } = renderTopology(given, { namespace: values.namespace, clusters: chosen, rules: checkCel });
    for (const { kind, cluster, where, message } of notes) {
      io.error(`${place(clusters.get(cluster)!)}: ${painted(kind, io)} ${cluster} ${where}: ${message}\n`);
    }
    if (objects.length > 0) { io.out(FORMATS[values.format](objects)); }
    return isBroken || repeated.size > 0 || notes.some(({ kind }) => kind !== 'unchecked') ? 1 : 0;
  },
};

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        cluster: { type: 'string', multiple: true, default: [] },
        namespace: { type: 'string', short: 'n', default: 'default' },
        format: { type: 'string', default: 'yaml' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** All objects; says what is none. */
function read(paths: readonly string[], io: Io): { documents: Document[]; isBroken: boolean } {
  const documents: Document[] = [];
  let isBroken = false;
  let others = 0;
  const files = manifestFiles(paths, io);
  const step = progress(io, 'reading', files.length);
  for (const { name, text } of files) {
    const result = readDocuments(name, text);
    for (const { file, line, message } of result.broken) {
      io.error(`${file}:${line}: not YAML: ${message}.\n`);
      isBroken = true;
    }
    for (const document of result.documents) {
      if (isKubeObject(document.object)) { documents.push(document); } else { others++; }
    }
    step();
  }
  if (others > 0) { io.error(`note: passed over ${others} ${others === 1 ? 'document that is no object' : 'documents that are no objects'} with apiVersion, kind and metadata.name.\n`); }
  return { documents, isBroken };
}

/** Where each Cluster with a topology stands, and those that were given before. */
function clustersIn(documents: readonly Document[], namespace: string, io: Io): { clusters: Map<string, Origin>; repeated: Set<Document> } {
  const clusters = new Map<string, Origin>();
  const repeated = new Set<Document>();
  for (const document of documents) {
    const name = topologyName(document.object, namespace);
    if (name === undefined) { continue; }
    const first = clusters.get(name);
    if (first) {
      io.error(`${place(document.origin)}: Cluster ${name} stands at ${place(first)} already, which counts; keep one.\n`);
      repeated.add(document);
    } else {
      clusters.set(name, document.origin);
    }
  }
  return { clusters, repeated };
}

function choose(names: readonly string[], clusters: ReadonlyMap<string, Origin>, isBroken: boolean, paths: readonly string[]): string[] | undefined {
  if (clusters.size === 0 && !isBroken) { throw new UsageError(`there is no Cluster with spec.topology in ${paths.join(', ')}.`); }
  for (const name of names) {
    if (clusters.has(name)) { continue; }
    const known = [...clusters.keys()].sort();
    const some = known.length > 10 ? `${known.slice(0, 10).join(', ')} and ${known.length - 10} more` : known.join(', ');
    throw new UsageError(`--cluster: there is no Cluster "${name}" with spec.topology; ${known.length > 0 ? `there are ${some}` : 'there is none'}.`);
  }
  return names.length > 0 ? [...names] : undefined;
}

function place({ file = '-', line }: Origin): string {
  return `${file}${line === undefined ? '' : `:${line}`}`;
}

function painted(kind: NoteKind, io: Io): string {
  return io.terminal ? `\u001b[${kind === 'unchecked' ? 33 : 31}m${kind}\u001b[0m` : kind;
}
