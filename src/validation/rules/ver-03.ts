import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { GROUP_KINDS, machineSpec } from '../shared/machine-groups';
import { compareCore, parseTolerant } from '../shared/versions';

const spec = (version: string) => `{ clusterName: prod, template: { spec: { version: ${version} } } }`;

/** Topologies and control planes have rules of their own for it (TOP-05, KCP-19). */
export const rule: Rule = {
  id: 'VER-03',
  slug: 'worker-downgrade',
  sentence: 'Workers are not downgraded.',
  severity: 'warning',
  fix: 'keep the newer version',
  source: 'Kubernetes version skew policy; cluster-api v1.14.0 accepts it',
  kinds: GROUP_KINDS,
  good: { before: manifest('MachineDeployment', 'general', spec('v1.34.1')), manifests: manifest('MachineDeployment', 'general', spec('v1.34.3')) },
  bad: { before: manifest('MachineDeployment', 'general', spec('v1.34.3')), manifests: manifest('MachineDeployment', 'general', spec('v1.33.7')) },
  check(subject) {
    if (!subject.before) { return; }
    const { path, part } = machineSpec(subject.entry);
    const from = machineSpec({ ...subject.entry, object: subject.before }).part.version;
    const [old, now] = [parseTolerant(from), parseTolerant(part.version)];
    if (old && now && compareCore(now, old) < 0) { subject.report([...path, 'version'], `${part.version} is older than ${from}`); }
  },
};
