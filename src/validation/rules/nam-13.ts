import { Rule } from '../rule';
import { fields, items, text } from '../shared/read';

const HASHED = ['cluster.x-k8s.io/set-name', 'cluster.x-k8s.io/control-plane-name'];

/** The label then holds a hash, which the selector never equals. */
export const rule: Rule = {
  id: 'NAM-13',
  slug: 'hashed-label',
  sentence: 'Nothing selects by a label of Cluster API whose value is longer than 63 characters, because the label holds a hash then.',
  severity: 'warning',
  fix: 'select by another label, such as cluster.x-k8s.io/deployment-name',
  source: 'cluster-api v1.14.0 util/labels/format MustFormatValue',
  kinds: ['MachineHealthCheck.cluster.x-k8s.io', 'MachineDrainRule.cluster.x-k8s.io', 'MachineDeployment.cluster.x-k8s.io', 'MachineSet.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineHealthCheck
metadata: { name: general, namespace: clusters }
spec: { clusterName: prod, selector: { matchLabels: { cluster.x-k8s.io/set-name: prod-general } } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineHealthCheck
metadata: { name: general, namespace: clusters }
spec: { clusterName: prod, selector: { matchLabels: { cluster.x-k8s.io/set-name: production-cluster-of-the-payments-department-general-purpose-pool } } }`,
  },
  check(subject) {
    const spec = fields(fields(subject.object).spec);
    const selectors = [
      { selector: spec.selector, path: ['spec', 'selector'] },
      ...items(spec.machines).map((machine, index) => ({ selector: fields(machine).selector, path: ['spec', 'machines', index, 'selector'] })),
    ];
    for (const { selector, path } of selectors) {
      for (const key of HASHED) {
        const value = text(fields(fields(selector).matchLabels)[key]);
        if (value !== undefined && value.length > 63) { subject.report([...path, 'matchLabels', key], `"${value}" has ${value.length} characters, and the label holds a hash of it`); }
      }
    }
  },
};
