import { seconds } from './parts';
import { Fields, within } from './read';

/** The spec of a virtual machine or of its template (cluster-api-provider-vsphere v1.16.1). */
export function vsphereMachine({ guestSoftPowerOffTimeout, namingStrategy, failureDomain: _zone, network, ...spec }: Fields): Fields {
  return {
    ...spec,
    guestSoftPowerOffTimeoutSeconds: seconds(guestSoftPowerOffTimeout) ?? spec.guestSoftPowerOffTimeoutSeconds,
    naming: namingStrategy ?? spec.naming,
    network: within(network, ({ preferredAPIServerCidr: _cidr, ...fields }) => fields),
  };
}

/** `VSphereFailureDomain.spec`: tags are only looked at, no longer made. */
export function vsphereFailureDomain(spec: Fields): Fields {
  const domain = (value: any) => within(value, ({ autoConfigure: _made, ...fields }) => fields);
  return { ...spec, region: domain(spec.region), zone: domain(spec.zone) };
}
