import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields, isUnset, text } from '../shared/read';

export const rule: Rule = {
  id: 'VSP-09',
  slug: 'zone-hosts',
  sentence: 'A failure domain with a group of hosts names their compute cluster.',
  severity: 'error',
  fix: 'set topology.computeCluster',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspherefailuredomain.go',
  kinds: ['VSphereFailureDomain'],
  good: { manifests: manifest('VSphereFailureDomain', 'a', '{ topology: { computeCluster: rack-a, hosts: { vmGroupName: vms, hostGroupName: hosts } } }') },
  bad: { manifests: manifest('VSphereFailureDomain', 'a', '{ topology: { hosts: { vmGroupName: vms, hostGroupName: hosts } } }') },
  check(subject) {
    const { hosts, computeCluster } = fields(fields(fields(subject.object).spec).topology);
    if (!isUnset(hosts) && text(computeCluster) === undefined) { subject.report(['spec', 'topology', 'hosts'], 'hosts are named without their compute cluster'); }
  },
};
