import { Finding } from './finding';
import { ManifestSet } from './manifest-set';

/** A finding that somebody decided to live with, and why. */
export interface Acknowledgement {
  /** Rule id, for example `LNT-01`. */
  readonly id: string;
  /** The reason, as a sentence for the next reader. */
  readonly reason: string;
  /** `Kind namespace/name`, with `*` for any part; every object when left out. */
  readonly object?: string;
  /** Where it was written, for the report when it is no longer needed. */
  readonly from: string;
}

/** Findings after acknowledgements were taken into account. */
export interface Acknowledged {
  readonly open: readonly Finding[];
  readonly silenced: readonly Finding[];
  /** Acknowledgements that silenced nothing. */
  readonly unused: readonly Acknowledgement[];
}

/** Annotation by which an object carries acknowledgements: the rule id follows, the value is the reason. */
export const ACKNOWLEDGE = 'acknowledge.cdk8s-cluster-api/';

const CLUSTER_NAME = 'cluster.x-k8s.io/cluster-name';

/** Take out the findings that were acknowledged. */
export function acknowledge(findings: readonly Finding[], acknowledgements: readonly Acknowledgement[]): Acknowledged {
  const used = new Set<Acknowledgement>();
  const open: Finding[] = [];
  const silenced: Finding[] = [];
  for (const finding of findings) {
    const match = acknowledgements.filter(({ id, object }) => id === finding.id && (object === undefined || matches(object, finding)));
    match.forEach(acknowledgement => used.add(acknowledgement));
    (match.length > 0 ? silenced : open).push(finding);
  }
  return { open, silenced, unused: acknowledgements.filter(acknowledgement => !used.has(acknowledgement)) };
}

/**
 * Acknowledgements that objects carry as annotations. One on a Cluster counts for every object of the cluster, so that people find it
 * in one place.
 */
export function annotated(set: ManifestSet): Acknowledgement[] {
  return set.entries.flatMap(({ object, kind, namespace, name }) => Object.entries<unknown>(object?.metadata?.annotations ?? {})
    .filter(([key]) => key.startsWith(ACKNOWLEDGE))
    .flatMap(([key, reason]) => {
      const from = `annotation of ${kind} ${namespace ? `${namespace}/` : ''}${name}`;
      const base = { id: key.slice(ACKNOWLEDGE.length), reason: String(reason), from };
      return { ...base, object: kind === 'Cluster' ? `cluster ${namespace}/${name}` : `${kind} ${namespace ? `${namespace}/` : ''}${name}` };
    }));
}

function matches(pattern: string, { object, entry }: Finding): boolean {
  const cluster = /^cluster ([^/]*)\/(.*)$/.exec(pattern);
  if (cluster) {
    const owner = entry.kind === 'Cluster' ? entry.name : entry.object?.metadata?.labels?.[CLUSTER_NAME] ?? entry.object?.spec?.clusterName;
    return entry.namespace === cluster[1] && owner === cluster[2];
  }
  const parts = (text: string) => text.split(/[ /]/);
  const wanted = parts(pattern);
  return wanted.length === parts(object).length && parts(object).every((part, index) => wanted[index] === '*' || wanted[index] === part);
}
