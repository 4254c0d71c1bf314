import { rmSync } from 'fs';

/** One process of its own: what it printed, and its figures. */
export type Worker = (mode: string, clusters: number, out: string) => { readonly text: string; readonly last: Sample };

/** Figures of one process. */
export interface Sample { readonly milliseconds: number; readonly objects: number; readonly megabytes: number }

const SIZES = [100, 1000];
const RUNS = 3;

/** Clusters stamped from one class: writing them, and rendering what a management cluster makes of them. A section of the report. */
export function classSection(worker: Worker, folder: string): string {
  const rows: string[] = [];
  const perCluster: { [size: number]: { readonly synth: number; readonly render: number } } = {};
  for (const size of SIZES) {
    const samples: { [mode: string]: Sample[] } = { 'classes': [], 'classes-floor': [], 'render': [] };
    for (let run = 0; run < RUNS; run++) {
      for (const mode of Object.keys(samples)) {
        // The floor writes the same files, which the render that follows reads.
        const { text, last } = worker(mode, size, folder);
        samples[mode].push(mode === 'render' ? { ...last, objects: text.match(/^---$/gm)!.length } : last);
      }
      rmSync(folder, { recursive: true, force: true });
    }
    const of = (mode: string, figure: keyof Sample) => samples[mode].map(sample => sample[figure]).sort((a, b) => a - b)[Math.floor(RUNS / 2)];
    const [synth, floor, render] = ['classes', 'classes-floor', 'render'].map(mode => of(mode, 'milliseconds'));
    perCluster[size] = { synth: synth / size, render: render / size };
    rows.push(`| ${size} | ${of('classes', 'objects')} | ${Math.round(synth)} | ${Math.round(floor)} | ${(synth / floor).toFixed(2)} | ${Math.round(render)} | ${of('render', 'objects')} | ${(render / synth).toFixed(2)} | ${of('classes', 'megabytes')} / ${of('classes-floor', 'megabytes')} / ${of('render', 'megabytes')} |`);
  }
  const [few, many] = SIZES.map(size => perCluster[size]);
  return `Clusters stamped from one ClusterClass on vSphere (two pools, values of the cluster and of a pool), one chart per cluster, and
\`cdk8s-cluster-api render\` on the files, reading and writing included.

| clusters | objects | FleetApp CPU ms | floor CPU ms | FleetApp / floor | render CPU ms | rendered objects | render / FleetApp | peak MB (FleetApp / floor / render) |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

Cost of a cluster at ${SIZES[1]} / at ${SIZES[0]}: ${(many.synth / few.synth).toFixed(2)} written, ${(many.render / few.render).toFixed(2)} rendered.
`;
}
