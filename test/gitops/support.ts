import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import {
  AddonStack, ArgoCdBridge, ArgoCdEngine, Cilium, ClusterSelector, Endpoint, FluxEngine, GitOpsRepository, GitOpsRepositoryProps, IGitOpsEngine,
  ManagementCluster, VSphereTopologyProps, WorkloadCluster,
} from '../../src';
import { vsphere } from '../support/fixtures';

export const URL = 'ssh://git@git.example.com/fleet';

export const ENGINES: { [name: string]: () => IGitOpsEngine } = {
  'argo-cd': () => new ArgoCdEngine({ bridge: ArgoCdBridge.externalSecret({ store: 'kubeconfigs-{namespace}' }) }),
  'flux': () => new FluxEngine({ credentialsSecret: 'repository' }),
};

const folders: string[] = [];
afterAll(() => { for (const folder of folders) { rmSync(folder, { recursive: true, force: true }); } });

/** An empty working tree that is gone after the tests of the file. */
export function workingTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-'));
  folders.push(folder);
  return folder;
}

/** All files below a folder with their texts, sorted by path. */
export function filesOf(root: string): { [path: string]: string } {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const paths = entries.map(entry => join(entry.parentPath, entry.name));
  const texts = paths.map(path => [path.slice(root.length + 1), readFileSync(path, 'utf8')] as const);
  return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The objects in one file. */
export function objectsOf(root: string, path: string): any[] {
  return parseAllDocuments(readFileSync(join(root, path), 'utf8')).map(document => document.toJS());
}

/** Synthesize a program into a tree and return its files. */
export function synth(
  root: string, build: (repository: GitOpsRepository) => void, props: Partial<GitOpsRepositoryProps> = {},
): { [path: string]: string } {
  const repository = new GitOpsRepository({ url: URL, engine: ENGINES['argo-cd'](), outdir: root, ...props });
  build(repository);
  repository.synth();
  return filesOf(root);
}

/** An address that belongs to a name. */
export function addressOf(name: string): Endpoint {
  const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return Endpoint.kubeVip(`10.0.${Math.floor(sum / 256)}.${sum % 256}`);
}

/** A chart with a small cluster of one pool in it, and its network. */
export function clusterChart(scope: Construct, name: string, topology: Partial<VSphereTopologyProps> = {}): WorkloadCluster {
  const chart = new Chart(scope, name, { namespace: 'clusters' });
  const cluster = new WorkloadCluster(chart, name, {
    kubernetesVersion: 'v1.34.3',
    topology: vsphere({ credentialsSecret: `${name}-vcenter`, endpoint: addressOf(name), pools: [{ name: 'general', cpus: 4 }], ...topology }),
  });
  new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster), addons: [new Cilium()] });
  return cluster;
}

/** What a team runs. */
export function applicationChart(scope: Construct, name: string): void {
  const chart = new Chart(scope, name, { namespace: name });
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { team: name } });
}

/** The namespace that the clusters share. */
export function namespaces(repository: GitOpsRepository): void {
  new ApiObject(new Chart(repository, 'namespaces'), 'clusters', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'clusters' } });
}

/** A management cluster, clusters by environment, one team. */
export function fleet(environments: { readonly [environment: string]: readonly string[] }): (repository: GitOpsRepository) => void {
  return repository => {
    namespaces(repository);
    const clusters = Object.entries(environments).flatMap(([environment, names]) => {
      const scope = repository.environment(environment);
      applicationChart(scope.team('shop'), 'web');
      return names.map(name => clusterChart(scope, name));
    });
    new ManagementCluster(new Chart(repository, 'management'), 'management', { clusters });
  };
}
