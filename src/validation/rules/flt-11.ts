import { Rule } from '../rule';
import { clusterOf, controlPlaneVersion } from '../shared/clusters';
import { manifest } from '../shared/examples';
import { machineSpec } from '../shared/machine-groups';
import { fields, text } from '../shared/read';
import { same } from '../shared/same';
import { minorOf } from '../shared/skew';
import { Subject } from '../subject';

const spec = (template: string, after: string) =>
  `{ rollout: { after: "${after}" }, template: { spec: { version: v1.34.3, infrastructureRef: { kind: VSphereMachineTemplate, name: ${template} } } } }`;

/** What replaces machines: version, failure domain, and the names of the templates (cluster-api v1.14.0 MachineTemplateUpToDate). */
const ROLLING = ['version', 'bootstrap', 'infrastructureRef', 'failureDomain'];

export const rule: Rule = {
  id: 'FLT-11',
  slug: 'double-rollout',
  sentence: 'A change replaces the machines of a group once.',
  severity: 'warning',
  fix: 'make both changes in one step',
  source: 'cluster-api v1.14.0 core/reconcilers/machinedeployment/mdutil MachineTemplateUpToDate and RolloutAfter; preflight check KubeadmVersionSkew',
  kinds: ['MachineDeployment.cluster.x-k8s.io'],
  good: {
    before: manifest('MachineDeployment', 'general', spec('a', '2026-01-01T00:00:00Z')),
    manifests: manifest('MachineDeployment', 'general', spec('b', '2026-01-01T00:00:00Z')),
  },
  bad: {
    before: manifest('MachineDeployment', 'general', spec('a', '2026-01-01T00:00:00Z')),
    manifests: manifest('MachineDeployment', 'general', spec('b', '2026-06-01T00:00:00Z')),
  },
  check(subject) {
    if (!subject.before) { return; }
    const [before, after] = [subject.before, subject.object].map(object => fields(fields(object).spec));
    const [from, to] = [before, after].map(({ template }) => fields(fields(template).spec));
    const changed = ROLLING.filter(name => !same(from[name], to[name]));
    if (changed.length === 0) { return; }
    const time = text(fields(after.rollout).after);
    if (time !== undefined && fields(before.rollout).after !== time) {
      subject.report(['spec', 'rollout', 'after'], `the machines are replaced for their new ${changed.join(' and ')}, and once more at ${time} if that is still to come`, 'leave rollout.after as it was');
    }
    checkLaggingVersion(subject, changed);
  },
};

/** Machines that are replaced with the old version while the control plane leaves it have to be replaced again. */
function checkLaggingVersion(subject: Subject, changed: readonly string[]): void {
  const { set, setBefore, entry } = subject;
  const cluster = clusterOf(set, entry);
  const older = setBefore && cluster && setBefore.find(cluster.group, 'Cluster', cluster.namespace, cluster.name);
  if (changed.includes('version') || !older) { return; }
  const [from, to] = [minorOf(controlPlaneVersion(setBefore, older)), minorOf(controlPlaneVersion(set, cluster))];
  const version = machineSpec(entry).part.version;
  const own = minorOf(version);
  if (from === undefined || to === undefined || own === undefined || from >= to || own >= to) { return; }
  subject.report(['spec', 'template', 'spec', 'version'], `the machines are replaced for their new ${changed.join(' and ')} with ${version}, and again when they follow the control plane to v1.${to}`, 'raise their version in the same step, or leave the rest for that step');
}
