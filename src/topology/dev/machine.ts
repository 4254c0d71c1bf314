import { Duration } from 'cdk8s';
import { DevBackend, DevMachineOptions, DevStartup } from './options';
import { machineShape } from './shapes';
import { ClusterContext } from '../../contract/cluster';

const KEYS = Object.keys(machineShape) as (keyof DevMachineOptions)[];

/** Which options belong to which backend: the others would be dropped by the provider. */
const OPTIONS: { readonly [backend in DevBackend]: readonly (keyof DevMachineOptions)[] } = {
  [DevBackend.DOCKER]: ['image', 'mounts', 'preloadImages', 'bootstrapTimeout'],
  [DevBackend.IN_MEMORY]: ['startup'],
};

/** The options of one group: general ones first, later ones win, each option as a whole. */
export function machineOptions(...layers: (DevMachineOptions | undefined)[]): DevMachineOptions {
  const merged: { [key: string]: unknown } = {};
  for (const layer of layers) {
    for (const key of KEYS) { if (layer?.[key] !== undefined) { merged[key] = layer[key]; } }
  }
  return merged;
}

/** Refuse options that the backend has no use for. */
export function checkBackend(where: string, options: DevMachineOptions, backend: DevBackend): void {
  const foreign = KEYS.find(key => options[key] !== undefined && !OPTIONS[backend].includes(key));
  if (foreign) {
    const other = backend === DevBackend.DOCKER ? 'IN_MEMORY' : 'DOCKER';
    throw new Error(`${where}.${foreign}: only machines of DevBackend.${other} have it; leave it out or change backend.`);
  }
}

/** `backend` of a DevMachine. */
export function machineBackend(cluster: ClusterContext, options: DevMachineOptions, backend: DevBackend): object {
  return backend === DevBackend.DOCKER
    ? { docker: { ...containerSpec(cluster, options), bootstrapTimeout: options.bootstrapTimeout && seconds(options.bootstrapTimeout) } }
    : { inMemory: startupSpec(options.startup) };
}

/** `backend` of a DevMachinePool. */
export function poolBackend(cluster: ClusterContext, options: DevMachineOptions): object {
  return { docker: containerSpec(cluster, options) };
}

/** The image is named although the provider knows one: it looks for an image with the whole version, also with what a distribution appends. */
function containerSpec({ kubernetesVersion }: ClusterContext, { image = 'kindest/node:{version}', mounts, preloadImages }: DevMachineOptions): object {
  return {
    customImage: image.split('{version}').join(`v${kubernetesVersion.plain}`),
    extraMounts: mounts?.map(({ hostPath, containerPath, readOnly }) => ({ hostPath, containerPath, readOnly })),
    preLoadImages: preloadImages,
  };
}

function startupSpec({ jitter, machine, node, apiServer, etcd }: DevStartup = {}): object {
  const provisioning = (time: Duration | undefined): object | undefined => time && {
    provisioning: { startupDuration: seconds(time), startupJitter: jitter === undefined ? undefined : String(jitter) },
  };
  const given = { vm: provisioning(machine), node: provisioning(node), apiServer: provisioning(apiServer), etcd: provisioning(etcd) };
  return Object.values(given).some(Boolean) ? given : {};
}

function seconds(time: Duration): string {
  return `${time.toSeconds()}s`;
}
