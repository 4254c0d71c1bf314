import { publishedClasses, publishedTemplates } from './published-classes';
import { compareJsonPatches, compareYaml } from './rendered-values';
import { compareTemplates } from './templates';
import { compareTopologies } from './topologies';

/** One comparison in a line, and what differs. */
export interface EvaluatorReport {
  readonly lines: readonly string[];
  readonly mismatches: readonly object[];
}

/**
 * Compares the topology evaluator with upstream's code: templates with text/template and Sprig, YAML and JSON patches with the libraries of Cluster API,
 * whole Clusters with the topology controller; generated cases and the classes that upstream publishes. Needs Go.
 *
 * @param count generated templates; a quarter as many Clusters
 */
export function compareEvaluator(count: number, firstSeed = 0, progress: (line: string) => void = () => undefined): EvaluatorReport {
  const classes = publishedClasses();
  const comparisons: [string, () => { readonly mismatches: readonly object[] }][] = [
    ['templates', () => compareTemplates(count, firstSeed, publishedTemplates(classes))],
    ['YAML', () => compareYaml(count, firstSeed)],
    ['JSON patches', () => compareJsonPatches(count, firstSeed)],
    ['topologies', () => compareTopologies(Math.ceil(count / 4), firstSeed, classes)],
  ];
  const lines: string[] = [];
  const mismatches: object[] = [];
  for (const [name, compare] of comparisons) {
    const { mismatches: found, ...counts } = compare();
    const line = `${name}: ${found.length} mismatches, ${JSON.stringify(counts)}`;
    progress(line);
    lines.push(line);
    mismatches.push(...found);
  }
  return { lines, mismatches };
}
