import { Rule } from '../rule';
import { clusterOf, partOf } from '../shared/clusters';
import { manifest, manifests } from '../shared/examples';
import { machineSpec } from '../shared/machine-groups';
import { fields } from '../shared/read';
import { referenceOf } from '../shared/references';

const ref = (name: string) => `infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate, name: ${name} }`;
const cluster = manifests(
  manifest('Cluster', 'prod', '{ controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: prod } }'),
  manifest('KubeadmControlPlane', 'prod', `{ machineTemplate: { spec: { ${ref('prod')} } } }`),
);
const workers = (template: string) => manifest('MachineDeployment', 'general', `{ clusterName: prod, template: { spec: { ${ref(template)} } } }`);

/** Allowed, and now and then meant. */
export const rule: Rule = {
  id: 'FLT-12',
  slug: 'shared-template',
  sentence: 'Control plane and workers have templates of their own.',
  severity: 'warning',
  fix: 'give the workers a template of their own',
  source: 'cluster-api v1.14.0: a template cannot change, so both groups are replaced when one needs another machine',
  kinds: ['MachineDeployment.cluster.x-k8s.io'],
  good: { manifests: manifests(cluster, workers('general')) },
  bad: { manifests: manifests(cluster, workers('prod')) },
  check(subject) {
    const { set, entry } = subject;
    const { path, part } = machineSpec(entry);
    const own = referenceOf(part.infrastructureRef);
    const { machineTemplate } = fields(fields(partOf(set, clusterOf(set, entry), 'controlPlaneRef')?.object).spec);
    const leader = referenceOf(fields(fields(machineTemplate).spec).infrastructureRef);
    if (own && leader && own.group === leader.group && own.kind === leader.kind && own.name === leader.name) {
      subject.report([...path, 'infrastructureRef'], `${own.kind} "${own.name}" is also that of the control plane, and whatever changes it replaces both`);
    }
  },
};
