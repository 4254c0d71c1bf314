import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields, isUnset } from '../shared/read';

export const rule: Rule = {
  id: 'VSP-11',
  slug: 'host-group-zone',
  sentence: 'A zone that is a group of hosts names its groups.',
  severity: 'error',
  fix: 'set topology.hosts with vmGroupName and hostGroupName',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspherefailuredomain.go',
  kinds: ['VSphereFailureDomain'],
  good: { manifests: manifest('VSphereFailureDomain', 'a', '{ zone: { type: HostGroup }, topology: { computeCluster: rack-a, hosts: { vmGroupName: vms, hostGroupName: hosts } } }') },
  bad: { manifests: manifest('VSphereFailureDomain', 'a', '{ zone: { type: HostGroup }, topology: { computeCluster: rack-a } }') },
  check(subject) {
    const { zone, topology } = fields(fields(subject.object).spec);
    if (fields(zone).type === 'HostGroup' && isUnset(fields(topology).hosts)) { subject.report(['spec', 'topology', 'hosts'], 'the zone is a group of hosts and no hosts are named'); }
  },
};
