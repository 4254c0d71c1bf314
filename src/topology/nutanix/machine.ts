import { Size } from 'cdk8s';
import { identifier, isUuid } from './identifier';
import { NutanixBootType, NutanixMachineOptions } from './options';
import { machineShape } from './shapes';
import { Manifest } from '../../manifest/manifest';
import { KubernetesVersion } from '../../values/kubernetes-version';

const KEYS = Object.keys(machineShape) as (keyof NutanixMachineOptions)[];

/** The options of one group: general ones first, later ones win, each option as a whole. */
export function machineOptions(...layers: (NutanixMachineOptions | undefined)[]): NutanixMachineOptions {
  const merged: { [key: string]: unknown } = {};
  for (const layer of layers) {
    for (const key of KEYS) { if (layer?.[key] !== undefined) { merged[key] = layer[key]; } }
  }
  return merged;
}

/** `NutanixMachineTemplate`. Machines in a failure domain get cluster and subnets from there, and the provider would not read those of the template. */
export function machineTemplate(options: NutanixMachineOptions, version: KubernetesVersion, inFailureDomain: boolean): Manifest {
  const { image, cluster, subnets, cpus, coresPerCpu, memory, disk, dataDisks, bootType, project, categories, gpus } = options;
  return {
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
    kind: 'NutanixMachineTemplate',
    spec: {
      template: {
        spec: {
          image: identifier(imageOf(image!, version)),
          cluster: inFailureDomain ? undefined : identifier(cluster!),
          subnet: inFailureDomain ? undefined : subnets!.map(identifier),
          vcpuSockets: cpus,
          vcpusPerSocket: coresPerCpu ?? 1,
          memorySize: quantity(memory!, 'Mi'),
          systemDiskSize: quantity(disk!, 'Gi'),
          dataDisks: dataDisks?.map(({ size, storageContainer, flash }) => ({
            diskSize: quantity(size, 'Gi'),
            deviceProperties: { deviceType: 'Disk', adapterType: 'SCSI' },
            storageConfig: storageContainer === undefined && flash === undefined
              ? undefined
              : { diskMode: flash ? 'Flash' : 'Standard', storageContainer: storageContainer === undefined ? undefined : identifier(storageContainer) },
          })),
          bootType: bootType ?? NutanixBootType.UEFI,
          project: project === undefined ? undefined : identifier(project),
          additionalCategories: categories?.map(({ key, value }) => ({ key, value })),
          gpus: gpus?.map(name => ({ type: 'name', name })),
        },
      },
    },
  };
}

/** NTX-01: kubeadm runs the binaries of the image; distributions with a suffix in their version install themselves. */
export function imageProblem(where: string, image: string, version: KubernetesVersion): string[] {
  const name = imageOf(image, version);
  if (name.includes(version.plain) || isUuid(name) || version.text.includes('+')) { return []; }
  return [`NTX-01 image-version: ${where}.image "${name}" does not name Kubernetes ${version.text}; write an image with {version} in its name.`];
}

function imageOf(image: string, version: KubernetesVersion): string {
  return image.split('{version}').join(version.text);
}

function quantity(size: Size, unit: 'Mi' | 'Gi'): string {
  return `${unit === 'Mi' ? size.toMebibytes() : size.toGibibytes()}${unit}`;
}
