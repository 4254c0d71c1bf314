import { AddonRelease } from '../../contract/addon';

/** Namespaces that every cluster has. */
const ALWAYS = ['default', 'kube-system', 'kube-public'];

/** Whether an object is a namespace: those come before everything else and need nothing themselves. */
export function isNamespace(object: any): boolean {
  return object?.kind === 'Namespace' && object.apiVersion === 'v1';
}

/** Whether Helm has to make the namespace of a release. One that comes along has Pod Security labels, which Helm would not give it. */
export function createsNamespace({ namespace, manifests = [] }: AddonRelease): boolean {
  return !ALWAYS.includes(namespace) && !manifests.some(object => isNamespace(object) && object.metadata?.name === namespace);
}
