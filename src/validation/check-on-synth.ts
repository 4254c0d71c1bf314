import { checkObject } from '../api';
import { runRules } from './engine';
import { findingLine } from './finding';
import { ManifestSet } from './manifest-set';
import { RULES } from './rules';
import { target } from './target';
import { EmittedObject, Emitter } from '../manifest/emit';

/** What is known about one app: everything its owners emit is judged together, because rules also compare objects of different owners. */
interface Verdict {
  readonly emitters: Emitter[];
  changes: number;
  problems: Map<Emitter, string[]>;
}

const verdicts = new WeakMap<object, Verdict>();

/**
 * Check everything an owner emits when the app is synthesized: its own lines, the schemas of the API, and the rules. The whole app is
 * judged once; stock cdk8s asks once per chart and once more, so the answer is kept until an object is added or patched.
 */
export function checkOnSynth(emitter: Emitter, lines: () => string[] = () => []): void {
  const { root } = emitter.owner.node;
  const verdict: Verdict = verdicts.get(root) ?? { emitters: [], changes: -1, problems: new Map() };
  verdicts.set(root, verdict);
  verdict.emitters.push(emitter);
  let own: string[] | undefined;
  emitter.owner.node.addValidation({
    validate: () => {
      if (verdict.changes !== Emitter.changes) {
        verdict.changes = Emitter.changes;
        verdict.problems = judge(verdict.emitters);
      }
      own ??= lines();
      return [...own, ...verdict.problems.get(emitter) ?? []];
    },
  });
}

function judge(emitters: readonly Emitter[]): Map<Emitter, string[]> {
  const problems = new Map<Emitter, string[]>();
  const owners = new Map<object, Emitter>();
  const add = (emitter: Emitter, line: string) => problems.set(emitter, [...problems.get(emitter) ?? [], line]);
  const objects = emitters.flatMap(emitter => emitter.objects.map((made: EmittedObject) => {
    const object = made.toJson();
    owners.set(object, emitter);
    // A kind without a schema (a provider of the user's own) is not guessed at.
    for (const { path, message } of checkObject(object).findings) {
      add(emitter, `SCH-10 schema: ${object.kind} "${object.metadata?.name}" ${path}: ${message}`);
    }
    return { object, origin: {} };
  }));
  const set = new ManifestSet(objects);
  for (const finding of runRules(RULES, set, target())) {
    if (finding.severity === 'error') { add(owners.get(finding.entry.object)!, findingLine(finding)); }
  }
  return problems;
}
