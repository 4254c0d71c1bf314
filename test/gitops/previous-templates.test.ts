import { rmSync } from 'fs';
import { join } from 'path';
import { ApiObject, Chart } from 'cdk8s';
import { clusterChart, ENGINES, objectsOf, synth, workingTree } from './support';
import { GitOpsRepository, VSphereTopologyProps } from '../../src';

const FOLDER = 'infrastructure/workload-clusters/production/prod';
const MARKS = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'argocd.argoproj.io/compare-options': 'IgnoreExtraneous' };
const PREVIOUS = `${FOLDER}/previous-templates.yaml`;

type Topology = Partial<VSphereTopologyProps>;
const cpus = (count: number): Topology => ({ pools: [{ name: 'general', cpus: count }] });
const program = (topology: Topology) => (repository: GitOpsRepository) => { clusterChart(repository.environment('production'), 'prod', topology); };

/** The machine template of the pool in use. */
function inUse(root: string): any {
  return objectsOf(root, `${FOLDER}/machinedeployment.yaml`).find(({ kind }) => kind === 'VSphereMachineTemplate');
}

/** The templates that are kept, by what makes them different. */
function kept(root: string): number[] {
  return objectsOf(root, PREVIOUS).map(({ spec }) => spec.template.spec.numCPUs);
}

test('the template that is replaced stays as it was, with its mark', () => {
  const root = workingTree();
  synth(root, program(cpus(4)));
  const before = inUse(root);
  synth(root, program(cpus(8)));
  expect(inUse(root).metadata.name).not.toBe(before.metadata.name);
  expect(objectsOf(root, PREVIOUS)).toEqual([before]);
  expect(before.metadata.annotations).toEqual(MARKS);
});

test('it stays over syntheses that change no template', () => {
  const root = workingTree();
  synth(root, program(cpus(4)));
  const files = synth(root, program(cpus(8)));
  expect(synth(root, program(cpus(8)))).toEqual(files);
  synth(root, program({ pools: [{ name: 'general', cpus: 8, replicas: 5 }] }));
  expect(kept(root)).toEqual([4]);
});

test('the next change of the same pool takes its place', () => {
  const root = workingTree();
  for (const count of [4, 8, 16]) { synth(root, program(cpus(count))); }
  expect(kept(root)).toEqual([8]);
});

test('a change that is taken back brings the old template into use again', () => {
  const root = workingTree();
  const first = synth(root, program(cpus(4)));
  synth(root, program(cpus(8)));
  const back = synth(root, program(cpus(4)));
  expect(kept(root)).toEqual([8]);
  expect(Object.fromEntries(Object.entries(back).filter(([path]) => path !== PREVIOUS))).toEqual(first);
});

test('pools and the control plane do not push each other out', () => {
  const root = workingTree();
  synth(root, program(cpus(4)));
  synth(root, program(cpus(8)));
  synth(root, program({ ...cpus(8), controlPlane: { cpus: 32 } }));
  expect(objectsOf(root, PREVIOUS).map(({ metadata }) => metadata.name.replace(/-[^-]+$/, ''))).toEqual(['prod-control-plane', 'prod-general']);
});

test('templates of a pool that leaves the program stay while its machines are drained', () => {
  const root = workingTree();
  const pools = [{ name: 'general' }, { name: 'batch' }];
  synth(root, program({ pools }));
  synth(root, program({ pools: [pools[0]] }));
  expect(objectsOf(root, PREVIOUS).map(({ kind, metadata }) => `${kind} ${metadata.name.replace(/-[^-]+$/, '')}`)).toEqual(['KubeadmConfigTemplate prod-batch', 'VSphereMachineTemplate prod-batch']);
});

test('whoever deletes the file says that the rollout is over', () => {
  const root = workingTree();
  synth(root, program(cpus(4)));
  const files = synth(root, program(cpus(8)));
  rmSync(join(root, PREVIOUS));
  const { [PREVIOUS]: gone, ...rest } = files;
  expect(gone).toBeDefined();
  expect(synth(root, program(cpus(8)))).toEqual(rest);
});

test('templates of a shared class are kept beside the chart that holds them', () => {
  const root = workingTree();
  const shared = (name: string) => (repository: GitOpsRepository) => {
    new ApiObject(new Chart(repository, 'classes'), 'machines', {
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2', kind: 'VSphereMachineTemplate', metadata: { name, namespace: 'classes' }, spec: { of: name },
    });
  };
  synth(root, shared('edge-workers-0a1b2c3d'));
  synth(root, shared('edge-workers-4e5f6g7h'));
  expect(objectsOf(root, 'infrastructure/management-cluster/classes/previous-templates.yaml').map(({ spec }) => spec)).toEqual([{ of: 'edge-workers-0a1b2c3d' }]);
});

test('they go with the cluster', () => {
  const root = workingTree();
  synth(root, program(cpus(4)));
  synth(root, program(cpus(8)));
  const files = synth(root, repository => { clusterChart(repository.environment('production'), 'shop'); });
  expect(Object.keys(files).filter(path => path.includes('/prod/'))).toEqual([]);
});

test('another engine marks them in its own way', () => {
  const root = workingTree();
  synth(root, program(cpus(4)));
  synth(root, program(cpus(8)), { engine: ENGINES.flux() });
  expect(objectsOf(root, PREVIOUS)[0].metadata.annotations).toEqual({
    ...MARKS, 'kustomize.toolkit.fluxcd.io/prune': 'disabled',
  });
});

test('kept text is what was written, byte by byte', () => {
  const root = workingTree();
  const before = synth(root, program(cpus(4)))[`${FOLDER}/machinedeployment.yaml`];
  const after = synth(root, program(cpus(8)))[PREVIOUS];
  expect(before).toContain(after.slice(after.indexOf('\n') + 1));
});
