import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join, relative, resolve } from 'path';
import { parseArgs } from 'util';
import { GeneratedClass, generateClasses } from '../../codegen/generate';
import { madeFrom } from '../../codegen/marker';
import { manifestFiles } from '../files';
import { Command, Io, UsageError } from '../io';
import { Document, readDocuments } from '../read-documents';

const HELP = `Usage: cdk8s-cluster-api import [options] <file, folder or ->...

Write a TypeScript class for every ClusterClass found: its variables, classes of workers and Kubernetes versions as types, with their limits in the
comments. Takes v1beta1 and v1beta2, several documents in a file, lists, JSON, standard input (-). Other kinds are passed over. A class read from a
management cluster (kubectl get clusterclass NAME -o yaml) also tells which variables its external patches define.

Options:
  -o, --output <folder>    where the files go (default imports)
  --class-name <name>      name of the TypeScript class, for example EdgeCluster; only with a single ClusterClass
                           (default made from its name: edge-v1 becomes EdgeV1Cluster in edge-v1.ts)
  --check                  write nothing; say which files are not up to date

A file that was not written by this command, or from another ClusterClass, is never replaced.

Exit codes: 0 done, 1 something could not be typed, or --check found a difference, 2 wrong usage.
`;

/** `import`: TypeScript classes for ClusterClasses that live elsewhere. */
export const importClasses: Command = {
  name: 'import',
  summary: 'write typed TypeScript classes for existing ClusterClasses',
  help: HELP,
  run(args, io) {
    const { values, positionals } = parse(args);
    const className = values['class-name'];
    if (positionals.length === 0) { throw new UsageError('name the files or folders with ClusterClasses, or - for standard input.'); }
    if (className !== undefined && !/^[A-Z][A-Za-z0-9]*$/.test(className)) {
      throw new UsageError(`--class-name: "${className}" is not the name of a class; write for example EdgeCluster.`);
    }
    const { classes, problems } = read(positionals, io);
    const outcomes = generateClasses(classes.map(({ object }) => object), className);
    const generated = outcomes.flatMap(outcome => outcome.generated ?? []);
    if (className !== undefined && generated.length > 1) {
      throw new UsageError(`--class-name: there are ${generated.length} ClusterClasses (${generated.map(({ classId }) => classId).join(', ')}); name one file with one of them.`);
    }
    const folder = resolve(io.cwd, values.output);
    for (const { fileName, classId } of generated) { refuseForeign(join(folder, fileName), classId, io); }
    outcomes.forEach((outcome, index) => {
      const { file = '-', line } = classes[index].origin;
      const at = `${file}${line === undefined ? '' : `:${line}`}`;
      for (const note of outcome.notes) { io.error(`${at}: note: ${note}\n`); }
      for (const problem of outcome.problems) { io.error(`${at}: ${problem}\n`); }
    });
    const stale = generated.filter(one => !(values.check ? isCurrent(folder, one, io) : write(folder, one, io)));
    return problems > 0 || stale.length > 0 || outcomes.some(outcome => outcome.problems.length > 0) ? 1 : 0;
  },
};

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'output': { type: 'string', short: 'o', default: 'imports' },
        'class-name': { type: 'string' },
        'check': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** All ClusterClasses; says what else there was. */
function read(paths: readonly string[], io: Io): { classes: Document[]; problems: number } {
  const classes: Document[] = [];
  const others = new Map<string, number>();
  let problems = 0;
  for (const { name, text } of manifestFiles(paths, io)) {
    const { documents, broken } = readDocuments(name, text);
    for (const { file, line, message } of broken) {
      io.error(`${file}:${line}: not YAML: ${message}.\n`);
      problems++;
    }
    for (const document of documents) {
      const { kind, apiVersion } = Object(document.object);
      if (kind === 'ClusterClass' && String(apiVersion).startsWith('cluster.x-k8s.io/')) { classes.push(document); } else {
        const label = typeof kind === 'string' ? kind : 'objects without a kind';
        others.set(label, (others.get(label) ?? 0) + 1);
      }
    }
  }
  if (others.size > 0) { io.error(`note: passed over ${[...others].sort(([a], [b]) => a < b ? -1 : 1).map(([kind, count]) => `${count} ${kind}`).join(', ')}.\n`); }
  if (classes.length === 0 && problems === 0) { throw new UsageError(`there is no ClusterClass in ${paths.join(', ')}.`); }
  return { classes, problems };
}

function refuseForeign(path: string, classId: string, io: Io): void {
  const origin = existsSync(path) ? madeFrom(readFileSync(path, 'utf8'), classId) : 'this class';
  if (origin === 'this class') { return; }
  const what = origin === 'another class' ? 'was written from another ClusterClass' : 'was not written by this command';
  throw new UsageError(`"${shown(path, io)}" ${what}; nothing was written; choose another folder with --output${origin === 'another class' ? ' or another name with --class-name' : ''}.`);
}

function isCurrent(folder: string, { fileName, text }: GeneratedClass, io: Io): boolean {
  const path = join(folder, fileName);
  if (!existsSync(path)) {
    io.error(`${shown(path, io)}: does not exist; run the command without --check.\n`);
    return false;
  }
  if (readFileSync(path, 'utf8') === text) { return true; }
  io.error(`${shown(path, io)}: is not what its ClusterClass says; run the command without --check.\n`);
  return false;
}

function write(folder: string, { fileName, className, text, model }: GeneratedClass, io: Io): boolean {
  const path = join(folder, fileName);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (before !== text) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, text);
  }
  const count = (list: readonly unknown[], one: string, many: string) => `${list.length} ${list.length === 1 ? one : many}`;
  const parts = [count(model.variables, 'variable', 'variables'), count([...model.pools, ...model.machinePools], 'class of workers', 'classes of workers')];
  io.out(`${before === text ? 'unchanged' : 'wrote'} ${shown(path, io)}: ${className}, ${parts.join(', ')}\n`);
  return true;
}

function shown(path: string, io: Io): string {
  const name = relative(io.cwd, path);
  return name.startsWith('..') ? path : name;
}
