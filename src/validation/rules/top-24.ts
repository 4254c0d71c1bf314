import { Rule } from '../rule';
import { fields, Fields } from '../shared/read';
import { referenceOf } from '../shared/references';
import { classOf, topologyOf } from '../shared/topology';
import { Subject } from '../subject';

/** The Cluster is accepted; the KubeadmControlPlane that the topology becomes is not, and nothing is ever created. */
export const rule: Rule = {
  id: 'TOP-24',
  slug: 'topology-control-plane-size',
  sentence: 'A topology whose control plane runs etcd itself has an odd number of control plane machines.',
  severity: 'error',
  fix: 'set controlPlane.replicas to 1, 3 or 5',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateKubeadmControlPlaneSpec, for the object the topology becomes',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, controlPlane: { replicas: 3 } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, name: edge } } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: edge, namespace: clusters }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, controlPlane: { replicas: 2 } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, name: edge } } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: edge, namespace: clusters }`,
  },
  check(subject) {
    const replicas = fields(topologyOf(subject.object)?.controlPlane).replicas;
    if (!Number.isInteger(replicas) || replicas < 0 || replicas % 2 === 1) { return; }
    const clusterClass = classOf(subject.set, subject.object);
    if (!clusterClass || !runsEtcd(subject, clusterClass)) { return; }
    subject.report(['spec', 'topology', 'controlPlane', 'replicas'], replicas === 0
      ? 'a control plane of 0 machines serves nothing'
      : `${replicas} control plane machines tolerate no more failures than ${replicas - 1}`);
  },
};

/** Known only from the template of the class. Patches may also say that etcd runs elsewhere. */
function runsEtcd({ set }: Subject, { metadata, spec }: Fields): boolean {
  const ref = referenceOf(fields(fields(spec).controlPlane).templateRef);
  if (ref?.kind !== 'KubeadmControlPlaneTemplate') { return false; }
  const template = set.find(ref.group, ref.kind, fields(metadata).namespace ?? '', ref.name)?.object;
  if (!template) { return false; }
  const { kubeadmConfigSpec } = fields(fields(fields(fields(template).spec).template).spec);
  const { external } = fields(fields(fields(kubeadmConfigSpec).clusterConfiguration).etcd);
  return !external && !(JSON.stringify(fields(spec).patches ?? '') ?? '').includes('external');
}
