import { Addon, AddonEdge, AddonRelease, EdgeKind } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, required, Shape } from '../../values/check';
import { objectName } from '../../values/check-names';
import { flag, instanceOf, oneOf, text } from '../../values/check-scalars';
import { AddonSecret } from '../addon-secret';
import { hostedProblem, requiredFact, zoneCategories } from '../facts';
import { DRIVER_VERSION, driverObjects } from './vsphere-csi/driver';
import { clusterIdentity, NAMESPACE } from './vsphere-csi/identity';
import { vsphereSnapshotClass, vsphereStorageClass } from './vsphere-csi/storage';
import { storageClassList } from '../chart/storage';

/** File system of a volume. */
export enum VSphereFileSystem {
  /** The driver's own default. */
  EXT4 = 'ext4',
  /** Suits large files. */
  XFS = 'xfs',
}

/** A kind of storage that claims can ask for. Kubernetes accepts no change of an existing class: give a changed one another name. */
export interface VSphereStorageClass {
  /** Name of the class. */
  readonly name: string;

  /**
   * Name of a vSphere storage policy.
   * @default - none: any datastore that all nodes reach
   */
  readonly storagePolicy?: string;

  /**
   * Datastore by its address, `ds:///vmfs/volumes/<id>/`. With a policy as well, the datastore must comply with it.
   * @default - chosen by the policy
   */
  readonly datastoreUrl?: string;

  /**
   * File system of the volumes.
   * @default VSphereFileSystem.EXT4
   */
  readonly fileSystem?: VSphereFileSystem;
}

/** Settings of the vSphere storage driver. */
export interface VSphereCsiProps {
  /**
   * Release of driver and syncer; the sidecars stay those of the default release.
   * @default v3.7.3
   */
  readonly version?: string;

  /**
   * Where the vCenter credentials come from: finally a Secret `vsphere-config-secret` in `vmware-system-csi` of the workload cluster with the key
   * `csi-vsphere.conf`. It must not hold a `cluster-id`: the addon brings one that is unique. In a cluster with zones it must name the categories of
   * their tags, or no volume is made: `[Labels] topology-categories = "k8s-region, k8s-zone"`.
   * @default - AddonSecret.resourceSet('{cluster}-vsphere-csi')
   */
  readonly credentialsSecret?: AddonSecret;

  /**
   * Classes of storage; the first is the default class of the cluster.
   * @default - one class "vsphere" on any datastore that all nodes reach
   */
  readonly storageClasses?: VSphereStorageClass[];

  /**
   * Snapshots of volumes, with a default snapshot class that Velero finds. Brings the addon `snapshot-controller`. Needs vSphere 7.0 U3 or later.
   * @default true
   */
  readonly snapshots?: boolean;
}

const classShape: Shape<VSphereStorageClass> = {
  name: required(objectName),
  storagePolicy: text({ max: 80 }),
  datastoreUrl: text({ what: 'datastore address', pattern: /^ds:\/\/\/vmfs\/volumes\/[^/\s]+\/$/, example: 'ds:///vmfs/volumes/5c9bb20e-009c1e46-4b85-0200483b2a97/' }),
  fileSystem: oneOf(VSphereFileSystem),
};

const shape: Shape<VSphereCsiProps> = {
  version: text({ what: 'driver release', pattern: /^v\d+\.\d+\.\d+(-rc\.\d+)?$/, example: DRIVER_VERSION }),
  credentialsSecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
  storageClasses: storageClassList<VSphereStorageClass>(classShape),
  snapshots: flag,
};

/**
 * The vSphere storage driver: volumes on vSphere datastores. The project publishes no chart, so the addon is made of plain objects.
 * Joins every vSphere cluster by itself.
 */
export class VSphereCsi extends Addon {
  private readonly version: string;
  private readonly credentials: AddonSecret;
  private readonly snapshots: boolean;
  private readonly followUps: object[];

  public constructor(props: VSphereCsiProps = {}) {
    checkProps('VSphereCsi', props, shape);
    super('vsphere-csi');
    const { version = DRIVER_VERSION, snapshots = true, storageClasses = [{ name: 'vsphere' }] } = props;
    this.version = version;
    this.credentials = props.credentialsSecret ?? AddonSecret.resourceSet('{cluster}-vsphere-csi');
    this.snapshots = snapshots;
    const classes = storageClasses.map((options, index) => vsphereStorageClass(options, index === 0));
    this.followUps = [...classes, ...(snapshots ? [vsphereSnapshotClass()] : [])];
  }

  public get provides(): string[] {
    return ['storage'];
  }

  public get requires(): string[] {
    return this.snapshots ? ['snapshot-controller'] : [];
  }

  public get after(): AddonEdge[] {
    // All by trying again: pods wait for the cloud provider's taint to go, the snapshot sidecar restarts until its resources are defined.
    return ['network', 'cloud-provider', 'snapshot-controller'].map(addon => ({ addon, kind: EdgeKind.CONVERGES }));
  }

  public problems(cluster: ICluster): string[] {
    return hostedProblem(this.name, cluster);
  }

  public release(cluster: ICluster): AddonRelease {
    requiredFact(this.name, cluster, 'vsphere.server', 'a VSphereTopology');
    // More controllers than control plane machines would wait for a place forever.
    const replicas = Math.max(1, Math.min(3, cluster.context.controlPlaneReplicas));
    const zones = zoneCategories(cluster) !== undefined;
    return {
      namespace: NAMESPACE,
      // Before the driver: one that starts without an identity makes up its own.
      manifests: [clusterIdentity(cluster), ...driverObjects({ version: this.version, replicas, snapshots: this.snapshots, zones })],
      followUps: this.followUps,
      secrets: this.credentials.releaseSecrets(cluster),
    };
  }
}
