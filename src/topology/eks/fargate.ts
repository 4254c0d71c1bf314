import { EksFargateProfile } from './login';
import { ClusterContext } from '../../contract/cluster';
import { NamedManifest } from '../../manifest/manifest';
import { templateStem } from '../../manifest/names';
import { seal } from '../../manifest/seal';

/** A profile cannot be changed: with another content it is another profile. */
export function fargateProfile({ name, selectors, subnetIds, role }: EksFargateProfile, cluster: ClusterContext): NamedManifest {
  return seal(templateStem(`Fargate profile "${name}"`, cluster.name, name), {
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
    kind: 'AWSFargateProfile',
    labels: { 'cluster.x-k8s.io/cluster-name': cluster.name },
    spec: {
      clusterName: cluster.name,
      roleName: role,
      subnetIDs: subnetIds,
      selectors: selectors.map(({ namespace, labels }) => ({ namespace, labels })),
    },
  }, { namespace: cluster.namespace });
}
