import { secretTemplate } from './addon-secret';
import { ICluster } from '../contract/cluster';
import { PlannedRelease } from '../contract/delivery';
import { NamedManifest } from '../manifest/manifest';
import { Credentials } from '../options/secret/credentials';
import { credentialsCheck } from '../options/secret/credentials-shape';
import { listOf, refuse, required, Shape } from '../values/check';
import { text } from '../values/check-scalars';

/** How a Secret that addons name with `AddonSecret.resourceSet` gets onto the management cluster. */
export interface AddonCredentials {
  /** Name of the Secret as the addon says it, `{cluster}` included: `{cluster}-vsphere-cpi`. */
  readonly secret: string;

  /** What makes it. New content reaches the workload clusters and replaces no machine. */
  readonly credentials: Credentials;

  /**
   * Keys of the Secret. The value of each is YAML text of objects that are applied to the workload cluster.
   * @default ["objects.yaml"]
   */
  readonly keys?: string[];
}

const keys = listOf(text({ what: 'key of a Secret', pattern: /^[-._a-zA-Z0-9]+$/, max: 253, example: 'objects.yaml' }), { min: 1 });

/** Checks of `AddonCredentials`. */
export const credentialsShape: Shape<AddonCredentials> = { secret: required(secretTemplate), credentials: required(credentialsCheck), keys };

/** The objects on the management cluster that make the Secrets of one cluster. Those that no addon of it names are left out. */
export function secretObjects(
  where: string, cluster: ICluster, releases: readonly PlannedRelease[], given: readonly AddonCredentials[],
): NamedManifest[] {
  const named = new Set(releases.flatMap(({ release }) => release.secrets ?? []));
  const { name: clusterName, namespace } = cluster.context;
  return given.flatMap(({ secret, credentials, keys: own = ['objects.yaml'] }, index) => {
    const name = secret.split('{cluster}').join(clusterName);
    const missing = credentials.missing(own);
    if (missing !== undefined) { throw new Error(`${where}.credentials[${index}].credentials: ${missing}.`); }
    return named.has(name) ? [credentials.manifest({ name, namespace, keys: own, type: 'addons.cluster.x-k8s.io/resource-set' })] : [];
  });
}

/** Credentials that no addon names would be made for nobody. */
export function refuseUnused(where: string, given: readonly AddonCredentials[], planned: ReadonlyMap<ICluster, PlannedRelease[]>): void {
  const named = new Set<string>();
  for (const [{ context }, releases] of planned) {
    for (const secret of releases.flatMap(({ release }) => release.secrets ?? [])) {
      given.filter(one => one.secret.split('{cluster}').join(context.name) === secret).forEach(one => named.add(one.secret));
    }
  }
  const unused = given.findIndex(({ secret }) => !named.has(secret));
  if (unused >= 0) { refuse(`${where}.credentials[${unused}].secret`, given[unused].secret, 'is named by no addon of this stack; write it as the addon\'s AddonSecret.resourceSet does'); }
  const twice = given.findIndex(({ secret }, index) => given.findIndex(other => other.secret === secret) !== index);
  if (twice >= 0) { refuse(`${where}.credentials[${twice}].secret`, given[twice].secret, 'is made twice; keep one'); }
}
