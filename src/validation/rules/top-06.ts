import { Rule } from '../rule';
import { fields, items, text } from '../shared/read';
import { classOf } from '../shared/topology';
import { versionChange } from '../shared/topology-update';

/** kubeadm upgrades one minor version at a time. A class that lists versions lets Cluster API take the steps between by itself. */
export const rule: Rule = {
  id: 'TOP-06',
  slug: 'topology-skew',
  sentence: 'The Kubernetes version of a topology rises by one minor version at a time, unless its class plans upgrades.',
  severity: 'error',
  fix: 'upgrade to the next minor version first, or list the versions between in spec.kubernetesVersions of the class',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateTopologyVersionUpdate',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.32.9 } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.3 } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { kubernetesVersions: [v1.32.9, v1.33.5, v1.34.3] }`,
  },
  bad: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.32.9 } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.3 } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [] } }`,
  },
  check(subject) {
    const change = versionChange(subject);
    if (!change) { return; }
    const { before, after, texts } = change;
    if (after.major < before.major || (after.major === before.major && after.minor < before.minor + 2)) { return; }
    const found = classOf(subject.set, subject.object);
    // A class that is not here may plan upgrades; before v1.12 none could.
    if (!found && subject.target.capiMinor >= 12) { return; }
    const { kubernetesVersions, upgrade } = fields(found?.spec);
    if (items(kubernetesVersions).length > 0 || text(fields(fields(upgrade).external).generateUpgradePlanExtension) !== undefined) { return; }
    subject.report(['spec', 'topology', 'version'], `${texts[1]} is more than one minor version after ${texts[0]}, which the cluster runs`);
  },
};
