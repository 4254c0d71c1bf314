import { Rule } from '../rule';
import { defaultedVersion } from '../shared/defaults';
import { fields, items, text } from '../shared/read';
import { classOf, topologyOf } from '../shared/topology';

/** The class promises to know how to build these versions, and no others. */
export const rule: Rule = {
  id: 'TOP-04',
  slug: 'offered-version',
  sentence: 'The Kubernetes version of a topology is one that its class offers, where it lists them.',
  severity: 'error',
  fix: 'choose one of them, or add the version to spec.kubernetesVersions of the class',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go ValidateClusterForClusterClass',
  kinds: ['Cluster.cluster.x-k8s.io'],
  since: '1.12',
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.3 } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { kubernetesVersions: [v1.34.3] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.9 } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { kubernetesVersions: [v1.34.3, v1.35.1] }`,
  },
  check(subject) {
    const version = defaultedVersion(topologyOf(subject.object)?.version);
    const offered = items(fields(classOf(subject.set, subject.object)?.spec).kubernetesVersions);
    if (version === undefined || offered.length === 0 || offered.includes(version)) { return; }
    subject.report(['spec', 'topology', 'version'], `${version} is not among the versions of the class, which are ${offered.filter(text).join(', ')}`);
  },
};
