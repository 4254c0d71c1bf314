import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { KubernetesOptions } from '../options/kubernetes/kubernetes-options';
import { renderProfile } from '../values/render-profile';

/** What is wrong between the options of Kubernetes and other parts of the cluster, as rule lines. */
export function kubernetesProblems(cluster: ClusterContext, { controlPlane }: Topology, { certificates }: KubernetesOptions): string[] {
  const validity = certificates?.validity?.toDays();
  const before = controlPlane.rollout?.beforeCertificatesExpire?.toDays() ?? renderProfile(cluster.renderProfile).certificateRolloutDays;
  if (validity === undefined || before < validity || cluster.controlPlaneReplicas === 0) { return []; }
  return [
    `KCP-09 certificate-rollout: machines are replaced ${before} days before their certificates expire, which are valid for ${validity}; `
    + 'lower controlPlane.rollout.beforeCertificatesExpire or raise kubernetes.certificates.validity.',
  ];
}
