import { Rule } from '../rule';
import { workerClass, workerClasses } from '../shared/cluster-class';
import { definesHealthCheck } from '../shared/health-check';
import { fields } from '../shared/read';
import { clustersOf, topologyOf, workersOf } from '../shared/topology';

/** Those clusters only say that they want it. */
export const rule: Rule = {
  id: 'CC-14',
  slug: 'used-health-check',
  sentence: 'A health check of a class stays as long as a Cluster relies on it.',
  severity: 'error',
  fix: 'keep it, or define the health check in the Cluster',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterclass.go validateUpdatesToMachineHealthCheckClasses',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { healthCheck: { checks: { nodeStartupTimeoutSeconds: 600 } } } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { templateRef: { name: edge } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, controlPlane: { replicas: 3 } } }`,
  },
  bad: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { healthCheck: { checks: { nodeStartupTimeoutSeconds: 600 } } } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { templateRef: { name: edge } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, controlPlane: { healthCheck: { enabled: true } } } }`,
  },
  check(subject) {
    const { before, object } = subject;
    if (before === undefined) { return; }
    const plane = (clusterClass: unknown) => definesHealthCheck(fields(fields(fields(clusterClass).spec).controlPlane).healthCheck);
    if (plane(before) && !plane(object)) {
      for (const { object: cluster, namespace, name } of clustersOf(subject)) {
        if (relies(fields(topologyOf(cluster)?.controlPlane).healthCheck)) {
          subject.report(['spec', 'controlPlane'], `the health check is gone, on which Cluster ${namespace}/${name} relies`);
        }
      }
    }
    for (const { path, part } of workerClasses(object, 'machineDeployments')) {
      const old = workerClass(before, 'machineDeployments', part.class);
      if (!old || !definesHealthCheck(old.healthCheck) || definesHealthCheck(part.healthCheck)) { continue; }
      for (const { object: cluster, namespace, name } of clustersOf(subject)) {
        if (workersOf(cluster, 'machineDeployments').some(workers => workers.part.class === part.class && relies(workers.part.healthCheck))) {
          subject.report(path, `the health check of "${part.class}" is gone, on which Cluster ${namespace}/${name} relies`);
        }
      }
    }
  },
};

function relies(healthCheck: unknown): boolean {
  return fields(healthCheck).enabled === true && !definesHealthCheck(healthCheck);
}
