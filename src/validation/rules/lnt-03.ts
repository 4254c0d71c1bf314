import { ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { clusterNameOf } from '../shared/clusters';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';
import { virtualMachine } from '../shared/vsphere';

const LEAST = 300;
const LEAST_FULL_CLONE = 600;

/** A machine that is still being cloned is deleted, and the next one after it. */
export const rule: Rule = {
  id: 'LNT-03',
  slug: 'short-node-startup',
  sentence: 'A MachineHealthCheck waits until a machine can have become a node.',
  severity: 'warning',
  fix: `write ${LEAST} or more, ${LEAST_FULL_CLONE} where whole disks are cloned`,
  source: 'time that a clone, its boot and kubeadm join take in practice',
  kinds: ['MachineHealthCheck.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineHealthCheck', 'general', '{ clusterName: prod, checks: { nodeStartupTimeoutSeconds: 1200 } }') },
  bad: { manifests: manifest('MachineHealthCheck', 'general', '{ clusterName: prod, checks: { nodeStartupTimeoutSeconds: 120 } }') },
  check(subject) {
    const seconds = fields(fields(fields(subject.object).spec).checks).nodeStartupTimeoutSeconds;
    const { namespace } = subject.entry;
    const cloned = subject.set.once(clustersWithFullClones).has(`${namespace}/${clusterNameOf(subject.entry)}`);
    const least = cloned ? LEAST_FULL_CLONE : LEAST;
    if (typeof seconds === 'number' && seconds > 0 && seconds < least) {
      subject.report(['spec', 'checks', 'nodeStartupTimeoutSeconds'], `${seconds} s is short for ${cloned ? 'the clone of a whole disk' : 'a machine'} to become a node`);
    }
  },
};

function clustersWithFullClones(set: ManifestSet): Set<string> {
  return new Set(set.ofKind('VSphereMachineTemplate').filter(entry => virtualMachine(entry).part.cloneMode === 'fullClone')
    .map(entry => `${entry.namespace}/${clusterNameOf(entry)}`));
}
