import { ICluster } from '../contract/cluster';
import { checkProps, listOf, refuse, required, Shape } from '../values/check';
import { labels as labelMap } from '../values/check-names';
import { instanceOf } from '../values/check-scalars';

const wavesShape: Shape<{ waves: ClusterSelector[] }> = { waves: required(listOf((where, value) => { instanceOf(ClusterSelector, 'ClusterSelector.cluster(…)')(where, value); })) };

const labelsShape: Shape<{ labels: { [key: string]: string } }> = { labels: required(labelMap) };

/** The clusters an addon stack is for. */
export class ClusterSelector {
  /** One cluster of this program. */
  public static cluster(cluster: ICluster): ClusterSelector {
    return new ClusterSelector('ClusterSelector.cluster', [[cluster]]);
  }

  /** Several clusters of this program. Each gets objects and values of its own: nothing is shared between them. */
  public static clusters(...clusters: ICluster[]): ClusterSelector {
    return new ClusterSelector('ClusterSelector.clusters', [clusters]);
  }

  /**
   * Those of the given clusters that carry all these labels. Labels are compared when the program runs, because addons are rendered from what the
   * program knows of each cluster; a cluster that somebody labels on the management cluster does not join.
   */
  public static labels(labels: { [key: string]: string }, ...clusters: ICluster[]): ClusterSelector {
    const where = 'ClusterSelector.labels';
    checkProps(where, { labels }, labelsShape);
    clusters.forEach(cluster => checkCluster(where, cluster));
    const found = clusters.filter(cluster => hasLabels(cluster, labels));
    if (clusters.length > 0 && found.length === 0) {
      throw new Error(`${where}: none of ${clusters.length} clusters carries ${Object.entries(labels).map(pair => pair.join('=')).join(', ')}; label one or hand in others.`);
    }
    return new ClusterSelector(where, [found]);
  }

  /**
   * Clusters that follow each other: a change of an addon reaches a wave only once it is ready on every cluster of the wave before. Engines that cannot
   * hold a wave back refuse it. While a cluster of an earlier wave is broken, no change and no new cluster gets past it.
   */
  public static inWaves(...waves: ClusterSelector[]): ClusterSelector {
    checkProps('ClusterSelector.inWaves', { waves }, wavesShape);
    if (waves.length < 2) { throw new Error(`ClusterSelector.inWaves: ${waves.length} given; write at least two selectors, one per wave.`); }
    return new ClusterSelector('ClusterSelector.inWaves', waves.flatMap(wave => wave.waves));
  }

  /** The clusters, in the given order. */
  public readonly members: ICluster[];

  /** The clusters by wave; one wave unless they were given as waves. */
  public readonly waves: ICluster[][];

  private constructor(where: string, waves: ICluster[][]) {
    const clusters = waves.flat();
    if (clusters.length === 0) { throw new Error(`${where}: no cluster is given; write at least one.`); }
    const seen = new Set<string>();
    for (const cluster of clusters) {
      checkCluster(where, cluster);
      const key = clusterKey(cluster);
      if (seen.has(key)) { refuse(where, key, 'is given twice; name each cluster once'); }
      seen.add(key);
    }
    this.members = clusters;
    this.waves = waves.map(wave => [...wave]);
  }
}

function checkCluster(where: string, cluster: ICluster): void {
  if (typeof cluster?.context?.name !== 'string') { refuse(where, cluster, 'is not a cluster; write for example a WorkloadCluster'); }
}

/** What tells a cluster from every other one on the management cluster. */
export function clusterKey({ context }: ICluster): string {
  return `${context.namespace}/${context.name}`;
}

/** Whether a cluster carries all these labels. */
export function hasLabels({ labels }: ICluster, wanted: { readonly [key: string]: string }): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}
