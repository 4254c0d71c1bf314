import { Rule } from '../rule';
import { defaultedVersion } from '../shared/defaults';
import { fields, items } from '../shared/read';
import { clustersOf, topologyOf } from '../shared/topology';

/** A cluster may not stand on a version that its class no longer knows. */
export const rule: Rule = {
  id: 'CC-11',
  slug: 'used-versions',
  sentence: 'A class goes on offering the versions that its clusters run.',
  severity: 'error',
  fix: 'keep the version until no cluster uses it',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterclass.go validateKubernetesVersionsOfClusters',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  since: '1.12',
  good: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { kubernetesVersions: [v1.33.5, v1.34.3] }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { kubernetesVersions: [v1.34.3] }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.3 } }`,
  },
  bad: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { kubernetesVersions: [v1.33.5, v1.34.3] }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { kubernetesVersions: [v1.34.3] }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.33.5 } }`,
  },
  check(subject) {
    const offered = items(fields(fields(subject.object).spec).kubernetesVersions);
    if (subject.before === undefined || offered.length === 0) { return; }
    for (const { object, namespace, name } of clustersOf(subject)) {
      const version = defaultedVersion(topologyOf(object)?.version);
      if (version !== undefined && !offered.includes(version)) {
        subject.report(['spec', 'kubernetesVersions'], `${version} is missing, which Cluster ${namespace}/${name} runs`);
      }
    }
  },
};
