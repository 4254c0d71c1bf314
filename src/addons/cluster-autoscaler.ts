import { Construct } from 'constructs';
import { autoscalerArguments, AutoscalerExpander, AutoscalerPlace, refuseReserved } from './cluster-autoscaler/arguments';
import { autoscalerObjects } from './cluster-autoscaler/objects';
import { autoscalerImage } from './cluster-autoscaler/releases';
import { clusterKey } from './cluster-selector';
import { ICluster } from '../contract/cluster';
import { Emitter } from '../manifest/emit';
import { checkOnSynth, SynthChecks } from '../validation/check-on-synth';
import { checkProps, mapOf, refuse, required, Shape } from '../values/check';
import { content, oneOf, text } from '../values/check-scalars';

/** Settings of the Cluster Autoscaler of one cluster. */
export interface ClusterAutoscalerProps {
  /** The cluster whose pools grow and shrink: those with `autoscale`. */
  readonly cluster: ICluster;

  /**
   * Where it runs.
   * @default AutoscalerPlace.MANAGEMENT
   */
  readonly place?: AutoscalerPlace;

  /**
   * Which pool grows when several could.
   * @default AutoscalerExpander.LEAST_WASTE
   */
  readonly expander?: AutoscalerExpander;

  /**
   * Image with its tag, for a mirror or another release. Its minor version should be the cluster's.
   * @default - registry.k8s.io/autoscaling/cluster-autoscaler in the newest known release that is not newer than the cluster
   */
  readonly image?: string;

  /**
   * More arguments by name without dashes, for example `{ 'scale-down-delay-after-add': '15m' }`.
   * @default - none
   */
  readonly extraArgs?: { [name: string]: string };
}

const shape: Shape<ClusterAutoscalerProps> = {
  cluster: required((where, value) => {
    if (typeof (value as ICluster)?.context?.name !== 'string') { refuse(where, value, 'is not a cluster; write for example a WorkloadCluster'); }
  }),
  place: oneOf(AutoscalerPlace),
  expander: oneOf(AutoscalerExpander),
  image: text({ what: 'reference to an image with its tag', pattern: /^[a-z0-9.:-]+(\/[a-z0-9._-]+)+(:[\w.-]+|@sha256:[0-9a-f]{64})$/, max: 512, example: 'registry.example.com/cluster-autoscaler:v1.34.5' }),
  extraArgs: mapOf(content(1024, 'choose a shorter one'), text({ what: 'name of an argument, without dashes before it', pattern: /^[a-z][-a-z0-9]*$/, example: 'scale-down-delay-after-add' })),
};

/**
 * The Cluster Autoscaler of one cluster, with the provider for Cluster API. It runs beside the Cluster object on the management cluster, so that no cluster
 * holds credentials of the one that made it, and may change the machine groups of its namespace only. Its status and its lock are in `kube-system` of
 * the workload cluster. Objects are found as ServiceAccount, Role, RoleBinding and Deployment.
 */
export class ClusterAutoscaler extends Construct {
  private readonly checks: SynthChecks;

  public constructor(scope: Construct, id: string, props: ClusterAutoscalerProps) {
    super(scope, id);
    const where = `ClusterAutoscaler "${id}"`;
    checkProps(where, props, shape);
    const { cluster, place = AutoscalerPlace.MANAGEMENT, expander = AutoscalerExpander.LEAST_WASTE, extraArgs = {}, image } = props;
    refuseReserved(`${where}.extraArgs`, extraArgs);
    const args = autoscalerArguments(cluster, expander, extraArgs);
    if (place === AutoscalerPlace.WORKLOAD) {
      const unused = ['expander', 'image', 'extraArgs'].find(name => props[name as keyof ClusterAutoscalerProps] !== undefined);
      if (unused) { throw new Error(`${where}.${unused}: what runs in the workload cluster is said to the addon ClusterAutoscalerAgent; leave it out here.`); }
    }
    const emitter = new Emitter(this);
    const options = { image: image ?? autoscalerImage(cluster.context.kubernetesVersion), args, deploys: place === AutoscalerPlace.MANAGEMENT };
    for (const manifest of autoscalerObjects(cluster, options)) {
      emitter.emit(manifest.kind, manifest);
    }
    const first = claim(this, cluster);
    this.checks = checkOnSynth(emitter, () => first === this ? [] : [
      `ADD-10 one-autoscaler: cluster "${clusterKey(cluster)}" has the autoscaler "${first.node.path}" already, and two would fight over its pools; keep one.`,
    ]);
  }

  /**
   * Live with a finding of these objects, for a reason that the next reader can follow. An acknowledgement that silences nothing is reported.
   * @param id rule id, for example `LNT-01`
   * @param reason why it may stay
   */
  public acknowledge(id: string, reason: string): void {
    this.checks.acknowledge(`ClusterAutoscaler "${this.node.id}"`, id, reason);
  }
}

/** The first autoscaler of each cluster, by program. */
const owners = new WeakMap<object, Map<string, ClusterAutoscaler>>();

function claim(autoscaler: ClusterAutoscaler, cluster: ICluster): ClusterAutoscaler {
  let known = owners.get(autoscaler.node.root);
  if (!known) { owners.set(autoscaler.node.root, known = new Map()); }
  const first = known.get(clusterKey(cluster)) ?? autoscaler;
  known.set(clusterKey(cluster), first);
  return first;
}
