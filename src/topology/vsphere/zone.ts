import { VSphereZoneDevice } from './zone-device';

/** What a vCenter tag is attached to. */
export enum VSphereTagTarget {
  /** The datacenter. */
  DATACENTER = 'Datacenter',

  /** The compute cluster. */
  COMPUTE_CLUSTER = 'ComputeCluster',

  /** The hosts of a group; for zones only. */
  HOST_GROUP = 'HostGroup',
}

/** A vCenter tag that says which region or zone something is in. It must exist and be attached; the provider only looks. */
export interface VSphereTag {
  /** Name of the tag. Nodes carry it as their region or zone. */
  readonly name: string;

  /**
   * Category of the tag: one for all regions and another for all zones, because the cloud provider and the storage driver know one each.
   * @default - k8s-region for regions, k8s-zone for zones
   */
  readonly category?: string;

  /**
   * What it is attached to.
   * @default - regions: the datacenter; zones: the host group, else the compute cluster, else the datacenter
   */
  readonly attachedTo?: VSphereTagTarget;
}

/**
 * A part of the infrastructure that fails on its own. What is said here comes before what the machines say. The provider's objects cannot
 * be edited, so a change makes new ones: pools in the zone are replaced, control plane machines move with their next rollout.
 */
export interface VSphereZone {
  /** Name of the zone within the cluster, by which pools choose it as their `failureDomain`. */
  readonly name: string;

  /** Tag of the region the zone is in. */
  readonly region: VSphereTag;

  /**
   * Tag of the zone.
   * @default - a tag called like the zone
   */
  readonly tag?: VSphereTag;

  /** Datacenter, by name or path. */
  readonly datacenter: string;

  /**
   * Compute cluster, by name or path.
   * @default - the zone is the datacenter
   */
  readonly computeCluster?: string;

  /**
   * DRS groups of hosts and virtual machines with a rule that keeps them together; all of them exist. Needs `computeCluster`.
   * @default - any host
   */
  readonly hosts?: VSphereZoneHosts;

  /**
   * Datastore, by name or path.
   * @default - as the machines say
   */
  readonly datastore?: string;

  /**
   * Network devices, in the order of the machines' devices: the first entry changes the first device. Entries beyond add devices.
   * @default - as the machines say
   */
  readonly devices?: VSphereZoneDevice[];

  /**
   * Resource pool; it must belong to `computeCluster`.
   * @default - as the machines say
   */
  readonly resourcePool?: string;

  /**
   * Folder of the virtual machines; it must exist.
   * @default - as the machines say
   */
  readonly folder?: string;

  /**
   * Control plane machines may be here.
   * @default true
   */
  readonly controlPlane?: boolean;
}

/** Hosts of a zone that is a part of a compute cluster. */
export interface VSphereZoneHosts {
  /** DRS group of the hosts. */
  readonly hostGroup: string;

  /** DRS group that the virtual machines join. */
  readonly vmGroup: string;
}
