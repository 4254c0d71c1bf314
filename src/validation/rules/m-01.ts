import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields, isUnset, items } from '../shared/read';

/** Machines of a MachinePool are started by the pool. */
export const rule: Rule = {
  id: 'M-01',
  slug: 'machine-bootstrap',
  sentence: 'A Machine has a bootstrap configuration or a Secret with one.',
  severity: 'error',
  fix: 'set bootstrap.configRef, or bootstrap.dataSecretName',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machine.go validate',
  kinds: ['Machine.cluster.x-k8s.io'],
  good: { manifests: manifest('Machine', 'prod-0', '{ clusterName: prod, bootstrap: { dataSecretName: prod-0 } }') },
  bad: { manifests: manifest('Machine', 'prod-0', '{ clusterName: prod, bootstrap: {} }') },
  check(subject) {
    const { spec, metadata } = fields(subject.object);
    const { configRef, dataSecretName } = fields(fields(spec).bootstrap);
    const ofPool = items(fields(metadata).ownerReferences).some(owner => fields(owner).kind === 'MachinePool');
    if (isUnset(spec) || ofPool || !isUnset(configRef) || typeof dataSecretName === 'string') { return; }
    subject.report(['spec', 'bootstrap'], 'neither configRef nor dataSecretName is set');
  },
};
