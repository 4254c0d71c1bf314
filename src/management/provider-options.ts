import { ProviderSource } from './provider-source';
import { Credentials } from '../options/secret/credentials';
import { credentialsCheck } from '../options/secret/credentials-shape';
import { checkProps, listOf, mapOf, required, Shape, struct } from '../values/check';
import { dnsLabel, objectName } from '../values/check-names';
import { flag, instanceOf, integer, oneOf, text } from '../values/check-scalars';

/** Types of providers, in the words of `clusterctl`. */
export enum ManagedProviderType {
  /** Cluster API itself. */
  CORE = 'core',
  /** Makes nodes of machines. */
  BOOTSTRAP = 'bootstrap',
  /** Makes control planes. */
  CONTROL_PLANE = 'control-plane',
  /** Makes machines. */
  INFRASTRUCTURE = 'infrastructure',
  /** Hands out addresses. */
  IPAM = 'ipam',
  /** Puts addons into clusters. */
  ADDON = 'addon',
  /** Runtime Extensions, for external patches and hooks. */
  RUNTIME_EXTENSION = 'runtime-extension',
}

/** What is said about one provider. Type and name tell which; a provider that no cluster needs is installed as well. */
export interface ManagedProviderOptions {
  /** Type of the provider. */
  readonly type: ManagedProviderType;

  /** Name by which `clusterctl` knows it, for example `vsphere`. */
  readonly name: string;

  /**
   * Release. Providers are upgraded one after the other; machines are not replaced by it. At most three minor versions of Cluster API
   * at a time, never back.
   * @default - the release this library is tested with; required for a provider it does not know
   */
  readonly version?: string;

  /**
   * Namespace of the controllers.
   * @default - that of `clusterctl`, for example `capv-system`
   */
  readonly namespace?: string;

  /**
   * Existing Secret in the namespace of the controllers with the variables of the provider, for example `VSPHERE_USERNAME`.
   * The operator reads it once: new content needs a new name.
   * @default - none: credentials come from the clusters' identities
   */
  readonly configSecret?: string;

  /**
   * How that Secret gets there; `configVariables` says what is in it.
   * @default - by other means
   */
  readonly credentials?: Credentials;

  /**
   * Names of the variables in that Secret, for example `["VSPHERE_USERNAME", "VSPHERE_PASSWORD"]`. Said only with `credentials`.
   * @default - not said
   */
  readonly configVariables?: string[];

  /**
   * Feature gates beside those the clusters need.
   * @default - none
   */
  readonly featureGates?: { [gate: string]: boolean };

  /**
   * Number of controllers, one of which works.
   * @default 2
   */
  readonly replicas?: number;

  /**
   * Where the components come from.
   * @default - that of the management cluster
   */
  readonly source?: ProviderSource;
}

/** A release as the operator wants it. */
const version = text({ what: 'provider release', pattern: /^v\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, example: 'v1.14.0' });

const shape: Shape<ManagedProviderOptions> = {
  type: required(oneOf(ManagedProviderType)),
  name: required(dnsLabel(40)),
  version,
  namespace: dnsLabel(),
  configSecret: objectName,
  credentials: credentialsCheck,
  configVariables: listOf(text({ what: 'name of a variable', pattern: /^[A-Z][A-Z0-9_]*$/, max: 253, example: 'VSPHERE_USERNAME' }), { min: 1 }),
  featureGates: mapOf(flag, text({ what: 'feature gate', pattern: /^[A-Z][A-Za-z0-9]*$/, example: 'RuntimeSDK' })),
  replicas: integer({ min: 1, max: 5, unit: 'controllers' }),
  source: instanceOf(ProviderSource, 'ProviderSource.oci(…), ProviderSource.url(…) or ProviderSource.configMaps()'),
};

/** Check a list of `ManagedProviderOptions`: each provider once. */
export function providerList(where: string, value: unknown): void {
  listOf(struct(shape))(where, value);
  const seen = new Set<string>();
  for (const { type, name } of value as ManagedProviderOptions[]) {
    const key = `${type} ${name}`;
    if (seen.has(key)) { throw new Error(`${where}: provider "${name}" of type ${type} is given twice; keep one.`); }
    seen.add(key);
  }
  (value as ManagedProviderOptions[]).forEach(options => checkCredentials(`${where}["${options.name}"]`, options));
}

/** A Secret that is made here has a name and content. */
function checkCredentials(where: string, { configSecret, credentials, configVariables }: ManagedProviderOptions): void {
  if (credentials === undefined && configVariables === undefined) { return; }
  if (credentials === undefined) { throw new Error(`${where}.configVariables: nothing makes a Secret of them; write credentials as well, or leave them out.`); }
  if (configSecret === undefined) { throw new Error(`${where}.credentials: the Secret they make has no name; write configSecret as well.`); }
  if (configVariables === undefined) { throw new Error(`${where}.credentials: nobody says what is in the Secret; write configVariables as well.`); }
  const missing = credentials.missing(configVariables);
  if (missing !== undefined) { throw new Error(`${where}.credentials: ${missing}.`); }
}

/** One provider's options, checked. */
export function checkProvider(where: string, options: ManagedProviderOptions): ManagedProviderOptions {
  return checkProps(where, options, shape);
}
