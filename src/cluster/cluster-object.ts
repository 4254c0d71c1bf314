import { ClusterContext } from '../contract/cluster';
import { gateList, nonEmptyMap } from '../contract/machine-lifecycle';
import { Manifest } from '../manifest/manifest';
import { ConditionGate } from '../options/group/conditions';

/** What is said of the Cluster object itself. */
export interface ClusterObjectParts {
  readonly labels?: { [key: string]: string };
  readonly annotations?: { [key: string]: string };
  readonly paused?: boolean;
  readonly availabilityGates?: ConditionGate[];
  /** Port of the API server; that of every API server when undefined. */
  readonly port?: number;
  /** Name the port of every API server, too. */
  readonly namesPort?: boolean;
}

/** The Cluster object. `rest` is what its spec says of the objects it is made of. */
export function clusterObject({ podCidrs, serviceCidrs, serviceDomain }: ClusterContext, parts: ClusterObjectParts, rest: object): Manifest {
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Cluster',
    labels: parts.labels,
    annotations: nonEmptyMap(parts.annotations),
    spec: {
      clusterNetwork: {
        pods: { cidrBlocks: podCidrs },
        services: { cidrBlocks: serviceCidrs },
        serviceDomain,
        apiServerPort: parts.port === 6443 && !parts.namesPort ? undefined : parts.port,
      },
      paused: parts.paused || undefined,
      availabilityGates: gateList(parts.availabilityGates),
      ...rest,
    },
  };
}
