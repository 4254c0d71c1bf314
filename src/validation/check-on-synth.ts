import { ACKNOWLEDGE } from './acknowledge';
import type { Judgement, Line } from './judge';
import { lazy } from './lazy';
import { Emitter } from '../manifest/emit';
import { refuse } from '../values/check';

/** What is known about one app: everything its owners emit is judged together, because rules also compare objects of different owners. */
interface Verdict {
  readonly emitters: Emitter[];
  changes: number;
  problems: Map<Emitter, Judgement>;
}

const verdicts = new WeakMap<object, Verdict>();

/** The checks of one owner, by which it takes acknowledgements. */
export class SynthChecks {
  private readonly reasons = new Map<string, string>();
  private own: { readonly changes: number; readonly lines: Line[] } | undefined;

  constructor(private readonly emitter: Emitter, private readonly verdict: Verdict, private readonly lines: () => Line[]) {
    emitter.owner.node.addValidation({ validate: () => this.problems() });
  }

  /** Silence a rule for the owner's objects, for a reason that others can read. */
  acknowledge(where: string, id: string, reason: string): void {
    if (typeof id !== 'string' || !/^[A-Z]+-\d\d[a-z]?$/.test(id)) { refuse(`${where}.acknowledge`, id, 'is not a rule id; write for example "LNT-01"'); }
    if (typeof reason !== 'string' || reason.trim().length < 3) { refuse(`${where}.acknowledge`, reason, `is not a reason; write why ${id} may stay`); }
    this.reasons.set(id, reason);
    this.emitter.objects[0]?.metadata.addAnnotation(`${ACKNOWLEDGE}${id}`, reason);
  }

  private problems(): Line[] {
    const { verdict, emitter } = this;
    if (verdict.changes !== Emitter.changes) {
      verdict.changes = Emitter.changes;
      verdict.problems = lazy.judge().judge(verdict.emitters);
    }
    if (this.own?.changes !== Emitter.changes) { this.own = { changes: Emitter.changes, lines: this.lines() }; }
    const judgement = verdict.problems.get(emitter);
    // What the owner says itself it says in the words of its props; a rule that finds the same in the manifests need not repeat it.
    const said = new Set(this.own.lines.map(idOf));
    const all = [...this.own.lines, ...(judgement?.lines ?? []).filter(line => !said.has(idOf(line)))];
    if (this.reasons.size === 0) { return all; }
    const found = new Set([...all.map(idOf), ...judgement?.warnings ?? []]);
    return [
      ...all.filter(line => !this.reasons.has(idOf(line))),
      ...[...this.reasons.keys()].filter(id => !found.has(id)).map(id => `ACK-01 unused-acknowledgement: ${id} is acknowledged and nothing is found; remove the acknowledgement.`),
    ];
  }
}

/**
 * Check everything an owner emits when the app is synthesized: its own lines, the schemas of the API, and the rules. The whole app is
 * judged once; stock cdk8s asks once per chart and once more, so the answer is kept until an object is added or patched.
 */
export function checkOnSynth(emitter: Emitter, lines: () => Line[] = () => []): SynthChecks {
  const { root } = emitter.owner.node;
  const verdict: Verdict = verdicts.get(root) ?? { emitters: [], changes: -1, problems: new Map() };
  verdicts.set(root, verdict);
  verdict.emitters.push(emitter);
  return new SynthChecks(emitter, verdict, lines);
}

/** The rule id that a line starts with. */
function idOf(line: Line): string {
  return line.split(' ', 1)[0];
}
