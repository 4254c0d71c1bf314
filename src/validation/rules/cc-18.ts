import { versionsOf } from '../../api';
import { Rule } from '../rule';
import { templateRefs } from '../shared/cluster-class';
import { referenceOf } from '../shared/references';

/** The controller reads the template in the older version and reports RefVersionsUpToDate as false. */
export const rule: Rule = {
  id: 'CC-18',
  slug: 'template-version',
  sentence: 'A class names the newest version of its templates that has the contract of Cluster API.',
  severity: 'warning',
  fix: 'write the newer version once the provider serves it',
  source: 'cluster-api v1.14.0 core/reconcilers/clusterclass, condition RefVersionsUpToDate',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  since: '1.11',
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, name: edge } } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta1, kind: KubeadmControlPlaneTemplate, name: edge } } }`,
  },
  check(subject) {
    for (const { path, part } of templateRefs(subject.object)) {
      const ref = referenceOf(part);
      if (!ref) { continue; }
      const known = versionsOf(ref.group, ref.kind);
      const named = known.find(({ apiVersion }) => apiVersion === part.apiVersion);
      const newer = known.find(({ served, contracts }) => served && contracts.includes('v1beta2'));
      if (named && newer && !named.contracts.includes('v1beta2')) {
        subject.report([...path, 'apiVersion'], `${ref.kind} exists in ${newer.version}, and ${named.version} is older`);
      }
    }
  },
};
