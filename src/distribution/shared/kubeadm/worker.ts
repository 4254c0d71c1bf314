import { KubeadmNode } from './setup';
import { startTimeouts } from './start-timeouts';
import { PoolContext } from '../../../contract/distribution';
import { Manifest } from '../../../manifest/manifest';
import { KubernetesVersion } from '../../../values/kubernetes-version';

/** The bootstrap template of machines that `kubeadm join` makes nodes of, whoever runs the control plane. */
export function kubeadmWorker({ cluster, pool, setup, kubernetes }: PoolContext): Manifest {
  const machine = {
    kubernetesVersion: pool.kubernetesVersion ? KubernetesVersion.of(pool.kubernetesVersion) : cluster.kubernetesVersion,
    controlPlane: false,
  };
  const node = new KubeadmNode(setup, {
    cluster, where: `"${cluster.name}" pools["${pool.name}"].setup`, ...machine,
  });
  return {
    apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2',
    kind: 'KubeadmConfigTemplate',
    spec: {
      template: {
        spec: {
          joinConfiguration: { ...node.registration, timeouts: startTimeouts(`"${cluster.name}" pools["${pool.name}"]`, kubernetes?.timeouts, machine) },
          ...node.config,
        },
      },
    },
  };
}
