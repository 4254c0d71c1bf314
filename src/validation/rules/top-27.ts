import { Rule } from '../rule';
import { text } from '../shared/read';
import { workersOf } from '../shared/topology';

/** The machines wait for a zone that does not exist. */
export const rule: Rule = {
  id: 'TOP-27',
  slug: 'topology-failure-domain',
  sentence: 'The failure domain of workers in a topology is one that the infrastructure offers.',
  severity: 'warning',
  fix: 'name a VSphereDeploymentZone that exists, or declare it external',
  source: 'cluster-api-provider-vsphere v1.16.1: a failure domain is the name of a VSphereDeploymentZone',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: general, name: general, failureDomain: zone-a }] } } }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereDeploymentZone
metadata: { name: zone-a }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: general, name: general, failureDomain: zone-x }] } } }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereDeploymentZone
metadata: { name: zone-a }`,
  },
  check(subject) {
    const zones = subject.set.ofKind('VSphereDeploymentZone').map(({ name }) => name);
    // Other infrastructures name their domains otherwise, and zones may be kept elsewhere.
    if (zones.length === 0) { return; }
    for (const { path, part } of workersOf(subject.object, 'machineDeployments')) {
      const domain = text(part.failureDomain);
      if (domain === undefined || zones.includes(domain) || subject.isExternal('VSphereDeploymentZone', '', domain)) { continue; }
      subject.report([...path, 'failureDomain'], `there is no VSphereDeploymentZone "${domain}", only ${zones.join(', ')}`);
    }
  },
};
