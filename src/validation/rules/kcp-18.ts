import { Rule } from '../rule';
import { CONTROL_PLANE_KINDS, kubeadmConfig } from '../shared/kubeadm';
import { fields } from '../shared/read';

const FIELD = 'controlPlaneComponentHealthCheckSeconds';

/** The other rules for kubeadm configurations look into control planes as well. */
export const rule: Rule = {
  id: 'KCP-18',
  slug: 'health-timeouts',
  sentence: 'The first control plane machine waits for its components as long as the others.',
  severity: 'error',
  fix: 'write the same number of seconds in both',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfig.go Validate with isKCP',
  kinds: CONTROL_PLANE_KINDS,
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { initConfiguration: { timeouts: { controlPlaneComponentHealthCheckSeconds: 300 } }, joinConfiguration: { timeouts: { controlPlaneComponentHealthCheckSeconds: 300 } } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { initConfiguration: { timeouts: { controlPlaneComponentHealthCheckSeconds: 300 } } } }`,
  },
  check(subject) {
    const { path, part } = kubeadmConfig(subject.entry);
    const [init, join] = ['initConfiguration', 'joinConfiguration'].map(half => fields(fields(part[half]).timeouts)[FIELD] ?? undefined);
    if (init === join || [init, join].some(seconds => seconds !== undefined && typeof seconds !== 'number')) { return; }
    const at = (half: string) => [...path, half, 'timeouts', FIELD];
    if (init === undefined) {
      subject.report(at('initConfiguration'), `it is not set, and ${join} in joinConfiguration`);
    } else {
      subject.report(at('joinConfiguration'), join === undefined ? `it is not set, and ${init} in initConfiguration` : `${join} is not the ${init} of initConfiguration`);
    }
  },
};
