import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';
import { same } from '../shared/same';

export const rule: Rule = {
  id: 'VSP-14',
  slug: 'kept-failure-domain',
  sentence: 'The spec of a VSphereFailureDomain never changes.',
  severity: 'error',
  fix: 'create a failure domain with another name, and a zone for it',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspherefailuredomain.go',
  kinds: ['VSphereFailureDomain'],
  good: {
    before: manifest('VSphereFailureDomain', 'a', '{ topology: { datacenter: dc1 } }'),
    manifests: manifest('VSphereFailureDomain', 'a', '{ topology: { datacenter: dc1 } }', 'labels: { rack: a }'),
  },
  bad: {
    before: manifest('VSphereFailureDomain', 'a', '{ topology: { datacenter: dc1 } }'),
    manifests: manifest('VSphereFailureDomain', 'a', '{ topology: { datacenter: dc2 } }'),
  },
  check(subject) {
    if (subject.before && !same(fields(subject.before).spec, fields(subject.object).spec)) { subject.report(['spec'], 'differs from the failure domain that exists under this name'); }
  },
};
