import { ICluster } from './cluster';

/** The cluster that runs Cluster API, as backups and GitOps engines see it. */
export interface IManagementCluster {
  /** The clusters whose objects live on it. */
  readonly clusters: ICluster[];

  /** Namespaces of the providers that keep credentials outside the namespaces of the clusters. */
  readonly providerNamespaces: string[];
}
