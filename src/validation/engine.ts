import { Finding } from './finding';
import { Entry, ManifestSet } from './manifest-set';
import { Rule } from './rule';
import { Subject } from './subject';
import { Target } from './target';

/** Run rules over a set, against the older set of the same objects when there is one. Findings come in the order of the objects. */
export function runRules(rules: readonly Rule[], set: ManifestSet, target: Target, before?: ManifestSet): Finding[] {
  const findings: Finding[] = [];
  const active = rules.filter(rule => holdsFor(rule, target));
  const byKind = new Map<string, Rule[]>();
  const rulesFor = (entry: Entry): Rule[] => {
    const key = `${entry.kind}.${entry.group}`;
    let list = byKind.get(key);
    if (!list) {
      list = active.filter(({ kinds }) => kinds.includes('*') || kinds.includes(entry.kind) || kinds.includes(key));
      byKind.set(key, list);
    }
    return list;
  };
  for (const entry of set.entries) {
    const older = before?.find(entry.group, entry.kind, entry.namespace, entry.name)?.object;
    const subject = new Subject(entry, older, set, target, findings, before);
    for (const rule of rulesFor(entry)) { subject.judgedBy(rule); }
  }
  return findings;
}

function holdsFor({ since, until }: Rule, { capiMinor }: Target): boolean {
  const minor = (version: string) => Number(version.split('.')[1]);
  return (since === undefined || capiMinor >= minor(since)) && (until === undefined || capiMinor < minor(until));
}
