import { ClusterContext } from '../contract/cluster';
import { ControlPlaneContext, Distribution, PoolContext } from '../contract/distribution';
import { NodeSetup } from '../contract/node-setup';
import { Manifest } from '../manifest/manifest';
import { KubernetesVersion } from '../values/kubernetes-version';
import { controlPlaneGroup } from './kubeadm/control-plane-group';
import { kubeVipFeatures } from './kubeadm/kube-vip';
import { KubeadmNode } from './kubeadm/setup';

/** Nodes bootstrapped by kubeadm: Cluster API's own bootstrap and control plane provider, tested with v1.14.0. */
export class Kubeadm extends Distribution {
  public controlPlane(context: ControlPlaneContext): Manifest {
    const { cluster, setup } = context;
    const node = new KubeadmNode(setup, {
      cluster, where: `"${cluster.name}" controlPlane.setup`, kubernetesVersion: cluster.kubernetesVersion, controlPlane: true,
    }, kubeVipFeatures(setup, cluster));
    return {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
      kind: 'KubeadmControlPlane',
      // Otherwise the control plane provider looks for the DaemonSet to update it with every new Kubernetes version.
      annotations: cluster.kubeProxy ? undefined : { 'controlplane.cluster.x-k8s.io/skip-kube-proxy': '' },
      spec: {
        ...controlPlaneGroup(context),
        kubeadmConfigSpec: {
          clusterConfiguration: clusterConfiguration(setup, cluster),
          // Only `kubeadm init` has this phase; `kubeadm join` refuses to skip what it does not know.
          initConfiguration: { ...node.registration, skipPhases: cluster.kubeProxy ? undefined : ['addon/kube-proxy'] },
          // Equal to initConfiguration, or the first machine would differ from the others (KCP-20).
          joinConfiguration: node.registration,
          ...node.config,
        },
      },
    };
  }

  public poolBootstrap(context: PoolContext): Manifest {
    const { cluster, pool, setup } = context;
    const node = new KubeadmNode(setup, {
      cluster,
      where: `"${cluster.name}" pools["${pool.name}"].setup`,
      kubernetesVersion: pool.kubernetesVersion ? KubernetesVersion.of(pool.kubernetesVersion) : cluster.kubernetesVersion,
      controlPlane: false,
    });
    return {
      apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2',
      kind: 'KubeadmConfigTemplate',
      spec: {
        template: {
          spec: {
            joinConfiguration: node.registration,
            ...node.config,
          },
        },
      },
    };
  }
}

function clusterConfiguration(setup: NodeSetup, cluster: ClusterContext): object {
  const controllerManager = [
    ...(setup.externalCloudProvider ? [{ name: 'cloud-provider', value: 'external' }] : []),
    // kubeadm and the controller manager take the flags by family for clusters of one family too; the plain flag only for those.
    ...(cluster.nodeCidrMaskSize !== undefined ? [{ name: 'node-cidr-mask-size-ipv4', value: String(cluster.nodeCidrMaskSize) }] : []),
    ...(cluster.nodeCidrMaskSizeIpv6 !== undefined ? [{ name: 'node-cidr-mask-size-ipv6', value: String(cluster.nodeCidrMaskSizeIpv6) }] : []),
  ];
  const certSANs = cluster.endpoint?.certificateSans ?? [];
  return {
    apiServer: certSANs.length > 0 ? { certSANs } : undefined,
    controllerManager: controllerManager.length > 0 ? { extraArgs: controllerManager } : undefined,
  };
}
