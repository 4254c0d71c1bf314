import { ControlPlaneContext } from '../../contract/distribution';
import { machineLifecycle, nonEmptyMap } from '../../contract/machine-lifecycle';
import { renderProfile } from '../../values/render-profile';

/** Everything of `KubeadmControlPlane.spec` but the kubeadm configuration: how many machines, how they come and go. */
export function controlPlaneGroup({ cluster, options, replicas, machineLabels, machineTemplate }: ControlPlaneContext): object {
  const { rollout = {}, remediation = {}, machineNaming, annotations } = options;
  const expiryDays = rollout.beforeCertificatesExpire?.toDays() ?? renderProfile(cluster.renderProfile).certificateRolloutDays;
  return {
    replicas,
    version: cluster.kubernetesVersion.text,
    rollout: {
      after: rollout.after,
      before: expiryDays > 0 ? { certificatesExpiryDays: expiryDays } : undefined,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: Number(rollout.maxSurge ?? '1') } },
    },
    remediation: {
      maxRetry: remediation.maxRetry,
      retryPeriodSeconds: remediation.retryPeriod?.toSeconds(),
      minHealthyPeriodSeconds: remediation.minHealthyPeriod?.toSeconds(),
    },
    machineNaming: { template: machineNaming },
    machineTemplate: {
      metadata: { labels: nonEmptyMap(machineLabels), annotations: nonEmptyMap(annotations) },
      spec: { ...machineLifecycle(options), infrastructureRef: machineTemplate },
    },
  };
}
