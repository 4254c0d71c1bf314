import { reference, seconds, strategyParts, withChecks, withDeletion } from './parts';
import { Fields, gathered, isFields, within } from './read';

/** `Machine.spec`, and that of a template of machines. */
export function machine(spec: Fields): Fields {
  const { bootstrap, infrastructureRef, ...rest } = withDeletion(spec);
  return {
    ...rest,
    bootstrap: within(bootstrap, ({ configRef, ...other }) => ({ ...other, configRef: reference(configRef) })),
    infrastructureRef: reference(infrastructureRef),
  };
}

/** `MachineDeployment.spec`. Fields that nothing ever read are gone. */
export function machineDeployment(spec: Fields): Fields {
  const {
    rolloutAfter, strategy, machineNamingStrategy, progressDeadlineSeconds: _progress, revisionHistoryLimit: _history, ...rest
  } = withTemplate(spec);
  const { rollout, order, maxInFlight } = strategyParts(strategy);
  return {
    ...rest,
    machineNaming: machineNamingStrategy ?? rest.machineNaming,
    rollout: gathered({ after: rolloutAfter, strategy: rollout }),
    deletion: gathered({ order }),
    remediation: gathered({ maxInFlight }),
  };
}

/** `MachineSet.spec`. */
export function machineSet(spec: Fields): Fields {
  const { deletePolicy, machineNamingStrategy, ...rest } = withTemplate(spec);
  return { ...rest, machineNaming: machineNamingStrategy ?? rest.machineNaming, deletion: gathered({ order: deletePolicy }) };
}

/** `MachinePool.spec`. */
export function machinePool(spec: Fields): Fields {
  return withTemplate(spec);
}

/** `MachineHealthCheck.spec`. */
export function machineHealthCheck(spec: Fields): Fields {
  return withChecks(spec);
}

/** The template of a group of machines. How long a node must have been ready moved into it. */
function withTemplate({ minReadySeconds, template, ...rest }: Fields): Fields {
  return {
    ...rest,
    template: isFields(template)
      ? { ...template, spec: within(template.spec, spec => machine({ ...spec, minReadySeconds: seconds(minReadySeconds) ?? spec.minReadySeconds })) }
      : template,
  };
}
