import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';
import { minorOf } from '../shared/skew';
import { supportedMinors } from '../shared/support-matrix';

/** Said once for a cluster, at its control plane: workers are bound to that. */
export const rule: Rule = {
  id: 'VER-07',
  slug: 'supported-version',
  sentence: 'The Kubernetes version of a cluster is one that the release of Cluster API supports.',
  severity: 'warning',
  fix: 'upgrade the cluster, or Cluster API first',
  source: 'cluster-api v1.14.0 docs/book/src/reference/versions.md; older releases alike',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io', 'Cluster.cluster.x-k8s.io'],
  good: { manifests: manifest('KubeadmControlPlane', 'prod', '{ version: v1.34.3 }') },
  bad: { manifests: manifest('KubeadmControlPlane', 'prod', '{ version: v1.28.15 }') },
  check(subject) {
    const { spec } = fields(subject.object);
    const topology = subject.entry.kind === 'Cluster';
    const version = topology ? fields(fields(spec).topology).version : fields(spec).version;
    const minor = minorOf(version);
    const range = supportedMinors(subject.target.capiMinor);
    if (minor === undefined || !range || (minor >= range[0] && minor <= range[1])) { return; }
    subject.report(topology ? ['spec', 'topology', 'version'] : ['spec', 'version'], `Cluster API v1.${subject.target.capiMinor} supports v1.${range[0]} to v1.${range[1]} and not ${version}`);
  },
};
