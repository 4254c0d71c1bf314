import { ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { fields, isUnset } from '../shared/read';
import { holdsSecret } from '../shared/secrets';

/** Asked only where the Cluster itself is in the set; one file of many says nothing about Secrets. */
export const rule: Rule = {
  id: 'KCP-22',
  slug: 'external-etcd-secrets',
  sentence: 'External etcd comes with the Secrets that reach it.',
  severity: 'warning',
  fix: 'add them, or declare them external',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/internal/controllers/controller.go reconcile of certificates',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { etcd: { external: { endpoints: ['https://10.0.0.5:2379'], caFile: /etc/etcd/ca.crt, certFile: /etc/etcd/tls.crt, keyFile: /etc/etcd/tls.key } } } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: clusters }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: prod } }
---
apiVersion: v1
kind: Secret
metadata: { name: c1-etcd, namespace: clusters }
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: c1-apiserver-etcd-client, namespace: clusters }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { etcd: { external: { endpoints: ['https://10.0.0.5:2379'], caFile: /etc/etcd/ca.crt, certFile: /etc/etcd/tls.crt, keyFile: /etc/etcd/tls.key } } } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: clusters }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: prod } }`,
  },
  check(subject) {
    const { entry, set } = subject;
    const { external } = fields(fields(fields(fields(fields(entry.object).spec).kubeadmConfigSpec).clusterConfiguration).etcd);
    const cluster = isUnset(external) ? undefined : set.once(clusterOfControlPlane).get(`${entry.namespace}/${entry.name}`);
    if (cluster === undefined) { return; }
    const missing = [`${cluster}-etcd`, `${cluster}-apiserver-etcd-client`].filter(name => !holdsSecret(subject, entry.namespace, name));
    if (missing.length === 0) { return; }
    subject.report(['spec', 'kubeadmConfigSpec', 'clusterConfiguration', 'etcd', 'external'], `nothing here makes ${missing.map(name => `Secret "${name}"`).join(' and ')}`);
  },
};

function clusterOfControlPlane(set: ManifestSet): Map<string, string> {
  return new Map(set.ofKind('Cluster').map(({ object, namespace, name }) => [`${namespace}/${fields(fields(fields(object).spec).controlPlaneRef).name}`, name]));
}
