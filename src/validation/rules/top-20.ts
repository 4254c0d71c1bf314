import { Rule } from '../rule';
import { definesHealthCheck } from '../shared/health-check';
import { fields, isUnset } from '../shared/read';
import { classOf, topologyOf } from '../shared/topology';

/** Without machines of its own the control plane has nothing to check. */
export const rule: Rule = {
  id: 'TOP-20',
  slug: 'control-plane-machines',
  sentence: 'A topology defines a health check of its control plane only where the class has machines for it.',
  severity: 'error',
  fix: 'remove the health check, or set controlPlane.machineInfrastructure in the class',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateMachineHealthChecks',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, controlPlane: { healthCheck: { enabled: false } } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: AWSManagedControlPlaneTemplate, name: edge } } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, controlPlane: { healthCheck: { checks: { nodeStartupTimeoutSeconds: 600 } } } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: AWSManagedControlPlaneTemplate, name: edge } } }`,
  },
  check(subject) {
    const clusterClass = classOf(subject.set, subject.object);
    if (!clusterClass || !definesHealthCheck(fields(topologyOf(subject.object)?.controlPlane).healthCheck)) { return; }
    if (!isUnset(fields(fields(fields(clusterClass.spec).controlPlane).machineInfrastructure).templateRef)) { return; }
    subject.report(['spec', 'topology', 'controlPlane', 'healthCheck'], 'the class has no machines of the control plane to check');
  },
};
