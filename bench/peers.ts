import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

const RESULTS = join(__dirname, 'results.md');
const HEADING = '\n## Against peers\n';

/** Medians of whole processes, in milliseconds of processor time. */
export interface PeerFigures {
  readonly clusters: number;
  readonly objects: number;
  readonly synth: number;
  readonly helm: number;
  readonly validate: number;
  readonly kubeconform: number;
  readonly versions: { readonly helm: string; readonly kubeconform: string };
}

/** The figures as a table. */
export function peersTable({ clusters, objects, synth, helm, validate, kubeconform, versions }: PeerFigures): string {
  const row = (work: string, ours: number, peer: string, theirs: number) =>
    `| ${work} | ${clusters} | ${objects} | ${Math.round(ours)} | ${Math.round(theirs)} (${peer}) | ${(theirs / ours).toFixed(2)} |`;
  return `| work | clusters | objects | our CPU ms | peer CPU ms | peer / ours |
|---|---|---|---|---|---|
${row('write the manifests', synth, `helm template ${versions.helm}`, helm)}
${row('check them', validate, `kubeconform ${versions.kubeconform}`, kubeconform)}`;
}

/** Writes the figures into the results; the rest of the file stays. */
export function writePeers(figures: PeerFigures): void {
  const [report] = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8').split(HEADING) : ['# Benchmark results\n'];
  writeFileSync(RESULTS, `${report}${HEADING}
\`npm run conformance -- --step peers\`, medians of one interleaved run. All times are processor time (user + system) of whole processes, start included.

${peersTable(figures)}

The program and the chart write the same objects: the chart is the output for one cluster in a loop over the clusters, with their names, networks and addresses
as values, so Helm computes nothing else, while the program builds each object, names templates by their content and runs the rules. kubeconform
checks schemas, strictly, from local files; \`validate\` checks schemas and the rules of Cluster API's webhooks, within and between objects.
`);
}

/** The section as it was written last: the benchmark measures the rest, and neither may lose the other's figures. */
export function lastPeers(): string {
  const section = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8').split(HEADING)[1] : undefined;
  return section === undefined ? '' : `${HEADING}${section}`;
}
