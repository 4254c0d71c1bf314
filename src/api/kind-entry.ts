/** What is known about one version of one kind. */
export interface KindEntry {
  /** Short name of the project that the kind comes from, `core` for Kubernetes itself. */
  readonly source: string;
  readonly group: string;
  readonly version: string;
  /** `group/version`, or the version alone for the core group. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated: boolean;
  /** Cluster API contracts that this version implements. */
  readonly contracts: readonly string[];
  /** The entry belongs to an older release and is only found when that source is named. */
  readonly older?: boolean;
  /** Module that holds the schema; absent when the version is known but cannot be checked. */
  readonly module?: string;
}
