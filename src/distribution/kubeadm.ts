import { ControlPlaneContext, Distribution, PoolContext } from '../contract/distribution';
import { NodeSetup } from '../contract/node-setup';
import { Manifest } from '../manifest/manifest';
import { kubeadmSetup, nodeRegistration } from './kubeadm/setup';

/** Nodes bootstrapped by kubeadm: Cluster API's own bootstrap and control plane provider, tested with v1.14.0. */
export class Kubeadm extends Distribution {
  public controlPlane(context: ControlPlaneContext): Manifest {
    const { cluster, setup } = context;
    const registration = nodeRegistration(setup);
    return {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
      kind: 'KubeadmControlPlane',
      spec: {
        replicas: context.replicas,
        version: cluster.kubernetesVersion.text,
        rollout: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } },
        machineTemplate: {
          metadata: Object.keys(context.machineLabels).length > 0 ? { labels: context.machineLabels } : undefined,
          spec: { infrastructureRef: context.machineTemplate },
        },
        kubeadmConfigSpec: {
          clusterConfiguration: clusterConfiguration(setup),
          initConfiguration: { nodeRegistration: registration },
          // Equal to initConfiguration, or the first machine would differ from the others (KCP-20).
          joinConfiguration: { nodeRegistration: registration },
          ...kubeadmSetup(setup, cluster),
        },
      },
    };
  }

  public poolBootstrap(context: PoolContext): Manifest {
    return {
      apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2',
      kind: 'KubeadmConfigTemplate',
      spec: {
        template: {
          spec: {
            joinConfiguration: { nodeRegistration: nodeRegistration(context.setup) },
            ...kubeadmSetup(context.setup),
          },
        },
      },
    };
  }
}

function clusterConfiguration(setup: NodeSetup): object | undefined {
  return setup.externalCloudProvider
    ? { controllerManager: { extraArgs: [{ name: 'cloud-provider', value: 'external' }] } }
    : undefined;
}
