import { Check, checkProps, listOf, required, Shape, struct } from '../values/check';
import { flag, text } from '../values/check-scalars';

/** What a generated file says about a ClusterClass that lives elsewhere. Written by `cdk8s-cluster-api import`, not by hand. */
export interface ImportedClass {
  /** Name of the ClusterClass. */
  readonly name: string;

  /**
   * Namespace of the ClusterClass.
   * @default - the namespace of the cluster
   */
  readonly namespace?: string;

  /**
   * Its variables, in its order.
   * @default - none
   */
  readonly variables?: ImportedVariable[];

  /**
   * Whether external patches may define more variables than are known here. Values of those are passed on as they are.
   * @default false
   */
  readonly openVariables?: boolean;

  /**
   * Its classes of machine deployments.
   * @default - none: clusters have no pools
   */
  readonly pools?: ImportedWorkerClass[];

  /**
   * Its classes of machine pools.
   * @default - none
   */
  readonly machinePools?: ImportedWorkerClass[];

  /**
   * The Kubernetes versions it offers.
   * @default - any
   */
  readonly kubernetesVersions?: string[];

  /**
   * Whether its control plane is made of machines; otherwise it is hosted or managed.
   * @default true
   */
  readonly controlPlaneMachines?: boolean;

  /**
   * Kinds its clusters are made of, as `Kind.group`.
   * @default - not known
   */
  readonly objectKinds?: string[];
}

/** A variable of an imported class. */
export interface ImportedVariable {
  /** Name in the class. */
  readonly name: string;

  /**
   * Name in TypeScript.
   * @default - the same
   */
  readonly member?: string;

  /**
   * Whether a cluster has to have a value, its own or the default of the schema.
   * @default false
   */
  readonly required?: boolean;

  /** OpenAPI schema of its values. Under `x-names` it says which members of an object have another name in TypeScript. */
  readonly schema: any;

  /**
   * Who defines the variable differently: Cluster API then refuses every value (VAR-03 of cluster-api v1.14.0).
   * @default - all definitions agree
   */
  readonly conflict?: string;
}

/** A class of workers of an imported class. */
export interface ImportedWorkerClass {
  /** Its name. */
  readonly name: string;

  /**
   * Whether the class hands its pools to the Cluster Autoscaler: then a pool has no number of replicas of its own.
   * @default false
   */
  readonly autoscaled?: boolean;
}

const schema: Check = (where, value) => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) { throw new Error(`${where}: the schema is not a map; import the class again.`); }
};

const variable: Shape<ImportedVariable> = { name: required(text()), member: text(), required: flag, schema: required(schema), conflict: text() };
const worker: Shape<ImportedWorkerClass> = { name: required(text()), autoscaled: flag };

const shape: Shape<ImportedClass> = {
  name: required(text({ max: 253 })),
  namespace: text({ max: 63 }),
  variables: listOf(struct(variable)),
  openVariables: flag,
  pools: listOf(struct(worker)),
  machinePools: listOf(struct(worker)),
  kubernetesVersions: listOf(text()),
  controlPlaneMachines: flag,
  objectKinds: listOf(text()),
};

/** An `ImportedClass`. */
export const importedClass: Check = (where, value) => { checkProps(where, value as ImportedClass, shape); };
