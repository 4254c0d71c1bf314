import { parseArgs } from 'util';
import { Definitions } from '../../api/definitions';
import { ManifestSet } from '../../validation/manifest-set';
import { KNOWN_CAPI, target, Target } from '../../validation/target';
import { validate as judge } from '../../validation/validate';
import { readAcknowledgements } from '../acknowledgements';
import { manifestFiles } from '../files';
import { FORMATS } from '../formats';
import { Format } from '../formats/report';
import { Command, Io, UsageError } from '../io';
import { progress } from '../progress';
import { BrokenDocument, Document, readDocuments } from '../read-documents';

const HELP = `Usage: cdk8s-cluster-api validate [options] <file, folder or ->...

Say what the API server and the webhooks of Cluster API would say. Takes any manifests: of this library, of Helm, of kubectl;
several documents in a file, lists, JSON, standard input (-).

Options:
  --before <path>          the same manifests before the change; adds the rules about changes (may be repeated)
  --capi-version <v1.x>    release of Cluster API on the management cluster: ${KNOWN_CAPI.join(', ')} (default ${KNOWN_CAPI[KNOWN_CAPI.length - 1]})
  --feature-gates <list>   gates of the management cluster, for example MachineTaintPropagation=true,RuntimeSDK=true
  --external <object>      an object that exists elsewhere, as Kind/namespace/name, * for any part (may be repeated)
  --crd <path>             definitions of kinds the library does not know (may be repeated)
  --acknowledge <file>     findings somebody decided to live with: a YAML list of {id, reason, object}
  --format <name>          ${Object.keys(FORMATS).join(', ')} (default text)
  --fail-on <severity>     error or warning: from which severity on the exit code is 1 (default error)

Exit codes: 0 clean, 1 findings, 2 wrong usage.
`;

/** `validate`: judge manifests. */
export const validate: Command = {
  name: 'validate',
  summary: 'check manifests the way the API server and the webhooks of Cluster API do',
  help: HELP,
  run(args, io) {
    const { values, positionals } = parse(args);
    if (positionals.length === 0) { throw new UsageError('name the files or folders to validate, or - for standard input.'); }
    const format: Format | undefined = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
    if (!format) { throw new UsageError(`--format: "${values.format}" is not one of ${Object.keys(FORMATS).join(', ')}.`); }
    if (!['error', 'warning'].includes(values['fail-on'])) { throw new UsageError(`--fail-on: "${values['fail-on']}" is not error or warning.`); }
    const management = targetOf(values);
    const acknowledgements = values.acknowledge.flatMap(file => readAcknowledgements(file, io));
    const before = values.before.length > 0 ? new ManifestSet(read(values.before, io).documents) : undefined;
    const { documents, broken, files } = read(positionals, io);
    const verdict = judge(documents, { target: management, before, acknowledgements, definitions: definitionsIn(values.crd, io) });
    io.out(format({ verdict, broken, files }, io.terminal));
    const fails = verdict.open.some(({ severity }) => severity === 'error' || values['fail-on'] === 'warning');
    return fails || broken.length > 0 ? 1 : 0;
  },
};

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'before': { type: 'string', multiple: true, default: [] },
        'capi-version': { type: 'string' },
        'feature-gates': { type: 'string' },
        'external': { type: 'string', multiple: true, default: [] },
        'crd': { type: 'string', multiple: true, default: [] },
        'acknowledge': { type: 'string', multiple: true, default: [] },
        'format': { type: 'string', default: 'text' },
        'fail-on': { type: 'string', default: 'error' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function targetOf(values: { 'capi-version'?: string; 'feature-gates'?: string; 'external': string[] }): Target {
  const featureGates: { [gate: string]: boolean } = {};
  for (const pair of values['feature-gates']?.split(',') ?? []) {
    const match = /^(\w+)=(true|false)$/.exec(pair.trim());
    if (!match) { throw new UsageError(`--feature-gates: "${pair}" is not Gate=true or Gate=false.`); }
    featureGates[match[1]] = match[2] === 'true';
  }
  try {
    return target({ capiVersion: values['capi-version'], featureGates, external: values.external });
  } catch (error) {
    throw new UsageError(`--${(error as Error).message}`);
  }
}

function definitionsIn(paths: readonly string[], io: Io): Definitions {
  const definitions = new Definitions();
  for (const path of paths) {
    const { documents, broken } = read([path], io);
    if (broken.length > 0) { throw new UsageError(`--crd: ${broken[0].file}:${broken[0].line} is not YAML: ${broken[0].message}.`); }
    if (definitions.add(documents.map(({ object }) => object)) === 0) { throw new UsageError(`--crd: "${path}" holds no CustomResourceDefinition.`); }
  }
  return definitions;
}

function read(paths: readonly string[], io: Io): { documents: Document[]; broken: BrokenDocument[]; files: number } {
  const documents: Document[] = [];
  const broken: BrokenDocument[] = [];
  const files = manifestFiles(paths, io);
  const step = progress(io, 'reading', files.length);
  for (const { name, text } of files) {
    const result = readDocuments(name, text);
    for (const document of result.documents) { documents.push(document); }
    broken.push(...result.broken);
    step();
  }
  return { documents, broken, files: files.length };
}
