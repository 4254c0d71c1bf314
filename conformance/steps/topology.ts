import { ClassCase, ourCases, publishedCases } from './class-cases';
import { compareEvaluator } from './evaluator';
import { publishedClasses } from './published-classes';
import { compareTopologies, TopologyMismatch } from './topologies';

/** Generated templates; a quarter as many Clusters. */
const GENERATED = 2000;

interface Row {
  readonly clusterClass: string;
  readonly from: string;
  clusters: number;
  objects: number;
  readonly outcomes: { equal: number; refused: number; unknown: number; differs: number };
}

export interface TopologyRun {
  readonly rows: readonly Row[];
  /** One line for each kind of generated question. */
  readonly generated: readonly string[];
  readonly differences: readonly string[];
  readonly faults: number;
}

/** Every ClusterClass that we have and that upstream publishes, rendered by the topology controller's code and by `renderTopology`; then generated cases. */
export function topologyStep(seed: number, progress: (line: string) => void): TopologyRun {
  const published = publishedClasses();
  const cases = [...ourCases(), ...publishedCases(published)];
  const extra = Object.fromEntries(cases.map((entry, index) => [`${index} ${entry.cluster}`, entry.objects]));
  const compared = compareTopologies(0, 0, extra);
  progress(`topology: ${cases.length} Clusters of ${new Set(cases.map(rowKey)).size} classes rendered`);

  const rows = new Map<string, Row>();
  cases.forEach((entry, index) => {
    const { clusterClass, from } = entry;
    const outcomes = { equal: 0, refused: 0, unknown: 0, differs: 0 };
    const row = rows.get(rowKey(entry)) ?? { clusterClass, from, clusters: 0, objects: 0, outcomes };
    rows.set(rowKey(entry), row);
    const seen = compared.cases[index];
    row.clusters += 1;
    row.objects += seen.objects;
    row.outcomes[seen.outcome] += 1;
  });
  const { lines, mismatches } = compareEvaluator(GENERATED, seed, line => progress(`topology: ${line}`), published);
  // A class that cannot be rendered proves nothing: why is told.
  const silent = compared.cases.filter(({ outcome }) => outcome === 'refused' || outcome === 'unknown').map(({ case: name, notes }) => `${name}: ${notes.join('; ')}`);
  const differences = [...silent, ...compared.mismatches.flatMap(paths), ...mismatches.slice(0, 20).map(mismatch => JSON.stringify(mismatch))];
  return { rows: [...rows.values()], generated: lines, differences, faults: compared.mismatches.length + mismatches.length + silent.length };
}

export function topologyText({ rows, generated, differences, faults }: TopologyRun): string {
  const header = ['class', 'from', 'clusters', 'objects', 'equal', 'refused', 'unknown', 'differ'];
  const cells = rows.map(({ clusterClass, from, clusters, objects, outcomes }) =>
    [clusterClass, from, ...[clusters, objects, outcomes.equal, outcomes.refused, outcomes.unknown, outcomes.differs].map(String)]);
  const widths = header.map((title, column) => Math.max(title.length, ...cells.map(row => row[column].length)));
  const line = (texts: string[]) => texts.map((text, column) => column < 2 ? text.padEnd(widths[column]) : text.padStart(widths[column])).join('  ');
  return [line(header), ...cells.map(line), '', 'Generated:', ...generated, ...differences, '', `${rows.length} classes, ${faults} faults.`].join('\n');
}

function rowKey({ clusterClass, from }: ClassCase): string {
  return `${from} ${clusterClass}`;
}

/** The leaves in which the objects of a case differ. */
function paths({ case: name, ours, theirs }: TopologyMismatch): string[] {
  const read = (text: string) => {
    try {
      return new Map(text.split('\n').filter(Boolean).map(line => JSON.parse(line)).map(object => [`${object.kind} ${object.metadata.name}`, leaves(object)]));
    } catch {
      return undefined;
    }
  };
  const [left, right] = [read(ours), read(theirs)];
  if (!left || !right) return [`${name}: renderTopology: ${ours}; controller: ${theirs}`];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap(object => {
    const [mine, other] = [left.get(object) ?? new Map<string, string>(), right.get(object) ?? new Map<string, string>()];
    return [...new Set([...mine.keys(), ...other.keys()])].filter(path => mine.get(path) !== other.get(path))
      .map(path => `${name}: ${object}: ${path}: renderTopology says ${mine.get(path) ?? 'nothing'}, the controller ${other.get(path) ?? 'nothing'}`);
  });
}

function leaves(value: any, path = '', found = new Map<string, string>()): Map<string, string> {
  const inner = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  if (inner.length === 0) found.set(path, JSON.stringify(value));
  for (const [key, child] of inner) leaves(child, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, found);
  return found;
}
