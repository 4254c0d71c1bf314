import { VSphereMachineOptions } from './options';
import { KubernetesVersion } from '../../values/kubernetes-version';

/**
 * VSP-28: kubeadm runs the binaries of the image, so an image of another version makes nodes of another version. Versions with a suffix
 * (`+rke2r1`, `+k3s1`) belong to distributions that install themselves on whatever image there is, and so does Talos, whose images have its name.
 */
export function imageProblem(where: string, version: KubernetesVersion, options: VSphereMachineOptions): string | undefined {
  const image = imageOf(version, options);
  if (image.includes(version.plain) || UUID.test(image) || /talos/i.test(image) || version.text.includes('+')) { return undefined; }
  return `VSP-28 image-version: ${where}.template "${image}" does not name Kubernetes ${version.text}; write a template with {version} in its name.`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The template with the Kubernetes version filled in. */
export function imageOf(version: KubernetesVersion, options: VSphereMachineOptions): string {
  return options.template!.split('{version}').join(version.text);
}
