import { checkObject } from '../api';
import { RULES } from './all-rules';
import { runRules } from './engine';
import { findingLine } from './finding';
import { ManifestSet } from './manifest-set';
import { EVERY_GATE, target } from './target';
import { EmittedObject, Emitter } from '../manifest/emit';

/** A problem as the app reports it. The rule id is its first word. */
export type Line = string;

/** What was found about the objects of one owner. Warnings are for the `validate` command; here they only justify acknowledgements. */
export interface Judgement {
  readonly lines: Line[];
  readonly warnings: Set<string>;
}

/** Judge everything that the owners of one app emit. */
export function judge(emitters: readonly Emitter[]): Map<Emitter, Judgement> {
  const judgements = new Map<Emitter, Judgement>(emitters.map(emitter => [emitter, { lines: [], warnings: new Set() }]));
  const owners = new Map<object, Judgement>();
  const objects = emitters.flatMap(emitter => emitter.objects.map((made: EmittedObject) => {
    const object = made.toJson();
    const judgement = judgements.get(emitter)!;
    owners.set(object, judgement);
    // A kind without a schema (a provider of the user's own) is not guessed at.
    for (const { path, message } of checkObject(object, releaseOf(object)).findings) {
      judgement.lines.push(`SCH-10 schema: ${object.kind} "${object.metadata?.name}" ${path}: ${message}`);
    }
    return { object, origin: {} };
  }));
  for (const finding of runRules(RULES, new ManifestSet(objects), target({ featureGates: EVERY_GATE }))) {
    const { lines, warnings } = owners.get(finding.entry.written)!;
    if (finding.severity === 'error') { lines.push(findingLine(finding)); } else { warnings.add(finding.id); }
  }
  return judgements;
}

/** What is rendered in v1beta1 is for management clusters that know nothing newer than Cluster API v1.10. */
function releaseOf({ apiVersion }: any): string | undefined {
  return apiVersion.endsWith('.x-k8s.io/v1beta1') ? 'capi-v1.10' : undefined;
}
