import { ComponentMount, ComponentOptions } from '../../options/kubernetes/component-options';
import { KubernetesOptions } from '../../options/kubernetes/kubernetes-options';
import { NodeFile } from '../../options/node/files';
import { KubernetesVersion } from '../../values/kubernetes-version';

/** Flags of a component; one that is `undefined` is not given. */
export type Flags = { readonly [flag: string]: string | undefined };

/** Where a distribution keeps what a component reads, and what it must know. */
export interface ComponentPlace {
  /** Said at the beginning of messages, for example `"prod" kubernetes.apiServer`. */
  readonly where: string;

  readonly version: KubernetesVersion;

  /** Folder on the machine for the files of this component alone. */
  readonly folder: string;

  /** Most characters of a file. */
  readonly maxFile: number;
}

/** A mount, and whether its folder is made when it does not exist. */
export interface PlacedMount extends ComponentMount {
  readonly created?: boolean;
}

/** What options come to for one component. */
export interface ComponentParts {
  readonly flags?: Flags;
  readonly files?: readonly NodeFile[];
  readonly mounts?: readonly PlacedMount[];
}

/** Several parts as one, the user's own arguments and mounts last. Flags and mounts said twice are refused: none may hide another. */
export function joinParts(place: ComponentPlace, parts: readonly ComponentParts[], own: ComponentOptions = {}): Required<ComponentParts> {
  const files = parts.flatMap(part => part.files ?? []);
  const flags: { [flag: string]: string } = {};
  for (const [name, value] of [...parts.flatMap(part => Object.entries(part.flags ?? {})), ...Object.entries(own.extraArguments ?? {})]) {
    if (value === undefined) { continue; }
    if (name in flags) { throw new Error(`${place.where}.extraArguments: "${name}" is already "${flags[name]}" by another option; leave it out.`); }
    flags[name] = value;
  }
  const mounts = [
    ...(files.some(({ path }) => path.startsWith(`${place.folder}/`)) ? [{ name: 'component-config', path: place.folder }] : []),
    ...parts.flatMap(part => part.mounts ?? []),
    ...(own.mounts ?? []),
  ];
  for (const [index, { name }] of mounts.entries()) {
    if (mounts.findIndex(mount => mount.name === name) !== index) { throw new Error(`${place.where}.mounts: "${name}" is the name of a mount the options need; choose another one.`); }
  }
  return { flags, files, mounts };
}

/** A configuration file that only root may read. Its text is bootstrap data, so it has a limit. */
export function configFile(place: ComponentPlace, option: string, name: string, content: string, advice: string): NodeFile {
  if (content.length > place.maxFile) {
    throw new Error(`${place.where}.${option}: the file has ${content.length} characters; at most ${place.maxFile} are allowed; ${advice}.`);
  }
  return { path: `${place.folder}/${name}`, content, permissions: '0600' };
}

/** Flags that every component of the control plane has. */
export function commonFlags({ tls = {}, featureGates }: KubernetesOptions): Flags {
  return {
    'tls-min-version': tls.minVersion,
    'tls-cipher-suites': tls.cipherSuites?.join(','),
    'feature-gates': gateList(featureGates),
  };
}

function gateList(gates: KubernetesOptions['featureGates'] = {}): string | undefined {
  return Object.keys(gates).sort().map(gate => `${gate}=${gates[gate]}`).join(',') || undefined;
}
