import { Rule } from '../rule';
import { clusterOf, partOf } from '../shared/clusters';
import { manifest } from '../shared/examples';
import { fields, text } from '../shared/read';

/** The control plane guards the majority of etcd, but remediation of every second member leaves nothing to lose. */
export const rule: Rule = {
  id: 'LNT-01',
  slug: 'control-plane-resilience',
  sentence: 'A control plane outlives the loss of a machine, and health checks do not remediate half of it.',
  severity: 'warning',
  fix: 'set replicas to 3 or 5',
  source: 'etcd quorum; cluster-api v1.14.0 controlplane/kubeadm/internal/controllers/remediation.go',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io', 'MachineHealthCheck.cluster.x-k8s.io'],
  good: { manifests: manifest('KubeadmControlPlane', 'prod', '{ replicas: 3 }') },
  bad: { manifests: manifest('KubeadmControlPlane', 'prod', '{ replicas: 1 }') },
  check(subject) {
    const { spec } = fields(subject.object);
    if (subject.entry.kind === 'KubeadmControlPlane') {
      if ((fields(spec).replicas ?? 1) === 1) { subject.report(['spec', 'replicas'], 'one machine is the whole control plane, etcd included'); }
      return;
    }
    const { selector, remediation } = fields(spec);
    if (fields(fields(selector).matchLabels)['cluster.x-k8s.io/control-plane'] === undefined) { return; }
    const limit = fields(fields(remediation).triggerIf).unhealthyLessThanOrEqualTo;
    const percent = /^(\d+)%$/.exec(text(limit) ?? '');
    const replicas = fields(fields(partOf(subject.set, clusterOf(subject.set, subject.entry), 'controlPlaneRef')?.object).spec).replicas;
    const half = percent ? Number(percent[1]) >= 50 : typeof limit === 'number' && typeof replicas === 'number' && replicas > 1 && 2 * limit >= replicas;
    if (half) { subject.report(['spec', 'remediation', 'triggerIf', 'unhealthyLessThanOrEqualTo'], `${limit} is half of the control plane or more`, 'write a number below half of the replicas'); }
  },
};
