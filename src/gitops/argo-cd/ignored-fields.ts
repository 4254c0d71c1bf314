import { CERTIFICATES } from '../../engines/argo-cd/chart';

/** Annotation of pools whose size belongs to the autoscaler (cluster-autoscaler, provider clusterapi). */
const AUTOSCALED = 'select(.metadata.annotations["cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size"])';

/**
 * Fields that Git may hold and controllers write (cluster-api v1.14): a difference for ever, and self-healing would write them back. Fields that only
 * controllers write are no difference and are not listed.
 */
export const IGNORED_FIELDS = [
  { group: 'cluster.x-k8s.io', kind: 'Cluster', jsonPointers: ['/spec/controlPlaneEndpoint'], jqPathExpressions: [`.spec.topology.workers.machineDeployments[]? | ${AUTOSCALED} | .replicas`] },
  { group: 'infrastructure.cluster.x-k8s.io', kind: '*', jsonPointers: ['/spec/controlPlaneEndpoint'] },
  ...['MachineDeployment', 'MachinePool'].map(kind => ({ group: 'cluster.x-k8s.io', kind, jqPathExpressions: [`${AUTOSCALED} | .spec.replicas`] })),
  ...CERTIFICATES,
];
