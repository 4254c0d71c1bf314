import { Component } from '../testbed/components';

const GATES = 'ClusterTopology=true,MachinePool=true,ReconcilerRateLimiting=false';

function capi(manager: string, folder: string, crds: string[]): Component {
  return {
    name: manager,
    manager,
    tool: 'capi',
    module: 'sigs.k8s.io/cluster-api',
    featureGates: GATES,
    crds,
    webhooks: [`${folder}/config/webhook/manifests.yaml`],
  };
}

/** The real managers of Cluster API. */
const CLUSTER_API: readonly Component[] = [
  capi('manager-kubeadm', 'bootstrap/kubeadm', ['bootstrap/kubeadm/config/crd']),
  capi('manager-kcp', 'controlplane/kubeadm', ['controlplane/kubeadm/config/crd']),
  capi('manager-core', 'core', ['core/config/crd', 'cmd/clusterctl/config/crd']),
];

/** Cluster API's test provider, of which only the machines in memory are used. */
const IN_MEMORY: Component = {
  name: 'manager-dev',
  manager: 'manager-dev',
  tool: 'capd',
  module: 'sigs.k8s.io/cluster-api/test',
  featureGates: GATES,
  crds: ['infrastructure/docker/config/crd'],
  webhooks: ['infrastructure/docker/config/webhook/manifests.yaml'],
};

/** The provider for vSphere, plain vCenter only. */
const VSPHERE: Component = {
  name: 'manager-capv',
  manager: 'manager-capv',
  tool: 'capv',
  module: 'sigs.k8s.io/cluster-api-provider-vsphere',
  crds: ['config/default/crd'],
  webhooks: ['config/govmomi/webhook/manifests.yaml'],
};

/** Its test provider: a simulated vCenter, and API servers for the machines that nothing boots on. It has no webhooks. */
const VCENTER_SIMULATOR: Component = {
  name: 'manager-vcsim',
  manager: 'manager-vcsim',
  tool: 'vcsim',
  module: 'sigs.k8s.io/cluster-api-provider-vsphere/test',
  crds: ['infrastructure/vcsim/config/crd'],
  webhooks: [],
};

/** What runs for each provider of machines; core comes last, as the wait for webhooks to act wants it. */
export const WORLDS: { readonly [provider: string]: readonly Component[] } = {
  'in-memory': [IN_MEMORY, ...CLUSTER_API],
  'vcsim': [VCENTER_SIMULATOR, VSPHERE, ...CLUSTER_API],
};
