import { Rule } from '../rule';
import { templateRefs } from '../shared/cluster-class';
import { text } from '../shared/read';

const SUFFIX = 'Template';

/** A class describes objects yet to be made, so it refers to patterns and never to objects. */
export const rule: Rule = {
  id: 'CC-02',
  slug: 'template-kind',
  sentence: 'A class refers to templates, whose kinds end in "Template".',
  severity: 'error',
  fix: 'refer to the template of the kind',
  source: 'cluster-api v1.14.0 internal/topology/check/compatibility.go ClusterClassTemplateIsValid',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
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
spec: { controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlane, name: edge } } }`,
  },
  check(subject) {
    for (const { path, part } of templateRefs(subject.object)) {
      const kind = text(part.kind);
      if (kind === undefined || (kind.endsWith(SUFFIX) && kind !== SUFFIX)) { continue; }
      subject.report([...path, 'kind'], `"${kind}" is not the kind of a template`, kind === SUFFIX ? undefined : `write "${kind}${SUFFIX}"`);
    }
  },
};
