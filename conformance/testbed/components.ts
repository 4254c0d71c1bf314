import { pinnedVersion } from './pins';

/** A program built from a Go module at the version that `tools/<name>/go.mod` pins. */
export interface Tool {
  readonly name: string;
  /** Folder below `tools/`, if it is not the name. */
  readonly folder?: string;
  /** Package to build; `.` is the tool's own main.go. */
  readonly package: string;
  readonly module?: string;
  /** What is changed in modules for this build. */
  readonly altered?: readonly Alteration[];
  /** Variables that the linker sets, from the version of `module`: package path and name to value. */
  readonly variables?: (version: string) => Record<string, string>;
}

/** One change to a file of a module. What is searched must be there, or the build ends. */
export interface Alteration {
  /** Module of the file, if it is not that of the tool. */
  readonly module?: string;
  readonly file: string;
  readonly search: string;
  readonly replace: string;
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
  /** The upstream manager that runs in place of the tool, which serves webhooks only. */
  readonly manager?: string;
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

/** Upstream's managers listen on every address: no flag says otherwise. */
function onLoopback(folder: string): Alteration {
  return { file: `${folder}/main.go`, search: 'webhook.Options{\n', replace: 'webhook.Options{\nHost: "127.0.0.1",\n' };
}

/** The API servers of machines in memory, and a debug server that nobody asks. */
function inMemoryServers(module?: string): Alteration[] {
  const file = 'infrastructure/inmemory/pkg/server/mux.go';
  return [
    { module, file, search: 'fmt.Sprintf(":%d", options.DebugPort)', replace: '"127.0.0.1:0"' },
    { module, file, search: 'fmt.Sprintf(":%d", wcl.Port())', replace: 'fmt.Sprintf("127.0.0.1:%d", wcl.Port())' },
  ];
}

function capiManager(name: string, folder: string): Tool {
  return { name, folder: 'capi', package: `sigs.k8s.io/cluster-api/${folder}`, module: 'sigs.k8s.io/cluster-api', altered: [onLoopback(folder)] };
}

/** What the step `life` runs beside the testbed: upstream's own programs. */
export const MANAGERS: Tool[] = [
  capiManager('manager-core', 'core'),
  capiManager('manager-kubeadm', 'bootstrap/kubeadm'),
  capiManager('manager-kcp', 'controlplane/kubeadm'),
  {
    name: 'manager-dev',
    folder: 'capd',
    package: 'sigs.k8s.io/cluster-api/test/infrastructure/docker',
    module: 'sigs.k8s.io/cluster-api/test',
    altered: [
      onLoopback('infrastructure/docker'),
      ...inMemoryServers(),
    ],
  },
  {
    name: 'manager-capv',
    folder: 'capv',
    package: 'sigs.k8s.io/cluster-api-provider-vsphere',
    module: 'sigs.k8s.io/cluster-api-provider-vsphere',
    altered: [{ file: 'main.go', search: 'webhookOpts.TLSOpts = tlsOptions\n', replace: 'webhookOpts.TLSOpts, webhookOpts.Host = tlsOptions, "127.0.0.1"\n' }],
  },
  {
    name: 'manager-vcsim',
    folder: 'vcsim',
    package: 'sigs.k8s.io/cluster-api-provider-vsphere/test/infrastructure/vcsim',
    module: 'sigs.k8s.io/cluster-api-provider-vsphere/test',
    altered: [
      ...inMemoryServers('sigs.k8s.io/cluster-api/test'),
      { file: 'infrastructure/vcsim/controllers/vcsim_controller.go', search: 'host := "0.0.0.0"', replace: 'host := "127.0.0.1"' },
      // It has no webhooks, but its probes ask a server of webhooks that would listen everywhere, and want certificates.
      { file: 'infrastructure/vcsim/main.go', search: '\t"os"\n', replace: '\t"net/http"\n\t"os"\n' },
      ...['Readyz', 'Healthz'].map(probe => ({
        file: 'infrastructure/vcsim/main.go',
        search: `Add${probe}Check("webhook", mgr.GetWebhookServer().StartedChecker())`,
        replace: `Add${probe}Check("ping", func(*http.Request) error { return nil })`,
      })),
    ],
  },
];

/** What the step `peers` measures us against. */
export const PEERS: Tool[] = [
  { name: 'helm', package: 'helm.sh/helm/v4/cmd/helm', module: 'helm.sh/helm/v4' },
  { name: 'kubeconform', package: 'github.com/yannh/kubeconform/cmd/kubeconform', module: 'github.com/yannh/kubeconform' },
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
  return versionsOf(COMPONENTS);
}

/** The same of other components than those of admission. */
export function versionsOf(components: readonly Component[]): Record<string, string> {
  const servers = TOOLS.filter(tool => tool.module).map(tool => [tool.name, pinnedVersion(tool.name, tool.module!)]);
  return Object.fromEntries([...servers, ...components.map(component => [component.name, pinnedVersion(component.tool, component.module)])]);
}
