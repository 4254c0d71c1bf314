import { ControlPlaneContext, Distribution, PoolContext } from '../contract/distribution';
import { Manifest } from '../manifest/manifest';
import { KubeadmControlPlane } from './kubeadm/cluster-configuration';
import { controlPlaneGroup } from './kubeadm/control-plane-group';
import { kubeVipFeatures } from './kubeadm/kube-vip';
import { KubeadmNode } from './shared/kubeadm/setup';
import { startTimeouts } from './shared/kubeadm/start-timeouts';
import { kubeadmWorker } from './shared/kubeadm/worker';

/** Nodes bootstrapped by kubeadm: Cluster API's own bootstrap and control plane provider, tested with v1.14.0. */
export class Kubeadm extends Distribution {
  public get classOmits(): string[] {
    return ['replicas', 'version', 'machineTemplate'];
  }

  public get bootstrapsMachinePools(): boolean {
    return true;
  }

  public controlPlane(context: ControlPlaneContext): Manifest {
    const { cluster, setup, kubernetes } = context;
    const { clusterConfiguration, features } = new KubeadmControlPlane(context);
    const machine = { kubernetesVersion: cluster.kubernetesVersion, controlPlane: true };
    const node = new KubeadmNode(setup, {
      cluster, where: `"${cluster.name}" controlPlane.setup`, ...machine,
    }, [...kubeVipFeatures(setup, cluster), ...features]);
    // Equal in initConfiguration and joinConfiguration, or the first machine would differ from the others (KCP-18, KCP-20).
    const start = { ...node.registration, timeouts: startTimeouts(`"${cluster.name}"`, kubernetes?.timeouts, machine) };
    return {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
      kind: 'KubeadmControlPlane',
      // Otherwise the control plane provider looks for the DaemonSet to update it with every new Kubernetes version.
      annotations: cluster.kubeProxy ? undefined : { 'controlplane.cluster.x-k8s.io/skip-kube-proxy': '' },
      spec: {
        ...controlPlaneGroup(context),
        kubeadmConfigSpec: {
          clusterConfiguration,
          // Only `kubeadm init` has this phase; `kubeadm join` refuses to skip what it does not know.
          initConfiguration: { ...start, skipPhases: cluster.kubeProxy ? undefined : ['addon/kube-proxy'] },
          joinConfiguration: start,
          ...node.config,
        },
      },
    };
  }

  public poolBootstrap(context: PoolContext): Manifest {
    return kubeadmWorker(context);
  }
}
