import { Rule } from '../rule';
import { goText, TemplateData } from '../shared/go-names';
import { fields, text } from '../shared/read';

const CLUSTER_NAME = 'cluster.x-k8s.io/cluster-name';
const LIMIT = 63;
const KEPT = 58;

/** What the template says at the end of a name is lost, usually the part that tells machines apart. */
export const rule: Rule = {
  id: 'NAM-10',
  slug: 'machine-name-length',
  sentence: `Templates of machine names make names of at most ${LIMIT} characters.`,
  severity: 'warning',
  fix: 'shorten the template, or the names it uses',
  source: 'cluster-api v1.14.0 internal/topology/names/names.go GenerateName',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io', 'MachineDeployment.cluster.x-k8s.io', 'MachineSet.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: general, namespace: clusters }
spec: { clusterName: prod, machineNaming: { template: "{{ .cluster.name }}-{{ .random }}" } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: payments-department-general-purpose-pool-a1, namespace: clusters }
spec: { clusterName: payments, machineNaming: { template: "{{ .cluster.name }}-{{ .machineSet.name }}-{{ .random }}" } }`,
  },
  check(subject) {
    const { kind, name } = subject.entry;
    const { spec, metadata } = fields(subject.object);
    const template = text(fields(fields(spec).machineNaming).template);
    const cluster = text(fields(spec).clusterName) ?? text(fields(fields(metadata).labels)[CLUSTER_NAME]);
    if (template === undefined || (cluster === undefined && template.includes('.cluster'))) { return; }
    // A MachineSet is called like its MachineDeployment, with five random characters behind.
    const owner: TemplateData = kind === 'KubeadmControlPlane' ? { kubeadmControlPlane: { name } } : { machineSet: { name: kind === 'MachineSet' ? name : `${name}-xxxxx` } };
    const made = render(template, { ...owner, cluster: { name: cluster ?? '' }, random: 'xxxxx' });
    if (made === undefined || made.length <= LIMIT) { return; }
    subject.report(['spec', 'machineNaming', 'template'], `names like "${made}" have ${made.length} characters and are cut after ${KEPT}`);
  },
};

/** Templates that make no name at all are another rule. */
function render(template: string, data: TemplateData): string | undefined {
  try {
    return goText(template, data);
  } catch {
    return undefined;
  }
}
