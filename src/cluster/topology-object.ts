import { nonEmptyMap } from '../contract/machine-lifecycle';

/** A value of a variable, as Cluster API writes it. */
export interface VariableValue {
  readonly name: string;
  readonly value: unknown;
}

/** What a topology says of a group of machines, in Cluster API's units; what is undefined is as the class says. */
export interface GroupParts {
  readonly replicas?: number;
  readonly labels?: { [key: string]: string };
  readonly annotations?: { [key: string]: string };
  readonly overrides?: readonly VariableValue[];
  readonly deletion?: object;
  readonly readinessGates?: object[];
  readonly rollout?: object;
  readonly healthCheck?: object;
}

/** The same of a pool. */
export interface PoolTopologyParts extends GroupParts {
  readonly class: string;
  readonly name: string;
  readonly failureDomains?: string[];
  readonly minReadySeconds?: number;
}

/** Everything `Cluster.spec.topology` says. */
export interface TopologyParts {
  readonly className: string;
  /** Namespace of the class, if it is not that of the cluster. */
  readonly classNamespace?: string;
  readonly version: string;
  readonly variables?: readonly VariableValue[];
  readonly controlPlane: GroupParts;
  readonly deployments: readonly PoolTopologyParts[];
  readonly machinePools: readonly PoolTopologyParts[];
}

/** `Cluster.spec.topology` (v1beta2). */
export function topologyObject({ className, classNamespace, version, variables, controlPlane, deployments, machinePools }: TopologyParts): object {
  return {
    classRef: { name: className, namespace: classNamespace },
    version,
    variables: listOrNone(variables),
    controlPlane: group(controlPlane),
    workers: {
      machineDeployments: listOrNone(deployments.map(pool => ({ ...poolOf(pool), failureDomain: pool.failureDomains?.[0] }))),
      machinePools: listOrNone(machinePools.map(pool => ({ ...poolOf(pool), failureDomains: pool.failureDomains }))),
    },
  };
}

function poolOf(pool: PoolTopologyParts): object {
  return { class: pool.class, name: pool.name, ...group(pool), minReadySeconds: pool.minReadySeconds };
}

function group({ replicas, labels, annotations, overrides, deletion, readinessGates, rollout, healthCheck }: GroupParts): object {
  return {
    replicas,
    metadata: { labels: nonEmptyMap(labels), annotations: nonEmptyMap(annotations) },
    variables: { overrides: listOrNone(overrides) },
    deletion,
    readinessGates,
    rollout,
    healthCheck,
  };
}

function listOrNone<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}
