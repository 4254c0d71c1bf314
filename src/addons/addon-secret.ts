import { ICluster } from '../contract/cluster';
import { Check, checkProps, Shape } from '../values/check';
import { text } from '../values/check-scalars';

/** Name of a Secret, with a place for the cluster's. */
export const secretTemplate: Check = text({
  what: 'Secret name, in which {cluster} stands for the cluster',
  pattern: /^(\{cluster\}|[a-z0-9])((\{cluster\}|[-a-z0-9.])*(\{cluster\}|[a-z0-9]))?$/,
  max: 190,
  example: '{cluster}-vcenter',
});

const nameShape: Shape<{ name: string }> = { name: secretTemplate };

/** Where an addon's credentials come from. Their content never passes through the program: it names them, somebody else makes them. */
export class AddonSecret {
  /**
   * A Secret of type `addons.cluster.x-k8s.io/resource-set` in the cluster's namespace on the management cluster. Each of its values is the
   * YAML text of objects that are applied to the workload cluster, here the Secret the addon reads. `{cluster}` in the name stands for the
   * name of the cluster, so that one addon serves several clusters. A new content reaches the cluster by itself.
   */
  public static resourceSet(name: string): AddonSecret {
    checkProps('AddonSecret.resourceSet', { name }, nameShape);
    return new AddonSecret(name);
  }

  /** The Secret that the addon reads gets into the workload cluster by other means: External Secrets, Sealed Secrets, by hand. */
  public static inWorkloadCluster(): AddonSecret {
    return new AddonSecret();
  }

  private constructor(private readonly name?: string) {}

  /** Names for `AddonRelease.secrets`. */
  public releaseSecrets(cluster: ICluster): string[] {
    return this.name === undefined ? [] : [this.name.split('{cluster}').join(cluster.context.name)];
  }
}
