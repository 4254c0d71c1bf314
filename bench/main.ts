import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { cpus, tmpdir } from 'os';
import { join } from 'path';
import { classSection, Sample } from './classes';
import { lastPeers } from './peers';

/** Measures the library against stock cdk8s and against the floor; prints a table and writes bench/results.md. Ratios are what counts. */

const ROOT = join(__dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'bench-'));

function sample(mode: string, clusters: number): Sample {
  const out = join(work, `${mode}-${clusters}`);
  const { last } = worker(mode, clusters, out);
  rmSync(out, { recursive: true, force: true });
  return last;
}

/** What one process printed: its figures are on the last line. A process that fails ends the benchmark. */
function worker(mode: string, clusters: number, out: string): { text: string; last: Sample } {
  process.stderr.write(`  ${mode} ${clusters} clusters\n`);
  const text = execFileSync(process.execPath, ['--expose-gc', join(__dirname, 'worker.js'), mode, String(clusters), out], {
    encoding: 'utf8', cwd: ROOT, maxBuffer: 256 * 1024 * 1024,
  });
  return { text, last: JSON.parse(text.trimEnd().split('\n').pop()!) };
}

/** `validate` as users run it, on the files of a fleet. */
function validateSamples(clusters: number, runs: number): Sample[] {
  const out = join(work, 'validate');
  worker('fleet', clusters, out);
  const samples = Array.from({ length: runs }, () => {
    const { text, last } = worker('validate', clusters, out);
    return { ...last, objects: Number(/^(\d+) objects/.exec(text)![1]) };
  });
  rmSync(out, { recursive: true, force: true });
  return samples;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Processor time of a script in a new process, loading included, interleaved so that drift of the machine hits all alike. */
function startUp(scripts: { readonly [name: string]: string }, runs: number): { [name: string]: number } {
  const times: { [name: string]: number[] } = {};
  for (let run = 0; run < runs; run++) {
    for (const [name, script] of Object.entries(scripts)) {
      const file = join(ROOT, 'bench', `.${name}.js`);
      writeFileSync(file, `${script}\nconst { user, system } = process.cpuUsage(); require('fs').writeSync(1, String((user + system) / 1000));`);
      (times[name] ??= []).push(Number(execFileSync(process.execPath, [file], { cwd: work, encoding: 'utf8' })));
      rmSync(file);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

const QUICKSTART = `
const { Chart, Size } = require('cdk8s');
const { Endpoint, FleetApp, VSphereTopology, WorkloadCluster } = require('../lib/src');
const app = new FleetApp();
new WorkloadCluster(new Chart(app, 'prod'), 'prod', { kubernetesVersion: 'v1.34.3', topology: new VSphereTopology({
  server: 'vcenter.example.com', template: 'ubuntu-{version}', network: 'n', credentialsSecret: 's', endpoint: Endpoint.kubeVip('10.0.0.10'),
  pools: [{ name: 'general', replicas: 3, memory: Size.gibibytes(32) }] }) });
app.synth();`;
const EMPTY = 'const { App, Chart } = require("cdk8s"); const app = new App(); new Chart(app, "prod"); app.synth();';

const rows: string[] = [];
const perCluster: { [clusters: number]: number } = {};
let stockRatio = 0;
let floorRatio = 0;
for (const clusters of [10, 100, 1000]) {
  const samples: { [mode: string]: Sample[] } = { fleet: [], floor: [], stock: [] };
  for (let run = 0; run < 3; run++) {
    for (const mode of ['fleet', 'floor', 'stock']) {
      if (mode === 'stock' && clusters === 1000 && run > 0) { continue; }
      samples[mode].push(sample(mode, clusters));
    }
  }
  const [fleet, floor, stock] = ['fleet', 'floor', 'stock'].map(mode => median(samples[mode].map(({ milliseconds }) => milliseconds)));
  const memory = (mode: string) => median(samples[mode].map(({ megabytes }) => megabytes));
  perCluster[clusters] = fleet / clusters;
  stockRatio = stock / fleet;
  floorRatio = fleet / floor;
  rows.push(`| ${clusters} | ${samples.fleet[0].objects} | ${Math.round(fleet)} | ${Math.round(floor)} | ${Math.round(stock)} | ${(stock / fleet).toFixed(1)} | ${(fleet / floor).toFixed(2)} | ${memory('fleet')} / ${memory('floor')} / ${memory('stock')} |`);
}

const validated = validateSamples(1819, 3);
const validation = {
  seconds: median(validated.map(({ milliseconds }) => milliseconds)) / 1000,
  megabytes: median(validated.map(({ megabytes }) => megabytes)),
};
const classes = classSection(worker, join(work, 'classes'));
process.stderr.write('  start-up\n');
const start = startUp({
  node: '', cdk8s: 'require("cdk8s")', library: 'require("cdk8s"); require("../lib/src")', empty: EMPTY, quickstart: QUICKSTART,
}, 15);
rmSync(work, { recursive: true, force: true });

const verdict = (value: number, limit: number, atLeast = false) => (atLeast ? value >= limit : value <= limit) ? 'met' : 'missed';
const scaling = perCluster[1000] / perCluster[100];
const requireCost = start.library - start.cdk8s;
const cold = start.quickstart / start.empty;
const report = `# Benchmark results

\`npm run bench\`, medians of one interleaved run on ${cpus().length} cores with node ${process.version}. All times are processor time (user + system) of whole
processes or of the part that is named, because the clock on the wall of a shared machine measures the neighbours. Read the ratios: absolute times are
those of this machine.

HA clusters on vSphere with two pools and the addon stack (Cilium, CPI, CSI): construct, validate and write, one chart per cluster.
The floor is js-yaml 4 dumping the same plain objects and nothing else.

| clusters | objects | FleetApp CPU ms | floor CPU ms | stock App CPU ms | stock / FleetApp | FleetApp / floor | peak MB (FleetApp / floor / stock) |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}

\`cdk8s-cluster-api validate\` on the files of ${validated[0].objects} objects: ${validation.seconds.toFixed(1)} s of processor time, reading included, ${Math.round(validated[0].objects / validation.seconds)} objects per
second, ${validation.megabytes} MB at its peak.

${classes}
| figure | measured | target | |
|---|---|---|---|
| stock / FleetApp at 1,000 clusters | ${stockRatio.toFixed(1)} | ≥ 20 | ${verdict(stockRatio, 20, true)} |
| FleetApp / floor at 1,000 clusters | ${floorRatio.toFixed(2)} | ≤ 1.5 | ${verdict(floorRatio, 1.5)} |
| per-cluster cost at 1,000 / at 100 | ${scaling.toFixed(2)} | ≤ 1.1 | ${verdict(scaling, 1.1)} |
| require() beyond cdk8s | ${requireCost.toFixed(1)} ms | ≤ 15 ms | ${verdict(requireCost, 15)} |
| cold quickstart / empty cdk8s app | ${cold.toFixed(2)} | ≤ 1.15 | ${verdict(cold, 1.15)} |

Start-up, processor time of whole processes: node ${start.node.toFixed(0)} ms, cdk8s ${start.cdk8s.toFixed(0)} ms, with the library ${start.library.toFixed(0)} ms, empty app ${start.empty.toFixed(0)} ms, quickstart ${start.quickstart.toFixed(0)} ms.
`;
writeFileSync(join(__dirname, 'results.md'), report + lastPeers());
console.log(report);
