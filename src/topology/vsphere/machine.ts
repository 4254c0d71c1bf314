import { CloneMode, VSphereMachineOptions } from './options';
import { MachineCapacity } from '../../contract/topology';
import { Shape } from '../../values/check';
import { integer, oneOf, size, text } from '../../values/check-scalars';
import { KubernetesVersion } from '../../values/kubernetes-version';

/** Checks of `VSphereMachineOptions`; limits from the cluster-api-provider-vsphere v1.16.1 schema. */
export const machineShape: Shape<VSphereMachineOptions> = {
  cpus: integer({ min: 2, unit: 'CPUs' }),
  memory: size('mebibytes', 1024),
  disk: size('gibibytes'),
  cloneMode: oneOf(CloneMode),
  template: (where, value) => {
    text({ max: 2048 })(where, value);
    const unknown = /\{(?!version\})[^}]*\}?/.exec(value as string);
    if (unknown) { throw new Error(`${where}: "${unknown[0]}" is not a placeholder; write {version}.`); }
  },
  network: text({ max: 2048 }),
  datacenter: text({ max: 2048 }),
  datastore: text({ max: 2048 }),
  folder: text({ max: 2048 }),
  resourcePool: text({ max: 2048 }),
};

const KEYS = Object.keys(machineShape) as (keyof VSphereMachineOptions)[];

/** The options of one group: general ones first, later ones win. Only machine options are taken. */
export function machineOptions(...layers: (VSphereMachineOptions | undefined)[]): VSphereMachineOptions {
  const merged: { [key: string]: unknown } = {};
  for (const layer of layers) {
    for (const key of KEYS) { if (layer?.[key] !== undefined) { merged[key] = layer[key]; } }
  }
  return merged;
}

/** Refuse options that are legal one by one and nonsense together. */
export function checkMachine(where: string, options: VSphereMachineOptions): void {
  // VSP-22: the provider ignores diskGiB for linked clones without a word.
  if (options.disk && options.cloneMode === CloneMode.LINKED) {
    throw new Error(`${where}.disk: a linked clone keeps the disk of its template; leave out disk or write cloneMode: CloneMode.FULL.`);
  }
}

/** `VSphereMachineTemplate.spec.template.spec`. */
export function machineSpec(version: KubernetesVersion, options: VSphereMachineOptions): object {
  return {
    template: imageOf(version, options),
    cloneMode: options.cloneMode ?? (options.disk ? CloneMode.FULL : CloneMode.LINKED),
    numCPUs: options.cpus,
    memoryMiB: options.memory?.toMebibytes(),
    diskGiB: options.disk?.toGibibytes(),
    datacenter: options.datacenter,
    datastore: options.datastore,
    folder: options.folder,
    resourcePool: options.resourcePool,
    network: { devices: [{ networkName: options.network, dhcp4: true }] },
    os: 'Linux',
    // v1beta2 switches machines off hard when nothing is said; a drained node should still flush its disks.
    powerOffMode: 'trySoft',
  };
}

/** Size of one machine. */
export function capacityOf(options: VSphereMachineOptions): MachineCapacity {
  return { cpus: options.cpus!, memoryMiB: options.memory!.toMebibytes() };
}

/** VSP-28: kubeadm runs the binaries of the image, so an image of another version makes nodes of another version. */
export function imageProblem(where: string, version: KubernetesVersion, options: VSphereMachineOptions): string | undefined {
  const image = imageOf(version, options);
  if (image.includes(version.plain) || UUID.test(image)) { return undefined; }
  return `VSP-28 image-version: ${where}.template "${image}" does not name Kubernetes ${version.text}; write a template with {version} in its name.`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function imageOf(version: KubernetesVersion, options: VSphereMachineOptions): string {
  return options.template!.split('{version}').join(version.text);
}
