import { Rule } from '../rule';
import { fields } from '../shared/read';
import { compareCore, parseTolerant } from '../shared/versions';

const SKIP = 'controlplane.cluster.x-k8s.io/skip-coredns';

/** The Corefile is migrated forwards only. Versions that the migration library does not know at all are not told from here. */
export const rule: Rule = {
  id: 'KCP-13',
  slug: 'coredns-downgrade',
  sentence: 'CoreDNS is not downgraded.',
  severity: 'error',
  fix: 'keep the newer tag',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateCoreDNSVersion',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { dns: { imageTag: v1.12.4 } } } }`,
    before: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { dns: { imageTag: v1.11.3 } } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { dns: { imageTag: v1.9.3 } } } }`,
    before: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { dns: { imageTag: v1.11.3 } } } }`,
  },
  check(subject) {
    if (Object.hasOwn(fields(fields(fields(subject.object).metadata).annotations), SKIP)) { return; }
    const specs = [subject.before, subject.object].map(object => fields(fields(object).spec));
    const configs = specs.map(({ kubeadmConfigSpec }) => fields(fields(kubeadmConfigSpec).clusterConfiguration));
    const [from, to] = configs.map(({ dns }) => fields(dns).imageTag);
    const [old, now] = [from, to].map(tag => typeof tag === 'string' ? parseTolerant(tag.replace(/_/g, '+')) : undefined);
    if (!old || !now || compareCore(now, old) >= 0) { return; }
    subject.report(['spec', 'kubeadmConfigSpec', 'clusterConfiguration', 'dns', 'imageTag'], `${to} is older than ${from}`);
  },
};
