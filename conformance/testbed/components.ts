import { pinnedVersion } from './pins';

/** A program built from a Go module at the version that `tools/<name>/go.mod` pins. */
export interface Tool {
  readonly name: string;
  /** Package to build; `.` is the tool's own main.go. */
  readonly package: string;
  readonly module?: string;
  /** Variables that the linker sets, from the version of `module`: package path and name to value. */
  readonly variables?: (version: string) => Record<string, string>;
}

/** A provider whose webhooks run: its manifests come from the folders of its own module. */
export interface Component {
  readonly name: string;
  readonly tool: string;
  readonly module: string;
  /** Folders with a kustomization, `bases/` and the patches that turn conversion on. */
  readonly crds: string[];
  readonly webhooks: string[];
  readonly featureGates?: string;
}

/** Slowest first: what takes long should start first. */
export const TOOLS: Tool[] = [
  {
    name: 'kube-apiserver',
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    module: 'k8s.io/kubernetes',
    variables: version => ({
      'k8s.io/component-base/version.gitVersion': version,
      'k8s.io/component-base/version.gitMajor': version.slice(1).split('.')[0],
      'k8s.io/component-base/version.gitMinor': version.split('.')[1],
    }),
  },
  { name: 'capi', package: '.' },
  { name: 'capv', package: '.' },
  { name: 'caaph', package: '.' },
  { name: 'ipam', package: '.' },
  { name: 'etcd', package: 'go.etcd.io/etcd/server/v3', module: 'go.etcd.io/etcd/server/v3' },
  { name: 'certs', package: '.' },
];

export const COMPONENTS: Component[] = [
  {
    name: 'caaph',
    tool: 'caaph',
    module: 'sigs.k8s.io/cluster-api-addon-provider-helm',
    crds: ['config/crd'],
    webhooks: ['config/webhook/manifests.yaml'],
  },
  {
    name: 'ipam-in-cluster',
    tool: 'ipam',
    module: 'sigs.k8s.io/cluster-api-ipam-provider-in-cluster',
    crds: ['config/crd'],
    webhooks: ['config/webhook/manifests.yaml'],
  },
  {
    name: 'capv',
    tool: 'capv',
    module: 'sigs.k8s.io/cluster-api-provider-vsphere',
    crds: ['config/default/crd', 'config/supervisor/crd'],
    webhooks: ['config/govmomi/webhook/manifests.yaml', 'config/supervisor/webhook/manifests.yaml'],
    featureGates: 'MultiNetworks=true',
  },
  // Core comes last: the wait for webhooks to take effect looks at a core kind, and the server sees them in this order.
  {
    name: 'capi',
    tool: 'capi',
    module: 'sigs.k8s.io/cluster-api',
    crds: ['bootstrap/kubeadm/config/crd', 'controlplane/kubeadm/config/crd', 'core/config/crd', 'cmd/clusterctl/config/crd'],
    webhooks: ['bootstrap/kubeadm', 'controlplane/kubeadm', 'core'].map(folder => `${folder}/config/webhook/manifests.yaml`),
    // Rate limiting would make every ClusterClass take seconds; the rest is what our manifests may use.
    featureGates: ['ClusterTopology', 'MachinePool', 'RuntimeSDK', 'KubeadmBootstrapFormatIgnition', 'MachineTaintPropagation']
      .map(gate => `${gate}=true`).concat('ReconcilerRateLimiting=false').join(),
  },
];

/** Name and version of everything that judges. */
export function judges(): Record<string, string> {
  const servers = TOOLS.filter(tool => tool.module).map(tool => [tool.name, pinnedVersion(tool.name, tool.module!)]);
  return Object.fromEntries([...servers, ...COMPONENTS.map(component => [component.name, pinnedVersion(component.tool, component.module)])]);
}
