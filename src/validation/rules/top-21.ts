import { Rule } from '../rule';
import { workerClass } from '../shared/cluster-class';
import { definesHealthCheck } from '../shared/health-check';
import { Fields, fields } from '../shared/read';
import { classOf, topologyOf, workersOf } from '../shared/topology';
import { Path, Subject } from '../subject';

/** `enabled` alone switches on what is defined elsewhere. */
export const rule: Rule = {
  id: 'TOP-21',
  slug: 'enabled-health-check',
  sentence: 'A health check that a topology switches on is defined there or in the class.',
  severity: 'error',
  fix: 'add checks or remediation, or define the health check in the class',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateMachineHealthChecks',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, controlPlane: { healthCheck: { enabled: true } } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { healthCheck: { checks: { nodeStartupTimeoutSeconds: 600 } } } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, controlPlane: { healthCheck: { enabled: true } } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { templateRef: { name: edge } } }`,
  },
  check(subject) {
    const clusterClass = classOf(subject.set, subject.object);
    if (!clusterClass) { return; }
    checkGroup(subject, fields(topologyOf(subject.object)?.controlPlane), fields(fields(clusterClass.spec).controlPlane), ['spec', 'topology', 'controlPlane']);
    for (const { path, part } of workersOf(subject.object, 'machineDeployments')) {
      const found = workerClass(clusterClass, 'machineDeployments', part.class);
      if (found) { checkGroup(subject, part, found, path); }
    }
  },
};

function checkGroup(subject: Subject, { healthCheck }: Fields, { healthCheck: inClass }: Fields, path: Path): void {
  if (fields(healthCheck).enabled !== true || definesHealthCheck(healthCheck) || definesHealthCheck(inClass)) { return; }
  subject.report([...path, 'healthCheck', 'enabled'], 'the health check is switched on, and neither topology nor class defines it');
}
