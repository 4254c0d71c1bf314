import { goDuration } from './common';

/** Machine fields that cluster-api-provider-vsphere v1.16.1 renamed in v1beta2. */
export function vsphereMachine({ guestSoftPowerOffTimeoutSeconds, naming, ...spec }: any): any {
  return { ...spec, guestSoftPowerOffTimeout: goDuration(guestSoftPowerOffTimeoutSeconds), namingStrategy: naming };
}

/** `VSphereDeploymentZone.spec`: the placement constraint was required, be it empty. */
export function vsphereDeploymentZone({ placementConstraint, ...spec }: any): any {
  return { ...spec, placementConstraint: placementConstraint ?? {} };
}
