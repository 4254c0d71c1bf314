import { Finding } from '../../src/validation/finding';

/** Rules of ours that forbid what admission lets pass, and who forbids it instead. Every other error that the server does not share is a false alarm. */
export const STRICTER: { readonly [id: string]: string } = {
  'CL-07': 'kube-apiserver and kube-controller-manager do not start with such networks',
  'CL-10a': 'the Cluster controller waits for ever for fields that such an object does not have',
  'CRS-06': 'the controller of the ClusterResourceSet refuses Secrets of another type',
  'FLT-01': 'two clusters with one endpoint reach one and the same API server',
  'FLT-04': 'pods and machines with one address do not reach each other',
  'FLT-05': 'two pools hand out the same address',
  'FLT-06': 'machines wait for an address for ever',
  'FLT-07': 'the cluster autoscaler stops at such a group',
  'HCP-02': 'helm reads charts neither from there nor in that way',
  'HCP-05': 'the controller of the HelmChartProxy cannot read such a template',
  'HCP-09': 'the controller of the HelmChartProxy cannot read such a selector',
  'KC-16': 'the bootstrap controller makes no data from such a template',
  'MD-13': 'the MachineSet controller can clone templates only',
  'MD-18': 'all machines of the group would claim to be one virtual machine',
  'PAT-18': 'the topology controller cannot apply the patch and changes nothing of the cluster',
  'PAT-20': 'the object that the topology becomes is refused',
  'TOP-24': 'the webhook of the KubeadmControlPlane that the topology becomes refuses it',
  'TOP-25': 'the webhook of the MachinePool that the topology becomes refuses it',
  'TOP-26': 'the MachineDeployment, MachinePool or control plane that the topology becomes is refused',
  'TOP-28': 'the webhook of the KubeadmControlPlane that the topology becomes refuses it',
  'VER-04': 'preflight checks of the MachineSet controller make no such machine',
  'VSP-18': 'the controller of the VSphereCluster refuses the identity',
  'VSP-19': 'the controller of the VSphereCluster refuses a Secret that another cluster owns',
};

/** The same for single fields of rules that otherwise speak for admission. */
const FIELDS: readonly { readonly id: string; readonly kind: RegExp; readonly path: RegExp; readonly reason: string }[] = [
  { id: 'SCH-10', kind: /^KubeadmControlPlane$/, path: /^spec\.rollout/, reason: 'the webhook replaces whatever strategy is written by the only one there is' },
  { id: 'SCH-10', kind: /^KubeadmControlPlane$/, path: /nodeRegistration\.taints/, reason: 'the webhook writes the required fields of a taint with nothing in them; kubeadm refuses that' },
  { id: 'SCH-10', kind: /IPPool$/, path: /^spec\.prefix$/, reason: 'the webhook writes 0, with which machines take every address for a neighbour' },
  { id: 'SCH-10', kind: /^HelmChartProxy$/, path: /^spec\.(chartName|clusterSelector|credentials)/, reason: 'the webhook writes required fields that are missing with nothing in them, and the controller finds no chart, no cluster or no key' },
  { id: 'SCH-10', kind: /^(ClusterResourceSet|MachineDeployment)$/, path: /^spec\.(strategy(\.type)?|template\.spec\.(version|taints|infrastructureRef))$/, reason: 'conversion from v1beta1 drops what is empty; without an infrastructureRef no machine is made' },
  { id: 'SCH-10', kind: /^Cluster$/, path: /^spec\.topology\.variables$/, reason: 'the webhook writes the variables that have a default into the empty list' },
  { id: 'SCH-10', kind: /^Cluster$/, path: /variables.*\.value$/, reason: 'null passes admission instead of a value, and the controller finds out what patches make of it' },
  { id: 'EXT-03', kind: /^ExtensionConfig$/, path: /url$/, reason: 'a URL without host is a URL to the webhook, and nothing answers there' },
  { id: 'VSP-07', kind: /^VSphereMachine/, path: /naming\.template$/, reason: 'a blank template makes the webhook render the one that it parsed before, whosever that was' },
  { id: 'SCH-13', kind: /^VSphere/, path: /^spec\.template\.metadata/, reason: 'the objects made from the template are refused' },
  { id: 'KCP-05', kind: /^KubeadmControlPlaneTemplate$/, path: /^spec\.template\.metadata/, reason: 'the control plane made from the template is refused' },
  { id: 'MD-02', kind: /^Machine(Deployment|Set)$/, path: /cluster-name"\]$/, reason: 'the webhook writes the name of the cluster over it' },
  { id: 'MD-10', kind: /^Machine(Deployment|Set)$/, path: /cluster-name"\]$/, reason: 'the webhook writes the name of the cluster over it' },
  { id: 'TNT-06', kind: /^Cluster(Class)?$/, path: /taints/, reason: 'the MachineDeployment that the topology becomes is refused' },
];

/** What the server refuses and `validate` cannot, by the server's words, and why. They count as missed all the same. */
export const KNOWN_MISSES: readonly { readonly says: RegExp; readonly reason: string }[] = [
  { says: /compilation failed|CEL rule cost|estimated rule cost/, reason: 'CEL of variable schemas is compiled and priced by the library of the release (CCV-12, CCV-13)' },
  { says: /do not contain allocated addresses/, reason: 'which addresses are in use is known in the management cluster only (IPP-05)' },
  { says: /ClusterClass \S+ not found/, reason: 'which classes exist is known in the management cluster only; TOP-10 warns' },
  { says: /failed to get CustomResourceDefinition metadata/, reason: 'v1beta1 references are converted with the CRDs of the management cluster' },
  { says: /version cannot be changed: failed to check/, reason: 'whether an upgrade is under way is known in the management cluster only (TOP-07)' },
  { says: /cannot migrate CoreDNS/, reason: 'which versions of CoreDNS can follow each other is a table in the release; KCP-13 knows the order only' },
];

/** Whether somebody other than admission forbids what the finding reports. */
export function isStricter({ id, path, entry }: Finding): boolean {
  return id in STRICTER || FIELDS.some(field => field.id === id && field.kind.test(entry.kind) && field.path.test(path));
}
