import { reference, strategyParts, withChecks, withDeletion } from './parts';
import { each, Fields, gathered, isFields, within } from './read';

/** `Cluster.spec`. */
export function cluster({ controlPlaneRef, infrastructureRef, topology, ...spec }: Fields): Fields {
  return {
    ...spec,
    controlPlaneRef: reference(controlPlaneRef),
    infrastructureRef: reference(infrastructureRef),
    topology: within(topology, managedTopology),
  };
}

/** `spec.topology`. Its `rolloutAfter` was never acted upon. */
function managedTopology({ class: name, classNamespace, rolloutAfter: _after, controlPlane, workers, variables, ...topology }: Fields): Fields {
  return {
    ...topology,
    classRef: topology.classRef ?? gathered({ name, namespace: classNamespace || undefined }),
    variables: values(variables),
    controlPlane: within(controlPlane, group),
    workers: within(workers, lists => ({
      ...lists,
      machineDeployments: each(lists.machineDeployments, group),
      machinePools: each(lists.machinePools, group),
    })),
  };
}

function group(fields: Fields): Fields {
  const { variables, ...rest } = withGroupFields(fields);
  return { ...rest, variables: within(variables, ({ overrides, ...other }) => ({ ...other, overrides: values(overrides) })) };
}

/** What a group of machines of a topology and a class of such groups have in common. */
export function withGroupFields({ machineHealthCheck, strategy, ...fields }: Fields): Fields {
  const { deletion, rollout, ...rest } = withDeletion(fields);
  const { rollout: replacement, order, maxInFlight } = strategyParts(strategy);
  const healthCheck = within(machineHealthCheck, ({ enable, ...check }) => withChecks({ ...check, enabled: enable }));
  return {
    ...rest,
    deletion: gathered({ ...deletion, order: order ?? deletion?.order }),
    rollout: strategy === undefined ? rollout : { ...isFields(rollout) ? rollout : {}, strategy: replacement },
    healthCheck: withLimit(healthCheck ?? rest.healthCheck, maxInFlight),
  };
}

function withLimit(healthCheck: any, maxInFlight: any): any {
  if (maxInFlight === undefined) { return healthCheck; }
  return { ...healthCheck, remediation: { ...healthCheck?.remediation, maxInFlight } };
}

function values(list: any): any {
  return each(list, ({ definitionFrom: _definition, ...variable }) => variable);
}
