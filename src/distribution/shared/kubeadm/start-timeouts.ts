import { Duration } from 'cdk8s';
import { StartTimeouts } from '../../../options/kubernetes/kubernetes-options';
import { KubernetesVersion } from '../../../values/kubernetes-version';

/** What only control plane machines wait for. */
const CONTROL_PLANE_ONLY: readonly (keyof StartTimeouts)[] = ['controlPlaneComponents', 'etcdCalls'];

/** What the provider still translates for kubeadm before v1.31 (v1beta3); it drops the others without a word (cluster-api v1.14.0). */
const OLD: readonly (keyof StartTimeouts)[] = ['controlPlaneComponents', 'tlsBootstrap'];

/** `timeouts` of initConfiguration and joinConfiguration, which must be the same (KCP-18). */
export function startTimeouts(
  where: string, given: StartTimeouts = {}, machine: { readonly kubernetesVersion: KubernetesVersion; readonly controlPlane: boolean },
): object | undefined {
  const names = (Object.keys(given) as (keyof StartTimeouts)[])
    .filter(name => given[name] !== undefined && (machine.controlPlane || !CONTROL_PLANE_ONLY.includes(name)));
  const dropped = machine.kubernetesVersion.isAtLeast(31) ? undefined : names.find(name => !OLD.includes(name));
  if (dropped) {
    throw new Error(`${where} kubernetes.timeouts.${dropped}: kubeadm of Kubernetes ${machine.kubernetesVersion.text} has no such timeout; use v1.31 or later, or leave it out.`);
  }
  const seconds = (name: keyof StartTimeouts): number | undefined => names.includes(name) ? (given[name] as Duration).toSeconds() : undefined;
  return names.length === 0 ? undefined : {
    controlPlaneComponentHealthCheckSeconds: seconds('controlPlaneComponents'),
    kubeletHealthCheckSeconds: seconds('kubelet'),
    kubernetesAPICallSeconds: seconds('apiCalls'),
    etcdAPICallSeconds: seconds('etcdCalls'),
    tlsBootstrapSeconds: seconds('tlsBootstrap'),
    discoverySeconds: seconds('discovery'),
  };
}
