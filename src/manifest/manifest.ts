/** A Kubernetes object without a name: what a topology or distribution returns for one role. The caller names it. */
export interface Manifest {
  /** API group and version, for example `infrastructure.cluster.x-k8s.io/v1beta2`. */
  readonly apiVersion: string;

  /** Kind, for example `VSphereCluster`. */
  readonly kind: string;

  /**
   * Labels of the object itself.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the object itself.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * The object's spec as plain data. Members that are `undefined` are left out, and so is an object all of whose members are.
   * @default - the object has no spec
   */
  readonly spec?: any;

  /**
   * Members beside `metadata` and `spec`, for kinds such as ConfigMap (`data`) or StorageClass (`parameters`).
   * @default - none
   */
  readonly fields?: { [name: string]: any };
}

/** A Kubernetes object with its name. */
export interface NamedManifest extends Manifest {
  /** Object name; for an immutable object it ends in the hash of its spec. */
  readonly name: string;

  /**
   * Namespace.
   * @default - none: the kind is cluster-scoped
   */
  readonly namespace?: string;

  /**
   * Set for an object that cannot be edited once it exists: the part of its name before the content hash.
   * @default - the object is edited in place and keeps its name
   */
  readonly stem?: string;

  /**
   * Salt of the content hash: a new token renames an unchanged object.
   * @default - none
   */
  readonly rolloutToken?: string;
}
