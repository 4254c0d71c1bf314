import { cluster } from './checks';
import { ManagedProviderOptions, providerList } from './provider-options';
import { ProviderSource } from './provider-source';
import { ICluster } from '../contract/cluster';
import { listOf, Shape } from '../values/check';
import { flag, instanceOf } from '../values/check-scalars';

/** What a management cluster runs, beside what follows from its clusters. */
export interface ManagementClusterProps {
  /**
   * Clusters that are managed from the start; `manage` adds more.
   * @default - none
   */
  readonly clusters?: ICluster[];

  /**
   * What is said of single providers: releases, gates, Secrets with variables. A provider that no cluster needs is installed as well.
   * @default - the releases this library is tested with
   */
  readonly providers?: ManagedProviderOptions[];

  /**
   * Where the components of all providers come from.
   * @default - the releases that the operator knows, on GitHub
   */
  readonly source?: ProviderSource;

  /**
   * Install the provider that carries Helm charts into clusters, which addon stacks use unless they are given another delivery.
   * @default true
   */
  readonly helmAddons?: boolean;

  /**
   * The cluster that becomes this management cluster: it is made by a temporary one, and then manages itself. Its own control plane is
   * upgraded and healed through itself, so it needs three control plane machines and a backup that was restored once.
   * @default - this library does not make the machines of the management cluster
   */
  readonly selfManaged?: ICluster;
}

/** Checks of `ManagementClusterProps`. */
export const managementShape: Shape<ManagementClusterProps> = {
  clusters: listOf(cluster),
  providers: providerList,
  source: instanceOf(ProviderSource, 'ProviderSource.oci(…) or ProviderSource.configMaps()'),
  helmAddons: flag,
  selfManaged: cluster,
};
