import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';

export const rule: Rule = {
  id: 'VSP-10',
  slug: 'region-type',
  sentence: 'A region is a datacenter or a compute cluster.',
  severity: 'error',
  fix: 'write Datacenter or ComputeCluster; a group of hosts can only be a zone',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspherefailuredomain.go',
  kinds: ['VSphereFailureDomain'],
  good: { manifests: manifest('VSphereFailureDomain', 'a', '{ region: { type: Datacenter } }') },
  bad: { manifests: manifest('VSphereFailureDomain', 'a', '{ region: { type: HostGroup } }') },
  check(subject) {
    if (fields(fields(fields(subject.object).spec).region).type === 'HostGroup') { subject.report(['spec', 'region', 'type'], '"HostGroup" is no region'); }
  },
};
