import { setTimeout as sleep } from 'node:timers/promises';
import { asIfDefaulted } from './absent-webhooks';
import { Kube, Manifest } from '../testbed/kube';
import { describe, Item, payloads, readFileItems, readItems } from '../testbed/manifests';
import { Judge, Verdict } from '../testbed/verdict';

/** A verdict with the place where its object was found. */
export interface Finding extends Verdict {
  readonly file: string;
  /** ConfigMap or Secret and its key, if the object is one that a ClusterResourceSet carries into workload clusters. */
  readonly carrier?: string;
}

/** Judges every object of the files, each file on a server without the objects of the others. */
export async function admission(judge: Judge, files: string[], progress: (line: string) => void): Promise<Finding[]> {
  const classes = new Map<string, string>();
  const contents = new Map<string, Item[] | Error>();
  for (const file of files) {
    const items = parsed(() => readFileItems(file).map(asIfDefaulted));
    contents.set(file, items);
    if (items instanceof Error) continue;
    for (const { manifest } of items) if (manifest.kind === 'ClusterClass') classes.set(classKey(manifest), file);
  }

  const findings: Finding[] = [];
  for (const [index, file] of files.entries()) {
    const items = contents.get(file)!;
    if (items instanceof Error) {
      findings.push({ file, ...noYaml(items) });
      continue;
    }
    const borrowed = borrowedClasses(items, classes, contents);
    const started = Date.now();
    findings.push(...await judgeFile(judge, file, items, borrowed));
    if (Date.now() - started > 5000) progress(`${file} took ${Math.round((Date.now() - started) / 1000)} s`);
    if ((index + 1) % 10 === 0) progress(`${index + 1} of ${files.length} files judged`);
  }
  return findings;
}

async function judgeFile(judge: Judge, file: string, items: Item[], borrowed: Item[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  const applied: Manifest[] = [];
  try {
    for (const item of borrowed) {
      await judge.judge(item);
      applied.push(item.manifest);
    }
    for (const item of items) {
      // A cluster of a class may come before its class; then only the second look below can apply it twice.
      findings.push({ file, ...await judge.judge(item, { once: classReference(item.manifest) !== undefined }) });
      applied.push(item.manifest);
    }
    for (const verdict of await judgeTopologies(judge, [...borrowed, ...items])) {
      const first = findings.findIndex(finding => finding.object === verdict.object && finding.kind === verdict.kind);
      if (first >= 0) findings[first] = { file, ...verdict };
      else findings.push({ file, ...verdict });
    }
    for (const { carrier, key, content } of payloads(items)) {
      const inner = parsed(() => readItems(content));
      if (inner instanceof Error) findings.push({ file, carrier: `${carrier} ${key}`, ...noYaml(inner) });
      else for (const item of inner) findings.push({ file, carrier: `${carrier} ${key}`, ...await judge.judge(item, { dryRun: true }) });
    }
  } finally {
    await remove(judge.kube, applied);
  }
  return findings;
}

/**
 * The Cluster webhook skips the variables of a topology until the controller has seen the class, and a class counts as seen only once its
 * templates exist. So accepted clusters of a class are judged again when all of the file is there.
 */
async function judgeTopologies(judge: Judge, items: Item[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) {
    const reference = classReference(item.manifest);
    const known = reference && items.find(other => other.manifest.kind === 'ClusterClass' && classKey(other.manifest) === reference);
    if (!known || (await judge.kube.get(item.manifest)).status !== 200) continue;
    const message = await classNotReady(judge.kube, known.manifest);
    verdicts.push(message ? refused(known.manifest, 'ClusterClass controller', message) : await judge.judge(item));
  }
  return verdicts;
}

/** What keeps the controller from taking a class as seen, undefined if nothing does. */
export async function classNotReady(kube: Kube, manifest: Manifest): Promise<string | undefined> {
  const current = { ...manifest, apiVersion: 'cluster.x-k8s.io/v1beta2' };
  let conditions: any[] = [];
  for (let round = 0; round < 100; round++) {
    const { body } = await kube.get(current);
    conditions = body.status?.conditions ?? [];
    const ready = conditions.some(entry => entry.type === 'VariablesReady' && entry.status === 'True');
    if (ready && body.status.observedGeneration === body.metadata.generation) return undefined;
    await sleep(200);
  }
  const reasons = conditions.filter(entry => entry.status !== 'True' && entry.type !== 'Paused').map(entry => entry.message).filter(Boolean);
  return `not reconciled within 20 s: ${reasons.join('; ') || 'no reason given'}`;
}

/** Classes that a file's clusters name but another file holds, with their templates. */
function borrowedClasses(items: Item[], classes: Map<string, string>, contents: Map<string, Item[] | Error>): Item[] {
  const own = new Set(items.filter(item => item.manifest.kind === 'ClusterClass').map(item => classKey(item.manifest)));
  const wanted = new Set(items.map(item => classReference(item.manifest)).filter((key): key is string => !!key && !own.has(key) && classes.has(key)));
  return [...wanted].flatMap(key => {
    const source = contents.get(classes.get(key)!) as Item[];
    const clusterClass = source.find(item => item.manifest.kind === 'ClusterClass' && classKey(item.manifest) === key)!;
    const names = new Set([...JSON.stringify(clusterClass.manifest.spec).matchAll(/"name":"([^"]+)"/g)].map(match => match[1]));
    const templates = source.filter(item => item.manifest.kind.endsWith('Template') && names.has(item.manifest.metadata.name));
    return [...templates, clusterClass];
  });
}

function classReference(manifest: Manifest): string | undefined {
  const topology = manifest.kind === 'Cluster' && manifest.apiVersion.startsWith('cluster.x-k8s.io/') ? manifest.spec?.topology : undefined;
  if (!topology) return undefined;
  const namespace = topology.classRef?.namespace ?? topology.classNamespace ?? manifest.metadata.namespace ?? 'default';
  return `${namespace}/${topology.classRef?.name ?? topology.class}`;
}

function classKey(manifest: Manifest): string {
  return `${manifest.metadata.namespace ?? 'default'}/${manifest.metadata.name}`;
}

function parsed(read: () => Item[]): Item[] | Error {
  try {
    return read();
  } catch (error) {
    return error as Error;
  }
}

function noYaml(error: Error): Verdict {
  return refused({ apiVersion: '-', kind: '-', metadata: { name: 'document' } }, 'yaml', error.message);
}

function refused(manifest: Manifest, by: string, message: string): Verdict {
  const { apiVersion, kind } = manifest;
  return { apiVersion, kind, object: describe(manifest), outcome: 'refused', by, message, differences: [], warnings: [] };
}

/** Last applied first; a webhook may refuse while it still sees a dependant, so a few rounds. Namespaces stay: nobody here finalises them. */
export async function remove(kube: Kube, manifests: Manifest[]): Promise<void> {
  let left = [...manifests].reverse().filter(manifest => manifest.kind !== 'Namespace');
  for (let round = 0; round < 25 && left.length > 0; round++) {
    const kept: Manifest[] = [];
    for (const manifest of left) {
      const answer = await kube.delete(manifest).catch(() => undefined);
      if (answer && answer.status >= 300 && answer.status !== 404) kept.push(manifest);
    }
    left = kept;
    if (left.length > 0) await sleep(200);
  }
}
