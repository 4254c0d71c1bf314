import { ICluster } from '../../contract/cluster';
import { IDelivery, PlannedRelease } from '../../contract/delivery';
import { NamedManifest } from '../../manifest/manifest';
import { checkProps, Shape } from '../../values/check';
import { flag } from '../../values/check-scalars';
import { awaitedAddons, heldBackBy, readyEdges, refuseEdge } from '../engine/edges';
import { clusterSelector, identity, resourceSet } from '../engine/payload';
import { unsettledObject } from '../engine/plain-objects';
import { refuseWaves } from '../engine/waves';
import { objectNameFor } from '../names';
import { Stage, stagesOf } from './sveltos/stages';

/** How Sveltos keeps clusters as the program says. */
export interface SveltosDeliveryProps {
  /**
   * Put back what somebody changed in a cluster by hand. Sveltos then runs an agent for it that watches every deployed object.
   * @default false
   */
  readonly correctDrift?: boolean;
}

const shape: Shape<SveltosDeliveryProps> = { correctDrift: flag };

/**
 * Delivery by Sveltos on the management cluster (tested with v1.14): Profiles in the cluster's namespace, up to four per addon, which select the
 * Cluster by its label. Charts and plain objects are both carried; Sveltos reads the kubeconfig that Cluster API keeps and waits until the control
 * plane is initialized. Credentials travel in a ClusterResourceSet, because Sveltos takes Secrets of a type of its own only.
 *
 * Edges become `dependsOn`. Taking an addon out of the program removes it from the cluster but for its namespaces, and so does a change of the label
 * `cluster.x-k8s.io/cluster-name`. A new chart name, release name or namespace is another release: the old one is uninstalled.
 */
export class SveltosDelivery implements IDelivery {
  public readonly engine: string = 'SveltosDelivery';

  private readonly correctDrift: boolean;

  public constructor(props: SveltosDeliveryProps = {}) {
    checkProps('SveltosDelivery', props, shape);
    this.correctDrift = props.correctDrift ?? false;
  }

  public deliver(cluster: ICluster, releases: PlannedRelease[]): NamedManifest[] {
    refuseWaves(this.engine, 'a Profile depends on Profiles of its own cluster only', cluster, releases);
    for (const edge of readyEdges(releases)) {
      const { chart, secrets = [] } = edge.earlier.release;
      if (!chart && secrets.length > 0) {
        const why = `Secret "${secrets[0]}" of "${edge.earlier.addon}" travels in a ClusterResourceSet, which Sveltos does not wait for`;
        refuseEdge(this.engine, cluster, edge, why, 'deliver with ArgoCdDelivery');
      }
      const object = unsettledObject(edge.earlier.release);
      if (object !== undefined) {
        const why = `${object.kind} "${object.metadata.name}" of "${edge.earlier.addon}" counts as deployed as soon as it is accepted`;
        refuseEdge(this.engine, cluster, edge, why, 'make it part of a chart, whose objects are waited for');
      }
    }
    const awaited = awaitedAddons(releases);
    const stages = new Map(releases.map(({ addon, release }) => [addon, stagesOf(cluster, addon, release, awaited.has(addon))]));
    const lastOf = (addon: string) => stages.get(addon)!.slice(-1).map(({ part }) => part);
    return releases.flatMap(planned => {
      const { addon, release } = planned;
      let before = heldBackBy(planned, awaited).flatMap(lastOf);
      const profiles = stages.get(addon)!.flatMap(stage => {
        const manifests = [this.profile(cluster, stage, before), ...stage.objects];
        before = [stage.part];
        return manifests;
      });
      return [...resourceSet(cluster, { addon, manifests: [], secrets: release.secrets ?? [], followUps: [] }), ...profiles];
    });
  }

  private profile(cluster: ICluster, { part, spec }: Stage, before: string[]): NamedManifest {
    return {
      apiVersion: 'config.projectsveltos.io/v1beta1',
      kind: 'Profile',
      ...identity(cluster, part),
      spec: {
        clusterSelector: clusterSelector(cluster),
        syncMode: this.correctDrift ? 'ContinuousWithDriftDetection' : 'Continuous',
        stopMatchingBehavior: 'WithdrawPolicies',
        dependsOn: before.length > 0 ? before.map(name => objectNameFor(cluster.context.name, name)) : undefined,
        ...spec,
      },
    };
  }
}
