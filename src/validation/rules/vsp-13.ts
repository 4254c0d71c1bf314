import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields, items, text } from '../shared/read';

export const rule: Rule = {
  id: 'VSP-13',
  slug: 'zone-networks',
  sentence: 'The networks of a failure domain are listed once, by name or with their settings.',
  severity: 'error',
  fix: 'write networks or networkConfigurations',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspherefailuredomain.go',
  kinds: ['VSphereFailureDomain'],
  good: { manifests: manifest('VSphereFailureDomain', 'a', '{ topology: { networkConfigurations: [{ networkName: nodes, dhcp4: true }] } }') },
  bad: { manifests: manifest('VSphereFailureDomain', 'a', '{ topology: { networks: [nodes], networkConfigurations: [{ networkName: nodes, dhcp4: true }] } }') },
  check(subject) {
    const { networks, networkConfigurations } = fields(fields(fields(subject.object).spec).topology);
    const path = ['spec', 'topology'];
    if (items(networks).length > 0 && items(networkConfigurations).length > 0) { subject.report([...path, 'networkConfigurations'], 'stands beside networks'); }
    items(networkConfigurations).forEach((configuration, index) => {
      if (text(fields(configuration).networkName) === undefined) { subject.report([...path, 'networkConfigurations', index, 'networkName'], 'the network has no name', 'name the port group or segment'); }
    });
  },
};
