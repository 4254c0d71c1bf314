import { Inventory, label } from './inventory';

const COMPONENTS = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];

/** Where distributions publish the list of their images. */
const LISTS: { readonly [kind: string]: string } = {
  RKE2ControlPlane: 'the release of RKE2 publishes rke2-images-all.linux-amd64.txt',
  KThreesControlPlane: 'the release of K3s publishes k3s-images.txt',
};

/** The images of Kubernetes itself, by the version of a control plane. */
export function addKubernetes(object: any, inventory: Inventory): void {
  const { kind, spec } = object;
  const version = spec?.version;
  if (typeof version !== 'string' || !/ControlPlane$/.test(kind)) { return; }
  const user = label(object);
  if (kind !== 'KubeadmControlPlane') {
    inventory.add(user, { sort: 'unknown', name: `images of Kubernetes ${version} by ${kind}`, hint: LISTS[kind] ?? 'the distribution knows them' });
    return;
  }
  const { clusterConfiguration = {}, initConfiguration = {} } = Object(spec.kubeadmConfigSpec);
  const { imageRepository = 'registry.k8s.io', etcd, dns } = clusterConfiguration;
  const ask = `ask kubeadm config images list --kubernetes-version ${version}`;
  const skips = (phase: string) => [initConfiguration.skipPhases].flat().includes(phase);
  const names = skips('addon/kube-proxy') ? COMPONENTS : [...COMPONENTS, 'kube-proxy'];
  for (const name of names) { inventory.add(user, { sort: 'image', name: `${imageRepository}/${name}:${version}` }); }
  const part = (name: string, path: string, { imageRepository: own = path, imageTag }: any) => {
    if (imageTag !== undefined) { inventory.add(user, { sort: 'image', name: `${own}/${name}:${imageTag}` }); } else {
      inventory.add(user, { sort: 'unknown', name: `tag of ${own}/${name} for Kubernetes ${version}`, hint: ask });
    }
  };
  if (!etcd?.external) { part('etcd', imageRepository, Object(etcd?.local)); }
  // Under its own registry CoreDNS has a folder; under a mirror kubeadm leaves it out.
  if (!skips('addon/coredns')) { part('coredns', imageRepository === 'registry.k8s.io' ? 'registry.k8s.io/coredns' : imageRepository, Object(dns)); }
  inventory.add(user, { sort: 'unknown', name: `tag of ${imageRepository}/pause for Kubernetes ${version}`, hint: `${ask}; containerd of the machine image says which one it starts` });
}
