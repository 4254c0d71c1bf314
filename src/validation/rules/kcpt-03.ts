import { Rule } from '../rule';
import { fields } from '../shared/read';
import { changedPaths, same } from '../shared/same';

/** Its metadata may change. */
export const rule: Rule = {
  id: 'KCPT-03',
  slug: 'template-immutable',
  sentence: 'The spec of a template of control planes does not change.',
  severity: 'error',
  fix: 'make a template with a new name and refer to it in the ClusterClass',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplanetemplate.go ValidateUpdate',
  kinds: ['KubeadmControlPlaneTemplate.controlplane.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: edge, namespace: clusters }
spec: { template: { metadata: { labels: { a: c } }, spec: { kubeadmConfigSpec: { verbosity: 2, format: cloud-config } } } }`,
    before: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: edge, namespace: clusters }
spec: { template: { metadata: { labels: { a: b } }, spec: { kubeadmConfigSpec: { verbosity: 2 } } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: edge, namespace: clusters }
spec: { template: { spec: { kubeadmConfigSpec: { verbosity: 5 } } } }`,
    before: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: edge, namespace: clusters }
spec: { template: { spec: { kubeadmConfigSpec: { verbosity: 2 } } } }`,
  },
  check(subject) {
    if (subject.before === undefined) { return; }
    const [old, now] = [subject.before, subject.object].map(object => normal(fields(fields(fields(object).spec).template).spec));
    if (!same(old, now)) {
      const [path] = changedPaths(old, now);
      subject.report(['spec', 'template', 'spec', ...path ?? []], 'this cannot change in place');
    }
  },
};

/** What older releases filled in is the same as nothing. */
function normal(spec: unknown): unknown {
  const { rollout, kubeadmConfigSpec, ...rest } = fields(spec);
  const strategy = fields(fields(rollout).strategy);
  const surge = fields(strategy.rollingUpdate).maxSurge;
  const usual = (strategy.type ?? 'RollingUpdate') === 'RollingUpdate' && (surge ?? 1) === 1;
  const { format, initConfiguration, joinConfiguration } = fields(kubeadmConfigSpec);
  return {
    ...rest,
    rollout: { ...fields(rollout), strategy: usual ? undefined : strategy },
    kubeadmConfigSpec: {
      ...fields(kubeadmConfigSpec),
      format: format === 'cloud-config' ? undefined : format,
      initConfiguration: registered(initConfiguration),
      joinConfiguration: registered(joinConfiguration),
    },
  };
}

function registered(configuration: unknown): unknown {
  const { nodeRegistration, ...rest } = fields(configuration);
  const { imagePullPolicy, ...registration } = fields(nodeRegistration);
  return { ...rest, nodeRegistration: { ...registration, imagePullPolicy: imagePullPolicy === 'IfNotPresent' ? undefined : imagePullPolicy } };
}
