import { setTimeout as sleep } from 'node:timers/promises';
import { Machines } from './machines';
import { Kube, Manifest } from '../testbed/kube';

const SETTLED_FOR = 3;

/** Applies manifests and waits until every group has the machines that it wants, and has had them for some seconds. */
export async function live(kube: Kube, manifests: readonly Manifest[], machines: Machines, seconds: number): Promise<void> {
  for (const manifest of manifests) {
    const answer = await kube.apply(manifest, JSON.stringify(manifest));
    if (answer.status >= 300) throw new Error(`${manifest.kind} ${manifest.metadata.name}: ${answer.body?.message ?? answer.body}`);
  }
  const end = Date.now() + seconds * 1000;
  let calm = 0;
  let waiting: string[] = [];
  while (calm < SETTLED_FOR) {
    if (Date.now() > end) throw new Error(`after ${seconds} s the cluster is not as far as it was told to be:\n${waiting.join('\n')}`);
    await sleep(1000);
    waiting = await unsettled(kube, manifests, machines);
    calm = waiting.length === 0 ? calm + 1 : 0;
  }
}

/** Why a group is not there yet, a line each. */
async function unsettled(kube: Kube, manifests: readonly Manifest[], machines: Machines): Promise<string[]> {
  const groups = manifests.filter(({ kind }) => kind === 'KubeadmControlPlane' || kind === 'MachineDeployment');
  const wanted = groups.reduce((sum, { spec }) => sum + spec.replicas, 0);
  const lines = machines.count === wanted ? [] : [`${machines.count} machines in place of ${wanted}`];
  for (const group of groups) {
    const { body: { metadata, status = {} } } = await kube.get(group);
    const counts = ['replicas', 'readyReplicas', 'availableReplicas', 'upToDateReplicas'].map(name => status[name] ?? 0);
    if (status.observedGeneration === metadata.generation && counts.every(count => count === group.spec.replicas)) continue;
    const reasons = (status.conditions ?? []).filter((entry: any) => entry.message && !['Paused'].includes(entry.type)).map((entry: any) => `${entry.type}: ${entry.message}`);
    lines.push(`${group.kind} ${group.metadata.name}: wants ${group.spec.replicas}; all, ready, available, up to date: ${counts.join(', ')}; ${reasons.join(' | ').replace(/\s+/g, ' ')}`);
  }
  return lines;
}
