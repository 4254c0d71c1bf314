/** A program built from a Go module at the version that its `tools/<name>/go.mod` pins. */
export interface Tool {
  readonly name: string;
  /** Package to build; `.` is the tool's own main.go. */
  readonly package: string;
  /** Assigned at link time, package path and variable to value. */
  readonly variables?: Record<string, string>;
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

const kubernetes = { version: 'v1.34.3', major: '1', minor: '34' };

/** Slowest first: what takes long should start first. */
export const TOOLS: Tool[] = [
  {
    name: 'kube-apiserver',
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    variables: {
      'k8s.io/component-base/version.gitVersion': kubernetes.version,
      'k8s.io/component-base/version.gitMajor': kubernetes.major,
      'k8s.io/component-base/version.gitMinor': kubernetes.minor,
    },
  },
  { name: 'capi', package: '.' },
  { name: 'capv', package: '.' },
  { name: 'caaph', package: '.' },
  { name: 'ipam', package: '.' },
  { name: 'etcd', package: 'go.etcd.io/etcd/server/v3' },
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
    webhooks: ['bootstrap/kubeadm/config/webhook/manifests.yaml', 'controlplane/kubeadm/config/webhook/manifests.yaml', 'core/config/webhook/manifests.yaml'],
    // Rate limiting would make every ClusterClass take seconds; the rest is what our manifests may use.
    featureGates: 'ReconcilerRateLimiting=false,ClusterTopology=true,MachinePool=true,RuntimeSDK=true,KubeadmBootstrapFormatIgnition=true,MachineTaintPropagation=true',
  },
];
