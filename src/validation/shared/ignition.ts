import { eachOf, kubeadmConfig } from './kubeadm';
import { Path, Subject } from '../subject';

/** Whether machines boot with Ignition, which cannot do all that cloud-init can. */
export function usesIgnition(subject: Subject): boolean {
  return kubeadmConfig(subject.entry).part.format === 'ignition';
}

/** `eachOf` for machines that boot with Ignition. */
export function eachWithIgnition(subject: Subject, list: readonly string[], look: (item: any, path: Path) => void): void {
  if (usesIgnition(subject)) { eachOf(subject, list, look); }
}
