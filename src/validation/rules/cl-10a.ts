import { Rule } from '../rule';
import { fields } from '../shared/read';
import { referenceOf } from '../shared/references';

const GROUPS: { readonly [field: string]: string } = {
  infrastructureRef: 'infrastructure.cluster.x-k8s.io',
  controlPlaneRef: 'controlplane.cluster.x-k8s.io',
};

/** Control planes of clouds that stand in the group of infrastructure (Azure, Google), or are the infrastructure as well (EKS of old). */
const PARTS_OF_BOTH: { readonly [field: string]: RegExp } = { infrastructureRef: /Managed.*ControlPlane$/, controlPlaneRef: /ControlPlane$/ };

/** A template is a pattern for such objects; it never becomes ready. */
export const rule: Rule = {
  id: 'CL-10a',
  slug: 'part-role',
  sentence: 'A Cluster refers to an infrastructure and a control plane, each in its place and neither a template.',
  severity: 'error',
  fix: 'refer to the object itself',
  source: 'cluster-api v1.14.0 core/reconcilers/cluster: contract fields that the object lacks keep the Cluster from ever being provisioned',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereCluster, name: prod } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereClusterTemplate, name: prod } }`,
  },
  check(subject) {
    const spec = fields(fields(subject.object).spec);
    for (const [field, group] of Object.entries(GROUPS)) {
      const ref = referenceOf(spec[field]);
      if (!ref) { continue; }
      const other = Object.values(GROUPS).find(candidate => candidate !== group && candidate === ref.group);
      if (ref.kind.endsWith('Template')) {
        subject.report(['spec', field, 'kind'], `"${ref.kind}" is a template`, `write "${ref.kind.slice(0, -'Template'.length)}"`);
      } else if (other !== undefined && !PARTS_OF_BOTH[field].test(ref.kind)) {
        subject.report(['spec', field, 'apiGroup'], `"${ref.group}" does not belong into ${field}`, `refer to an object of ${group}`);
      }
    }
  },
};
