import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields, text } from '../shared/read';

/** How a range is written is part of the schema. */
export const rule: Rule = {
  id: 'MHC-06',
  slug: 'unhealthy-range',
  sentence: 'The range of unhealthy machines within which machines are remediated is not empty, and stands alone.',
  severity: 'warning',
  fix: 'write the lower number first, for example "[1-3]"',
  source: 'cluster-api v1.14.0 core/reconcilers/machinehealthcheck: the range wins over unhealthyLessThanOrEqualTo',
  kinds: ['MachineHealthCheck.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineHealthCheck', 'general', '{ remediation: { triggerIf: { unhealthyInRange: "[1-3]" } } }') },
  bad: { manifests: manifest('MachineHealthCheck', 'general', '{ remediation: { triggerIf: { unhealthyInRange: "[3-1]" } } }') },
  check(subject) {
    const { unhealthyInRange, unhealthyLessThanOrEqualTo: limit } = fields(fields(fields(fields(subject.object).spec).remediation).triggerIf);
    const range = /^\[(\d+)-(\d+)\]$/.exec(text(unhealthyInRange) ?? '');
    const path = ['spec', 'remediation', 'triggerIf'];
    if (range && Number(range[1]) > Number(range[2])) { subject.report([...path, 'unhealthyInRange'], `${unhealthyInRange} holds no number, so that no machine is ever remediated`); }
    if (range && (typeof limit === 'number' || text(limit) !== undefined)) {
      subject.report([...path, 'unhealthyLessThanOrEqualTo'], `${limit} is ignored beside unhealthyInRange`, 'write one of the two');
    }
  },
};
