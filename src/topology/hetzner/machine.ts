import { HetznerBareMetal } from './bare-metal';
import { HetznerMachineOptions } from './options';
import { machineShape } from './shapes';
import { Manifest } from '../../manifest/manifest';
import { LabelOperator, LabelSelector } from '../../options/group/label-selector';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta1';
const KEYS = Object.keys(machineShape) as (keyof HetznerMachineOptions)[];

/** Names of keys in the Secret by which the provider logs in to servers. */
const SSH_KEYS = { name: 'sshkey-name', publicKey: 'ssh-publickey', privateKey: 'ssh-privatekey' };

/** The options of one group: general ones first, later ones win. An image of either sort takes the place of one of the other. */
export function machineOptions(...layers: (HetznerMachineOptions | undefined)[]): HetznerMachineOptions {
  const merged: { [key: string]: unknown } = {};
  for (const layer of layers) {
    if ((layer?.image ?? layer?.imageUrl) !== undefined) {
      delete merged.image;
      delete merged.imageUrl;
    }
    for (const key of KEYS) { if (layer?.[key] !== undefined) { merged[key] = layer[key]; } }
  }
  return merged;
}

/** `HCloudMachineTemplate`. */
export function cloudTemplate(options: HetznerMachineOptions, version: string, placementGroup: string | undefined): Manifest {
  const { type, image, imageUrl, publicIpv4, publicIpv6, machineSshKeys } = options;
  return {
    apiVersion: API_VERSION,
    kind: 'HCloudMachineTemplate',
    spec: {
      template: {
        spec: {
          type,
          imageName: filled(image, version),
          imageURL: filled(imageUrl, version),
          placementGroupName: placementGroup,
          publicNetwork: (publicIpv4 ?? publicIpv6) === undefined ? undefined : { enableIPv4: publicIpv4 ?? true, enableIPv6: publicIpv6 ?? true },
          sshKeys: machineSshKeys?.map(name => ({ name })),
        },
      },
    },
  };
}

/** `HetznerBareMetalMachineTemplate`. */
export function bareMetalTemplate(options: HetznerBareMetal, version: string, sshSecret: string): Manifest {
  const { hostSelector, image, partitions = PARTITIONS, raid, postInstallScript } = options;
  const source = filled(image, version)!;
  return {
    apiVersion: API_VERSION,
    kind: 'HetznerBareMetalMachineTemplate',
    spec: {
      template: {
        spec: {
          hostSelector: hostSelector && selectorSpec(hostSelector),
          installImage: {
            image: source.startsWith('/') ? { path: source } : { url: source, name: source.split('/').pop() },
            partitions: partitions.map(({ mount, fileSystem, size }) => ({ mount, fileSystem, size })),
            swraid: raid === undefined ? undefined : 1,
            swraidLevel: raid === undefined ? undefined : Number(raid),
            postInstallScript,
          },
          sshSpec: { secretRef: { name: sshSecret, key: SSH_KEYS } },
        },
      },
    },
  };
}

/** `robotRescueSecretRef` of the cluster. */
export function rescueSecret(name: string): object {
  return { name, key: SSH_KEYS };
}

const PARTITIONS = [
  { mount: '/boot/efi', fileSystem: 'esp', size: '512M' },
  { mount: '/boot', fileSystem: 'ext4', size: '1024M' },
  { mount: '/', fileSystem: 'ext4', size: 'all' },
];

/** The provider takes the operators of label selectors as text, where an absent label is `!` (v1.1.8). */
const OPERATORS: { readonly [operator in LabelOperator]: string } = {
  [LabelOperator.IN]: 'in',
  [LabelOperator.NOT_IN]: 'notin',
  [LabelOperator.EXISTS]: 'exists',
  [LabelOperator.DOES_NOT_EXIST]: '!',
};

function selectorSpec({ matchLabels, matchExpressions }: LabelSelector): object {
  return {
    matchLabels,
    matchExpressions: matchExpressions?.map(({ key, operator, values }) => ({ key, operator: OPERATORS[operator], values: values ?? [] })),
  };
}

function filled(text: string | undefined, version: string): string | undefined {
  return text?.split('{version}').join(version);
}
