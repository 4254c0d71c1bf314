import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields, text } from '../shared/read';

export const rule: Rule = {
  id: 'VSP-12',
  slug: 'compute-cluster-domain',
  sentence: 'A region or zone that is a compute cluster names it.',
  severity: 'error',
  fix: 'set topology.computeCluster',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspherefailuredomain.go',
  kinds: ['VSphereFailureDomain'],
  good: { manifests: manifest('VSphereFailureDomain', 'a', '{ zone: { type: ComputeCluster }, topology: { computeCluster: rack-a } }') },
  bad: { manifests: manifest('VSphereFailureDomain', 'a', '{ zone: { type: ComputeCluster }, topology: { datacenter: dc1 } }') },
  check(subject) {
    const { region, zone, topology } = fields(fields(subject.object).spec);
    if (text(fields(topology).computeCluster) !== undefined) { return; }
    for (const [name, domain] of [['region', region], ['zone', zone]]) {
      if (fields(domain).type === 'ComputeCluster') { subject.report(['spec', 'topology', 'computeCluster'], `the ${name} is a compute cluster and none is named`); }
    }
  },
};
