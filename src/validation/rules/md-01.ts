import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { GROUP_KINDS, machineSpec } from '../shared/machine-groups';
import { fields, isUnset } from '../shared/read';

/** Without it nothing turns a machine into a node. */
export const rule: Rule = {
  id: 'MD-01',
  slug: 'group-bootstrap',
  sentence: 'The machines of a group have a bootstrap configuration or a Secret with one.',
  severity: 'error',
  fix: 'set bootstrap.configRef, or bootstrap.dataSecretName',
  source: 'cluster-api v1.14.0 core/webhooks/admission/{machinedeployment,machineset,machinepool}.go',
  kinds: GROUP_KINDS,
  good: { manifests: manifest('MachineDeployment', 'prod-general', '{ template: { spec: { bootstrap: { dataSecretName: general } } } }') },
  bad: { manifests: manifest('MachineDeployment', 'prod-general', '{ template: { spec: { bootstrap: {} } } }') },
  check(subject) {
    const { path, part } = machineSpec(subject.entry);
    const { configRef, dataSecretName } = fields(part.bootstrap);
    // A template without a spec is found by the schema check.
    if (isUnset(part) || !isUnset(configRef) || typeof dataSecretName === 'string') { return; }
    subject.report([...path, 'bootstrap'], 'neither configRef nor dataSecretName is set');
  },
};
