import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { live } from '../life/live';
import { GroupRecord, Machines } from '../life/machines';
import { CLUSTER, manifestsOf, NAMESPACE, STAGES, State, textOf } from '../life/program';
import { World, worldOf } from '../life/worlds';
import { Kube, Manifest } from '../testbed/kube';

const FOLDER = join(__dirname, '..', 'life');
const RECORD = join(FOLDER, 'observed.json');

/** What real controllers did when the program changed from one stage to the next. */
export interface StageRecord {
  readonly name: string;
  readonly says: string;
  /** File with what was applied, beside the record; what was there before is that of the stage before. */
  readonly manifests: string;
  readonly groups: { readonly [group: string]: GroupRecord };
}

export interface Life {
  readonly provider: string;
  readonly stages: readonly StageRecord[];
  /** How this life differs from the recorded one. */
  readonly differences: readonly string[];
}

/** Lets a cluster live through all stages on real controllers and compares with `life/observed.json`, or writes it. */
export async function life(kube: Kube, provider: string, judges: object, record: boolean, progress: (line: string) => void): Promise<Life> {
  await kube.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  const world = await worldOf(provider, kube);
  const machines = new Machines(CLUSTER);
  kube.watch(`/apis/cluster.x-k8s.io/v1beta2/namespaces/${NAMESPACE}/machines`, (type, object) => machines.see(type, object));

  const stages: StageRecord[] = [];
  for (const [index, { name, says, state }] of STAGES.entries()) {
    machines.begin();
    const started = Date.now();
    await live(kube, applied(state, world), machines, 480);
    stages.push({ name, says, manifests: `${provider}/${String(index).padStart(2, '0')}-${name}.yaml`, groups: machines.record() });
    progress(`life: ${provider}: ${name}: ${Math.round((Date.now() - started) / 1000)} s`);
  }
  const recorded = existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')) : {};
  if (!record) return { provider, stages, differences: differences(recorded[provider]?.stages ?? [], stages) };
  mkdirSync(join(FOLDER, provider), { recursive: true });
  for (const [index, { state }] of STAGES.entries()) {
    writeFileSync(join(FOLDER, stages[index].manifests), textOf(manifestsOf(state, world.topology(state))));
  }
  writeFileSync(RECORD, `${JSON.stringify({ ...recorded, [provider]: { judges, stages } }, null, 2)}\n`);
  return { provider, stages, differences: [] };
}

/** The manifests with the facts of this run in them. */
function applied(state: State, { topology, facts }: World): Manifest[] {
  const text = JSON.stringify(manifestsOf(state, topology(state)));
  return JSON.parse(Object.entries(facts).reduce((result, [written, fact]) => result.split(written).join(fact), text));
}

export function lifeText({ provider, stages, differences: found }: Life): string {
  const touched = ({ created, gone, updatedInPlace }: GroupRecord) => created.length + gone.length + updatedInPlace.length > 0;
  const rows = stages.flatMap(({ name, groups }) => Object.entries(groups).filter(([, entry]) => touched(entry))
    .map(([group, { kept, created, gone, updatedInPlace, most, fewestReady, afterControlPlane }]) =>
      [name, group, ...[kept, created, gone, updatedInPlace].map(list => String(list.length)), String(most), String(fewestReady), afterControlPlane ? 'yes' : '']));
  const quiet = stages.filter(({ groups }) => !Object.values(groups).some(touched));
  const header = ['stage', 'group', 'kept', 'created', 'gone', 'in place', 'most', 'fewest ready', 'after control plane'];
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map(row => row[column].length)));
  const line = (cells: string[]) => cells.map((cell, column) => column < 2 || column === 8 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])).join('  ').trimEnd();
  return [line(header), ...rows.map(line), '', ...quiet.map(({ name }) => `${name}: no machine was touched.`), ...found,
    `Machines of ${provider}: ${stages.length} stages, ${found.length} differences from what is recorded.`].join('\n');
}

/** The part of a stage that is not left to chance, a line each. */
function shape({ groups }: StageRecord): { [line: string]: unknown } {
  return Object.fromEntries(Object.entries(groups).flatMap(([group, { order: _, fewestReady, ...entry }]) => [
    ...Object.entries(entry).map(([key, value]) => [`${group} ${key}`, Array.isArray(value) ? value.length : value]),
    ...group === 'control-plane' ? [] : [[`${group} fewestReady`, fewestReady]],
  ]));
}

/**
 * Which of several equal machines goes first is chance, and so is what happens at one moment: counts are compared, and whether a group waited for the control plane.
 * When a control plane machine says Ready is chance too: KubeadmControlPlane goes by etcd and the static pods, not by that.
 */
export function differences(recorded: readonly StageRecord[], seen: readonly StageRecord[]): string[] {
  const names = [...new Set([...recorded, ...seen].map(({ name }) => name))];
  return names.flatMap(name => {
    const [was, is] = [recorded, seen].map(stages => stages.find(stage => stage.name === name));
    if (!was || !is) return [`${name}: ${was ? 'is recorded, but not in the program' : 'is not recorded'}`];
    const [left, right] = [shape(was), shape(is)];
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(key => left[key] !== right[key])
      .map(key => `${name}: ${key}: recorded ${left[key] ?? 'nothing'}, seen ${right[key] ?? 'nothing'}`);
  });
}
