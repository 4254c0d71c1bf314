import { fields, items } from './read';
import { Located } from './topology';
import { Entry } from '../manifest-set';
import { Path, Subject } from '../subject';

/** The kinds that hold a kubeadm configuration. */
export const KUBEADM_KINDS: readonly string[] = [
  'KubeadmConfig.bootstrap.cluster.x-k8s.io',
  'KubeadmConfigTemplate.bootstrap.cluster.x-k8s.io',
  'KubeadmControlPlane.controlplane.cluster.x-k8s.io',
  'KubeadmControlPlaneTemplate.controlplane.cluster.x-k8s.io',
];

/** The kinds that describe a control plane made by kubeadm. */
export const CONTROL_PLANE_KINDS: readonly string[] = KUBEADM_KINDS.slice(2);

/** The spec of a control plane, in the object itself or in its template. */
export function controlPlaneSpec(entry: Entry): Located {
  const { spec } = fields(entry.object);
  if (entry.kind !== 'KubeadmControlPlaneTemplate') { return { path: ['spec'], part: fields(spec) }; }
  return { path: ['spec', 'template', 'spec'], part: fields(fields(fields(spec).template).spec) };
}

/** The kubeadm configuration of an object of one of the four kinds. */
export function kubeadmConfig(entry: Entry): Located {
  if (entry.kind.startsWith('KubeadmControlPlane')) {
    const { path, part } = controlPlaneSpec(entry);
    return { path: [...path, 'kubeadmConfigSpec'], part: fields(part.kubeadmConfigSpec) };
  }
  const { spec } = fields(entry.object);
  if (entry.kind === 'KubeadmConfig') { return { path: ['spec'], part: fields(spec) }; }
  return { path: ['spec', 'template', 'spec'], part: fields(fields(fields(spec).template).spec) };
}

/** Call `look` for every item of a list of the kubeadm configuration, with the path of the item. */
export function eachOf(subject: Subject, list: readonly string[], look: (item: any, path: Path) => void): void {
  const { path, part } = kubeadmConfig(subject.entry);
  let holder: unknown = part;
  for (const step of list) { holder = fields(holder)[step]; }
  items(holder).forEach((item, index) => look(fields(item), [...path, ...list, index]));
}

/** A name as findings write it; what it is a name of when there is none. */
export function called(name: unknown, what: string): string {
  return typeof name === 'string' && name !== '' ? name : `the ${what}`;
}
