import { Rule } from '../rule';
import { CONTROL_PLANE_KINDS, kubeadmConfig } from '../shared/kubeadm';
import { fields } from '../shared/read';
import { same } from '../shared/same';

const FIELDS = ['nodeRegistration', 'patches', 'timeouts'];
/** KCP-18 is about this one. */
const ELSEWHERE = 'controlPlaneComponentHealthCheckSeconds';

/** Which machine is the first changes with every rollout, and nobody looks for the difference then. Phases have other names when joining. */
export const rule: Rule = {
  id: 'KCP-20',
  slug: 'first-machine',
  sentence: 'The first control plane machine is set up like the others.',
  severity: 'warning',
  fix: 'write the same in initConfiguration and joinConfiguration',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/internal/filters.go',
  kinds: CONTROL_PLANE_KINDS,
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { initConfiguration: { skipPhases: [addon/kube-proxy] }, joinConfiguration: { skipPhases: [addon/kube-proxy] } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { initConfiguration: { nodeRegistration: { kubeletExtraArgs: [{ name: v, value: '2' }] } } } }`,
  },
  check(subject) {
    const { path, part } = kubeadmConfig(subject.entry);
    const [init, join] = [fields(part.initConfiguration), fields(part.joinConfiguration)];
    for (const field of FIELDS) {
      if (!same(without(init[field], field), without(join[field], field))) { subject.report([...path, 'joinConfiguration', field], 'differs from initConfiguration, so the first machine differs from the others'); }
    }
  },
};

function without(value: unknown, field: string): unknown {
  return field === 'timeouts' ? { ...fields(value), [ELSEWHERE]: undefined } : value;
}
