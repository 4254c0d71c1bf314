import { Chart } from 'cdk8s';
import { FleetApp, PoolOptions, Topology, WorkloadCluster } from '../../src';
import { yamlDocument } from '../../src/manifest/yaml';
import { Manifest } from '../testbed/kube';

/** What the program says at one point of the cluster's life. */
export interface Stage {
  /** Name of the manifest file and of the step. */
  readonly name: string;
  /** What changed since the stage before. */
  readonly says: string;
  readonly state: State;
}

export interface State {
  readonly version: string;
  readonly controlPlanes: number;
  readonly pools: readonly PoolOptions[];
  /** Which edition of its machine template a group has, from 1; the control plane's name is `control-plane`. */
  readonly editions: { readonly [group: string]: number };
}

/** Name of the cluster, and of the namespace of its objects. */
export const CLUSTER = 'prod';
export const NAMESPACE = 'clusters';

const BORN: State = {
  // The simulated vCenter has images of these versions.
  version: 'v1.34.0',
  controlPlanes: 3,
  // One pool that adds before it takes away, and one that takes away before it adds.
  pools: [{ name: 'general', replicas: 3 }, { name: 'batch', replicas: 2, rollout: { maxSurge: '0', maxUnavailable: '1' } }],
  editions: {},
};

/** The life of a cluster: each stage is the one before with one change. */
export const STAGES: readonly Stage[] = stages([
  ['create', 'a cluster of three control plane machines and two pools', state => state],
  ['scale-out', 'general from 3 to 5 machines', state => pool(state, 'general', { replicas: 5 })],
  ['scale-in', 'general from 5 to 3 machines', state => pool(state, 'general', { replicas: 3 })],
  ['label', 'general gets a node label of a domain that is synced', state => pool(state, 'general', { labels: { 'node-role.kubernetes.io/worker': '' } })],
  ['pool-template', 'general gets another machine template', state => ({ ...state, editions: { ...state.editions, general: 2 } })],
  ['pool-bootstrap', 'batch gets another bootstrap template', state => pool(state, 'batch', { labels: { 'example.com/disk': 'fast' } })],
  ['control-plane-template', 'the control plane gets another machine template', state => ({ ...state, editions: { ...state.editions, 'control-plane': 2 } })],
  ['control-plane-scale-out', 'the control plane from 3 to 5 machines', state => ({ ...state, controlPlanes: 5 })],
  ['control-plane-scale-in', 'the control plane from 5 to 3 machines', state => ({ ...state, controlPlanes: 3 })],
  ['version', 'Kubernetes from v1.34.0 to v1.35.0, everywhere at once', state => ({ ...state, version: 'v1.35.0' })],
  ['nothing', 'the same manifests again', state => state],
]);

/** The manifests of a state, as the library writes them. */
export function manifestsOf(state: State, topology: Topology): Manifest[] {
  const chart = new Chart(new FleetApp(), CLUSTER, { namespace: NAMESPACE });
  new WorkloadCluster(chart, CLUSTER, { kubernetesVersion: state.version, topology });
  return chart.toJson();
}

export function textOf(manifests: readonly Manifest[]): string {
  return manifests.map(manifest => yamlDocument(manifest)).join('---\n');
}

function pool(state: State, name: string, change: Partial<PoolOptions>): State {
  return { ...state, pools: state.pools.map(entry => entry.name === name ? { ...entry, ...change } : entry) };
}

function stages(changes: readonly [string, string, (state: State) => State][]): Stage[] {
  let state = BORN;
  return changes.map(([name, says, change]) => ({ name, says, state: state = change(state) }));
}
