import { spawnSync } from 'node:child_process';
import { existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PeerFigures, peersTable, writePeers } from '../../bench/peers';
import { writeChart } from '../peers/chart';
import { writeSchemas } from '../peers/schemas';
import { COMPONENTS, PEERS } from '../testbed/components';
import { pinnedVersion } from '../testbed/pins';

const ROOT = join(__dirname, '..', '..');
const CLUSTERS = 1000;
const RUNS = 3;

/** Measures synthesis against `helm template` and `validate` against kubeconform on the same manifests, and writes bench/results.md. */
export function peers(binaries: Map<string, string>, directory: string, progress: (line: string) => void): PeerFigures {
  if (!existsSync(join(ROOT, 'lib', 'src', 'index.js'))) throw new Error('the step peers measures the compiled library; run "npx projen compile"');
  const [fleet, chart, log] = ['fleet', 'chart', 'peers.log'].map(name => join(directory, name));
  const worker = (count: number) => [process.execPath, join(ROOT, 'bench', 'worker.js'), 'fleet', `${count}`, fleet];
  processorTime(worker(1), log);
  const one = readFileSync(join(fleet, 'site-0.k8s.yaml'), 'utf8');
  writeChart(chart, one, CLUSTERS);
  const objects = documents(one) * CLUSTERS;
  const schemas = writeSchemas(COMPONENTS, join(directory, 'schemas'));

  const commands: [string, string[]][] = [
    ['synth', worker(CLUSTERS)],
    ['helm', [binaries.get('helm')!, 'template', 'fleet', chart]],
    ['validate', [process.execPath, join(ROOT, 'lib', 'src', 'cli', 'bin.js'), 'validate', fleet]],
    ['kubeconform', [binaries.get('kubeconform')!, '-strict', '-summary', '-schema-location', schemas, fleet]],
  ];
  const times = new Map<string, number[]>();
  for (let run = 0; run < RUNS; run++) {
    for (const [name, command] of commands) {
      const milliseconds = processorTime(command, log);
      times.set(name, [...times.get(name) ?? [], milliseconds]);
      check(name, readFileSync(log, 'utf8'), objects);
      progress(`peers: ${name}: ${Math.round(milliseconds)} ms`);
    }
  }
  rmSync(fleet, { recursive: true });
  const median = (name: string) => times.get(name)!.sort((a, b) => a - b)[Math.floor(RUNS / 2)];
  const versions = Object.fromEntries(PEERS.map(({ name, module }) => [name, pinnedVersion(name, module!)])) as PeerFigures['versions'];
  const figures = { clusters: CLUSTERS, objects, synth: median('synth'), helm: median('helm'), validate: median('validate'), kubeconform: median('kubeconform'), versions };
  writePeers(figures);
  return figures;
}

export function peersText(figures: PeerFigures): string {
  return `${peersTable(figures)}\nWritten to bench/results.md.`;
}

/** User and system time of a process and its children, which the shell tells; what it prints goes to the log. */
function processorTime(command: string[], log: string): number {
  const out = openSync(log, 'w');
  const shell = spawnSync('sh', ['-c', '"$@" >&3 2>&3 3>&-; code=$?; times; exit $code', 'sh', ...command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', out] });
  if (shell.status !== 0) throw new Error(`${command[0]} ended with ${shell.status}:\n${readFileSync(log, 'utf8').slice(-2000)}${shell.stderr}`);
  const children = shell.stdout.trim().split('\n')[1];
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000, 0);
}

/** A peer that did less would be no peer. */
function check(name: string, output: string, objects: number): void {
  const seen = {
    synth: () => JSON.parse(output).objects,
    helm: () => documents(output),
    validate: () => Number(/^(\d+) objects/m.exec(output)?.[1]),
    kubeconform: () => Number(/Valid: (\d+)/.exec(output)?.[1]),
  }[name]!();
  if (seen !== objects) throw new Error(`${name} dealt with ${seen} objects of ${objects}:\n${output.slice(-2000)}`);
}

function documents(text: string): number {
  return text.match(/^kind: /gm)?.length ?? 0;
}
