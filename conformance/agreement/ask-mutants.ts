import { Case, Stage } from './cases';
import { mergePatch } from './merge-patch';
import { kindOf, pathText, sameObject } from './objects';
import { opinion } from './ours';
import { pooled } from './pooled';
import { isStricter } from './stricter';
import { Finding } from '../../src/validation/finding';
import { classNotReady, remove } from '../steps/admission';
import { Kube } from '../testbed/kube';
import { Judge } from '../testbed/verdict';

export type Class =
  | 'both accept'
  | 'both refuse'
  /** The server refuses, `validate` reports no error. */
  | 'missed'
  /** `validate` reports an error about an object that the server takes. */
  | 'false alarm'
  /** The same, by rules that speak for controllers (`stricter.ts`). */
  | 'stricter'
  /** The server's answer depends on how the object is sent: server-side apply or what kubectl sends otherwise. */
  | 'either way'
  /** `validate` threw. */
  | 'crash';

/** One question with both answers. */
export interface Answer {
  readonly class: Class;
  readonly mutation: string;
  readonly update: boolean;
  readonly kind: string;
  readonly path: string;
  readonly source: string;
  readonly value: unknown;
  /** Rules that reported an error. */
  readonly ours: readonly string[];
  readonly ourMessages: readonly string[];
  /** Why the server refused, if it did, and which part of it. */
  readonly server?: string;
  readonly by?: string;
}

/** What came of all questions. */
export interface Answers {
  readonly answers: readonly Answer[];
  /** Objects of the sources that the server itself does not take: nothing said about them means anything. */
  readonly unfit: readonly string[];
  readonly unjudged: number;
}

/** Asks the server and `validate` the same questions. */
export async function askMutants(
  judge: Judge, stages: readonly Stage[], right: ReadonlyMap<string, readonly any[]>, progress: (line: string) => void,
): Promise<Answers> {
  const answers: Answer[] = [];
  const unfit: string[] = [];
  let unjudged = 0;
  for (const { name, stored, cases } of stages) {
    try {
      unfit.push(...await store(judge, stored));
      await pooled(cases, async question => {
        const first = await judge.judge({ manifest: question.object, text: JSON.stringify(question.object) }, { dryRun: true });
        const server = first.outcome === 'refused' ? first.message : undefined;
        const answer = first.outcome === 'unjudged' ? undefined : compared(question, right.get(question.source)!, server);
        if (!answer) unjudged++;
        else if (answer.class !== 'missed' && answer.class !== 'false alarm') answers.push({ ...answer, by: first.by });
        else answers.push({ ...answer, by: first.by, class: await refuses(judge.kube, question) === (server !== undefined) ? answer.class : 'either way' });
      });
    } finally {
      await remove(judge.kube, [...stored]);
    }
    progress(`mutants, ${name}: ${cases.length} asked`);
  }
  return { answers, unfit, unjudged };
}

/** Undefined if one side knows nothing of the kind. */
function compared(question: Case, right: readonly any[], server: string | undefined): Answer | undefined {
  const { errors, own, unchecked, crash } = opinion(question, right);
  if (unchecked) return undefined;
  const { mutation, path, source, object, before } = question;
  const counted = server === undefined ? own : errors;
  return {
    class: crash ? 'crash' : verdictOf(server !== undefined, counted),
    mutation,
    source,
    server,
    update: before !== undefined,
    kind: kindOf(object),
    path: pathText(path),
    value: path.reduce((value: any, step) => value?.[step], object),
    ours: crash ? [] : [...new Set(counted.map(({ id }) => id))],
    ourMessages: crash ? [crash] : counted.map(({ id, path: at, message }) => `${id} ${at}: ${message}`),
  };
}

/** Puts the question a second time, as `kubectl create` and client-side `kubectl apply` would. */
async function refuses(kube: Kube, { object, before }: Case): Promise<boolean> {
  const old = before?.find(other => sameObject(other, object));
  const answer = old ? await kube.merge(object, JSON.stringify(mergePatch(old, object))) : await kube.post(object, JSON.stringify(object));
  return answer.status >= 300;
}

function verdictOf(refused: boolean, own: readonly Finding[]): Class {
  if (refused) return own.length > 0 ? 'both refuse' : 'missed';
  if (own.length === 0) return 'both accept';
  return own.every(isStricter) ? 'stricter' : 'false alarm';
}

/** Puts objects on the server; those with a class come when the class is reconciled. */
async function store(judge: Judge, objects: readonly any[]): Promise<string[]> {
  const late = objects.filter(({ kind, spec }) => kind === 'Cluster' && spec?.topology);
  const faults: string[] = [];
  const put = async (object: any) => {
    const { outcome, object: name, message } = await judge.judge({ manifest: object, text: JSON.stringify(object) }, { once: true });
    if (outcome === 'refused') faults.push(`${name}: ${message}`);
  };
  for (const object of objects) if (!late.includes(object)) await put(object);
  for (const object of objects) {
    const problem = object.kind === 'ClusterClass' ? await classNotReady(judge.kube, object) : undefined;
    if (problem) faults.push(`ClusterClass ${object.metadata.name}: ${problem}`);
  }
  for (const object of late) await put(object);
  return faults;
}
