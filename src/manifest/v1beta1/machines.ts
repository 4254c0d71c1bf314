import { healthCheckFields, nodeTimeouts, objectReference, VersionOf } from './common';

/** `Cluster.spec` without a topology. */
export function clusterSpec({ controlPlaneRef, infrastructureRef, ...spec }: any, versionOf: VersionOf): any {
  return {
    ...spec,
    controlPlaneRef: objectReference(controlPlaneRef, versionOf),
    infrastructureRef: objectReference(infrastructureRef, versionOf),
  };
}

/** `MachineDeployment.spec`. The deletion order and the remediation limit live under the strategy. */
export function machineDeploymentSpec({ rollout, deletion, remediation, machineNaming, template, ...spec }: any, versionOf: VersionOf): any {
  const { minReadySeconds } = template.spec;
  return {
    ...spec,
    minReadySeconds,
    rolloutAfter: rollout?.after,
    strategy: {
      type: rollout?.strategy?.type,
      rollingUpdate: { ...rollout?.strategy?.rollingUpdate, deletePolicy: deletion?.order },
      remediation: { maxInFlight: remediation?.maxInFlight },
    },
    machineNamingStrategy: machineNaming,
    template: { ...template, spec: machineSpec(template.spec, versionOf) },
  };
}

function machineSpec({ deletion, bootstrap, infrastructureRef, minReadySeconds: _moved, ...spec }: any, versionOf: VersionOf): any {
  return {
    ...spec,
    ...nodeTimeouts(deletion),
    bootstrap: { ...bootstrap, configRef: objectReference(bootstrap.configRef, versionOf) },
    infrastructureRef: objectReference(infrastructureRef, versionOf),
  };
}

/** `MachineHealthCheck.spec`. */
export function machineHealthCheckSpec({ checks, remediation, ...spec }: any): any {
  return { ...spec, ...healthCheckFields({ checks, remediation }) };
}
