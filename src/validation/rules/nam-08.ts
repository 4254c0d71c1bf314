import { NotEvaluated } from '../../evaluate/go-template';
import { Rule } from '../rule';
import { workerClasses } from '../shared/cluster-class';
import { firstLine, goText, TemplateData } from '../shared/go-names';
import { fields, text } from '../shared/read';
import { Path, Subject } from '../subject';

const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LONGEST = 63;
const COMMON = { cluster: { name: 'cluster' }, random: 'xxxxx' };

/** They are Go templates without any functions but Go's own. */
export const rule: Rule = {
  id: 'NAM-08',
  slug: 'class-naming',
  sentence: 'Templates of names in a class use only the values there are, and make DNS names.',
  severity: 'error',
  fix: 'use lower-case letters, digits, dashes and dots around the placeholders',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterclass.go validateNamingStrategies',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general, naming: { template: "{{ .cluster.name }}-{{ .machineDeployment.topologyName }}" } }] } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general, naming: { template: "{{ .cluster.name }}-{{ .machineDeployment.name }}" } }] } }`,
  },
  check(subject) {
    const spec = fields(fields(subject.object).spec);
    checkTemplate(subject, fields(spec.infrastructure).naming, {}, ['spec', 'infrastructure', 'naming']);
    checkTemplate(subject, fields(spec.controlPlane).naming, {}, ['spec', 'controlPlane', 'naming']);
    for (const { path, part } of workerClasses(subject.object, 'machineDeployments')) {
      checkTemplate(subject, part.naming, { machineDeployment: { topologyName: 'mdtopology' } }, [...path, 'naming']);
    }
    for (const { path, part } of workerClasses(subject.object, 'machinePools')) {
      checkTemplate(subject, part.naming, { machinePool: { topologyName: 'mptopology' } }, [...path, 'naming']);
    }
  },
};

function checkTemplate(subject: Subject, naming: unknown, more: TemplateData, path: Path): void {
  const template = text(fields(naming).template);
  if (template === undefined) { return; }
  const data = { ...COMMON, ...more };
  let name: string;
  try {
    name = goText(template, data);
  } catch (error) {
    if (error instanceof NotEvaluated) { return; }
    const keys = Object.entries(data).map(([key, value]) => typeof value === 'string' ? `.${key}` : `.${key}.${Object.keys(value)[0]}`);
    subject.report([...path, 'template'], `"${template}" makes no name: ${firstLine(error)}`, `use ${keys.join(', ')} and nothing else`);
    return;
  }
  // Longer names are cut before they are looked at.
  const shown = name.length > LONGEST ? name.slice(0, 58) + 'xxxxx' : name;
  if (!NAME.test(shown)) { subject.report([...path, 'template'], `"${template}" makes names like "${shown}", which is not a DNS name`); }
}
