import { Entry } from '../manifest-set';
import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { machineSpec } from '../shared/machine-groups';
import { fields } from '../shared/read';
import { Located } from '../shared/topology';

const TIMEOUTS = ['nodeDrainTimeoutSeconds', 'nodeVolumeDetachTimeoutSeconds'];

/** One PodDisruptionBudget that cannot be met holds up a rollout for good. */
export const rule: Rule = {
  id: 'LNT-02',
  slug: 'endless-drain',
  sentence: 'Machines that go are not waited for without limit.',
  severity: 'warning',
  fix: 'write a number of seconds above 0',
  source: 'cluster-api v1.14.0 core/reconcilers/machine: 0 and unset wait for ever',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io', 'MachineDeployment.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineDeployment', 'general', '{ template: { spec: { deletion: { nodeDrainTimeoutSeconds: 3600, nodeVolumeDetachTimeoutSeconds: 900 } } } }') },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ template: { spec: { clusterName: prod } } }') },
  check(subject) {
    const { path, part } = machinesOf(subject.entry);
    const deletion = fields(part.deletion);
    const missing = TIMEOUTS.filter(name => deletion[name] === undefined || deletion[name] === null || deletion[name] === 0);
    if (missing.length > 0) { subject.report([...path, 'deletion'], `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set, which waits for ever`); }
  },
};

function machinesOf(entry: Entry): Located {
  if (entry.kind === 'MachineDeployment') { return machineSpec(entry); }
  const { machineTemplate } = fields(fields(entry.object).spec);
  return { path: ['spec', 'machineTemplate', 'spec'], part: fields(fields(machineTemplate).spec) };
}
