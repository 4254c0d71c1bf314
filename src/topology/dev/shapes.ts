import { DevFailureDomain, DevLoadBalancer, DevMachineOptions, DevMount, DevStartup } from './options';
import { Check, listOf, refuse, required, Shape, struct } from '../../values/check';
import { objectName } from '../../values/check-names';
import { duration, flag, text } from '../../values/check-scalars';

const absolutePath = text({ what: 'path from the root', pattern: /^\/[^\0\r\n]*$/, max: 4096, example: '/var/data' });
const image = text({ what: 'container image', pattern: /^[a-z0-9][a-zA-Z0-9._:@/{}-]*$/, max: 512, example: 'kindest/node:{version}' });

const jitter: Check = (where, value) => {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) { refuse(where, value, 'is not a share between 0 and 1'); }
};

const startup: Shape<DevStartup> = { machine: duration(), node: duration(), apiServer: duration(), etcd: duration(), jitter };

/** Checks of `DevMachineOptions`. */
export const machineShape: Shape<DevMachineOptions> = {
  image: (where, value) => {
    image(where, value);
    const unknown = /\{(?!version\})[^}]*\}?/.exec(value as string);
    if (unknown) { throw new Error(`${where}: "${unknown[0]}" is not a placeholder; write {version}.`); }
  },
  mounts: listOf(struct<DevMount>({ hostPath: required(absolutePath), containerPath: required(absolutePath), readOnly: flag }), { min: 1 }),
  preloadImages: listOf(text({ max: 512 }), { min: 1 }),
  bootstrapTimeout: duration(1),
  startup: struct(startup),
};

/** Checks of `DevLoadBalancer`. */
export const loadBalancerShape: Shape<DevLoadBalancer> = {
  imageRepository: text({ what: 'image repository', pattern: /^[a-z0-9][a-z0-9._:/-]*$/, max: 512, example: 'kindest' }),
  imageTag: text({ what: 'image tag', pattern: /^[A-Za-z0-9_][A-Za-z0-9._-]*$/, max: 128, example: 'v20230606-42a2262b' }),
  configMap: objectName,
};

/** Checks of a list of failure domains. */
export const failureDomains: Check = (where, value) => {
  listOf(struct<DevFailureDomain>({ name: required(text({ max: 256 })), controlPlane: flag }), { min: 1, max: 100 })(where, value);
  const names = (value as DevFailureDomain[]).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) { refuse(where, twice, 'is the name of two failure domains; give each its own'); }
};
