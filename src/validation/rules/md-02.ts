import { Rule } from '../rule';
import { CLUSTER_NAME } from '../shared/clusters';
import { manifest } from '../shared/examples';
import { machineMetadata } from '../shared/machine-groups';
import { fields } from '../shared/read';
import { checkSelector, isEmptySelector, selects } from '../shared/selector';

/** The webhooks fill an empty selector and put the name of the cluster into both sides first. */
export const rule: Rule = {
  id: 'MD-02',
  slug: 'group-selector',
  sentence: 'The selector of a group of machines can be read and selects the machines of its own template.',
  severity: 'error',
  fix: 'give template.metadata.labels what the selector asks for',
  source: 'cluster-api v1.14.0 core/webhooks/admission/{machinedeployment,machineset}.go Default and validate',
  kinds: ['MachineDeployment.cluster.x-k8s.io', 'MachineSet.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineDeployment', 'prod-general', '{ clusterName: prod, selector: { matchLabels: { pool: general } }, template: { metadata: { labels: { pool: general } } } }') },
  bad: { manifests: manifest('MachineDeployment', 'prod-general', '{ clusterName: prod, selector: { matchLabels: { pool: general } }, template: { metadata: { labels: { pool: batch } } } }') },
  check(subject) {
    const { selector, clusterName } = fields(fields(subject.object).spec);
    checkSelector(subject, selector, ['spec', 'selector']);
    if (isEmptySelector(selector)) { return; }
    const { path, part } = machineMetadata(subject.entry);
    const labels = { ...fields(part.labels), [CLUSTER_NAME]: clusterName };
    const defaulted = { ...fields(selector), matchLabels: { ...fields(fields(selector).matchLabels), [CLUSTER_NAME]: clusterName } };
    if (!selects(defaulted, labels)) { subject.report([...path, 'labels'], 'the labels of the template do not meet the selector'); }
  },
};
