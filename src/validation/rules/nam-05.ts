import { Rule } from '../rule';
import { workerClasses } from '../shared/cluster-class';
import { text } from '../shared/read';

/** Any text is accepted, yet class names end up in label selectors and in names. */
export const rule: Rule = {
  id: 'NAM-05',
  slug: 'class-name',
  sentence: 'The name of a class of workers is a DNS-like name, so that it can be selected by label.',
  severity: 'warning',
  fix: 'use lower-case letters, digits and dashes, at most 63',
  source: 'cluster-api v1.14.0 ClusterClass schema (no pattern); label topology.cluster.x-k8s.io/deployment-class is in use by patches and dashboards',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: gpu-pool }] } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: GPU Pool }] } }`,
  },
  check(subject) {
    for (const { path, part } of [...workerClasses(subject.object, 'machineDeployments'), ...workerClasses(subject.object, 'machinePools')]) {
      const name = text(part.class);
      if (name === undefined || /^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/.test(name)) { continue; }
      subject.report([...path, 'class'], `"${name}" cannot be selected by label`);
    }
  },
};
