import { Rule } from '../rule';

const LIMIT = 63;

/** Its MachineSets and Machines carry the name as a label. */
export const rule: Rule = {
  id: 'NAM-02',
  slug: 'deployment-name',
  sentence: 'The name of a MachineDeployment is at most 63 characters long, because it becomes the value of a label.',
  severity: 'error',
  fix: `write at most ${LIMIT} characters`,
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinedeployment.go validate',
  kinds: ['MachineDeployment.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: prod-general, namespace: clusters }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: production-cluster-of-the-payments-department-general-purpose-pool, namespace: clusters }`,
  },
  check(subject) {
    const { name } = subject.entry;
    if (name.length > LIMIT) { subject.report(['metadata', 'name'], `"${name}" has ${name.length} characters and becomes the value of a label`); }
  },
};
