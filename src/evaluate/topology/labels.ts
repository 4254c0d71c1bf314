/** Labels and annotations that the topology controller sets (cluster-api v1.14). */
export const CLUSTER_NAME = 'cluster.x-k8s.io/cluster-name';
export const OWNED = 'topology.cluster.x-k8s.io/owned';
export const DEPLOYMENT_NAME = 'topology.cluster.x-k8s.io/deployment-name';
export const POOL_NAME = 'topology.cluster.x-k8s.io/pool-name';
