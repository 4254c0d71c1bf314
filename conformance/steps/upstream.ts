import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Flavor, FLAVORS } from '../../test/upstream/flavors';
import { IGNORED, kept } from '../../test/upstream/ignored';
import { leavesOf } from '../../test/upstream/leaves';
import { fillIn } from '../../test/upstream/variables';
import { pinnedVersion } from '../testbed/pins';
import { moduleFolder } from '../testbed/toolchain';

const MODULE = 'sigs.k8s.io/cluster-api-provider-vsphere';

/** What one flavor's table and its published template say about each other. */
export interface TableVerdict {
  readonly flavor: string;
  readonly leaves: number;
  readonly facts: number;
  readonly ignored: number;
  /** Facts without a leaf, leaves without a fact, and those that disagree. */
  readonly faults: string[];
}

/** Reads the published templates again: is every leaf of theirs in our tables or left out for a reason, and is nothing in our tables untrue? */
export function upstreamTables(): TableVerdict[] {
  const folder = join(moduleFolder('capv', MODULE), 'templates');
  const seen = new Set<unknown>();
  const verdicts = FLAVORS.map(flavor => verdict(flavor, folder, seen));
  const unused = IGNORED.filter(entry => !seen.has(entry)).map(({ at }) => `ignored.ts: no template has ${at}`);
  return unused.length > 0 ? [...verdicts, { flavor: 'all', leaves: 0, facts: 0, ignored: 0, faults: unused }] : verdicts;
}

/** One line per flavor, and one per fault. */
export function tablesText(verdicts: TableVerdict[]): string {
  const lines = verdicts.map(({ flavor, leaves, facts, ignored, faults }) =>
    `${flavor}: ${leaves} leaves, ${facts} in the table, ${ignored} left out, ${faults.length} faults`);
  return [...lines, ...verdicts.flatMap(({ flavor, faults }) => faults.map(fault => `${flavor}: ${fault}`)),
    `Read from the templates of ${MODULE} ${pinnedVersion('capv', MODULE)}.`].join('\n');
}

function verdict({ name, files, facts }: Flavor, folder: string, seen: Set<unknown>): TableVerdict {
  const objects = files.flatMap(file => parseAllDocuments(fillIn(readFileSync(join(folder, file), 'utf8'))).map(document => document.toJS()).filter(Boolean));
  const leaves = leavesOf(objects);
  const wanted = kept(leaves);
  for (const key of leaves.keys()) IGNORED.filter(({ at }) => at.test(key)).forEach(entry => seen.add(entry));
  const faults = [...new Set([...wanted.keys(), ...facts.keys()])].flatMap(key => {
    const [theirs, ours] = [wanted.get(key), facts.get(key)];
    if (theirs === ours) return [];
    return [`${key}: the template says ${theirs ?? 'nothing'}, the table ${ours ?? 'nothing'}`];
  });
  const unread = [...wanted].filter(([key]) => key.includes('["not known: ')).map(([key]) => `${key}: meanings.ts does not know what this text does`);
  return { flavor: name, leaves: leaves.size, facts: facts.size, ignored: leaves.size - wanted.size, faults: [...faults, ...unread] };
}
