import { folderKustomization, FluxOptions, folderSpec } from './kustomization';
import { GitOpsCluster, GitOpsTree } from '../../contract/gitops';
import { NamedManifest } from '../../manifest/manifest';
import { MAX_NAME, shortened } from '../../manifest/names';

/** Dots cannot occur in the parts, so no two clusters share a name. */
function kustomizationName({ environment, name }: GitOpsCluster): string {
  return shortened(`workload-clusters.${environment}.${name}`, MAX_NAME);
}

/**
 * The objects of one cluster. It is ready once the control plane is initialized, as `clusterctl` and the addons count: Available needs nodes, nodes need the
 * network, and the network lies in the same folder. v1beta2 has no condition Ready, so Flux by itself would be content at once.
 */
export function clusterKustomization(cluster: GitOpsCluster, options: FluxOptions): NamedManifest {
  const { name, namespace, apiVersion } = cluster;
  const made = folderKustomization(kustomizationName(cluster), cluster.path, options);
  return {
    ...made,
    spec: {
      ...made.spec,
      healthChecks: [{ apiVersion, kind: 'Cluster', name, namespace }],
      healthCheckExprs: [{ apiVersion, kind: 'Cluster', current: 'status.conditions.exists(c, c.type == \'ControlPlaneInitialized\' && c.status == \'True\')' }],
    },
  };
}

/**
 * What teams run on the cluster, one Kustomization each. They are in the namespace of the cluster, because Flux reads kubeconfig Secrets of its own namespace
 * only, and in the folder of the cluster, because that namespace comes with it.
 */
export function applicationsFor({ applications }: GitOpsTree, cluster: GitOpsCluster, { namespace }: FluxOptions): NamedManifest[] {
  return applications.filter(({ environment }) => environment === cluster.environment).map(({ team, path }) => ({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    name: shortened(`${cluster.name}.applications.${team}`, MAX_NAME),
    namespace: cluster.namespace,
    spec: {
      ...folderSpec(path, namespace),
      kubeConfig: { secretRef: { name: `${cluster.name}-kubeconfig`, key: 'value' } },
      dependsOn: [{ name: kustomizationName(cluster), namespace }],
      // A cluster that is gone must not hold up the deletion of the Kustomization.
      deletionPolicy: 'Orphan',
    },
  }));
}
