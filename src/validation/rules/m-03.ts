import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';

const LABEL_VALUE = /^(?=.{0,63}$)([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

/** The webhook writes the name of the cluster into a label before anything else looks. */
export const rule: Rule = {
  id: 'M-03',
  slug: 'machine-cluster-name',
  sentence: 'The name of the cluster of a Machine fits into a label.',
  severity: 'error',
  fix: 'write the name of the Cluster',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machine.go Default',
  kinds: ['Machine.cluster.x-k8s.io'],
  good: { manifests: manifest('Machine', 'prod-0', '{ clusterName: prod }') },
  bad: { manifests: manifest('Machine', 'prod-0', '{ clusterName: "prod/a" }') },
  check(subject) {
    const { clusterName } = fields(fields(subject.object).spec);
    if (typeof clusterName === 'string' && !LABEL_VALUE.test(clusterName)) { subject.report(['spec', 'clusterName'], `"${clusterName}" is not the value of a label`); }
  },
};
