import { GcpMachineBase } from './machine-base';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';

/** The machines of a group. Every change replaces the machines that use it. */
export interface GcpMachineOptions extends GcpMachineBase {
  /**
   * Image or image family: `projects/<project>/global/images/<name>`, `projects/<project>/global/images/family/<family>`. `{version}` stands for
   * the Kubernetes version as image names have it (`v1-34-3`), `{minor}` for its first part (`v1-34`). A family means its newest image, so that
   * machines made later may differ. Nobody publishes images for production: build them with image-builder.
   * @default - the topology's
   */
  readonly image?: string;
}

/** The control plane's machines on GCP. */
export interface GcpControlPlaneOptions extends ControlPlaneOptions, GcpMachineOptions {}

/**
 * A pool of worker machines on GCP. Its `failureDomain` is a zone, for example `europe-west3-a`; single machines of a pool that names none are all
 * in the first zone of the cluster (cluster-api-provider-gcp v1.12.0), those of a MachinePool in all zones.
 */
export interface GcpPoolOptions extends PoolOptions, GcpMachineOptions {
  /**
   * Make the pool a managed instance group (`GCPMachinePool`). A change then reaches new machines only: the provider replaces none
   * (cluster-api-provider-gcp v1.12.0). Changing from one to the other replaces the machines.
   * @default false
   */
  readonly machinePool?: boolean;
}
