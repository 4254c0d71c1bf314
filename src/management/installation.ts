import { ManagedProviderOptions } from './provider-options';
import { ProviderSource } from './provider-source';
import { Provider } from './providers';

/** One provider as it will be installed. */
export interface Installation {
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly namespace: string;
  readonly source?: ProviderSource;
  readonly options: Partial<ManagedProviderOptions>;
}

/** Namespaces of `clusterctl` that a provider's row does not name (components files of the releases). */
const NAMESPACES: { readonly [label: string]: string } = {
  'core-cluster-api': 'capi-system',
  'bootstrap-kubeadm': 'capi-kubeadm-bootstrap-system',
  'control-plane-kubeadm': 'capi-kubeadm-control-plane-system',
  'ipam-in-cluster': 'capi-ipam-in-cluster-system',
};

/** Where clusters need a feature that a provider may have off: its gates (cluster-api v1.14.0, cluster-api-provider-aws v2.11.1: `config/manager/manager.yaml` of each). */
const GATES: { readonly [label: string]: readonly string[] } = {
  'core-cluster-api': ['ClusterTopology', 'MachinePool', 'RuntimeSDK'],
  'bootstrap-kubeadm': ['KubeadmBootstrapFormatIgnition', 'MachinePool'],
  'control-plane-kubeadm': ['ClusterTopology', 'KubeadmBootstrapFormatIgnition', 'MachinePool'],
  'infrastructure-aws': ['EKSFargate', 'MachinePool'],
  'infrastructure-docker': ['ClusterTopology', 'MachinePool'],
};

/** Value of the label `cluster.x-k8s.io/provider` of a provider's pods. The Helm addon provider v0.6.4 leaves out the type. */
export function podLabel({ type, name }: Installation): string {
  return type === 'core' || `${type}-${name}` === 'addon-helm' ? name : `${type}-${name}`;
}

/** The providers of these releases and those named beside them, core first, then by type and name. */
export function installations(providers: readonly Provider[], options: readonly ManagedProviderOptions[]): Installation[] {
  const known = providers.flatMap(provider => provider.installs.map(([type, name]): Installation => {
    const own = options.find(option => option.type === type && option.name === name) ?? {} as Partial<ManagedProviderOptions>;
    return {
      type,
      name,
      version: own.version ?? provider.release.split(' ')[1],
      namespace: own.namespace ?? NAMESPACES[`${type}-${name}`] ?? provider.namespace ?? `${name}-${type}-system`,
      source: own.source ?? (provider.url === undefined ? undefined : ProviderSource.url(provider.url)),
      options: own,
    };
  }));
  const others = options.filter(({ type, name }) => !known.some(one => one.type === type && one.name === name)).map((own): Installation => ({
    type: own.type, name: own.name, version: own.version!, namespace: own.namespace ?? `${own.name}-${own.type}-system`, source: own.source, options: own,
  }));
  return [...known, ...others].sort((a, b) => order(a) - order(b) || compare(a.name, b.name));
}

/** The feature gates of a provider: those the clusters need, then the user's. */
export function gatesOf({ type, name, options }: Installation, needed: readonly string[]): { [gate: string]: boolean } {
  const known = GATES[`${type}-${name}`] ?? [];
  return { ...Object.fromEntries(known.filter(gate => needed.includes(gate)).map(gate => [gate, true])), ...options.featureGates };
}

const ORDER = ['core', 'bootstrap', 'control-plane', 'infrastructure', 'ipam', 'addon', 'runtime-extension'];

function order({ type }: Installation): number {
  return ORDER.indexOf(type);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
