import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { MACHINE_KINDS, machineSpec } from '../shared/machine-groups';
import { text } from '../shared/read';
import { parseStrict } from '../shared/versions';

/** The defaulting webhook puts a missing v in front. */
export const rule: Rule = {
  id: 'MD-07',
  slug: 'machine-version',
  sentence: 'The version of machines is a full Kubernetes version.',
  severity: 'error',
  fix: 'write for example v1.34.3',
  source: 'cluster-api v1.14.0 core/webhooks/admission/{machinedeployment,machineset,machinepool,machine}.go validate',
  kinds: MACHINE_KINDS,
  good: { manifests: manifest('MachineDeployment', 'general', '{ template: { spec: { version: v1.34.3 } } }') },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ template: { spec: { version: v1.34 } } }') },
  check(subject) {
    const { path, part } = machineSpec(subject.entry);
    const version = text(part.version);
    if (version !== undefined && !parseStrict(version.replace(/^v/, ''))) { subject.report([...path, 'version'], `"${version}" is not major, minor and patch`); }
  },
};
