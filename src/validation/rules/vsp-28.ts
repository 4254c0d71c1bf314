import { Rule } from '../rule';
import { manifest, manifests } from '../shared/examples';
import { fields, text } from '../shared/read';
import { referenceOf } from '../shared/references';
import { parseTolerant } from '../shared/versions';
import { virtualMachine, VSPHERE } from '../shared/vsphere';

const template = manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { template: ubuntu-2404-kube-v1.34.3 } } }');
const workers = (version: string) =>
  manifest('MachineDeployment', 'general', `{ template: { spec: { version: ${version}, infrastructureRef: { apiGroup: ${VSPHERE}, kind: VSphereMachineTemplate, name: general } } } }`);

/** kubeadm runs what is in the image. An image without a version in its name is not judged. */
export const rule: Rule = {
  id: 'VSP-28',
  slug: 'image-version',
  sentence: 'The image of machines has the Kubernetes version of their group.',
  severity: 'warning',
  fix: 'change version and image in one step',
  source: 'image-builder naming of templates; kubeadm does not install another version',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io', 'MachineDeployment.cluster.x-k8s.io'],
  good: { manifests: manifests(template, workers('v1.34.3')) },
  bad: { manifests: manifests(template, workers('v1.35.0')) },
  check(subject) {
    const { kind, namespace, object } = subject.entry;
    const spec = fields(fields(object).spec);
    const machine = fields(fields(kind === 'KubeadmControlPlane' ? spec.machineTemplate : spec.template).spec);
    const [version, path] = kind === 'KubeadmControlPlane' ? [spec.version, ['spec', 'version']] : [machine.version, ['spec', 'template', 'spec', 'version']];
    const wanted = parseTolerant(version);
    const ref = referenceOf(machine.infrastructureRef);
    const found = wanted && ref?.group === VSPHERE && ref.kind === 'VSphereMachineTemplate' ? subject.set.find(ref.group, ref.kind, namespace, ref.name) : undefined;
    const image = found && text(virtualMachine(found).part.template);
    const named = [...image?.matchAll(/(?<![\d.])v?(1\.\d{2}\.\d+)(?!\.?\d)/g) ?? []].map(match => match[1]);
    if (wanted && named.length > 0 && !named.includes(`${wanted.major}.${wanted.minor}.${wanted.patch}`)) {
      subject.report(path, `${version} is not what the image "${image}" holds`);
    }
  },
};
