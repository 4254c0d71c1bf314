import { Rule } from '../rule';
import { clusterOf, partOf } from '../shared/clusters';
import { manifest, manifests } from '../shared/examples';
import { GROUP_KINDS, machineSpec } from '../shared/machine-groups';
import { fields, items, text } from '../shared/read';
import { VSPHERE } from '../shared/vsphere';

const cluster = manifests(
  manifest('Cluster', 'prod', `{ infrastructureRef: { apiGroup: ${VSPHERE}, kind: VSphereCluster, name: prod } }`),
  manifest('VSphereCluster', 'prod', '{ server: vcenter-a.example.com }'),
  manifest('MachineDeployment', 'general', '{ clusterName: prod, template: { spec: { failureDomain: zone-a } } }'),
);

/** Whether the zone exists at all is asked by MD-17. */
export const rule: Rule = {
  id: 'FLT-08',
  slug: 'foreign-zone',
  sentence: 'Machines are placed in zones of the vCenter that their cluster uses.',
  severity: 'warning',
  fix: 'name a zone of the same vCenter',
  source: 'cluster-api-provider-vsphere v1.16.1: the credentials of a cluster are those for its own server',
  kinds: GROUP_KINDS,
  good: { manifests: manifests(cluster, manifest('VSphereDeploymentZone', 'zone-a', '{ server: vcenter-a.example.com }')) },
  bad: { manifests: manifests(cluster, manifest('VSphereDeploymentZone', 'zone-a', '{ server: vcenter-b.example.com }')) },
  check(subject) {
    const { set, entry } = subject;
    const infrastructure = partOf(set, clusterOf(set, entry), 'infrastructureRef');
    const server = infrastructure?.kind === 'VSphereCluster' ? text(fields(fields(infrastructure.object).spec).server) : undefined;
    if (server === undefined) { return; }
    const { path, part } = machineSpec(entry);
    const places = [
      { at: [...path, 'failureDomain'], name: part.failureDomain },
      ...items(fields(fields(entry.object).spec).failureDomains).map((name, index) => ({ at: ['spec', 'failureDomains', index], name })),
    ];
    for (const { at, name } of places) {
      const zone = text(name) === undefined ? undefined : set.find(VSPHERE, 'VSphereDeploymentZone', '', name);
      const other = text(fields(fields(zone?.object).spec).server);
      if (other !== undefined && other !== server) { subject.report(at, `the zone "${name}" is in ${other} and the cluster in ${server}`); }
    }
  },
};
