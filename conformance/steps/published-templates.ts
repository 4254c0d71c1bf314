import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { EVERY_GATE, target } from '../../src/validation/target';
import { validate } from '../../src/validation/validate';
import { fillIn } from '../published/fill-in';
import { BROKEN, PUBLISHERS } from '../published/publishers';

/** What `validate` says of one published template. */
export interface TemplateVerdict {
  readonly provider: string;
  readonly file: string;
  readonly objects: number;
  readonly errors: readonly string[];
  readonly warnings: number;
  /** Kinds nothing is known of. */
  readonly unchecked: readonly string[];
  /** Why errors are right here, when somebody found out. */
  readonly broken?: string;
}

/** All verdicts, and the modules that could not be had. */
export interface PublishedTemplates {
  readonly verdicts: readonly TemplateVerdict[];
  readonly missing: readonly string[];
}

/**
 * Judges the cluster templates that providers publish: none that works may be called wrong. Each file is a set of its own; beside a Cluster with a topology
 * stands the file of its class. Starts nothing.
 */
export function publishedTemplates(): PublishedTemplates {
  const missing: string[] = [];
  const verdicts = PUBLISHERS.flatMap(({ provider, module, version, folder }) => {
    let root: string;
    try {
      root = join(moduleFolder(`${module}@${version}`), folder);
    } catch (error) {
      missing.push(`${provider}: ${(error as Error).message}`);
      return [];
    }
    const files = readdirSync(root).filter(name => /^(cluster-template|clusterclass).*\.yaml$/.test(name)).sort();
    const read = new Map(files.map(file => [file, readTemplate(join(root, file))]));
    return files.map(file => verdictOf(provider, file, read.get(file)!, classFileOf(file, read)));
  });
  return { verdicts, missing };
}

/** Whether nothing is called wrong that works, and nothing is excused that is right. */
export function templatesAreFine({ verdicts }: PublishedTemplates): boolean {
  return verdicts.length > 0 && verdicts.every(({ errors, broken }) => (errors.length > 0) === (broken !== undefined));
}

/** One line per template, then each error. */
export function templatesText({ verdicts, missing }: PublishedTemplates): string {
  const wrong = verdicts.filter(({ errors, broken }) => (errors.length > 0) !== (broken !== undefined));
  const unchecked = [...new Set(verdicts.flatMap(verdict => verdict.unchecked))].sort();
  return [
    ...verdicts.map(({ provider, file, objects, errors, warnings, broken }) =>
      `${provider} ${file}: ${objects} objects, ${errors.length} errors, ${warnings} warnings${broken ? ` (broken: ${broken})` : ''}`),
    ...wrong.flatMap(({ provider, file, errors, broken }) => errors.length > 0
      ? errors.map(error => `fault in ${provider} ${file}: ${error}`)
      : [`fault in ${provider} ${file}: it has no errors any more, but is said to be broken: ${broken}`]),
    ...missing.map(line => `not judged, ${line}`),
    ...unchecked.length > 0 ? [`Kinds without a schema: ${unchecked.join(', ')}.`] : [],
    `${verdicts.length} published templates, ${verdicts.reduce((sum, { objects }) => sum + objects, 0)} objects: ${wrong.length} judged wrongly.`,
  ].join('\n');
}

/** The objects of a file, and what is wrong with its YAML. */
interface ReadTemplate {
  readonly objects: readonly any[];
  readonly faults: readonly string[];
}

function readTemplate(path: string): ReadTemplate {
  const documents = parseAllDocuments(fillIn(readFileSync(path, 'utf8')), { version: '1.1' });
  return {
    objects: documents.map(document => document.toJS({ maxAliasCount: -1 })).filter(Boolean),
    faults: documents.flatMap(({ errors }) => errors.map(({ message }) => `YAML: ${message}`)),
  };
}

/** The file of the class of a topology, where it is another file. Of several with a class of this name it is the one that is called alike. */
function classFileOf(file: string, read: ReadonlyMap<string, ReadTemplate>): ReadTemplate | undefined {
  const topology = read.get(file)!.objects.find(({ kind, spec }) => kind === 'Cluster' && spec?.topology)?.spec.topology;
  const wanted = topology?.classRef?.name ?? topology?.class;
  const candidates = [...read].filter(([, { objects }]) => objects.some(({ kind, metadata }) => kind === 'ClusterClass' && metadata?.name === wanted));
  if (topology === undefined || candidates.some(([name]) => name === file)) return undefined;
  const alike = [file.replace('topology', 'clusterclass'), file.replace('cluster-template-topology', 'clusterclass-template')];
  return (candidates.find(([name]) => alike.includes(name)) ?? (candidates.length === 1 ? candidates[0] : undefined))?.[1];
}

function verdictOf(provider: string, file: string, { objects: own, faults }: ReadTemplate, beside: ReadTemplate | undefined): TemplateVerdict {
  const objects = [...own, ...beside?.objects ?? []];
  const { open, unchecked } = validate(objects.map(object => ({ object, origin: {} })), { target: target({ featureGates: EVERY_GATE }) });
  return {
    provider,
    file,
    objects: objects.length,
    errors: [...faults, ...open.filter(({ severity }) => severity === 'error').map(({ id, object, path, message }) => `${id} ${object} ${path}: ${message}`)],
    warnings: open.filter(({ severity }) => severity !== 'error').length,
    unchecked: [...unchecked.keys()],
    broken: BROKEN[`${provider} ${file}`],
  };
}

/** The folder of a module, fetched if it is not on the machine. */
function moduleFolder(module: string): string {
  const go = spawnSync('go', ['mod', 'download', '-json', module], { cwd: tmpdir(), encoding: 'utf8', env: { ...process.env, GOWORK: 'off', GOFLAGS: '' } });
  const answer = go.stdout ? JSON.parse(go.stdout) : {};
  if (go.status !== 0 || !answer.Dir) throw new Error(`module ${module} is not to be had: ${String(answer.Error ?? go.stderr).trim().split('\n')[0]}`);
  return answer.Dir;
}
