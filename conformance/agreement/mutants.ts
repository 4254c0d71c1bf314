import { createHash } from 'node:crypto';
import { aimedAt } from './aimed';
import { Case, Stage } from './cases';
import { mutationsOf } from './mutations';
import { kindOf, pathText } from './objects';
import { findKind } from '../../src/api/catalog';
import { schemaOf } from '../../src/api/schema';
import { Schema } from '../../src/api/schema-types';

/** Manifests that are right and belong together. */
export interface Source {
  readonly name: string;
  readonly objects: readonly any[];
  /** Are these the baselines, at which the rules aim? */
  readonly aimed?: boolean;
}

/** Kinds whose admission on creation looks at other objects. */
const LOOKS_AROUND = new Set(['Cluster', 'IPAddress']);

/**
 * Questions about changed copies of these objects, each kind of change in each field as often as any other, in an order that the seed gives.
 *
 * @param count how many
 */
export function stagesOf(sources: readonly Source[], count: number, seed: number): Stage[] {
  const all: { stage: string; stored: readonly any[]; question: Case }[] = [];
  for (const { name: source, objects, aimed } of sources) {
    // Only there webhooks look at the neighbours; updates of one such set try every kind.
    const stored = objects.some(({ kind }) => kind === 'ClusterClass');
    for (const object of objects) {
      const around = stored && LOOKS_AROUND.has(object.kind);
      const neighbours = objects.filter(other => !LOOKS_AROUND.has(other.kind));
      for (const mutation of [...aimed ? aimedAt(object) : [], ...mutationsOf(object, knownSchema(object))]) {
        const set = objects.map(other => other === object ? mutation.object : other);
        const base = { mutation: mutation.name, path: mutation.path, source, object: mutation.object, set };
        all.push({ stage: around ? `${source}, beside its neighbours` : 'creation', stored: around ? neighbours : [], question: base });
        if (stored && mutation.object.metadata.name === object.metadata.name) all.push({ stage: `${source}, update`, stored: objects, question: { ...base, before: objects } });
      }
    }
  }
  const stages = new Map<string, { stored: readonly any[]; cases: Case[] }>();
  for (const { stage, stored, question } of chosen(all, count, seed)) {
    if (!stages.has(stage)) stages.set(stage, { stored, cases: [] });
    stages.get(stage)!.cases.push(question);
  }
  return [...stages].map(([name, { stored, cases }]) => ({ name, stored, cases }));
}

/** Takes one of each kind of change in turn, so that long lists of files do not crowd out the rest. */
function chosen<T extends { stage: string; question: Case }>(all: readonly T[], count: number, seed: number): T[] {
  const unique = new Map<string, { entry: T; group: string; order: string }>();
  for (const entry of all) {
    const { stage, question: { mutation, path, object } } = entry;
    const group = `${stage === 'creation' ? '' : stage} ${kindOf(object)} ${pathText(path)} ${mutation}`;
    const text = `${group} ${JSON.stringify(path.reduce((value: any, step) => value?.[step], object))}`;
    // A hash for a die: what is asked of one file then does not depend on what other files there are.
    const order = createHash('sha1').update(`${seed} ${text}`).digest('hex');
    if (!unique.has(text)) unique.set(text, { entry, group, order });
  }
  const ranks = new Map<string, number>();
  return [...unique.values()].sort(byOrder).map(({ entry, group, order }) => {
    const rank = /^[A-Z]+-\d+/.test(entry.question.mutation) ? -1 : ranks.get(group) ?? 0;
    ranks.set(group, rank + 1);
    return { entry, rank, order };
  }).sort((left, right) => left.rank - right.rank || byOrder(left, right)).slice(0, count).map(({ entry }) => entry);
}

function byOrder(left: { order: string }, right: { order: string }): number {
  return left.order < right.order ? -1 : 1;
}

function knownSchema({ apiVersion, kind }: any): Schema | undefined {
  const entry = findKind(apiVersion, kind);
  return entry && schemaOf(entry);
}
