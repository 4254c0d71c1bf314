import { Rule } from '../rule';
import { manifest, manifests } from '../shared/examples';
import { MACHINE_KINDS, machineSpec } from '../shared/machine-groups';
import { text } from '../shared/read';
import { referenceOf } from '../shared/references';
import { VSPHERE } from '../shared/vsphere';

const REF = 'infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate, name: general }';

/** Zones may be kept elsewhere: asked only where the set has any. */
export const rule: Rule = {
  id: 'MD-17',
  slug: 'failure-domain',
  sentence: 'The failure domain of machines on vSphere is a VSphereDeploymentZone.',
  severity: 'warning',
  fix: 'name a VSphereDeploymentZone that exists, or declare it external',
  source: 'cluster-api-provider-vsphere v1.16.1: a failure domain is the name of a VSphereDeploymentZone',
  kinds: MACHINE_KINDS,
  good: {
    manifests: manifests(
      manifest('MachineDeployment', 'general', `{ template: { spec: { failureDomain: zone-a, ${REF} } } }`),
      manifest('VSphereDeploymentZone', 'zone-a', '{ server: vcenter.example.com }'),
    ),
  },
  bad: {
    manifests: manifests(
      manifest('MachineDeployment', 'general', `{ template: { spec: { failureDomain: zone-x, ${REF} } } }`),
      manifest('VSphereDeploymentZone', 'zone-a', '{ server: vcenter.example.com }'),
    ),
  },
  check(subject) {
    const { path, part } = machineSpec(subject.entry);
    const domain = text(part.failureDomain);
    const zones = subject.set.ofKind('VSphereDeploymentZone');
    if (domain === undefined || zones.length === 0 || referenceOf(part.infrastructureRef)?.group !== VSPHERE) { return; }
    if (subject.set.find(VSPHERE, 'VSphereDeploymentZone', '', domain) || subject.isExternal('VSphereDeploymentZone', '', domain)) { return; }
    subject.report([...path, 'failureDomain'], `there is no VSphereDeploymentZone "${domain}"`);
  },
};
