import { overridesSpec } from './device-spec';
import { VSphereDevice } from './devices';
import { Nic, nicsOf } from './nic';
import { VSphereZone } from './zone';
import { VSphereZoneDevice } from './zone-device';
import { onlyNetworks, tagsOf } from './zone-shape';
import { ipPoolReference, PoolOwner } from '../../manifest/ip-pools';
import { NamedManifest } from '../../manifest/manifest';
import { MAX_NAME } from '../../manifest/names';
import { seal } from '../../manifest/seal';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta2';

/** Label by which a cluster selects its zones: the name of the zone object itself, so that neither another cluster's zones nor outdated ones match. */
const ZONE = 'cdk8s-cluster-api.dev/zone';

/** What the stem of a sealed name may have. */
const MAX_STEM = MAX_NAME - '-00000000'.length;

/** The two objects of a zone. */
export interface ZoneObjects {
  readonly failureDomain: NamedManifest;
  readonly deploymentZone: NamedManifest;
}

/** `VSphereFailureDomain` and the `VSphereDeploymentZone` that offers it. The latter's name is the failure domain of machines. */
export function zoneObjects(zone: VSphereZone, server: string, owner: PoolOwner): ZoneObjects {
  const failureDomain = sealed(zone, owner, 'VSphereFailureDomain', {
    ...tagsOf(zone),
    topology: {
      datacenter: zone.datacenter,
      computeCluster: zone.computeCluster,
      hosts: zone.hosts && { hostGroupName: zone.hosts.hostGroup, vmGroupName: zone.hosts.vmGroup },
      datastore: zone.datastore,
      ...networkSpec(zone, owner),
    },
  });
  const deploymentZone = sealed(zone, owner, 'VSphereDeploymentZone', {
    server,
    failureDomain: failureDomain.name,
    controlPlane: zone.controlPlane ?? true,
    placementConstraint: { resourcePool: zone.resourcePool, folder: zone.folder },
  });
  return { failureDomain, deploymentZone: { ...deploymentZone, labels: { ...deploymentZone.labels, [ZONE]: deploymentZone.name } } };
}

/** `failureDomainSelector` of the VSphereCluster: exactly these zones. Without one the provider uses no zones at all. */
export function zoneSelector(zones: ZoneObjects[]): object | undefined {
  if (zones.length === 0) { return undefined; }
  return { matchExpressions: [{ key: ZONE, operator: 'In', values: zones.map(({ deploymentZone }) => deploymentZone.name) }] };
}

/** The devices a machine has in a zone, merged as the provider does it (v1.16.1, pkg/services/vimmachine.go). */
export function nicsInZone(devices: VSphereDevice[] | undefined, network: string, zone: VSphereZone): Nic[] {
  const nics = nicsOf(devices, network);
  const changes = zone.devices ?? [];
  return [
    ...nics.map((nic, index) => (changes[index] ? { ...nic, ...defined(withSources(changes[index])) } : nic)),
    ...changes.slice(nics.length).map(change => ({ dhcp4: false, ...defined(withSources(change)), network: change.network })),
  ];
}

function networkSpec(zone: VSphereZone, owner: PoolOwner): object {
  if (!zone.devices) { return {}; }
  if (onlyNetworks(zone)) { return { networks: zone.devices.map(({ network }) => network) }; }
  return {
    networkConfigurations: zone.devices.map(withSources).map(given => ({
      networkName: given.network,
      dhcp4: given.dhcp4,
      dhcp6: given.dhcp6,
      dhcp4Overrides: overridesSpec(given.dhcp4Overrides),
      dhcp6Overrides: overridesSpec(given.dhcp6Overrides),
      addressesFromPools: given.pools?.map(pool => ipPoolReference(pool, owner)),
      nameservers: given.nameservers,
      searchDomains: given.searchDomains,
    })),
  };
}

/** A zone that names a source of addresses names all of them: the provider would otherwise keep the machine's DHCP beside a pool. */
function withSources(given: VSphereZoneDevice): VSphereZoneDevice {
  const says = given.dhcp4 !== undefined || given.dhcp6 !== undefined || given.pools !== undefined;
  return says ? { ...given, dhcp4: given.dhcp4 ?? false, dhcp6: given.dhcp6 ?? false } : given;
}

function defined<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}

/**
 * Zones are cluster-scoped and cannot be edited: named after namespace, cluster, zone and content. The salt keeps two clusters apart
 * whose names run together ("a" in "b-c", "a-b" in "c") or are cut.
 */
function sealed(zone: VSphereZone, owner: PoolOwner, kind: string, spec: object): NamedManifest {
  const prefix = `${owner.namespace}-${owner.name}`.slice(0, MAX_STEM - zone.name.length - 1).replace(/-+$/, '');
  const labels = { 'cluster.x-k8s.io/cluster-name': owner.name };
  return seal(`${prefix}-${zone.name}`, { apiVersion: API_VERSION, kind, labels, spec }, { rolloutToken: `${owner.namespace}/${owner.name}/${zone.name}` });
}
