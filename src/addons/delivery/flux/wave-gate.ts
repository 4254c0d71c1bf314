import { AddonRelease } from '../../../contract/addon';
import { ICluster } from '../../../contract/cluster';
import { EarlierRelease } from '../../../contract/delivery';
import { contentHash } from '../../../manifest/canonical';
import { objectNameFor } from '../../names';

/** Annotation of a release that another cluster waits for: which chart and values it is. */
export const REVISION = 'cdk8s-cluster-api.dev/revision';

/** Chart and values as one word. A label or a version would not do: a change of values has to reach the wave before as well. */
export function revisionOf({ chart, values, namespace, releaseName }: AddonRelease): string {
  return contentHash({ chart, values, namespace, releaseName });
}

/**
 * A dependency on the release of an earlier cluster. Flux by itself would be content with any release that is ready, also the one before the change,
 * when both clusters change in one commit; the expression asks for this very one (helm-controller v1.6.3: `dep` is the other HelmRelease).
 */
export function waveGate(cluster: ICluster, addon: string, earlier: EarlierRelease): object {
  const { name, namespace } = earlier.cluster.context;
  return {
    name: objectNameFor(name, addon),
    namespace: namespace === cluster.context.namespace ? undefined : namespace,
    readyExpr: [
      `dep.metadata.annotations['${REVISION}'] == '${revisionOf(earlier.release)}'`,
      'dep.status.observedGeneration == dep.metadata.generation',
      'dep.status.conditions.exists(c, c.type == \'Ready\' && c.status == \'True\')',
    ].join(' && '),
  };
}
