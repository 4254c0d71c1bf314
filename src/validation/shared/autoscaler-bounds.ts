import { fields } from './read';

const PREFIX = 'cluster.x-k8s.io/cluster-api-autoscaler-node-group';

/** Annotation with the fewest machines of a group that is scaled. */
export const MIN_SIZE = `${PREFIX}-min-size`;
/** Annotation with the most machines of a group that is scaled. */
export const MAX_SIZE = `${PREFIX}-max-size`;

/** What the annotations say about the size of a group. */
export interface Bounds {
  readonly min?: string;
  readonly max?: string;
}

/** The bounds as they are written. */
export function boundsOf(object: unknown): Bounds {
  const annotations = fields(fields(fields(object).metadata).annotations);
  const said = (key: string) => typeof annotations[key] === 'string' ? annotations[key] as string : undefined;
  return { min: said(MIN_SIZE), max: said(MAX_SIZE) };
}

/** A bound as Go's ParseInt reads it. */
export function sizeOf(bound: string | undefined): number | undefined {
  return bound !== undefined && /^[+-]?\d{1,10}$/.test(bound) ? Number(bound) : undefined;
}
