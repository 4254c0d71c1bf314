import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields, text } from '../shared/read';

const ANNOTATION = 'machineset.cluster.x-k8s.io/skip-preflight-checks';
const CHECKS = ['All', 'KubeadmVersionSkew', 'KubernetesVersionSkew', 'ControlPlaneIsStable', 'ControlPlaneVersionSkew'];

export const rule: Rule = {
  id: 'MD-11',
  slug: 'skipped-preflight-checks',
  sentence: 'Preflight checks that a group skips are checks that exist.',
  severity: 'error',
  fix: `write ${CHECKS.slice(0, -1).join(', ')} or ${CHECKS[CHECKS.length - 1]}`,
  source: 'cluster-api v1.14.0 core/webhooks/admission/machineset.go validateSkippedMachineSetPreflightChecks',
  kinds: ['MachineDeployment.cluster.x-k8s.io', 'MachineSet.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineDeployment', 'general', '{ replicas: 1 }', `annotations: { ${ANNOTATION}: "ControlPlaneIsStable,KubeadmVersionSkew" }`) },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ replicas: 1 }', `annotations: { ${ANNOTATION}: ControlPlaneStable }`) },
  check(subject) {
    if (!subject.target.featureGates.MachineSetPreflightChecks) { return; }
    const skipped = text(fields(fields(fields(subject.object).metadata).annotations)[ANNOTATION]);
    const unknown = skipped?.split(',').map(name => name.trim()).filter(name => name !== '' && !CHECKS.includes(name)) ?? [];
    for (const name of unknown) { subject.report(['metadata', 'annotations', ANNOTATION], `"${name}" is not a preflight check`); }
  },
};
