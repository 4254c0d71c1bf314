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
 * generated Clusters with the topology controller. Needs Go.
 *
 * @param count generated templates; a quarter as many Clusters
 * @param classes objects by the name of their set; the templates in the patches of their classes are compared too
 */
export function compareEvaluator(
  count: number, firstSeed = 0, progress: (line: string) => void = () => undefined, classes = publishedClasses(),
): EvaluatorReport {
  const comparisons: [string, () => { readonly mismatches: readonly object[] }][] = [
    ['templates', () => compareTemplates(count, firstSeed, publishedTemplates(classes))],
    ['YAML', () => compareYaml(count, firstSeed)],
    ['JSON patches', () => compareJsonPatches(count, firstSeed)],
    ['topologies', () => compareTopologies(Math.ceil(count / 4), firstSeed)],
  ];
  const lines: string[] = [];
  const mismatches: object[] = [];
  for (const [name, compare] of comparisons) {
    const { mismatches: found, cases: _, ...counts } = compare() as { readonly mismatches: readonly object[]; readonly cases?: unknown };
    const line = `${name}: ${found.length} mismatches, ${JSON.stringify(counts)}`;
    progress(line);
    lines.push(line);
    mismatches.push(...found);
  }
  return { lines, mismatches };
}
