import { ask } from './go-tool';
import { topologyCase } from './topology-cases';
import { renderTopology } from '../../src/evaluate';
import { toHub } from '../../src/evaluate/hub';

export type CaseOutcome = 'equal' | 'refused' | 'unknown' | 'differs';

/** What came of comparing our topology evaluator with the topology controller. */
export interface TopologyComparison {
  /** Cases in which both make the same objects, names of random suffix aside. */
  readonly equal: number;
  /** Cases that both refuse. */
  readonly refused: number;
  /** Cases that ours says nobody can know. */
  readonly unknown: number;
  readonly mismatches: readonly TopologyMismatch[];
  /** What came of each case. */
  readonly cases: readonly TopologyCase[];
}

export interface TopologyCase {
  readonly case: number | string;
  readonly outcome: CaseOutcome;
  readonly objects: number;
  readonly notes: readonly string[];
}

/** A case in which the two say different things: the objects that only one of them makes, as canonical JSON, a line each. */
export interface TopologyMismatch {
  readonly case: number | string;
  readonly ours: string;
  readonly theirs: string;
}

interface Desired {
  readonly objects?: any[];
  readonly error?: string;
}

/**
 * Renders generated Clusters with the code of the topology controller (cluster-api v1.14.0) and with ours, and compares. Needs Go.
 *
 * @param extra further sets of a Cluster, its class and templates, by name
 */
export function compareTopologies(count: number, firstSeed = 0, extra: { readonly [name: string]: any[] } = {}): TopologyComparison {
  const cases: [number | string, any[]][] = [
    ...Array.from({ length: count }, (_, i): [number, any[]] => [firstSeed + i, topologyCase(firstSeed + i)]),
    ...Object.entries(extra),
  ];
  const theirs = ask<Desired>('topology', cases.map(([, objects]) => ({ objects: objects.map(object => /^Cluster(Class)?$/.test(object.kind) ? toHub(object) : object) })));
  const mismatches: TopologyMismatch[] = [];
  const outcomes: TopologyCase[] = [];
  let [equal, refused, unknown] = [0, 0, 0];
  cases.forEach(([name, objects], i) => {
    const { objects: ours, notes } = renderTopology(objects);
    const ended = (outcome: CaseOutcome) =>
      outcomes.push({ case: name, outcome, objects: ours.length, notes: outcome === 'equal' ? [] : notes.map(({ kind, where, message }) => `${kind}: ${where}: ${message}`) });
    const refusal = notes.find(({ kind }) => kind === 'refused');
    // Groups of one name: refused here at once, there by whichever controller comes last.
    if (refusal && (theirs[i].error !== undefined || refusal.message.includes('both become'))) {
      refused++;
      ended('refused');
    } else if (notes.some(({ kind }) => kind === 'unknown')) {
      unknown++;
      ended('unknown');
    } else if (refusal || theirs[i].error !== undefined) {
      mismatches.push({ case: name, ours: refusal ? `${refusal.where}: ${refusal.message}` : 'rendered', theirs: theirs[i].error ?? 'rendered' });
      ended('differs');
    } else {
      const [left, right] = [comparable(ours), comparable(theirs[i].objects!)];
      const [onlyOurs, onlyTheirs] = [left.filter(text => !right.includes(text)), right.filter(text => !left.includes(text))];
      const same = onlyOurs.length + onlyTheirs.length === 0;
      if (same) { equal++; } else { mismatches.push({ case: name, ours: onlyOurs.join('\n'), theirs: onlyTheirs.join('\n') }); }
      ended(same ? 'equal' : 'differs');
    }
  });
  return { equal, refused, unknown, mismatches, cases: outcomes };
}

/** Objects as texts that are equal when the objects are: names say what they are of, fields of the API server and empty ones of Go are left out. */
function comparable(objects: readonly any[]): string[] {
  const owned = objects.filter(({ kind }) => kind !== 'Cluster' && kind !== 'MachineHealthCheck');
  const names = owned.map(({ kind, metadata: { name, labels } }): [string, string] =>
    [name, `<${kind} ${labels?.['topology.cluster.x-k8s.io/deployment-name'] ?? labels?.['topology.cluster.x-k8s.io/pool-name'] ?? ''}>`]);
  const generated = names.filter(([name]) => /[bcdfghjklmnpqrstvwxz2456789]{5}$/.test(name)).sort(([a], [b]) => b.length - a.length);
  return objects.map(({ status: _status, ...object }) => {
    const { ownerReferences: _owners, creationTimestamp: _created, ...metadata } = object.metadata;
    const text = JSON.stringify(object, (_, value) => sorted(value === object.metadata ? metadata : value));
    return generated.reduce((result, [name, role]) => result.split(name).join(role), text);
  });
}

function sorted(value: any): any {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) { return value; }
  const members = Object.keys(value).sort().map(key => [key, value[key]]);
  return Object.fromEntries(members.filter(([key, child]) => child !== null || key !== 'creationTimestamp').filter(([key, child]) => !(key === 'annotations' && Object.keys(child).length === 0)));
}
